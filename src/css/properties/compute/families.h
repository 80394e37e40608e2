// Compute functions by family; longhand_rules.cpp says which property uses which.
#pragma once

#include "css/properties/longhand_rules.h"

namespace colosseum::css {

// ---- apply_shared.cpp ----
void apply_keyword(ComputeState& s, PropertyId p, const SpecifiedValue& v);
void apply_length(ComputeState& s, PropertyId p, const SpecifiedValue& v);
void apply_number(ComputeState& s, PropertyId p, const SpecifiedValue& v);
void apply_integer(ComputeState& s, PropertyId p, const SpecifiedValue& v);
void apply_color(ComputeState& s, PropertyId p, const SpecifiedValue& v);
void apply_length_pair(ComputeState& s, PropertyId p, const SpecifiedValue& v);
void apply_alignment(ComputeState& s, PropertyId p, const SpecifiedValue& v);
void apply_string(ComputeState& s, PropertyId p, const SpecifiedValue& v);

// ---- apply_boxes.cpp ----
void apply_display(ComputeState& s, PropertyId p, const SpecifiedValue& v);
void apply_clip(ComputeState& s, PropertyId p, const SpecifiedValue& v);
void apply_z_index(ComputeState& s, PropertyId p, const SpecifiedValue& v);
void apply_opacity(ComputeState& s, PropertyId p, const SpecifiedValue& v);
void apply_aspect_ratio(ComputeState& s, PropertyId p, const SpecifiedValue& v);
void apply_vertical_align(ComputeState& s, PropertyId p, const SpecifiedValue& v);
void apply_pixels(ComputeState& s, PropertyId p, const SpecifiedValue& v);  ///< border widths, outline-offset
void apply_content(ComputeState& s, PropertyId p, const SpecifiedValue& v);
void apply_list(ComputeState& s, PropertyId p, const SpecifiedValue& v);  ///< quotes, counters, list-style-*

// ---- apply_fonts.cpp ----
void apply_font(ComputeState& s, PropertyId p, const SpecifiedValue& v);
void apply_font_size(ComputeState& s, PropertyId p, const SpecifiedValue& v);
void apply_font_weight(ComputeState& s, PropertyId p, const SpecifiedValue& v);
void apply_line_height(ComputeState& s, PropertyId p, const SpecifiedValue& v);

// ---- apply_text.cpp ----
void apply_text(ComputeState& s, PropertyId p, const SpecifiedValue& v);
void apply_spacing(ComputeState& s, PropertyId p, const SpecifiedValue& v);

// ---- apply_backgrounds.cpp ----
void apply_background(ComputeState& s, PropertyId p, const SpecifiedValue& v);

// ---- apply_ornaments.cpp ----
void apply_ornament(ComputeState& s, PropertyId p, const SpecifiedValue& v);
void apply_transform(ComputeState& s, PropertyId p, const SpecifiedValue& v);

// ---- apply_grid.cpp ----
void apply_grid(ComputeState& s, PropertyId p, const SpecifiedValue& v);

}  // namespace colosseum::css
