#include "box/box_builder.h"

#include "box/box_emitter.h"
#include "box/item_collector.h"

namespace colosseum {

void build_boxes(BoxTree& tree) {
  Document& document = tree.document();
  Fallbacks fallbacks(document);
  DerivedStyles styles(document.styles());
  ItemCollector first(document, fallbacks, styles, {});
  first.run();
  if (!first.counters().has_reversed_without_value()) {
    emit_boxes(first.result(), styles, tree);
    return;
  }
  // css-lists-3 §4.4.2: their initial values depend on what follows, so the text is known on a second walk.
  ItemCollector second(document, fallbacks, styles, first.counters().initial_values());
  second.run();
  emit_boxes(second.result(), styles, tree);
}

}  // namespace colosseum
