#include "box/box_builder.h"

#include "box/box_emitter.h"
#include "box/first_line.h"
#include "box/item_collector.h"

namespace colosseum {

namespace {

void collect_and_emit(BoxTree& tree) {
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

}  // namespace

void build_boxes(BoxTree& tree) {
  collect_and_emit(tree);
  if (tree.uses_first_lines()) find_first_lines(tree);
}

}  // namespace colosseum
