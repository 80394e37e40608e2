#include "css/properties/calc/units.h"

#include "base/utf.h"

namespace colosseum::css {

namespace {

struct Name {
  std::string_view text;
  Unit unit;
};

constexpr Name kNames[] = {
    {"px", Unit::kPx},
    {"em", Unit::kEm},
    {"rem", Unit::kRem},
    {"pt", Unit::kPt},
    {"ex", Unit::kEx},
    {"ch", Unit::kCh},
    {"cm", Unit::kCm},
    {"mm", Unit::kMm},
    {"in", Unit::kIn},
    {"pc", Unit::kPc},
    {"q", Unit::kQ},
    {"cap", Unit::kCap},
    {"ic", Unit::kIc},
    {"lh", Unit::kLh},
    {"rlh", Unit::kRlh},
    {"__height", Unit::kHeight},
    {"__avg", Unit::kAverage},
    {"__widest", Unit::kWidest},
    {"rex", Unit::kRex},
    {"rch", Unit::kRch},
    {"rcap", Unit::kRcap},
    {"ric", Unit::kRic},
    {"vw", Unit::kVw},
    {"vh", Unit::kVh},
    {"vi", Unit::kVi},
    {"vb", Unit::kVb},
    {"vmin", Unit::kVmin},
    {"vmax", Unit::kVmax},
    {"svw", Unit::kVw},
    {"svh", Unit::kVh},
    {"svi", Unit::kVi},
    {"svb", Unit::kVb},
    {"svmin", Unit::kVmin},
    {"svmax", Unit::kVmax},
    {"lvw", Unit::kVw},
    {"lvh", Unit::kVh},
    {"lvi", Unit::kVi},
    {"lvb", Unit::kVb},
    {"lvmin", Unit::kVmin},
    {"lvmax", Unit::kVmax},
    {"dvw", Unit::kVw},
    {"dvh", Unit::kVh},
    {"dvi", Unit::kVi},
    {"dvb", Unit::kVb},
    {"dvmin", Unit::kVmin},
    {"dvmax", Unit::kVmax},
    // css-contain-3 §6.2: without a query container these are the small viewport units.
    {"cqw", Unit::kVw},
    {"cqh", Unit::kVh},
    {"cqi", Unit::kVi},
    {"cqb", Unit::kVb},
    {"cqmin", Unit::kVmin},
    {"cqmax", Unit::kVmax},
    {"deg", Unit::kDeg},
    {"grad", Unit::kGrad},
    {"rad", Unit::kRad},
    {"turn", Unit::kTurn},
    {"s", Unit::kS},
    {"ms", Unit::kMs},
    {"hz", Unit::kHz},
    {"khz", Unit::kKhz},
    {"dppx", Unit::kDppx},
    {"x", Unit::kDppx},
    {"dpi", Unit::kDpi},
    {"dpcm", Unit::kDpcm},
    {"fr", Unit::kFr},
};

}  // namespace

Unit unit_from_name(std::string_view name) {
  for (const Name& n : kNames) {
    if (n.text.size() == name.size() && ascii_iequals(n.text, name)) return n.unit;
  }
  return Unit::kUnknown;
}

UnitCategory unit_category(Unit u) {
  switch (u) {
    case Unit::kNumber: return UnitCategory::kNumber;
    case Unit::kPercent: return UnitCategory::kPercent;
    case Unit::kDeg:
    case Unit::kGrad:
    case Unit::kRad:
    case Unit::kTurn: return UnitCategory::kAngle;
    case Unit::kS:
    case Unit::kMs: return UnitCategory::kTime;
    case Unit::kHz:
    case Unit::kKhz: return UnitCategory::kFrequency;
    case Unit::kDppx:
    case Unit::kDpi:
    case Unit::kDpcm: return UnitCategory::kResolution;
    case Unit::kFr: return UnitCategory::kFlex;
    case Unit::kUnknown: return UnitCategory::kUnknown;
    default: return UnitCategory::kLength;
  }
}

bool is_relative_length(Unit u) { return u >= Unit::kEm && u <= Unit::kVmax; }

double canonical_factor(Unit u) {
  constexpr double kInch = 96;
  switch (u) {
    case Unit::kCm: return kInch / 2.54;
    case Unit::kMm: return kInch / 25.4;
    case Unit::kQ: return kInch / 101.6;
    case Unit::kIn: return kInch;
    case Unit::kPt: return kInch / 72;
    case Unit::kPc: return kInch / 6;
    case Unit::kGrad: return 0.9;
    case Unit::kRad: return 57.29577951308232;
    case Unit::kTurn: return 360;
    case Unit::kMs: return 0.001;
    case Unit::kKhz: return 1000;
    case Unit::kDpi: return 1.0 / kInch;
    case Unit::kDpcm: return 2.54 / kInch;
    default: return 1;
  }
}

}  // namespace colosseum::css
