#include "layout/core/control_boxes.h"

#include <cstdlib>

#include "base/utf.h"
#include "layout/core/sizing.h"
#include "tree/atom_list.h"

namespace colosseum::layout {

bool stands_on_baseline(const Pass& pass, BoxId box) {
  if (!pass.facts(box).has(kStyleContained) || !pass.boxes().is_box_of(box, atoms::kInput)) return false;
  const std::string* type = pass.boxes().document().attribute(pass.box(box).node, atoms::kType);
  if (type == nullptr) return false;
  if (ascii_iequals(*type, "range")) return true;
  return pass.style(box).appearance() != Appearance::kNone &&
         (ascii_iequals(*type, "checkbox") || ascii_iequals(*type, "radio"));
}

bool keeps_baseline(const Pass& pass, BoxId box) {
  return pass.boxes().is_box_of(box, atoms::kInput, atoms::kButton);
}

bool holds_options(const Pass& pass, BoxId box) {
  const Box& row = pass.box(box);
  return row.has(kBoxPseudo) && pass.facts(box).has(kStyleContained) &&
         pass.boxes().document().has_tag(row.node, atoms::kSelect);
}

int list_box_rows(const Pass& pass, BoxId box) {
  if (!pass.facts(box).has(kStyleScrolls) || !pass.boxes().is_box_of(box, atoms::kSelect)) return 0;
  const std::string* rows = pass.boxes().document().attribute(pass.box(box).node, "-colosseum-rows");
  return rows == nullptr ? 0 : std::atoi(rows->c_str());
}

bool is_option(const Pass& pass, BoxId box) { return pass.boxes().is_box_of(box, atoms::kOption); }

bool is_compressible(const Pass& pass, BoxId box) {
  return pass.box(box).kind == BoxKind::kReplaced || is_compressible_control(pass, box);
}

bool is_compressible_control(const Pass& pass, BoxId box) {
  const BoxTree& boxes = pass.boxes();
  if (pass.box(box).kind == BoxKind::kReplaced) return boxes.is_box_of(box, atoms::kProgress, atoms::kMeter);
  if (boxes.is_box_of(box, atoms::kInput)) {
    // Buttons have content of their own, other controls a size of their own.
    return !is_indefinite(contained_content_size(pass, box, layout_direction(pass.style(box))).inline_size);
  }
  return boxes.is_box_of(box, atoms::kSelect, atoms::kTextarea, atoms::kMarquee);
}

}  // namespace colosseum::layout
