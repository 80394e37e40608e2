#include "box/derived_styles.h"

namespace colosseum {

StyleId DerivedStyles::make(StyleId parent, Display display) {
  StyleBuilder& b = pool_.scratch_builder();
  b.start(&pool_.get(parent));
  b.set_display(display);
  return pool_.intern(b);
}

StyleId DerivedStyles::anonymous_block(StyleId parent) {
  StyleId& id = slot(blocks_, parent);
  if (!id.valid()) id = make(parent, Display::block());
  return id;
}

StyleId DerivedStyles::anonymous_inline(StyleId parent) {
  StyleId& id = slot(inlines_, parent);
  if (!id.valid()) id = make(parent, Display::inline_());
  return id;
}

StyleId DerivedStyles::default_marker(StyleId list_item) {
  StyleId& id = slot(markers_, list_item);
  if (!id.valid()) {
    StyleBuilder& b = pool_.scratch_builder();
    b.start(&pool_.get(list_item));
    b.set_unicode_bidi(UnicodeBidi::kIsolate);
    b.set_white_space_collapse(WhiteSpaceCollapse::kPreserve);
    b.set_text_wrap_mode(TextWrapMode::kNowrap);
    b.set_text_transform({});
    b.set_text_indent({});
    id = pool_.intern(b);
  }
  return id;
}

}  // namespace colosseum
