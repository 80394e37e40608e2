// What computing one element's values works with.
#pragma once

#include "css/properties/color/color_parser.h"
#include "css/properties/compute.h"
#include "css/properties/parsing/families.h"
#include "css/properties/specified_value.h"

namespace colosseum::css {

class ComputeState final : public UnitResolver {
 public:
  ComputeState(const ComputeInput& in, const ComputeContext& ctx, StylePool& p)
      : input(in), context(ctx), pool(p), builder(p.scratch_builder()) {
    builder.start(in.parent);
  }

  const ComputeInput& input;
  const ComputeContext& context;
  StylePool& pool;
  StyleBuilder& builder;
  /// Font-relative units refer to the parent's font: while font-size itself is computed.
  bool units_of_parent = false;
  /// lh and rlh refer to the parent's line-height: while line-height is computed.
  bool line_height_of_parent = false;

  const ComputedStyle& parent() const { return input.parent != nullptr ? *input.parent : pool.initial(); }
  double relative_px(double value, Unit unit) const override;

  /// px of a length; percentages count as `percent_base` px per 100.
  double px(const SpecifiedValue& v, double percent_base = 0) const;
  Length length(const SpecifiedValue& v) const;
  Length length(const LengthInput& l) const;
  LengthPair pair(const LengthPairInput& p) const { return {length(p.x), length(p.y)}; }
  Color color(const ColorInput& c) const { return compute_color(c, builder.color()); }
  double number(const SpecifiedValue& v) const;
  Image image(const ImageInput& i) const;

 private:
  double font_unit(Unit unit, const FontGroup& font) const;
  double line_height_px(const FontGroup& font) const;
  double viewport_unit(Unit unit) const;
};

}  // namespace colosseum::css
