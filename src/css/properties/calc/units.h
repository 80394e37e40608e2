// Units of css-values-4 §6 and §7 and how the absolute ones relate.
#pragma once

#include <cstdint>
#include <string_view>

namespace colosseum::css {

/// What a numeric value was written in. Small, large and dynamic viewport units are the plain ones: a layout
/// without a browser's retracting bars has one viewport size.
enum class Unit : uint8_t {
  kNumber,
  kPercent,
  kPx,
  kCm,
  kMm,
  kQ,
  kIn,
  kPt,
  kPc,
  kEm,
  kEx,
  kCh,
  kCap,
  kIc,
  kLh,
  kRem,
  kRex,
  kRch,
  kRcap,
  kRic,
  kRlh,
  kAverage,  ///< `__avg`, of the user-agent sheet: FontMetrics::average_advance
  kHeight,   ///< `__height`: ascent and descent, without a line gap
  kWidest,   ///< `__widest`: FontMetrics::widest_extent
  kVw,
  kVh,
  kVi,
  kVb,
  kVmin,
  kVmax,
  kDeg,
  kGrad,
  kRad,
  kTurn,
  kS,
  kMs,
  kHz,
  kKhz,
  kDppx,
  kDpi,
  kDpcm,
  kFr,
  kUnknown,
};

enum class UnitCategory : uint8_t {
  kNumber,
  kLength,
  kPercent,
  kAngle,
  kTime,
  kFrequency,
  kResolution,
  kFlex,
  kUnknown
};

/// The unit of a dimension, ASCII case-insensitive; kUnknown when there is none of that name.
Unit unit_from_name(std::string_view name);
UnitCategory unit_category(Unit u);
/// Whether a length unit depends on fonts or the viewport.
bool is_relative_length(Unit u);
/// How many canonical units (px, deg, s, hz, dppx) one unit is; 1 for numbers, percentages and relative ones.
double canonical_factor(Unit u);

}  // namespace colosseum::css
