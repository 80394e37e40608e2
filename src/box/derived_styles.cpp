#include "box/derived_styles.h"

#include "box/containment.h"
#include "tree/atom_list.h"

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

StyleId DerivedStyles::skipped_block(StyleId parent) {
  StyleId& id = slot(skipped_, parent);
  if (!id.valid()) {
    StyleBuilder& b = pool_.scratch_builder();
    b.start(&pool_.get(parent));
    b.set_display(Display::block());
    b.set_content_visibility(ContentVisibility::kHidden);
    id = pool_.intern(b);
  }
  return id;
}

StyleId DerivedStyles::default_summary(StyleId details, bool open) {
  StyleBuilder& b = pool_.scratch_builder();
  b.start(&pool_.get(details));
  b.set_display(Display::block());
  b.set_list_style_position(ListStylePosition::kInside);
  b.set_list_style_image({});
  b.set_list_style_type(CounterStyleRef::named(open ? "disclosure-open" : "disclosure-closed"));
  return pool_.intern(b);
}

StyleId DerivedStyles::broken_image(StyleId image, bool keeps_size) {
  const ComputedStyle& own = pool_.get(image);
  StyleBuilder& b = pool_.scratch_builder();
  b.start_from(own);
  b.set_display(Display::inline_block());
  if (!keeps_size || own.width().is_auto() || own.height().is_auto()) {
    b.set_width(Length::auto_value());
    b.set_height(Length::auto_value());
    b.set_aspect_ratio({});
  }
  return pool_.intern(b);
}

StyleId DerivedStyles::anonymous_table_box(StyleId parent, Display display) {
  const bool is_inline = display.outside == DisplayOutside::kInline;
  Cache& cache = display.internal == DisplayInternal::kTableRow    ? rows_
                 : display.internal == DisplayInternal::kTableCell ? cells_
                 : is_inline                                       ? inline_tables_
                                                                   : tables_;
  StyleId& id = slot(cache, parent);
  if (!id.valid()) id = make(parent, display);
  return id;
}

StyleId DerivedStyles::default_marker(StyleId list_item) {
  StyleId& id = slot(markers_, list_item);
  if (!id.valid()) {
    StyleBuilder& b = pool_.scratch_builder();
    b.start(&pool_.get(list_item));
    b.set_unicode_bidi(UnicodeBidi::kIsolate);
    b.set_white_space_collapse(WhiteSpaceCollapse::kPreserve);
    b.set_text_transform({});
    b.set_text_indent({});
    b.set_font_variant_numeric(
        static_cast<uint16_t>(1u << (static_cast<unsigned>(FontVariantNumeric::kTabularNums) - 1)));
    id = pool_.intern(b);
  }
  return id;
}

NodeId find_body(const Document& document) {
  const NodeId root = document.root();
  if (!document.has_tag(root, atoms::kHtml)) return {};
  for (NodeId c = document.node(root).first_child; c.valid(); c = document.node(c).next_sibling) {
    if (document.has_tag(c, atoms::kBody)) return c;
  }
  return {};
}

StyleId principal_style(Document& document) {
  StylePool& pool = document.styles();
  auto style_id = [&](NodeId n) {
    const StyleId id = document.node(n).style;
    return id.valid() ? id : pool.initial_id();
  };
  const StyleId own = style_id(document.root());
  const NodeId body = find_body(document);
  if (!body.valid()) return own;
  const ComputedStyle &root = pool.get(own), &from = pool.get(style_id(body));
  const bool same = root.writing_mode() == from.writing_mode() && root.direction() == from.direction();
  if (same || from.display().is_none() || !body_propagates(root, from)) return own;
  StyleBuilder& b = pool.scratch_builder();
  b.start_from(root);
  b.set_writing_mode(from.writing_mode());
  b.set_direction(from.direction());
  return pool.intern(b);
}

}  // namespace colosseum
