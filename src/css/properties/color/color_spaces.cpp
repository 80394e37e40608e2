#include "css/properties/color/color_spaces.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/utf.h"

namespace colosseum::css {

namespace {

using Matrix = std::array<double, 9>;

Components multiply(const Matrix& m, const Components& v) {
  return {m[0] * v[0] + m[1] * v[1] + m[2] * v[2], m[3] * v[0] + m[4] * v[1] + m[5] * v[2],
          m[6] * v[0] + m[7] * v[1] + m[8] * v[2]};
}

// From the primaries' chromaticities and white points that css-color-4 §10 gives.
constexpr Matrix kSrgbToXyz = {0.41239079926595934, 0.357584339383878,   0.1804807884018343,
                               0.21263900587151027, 0.715168678767756,   0.07219231536073371,
                               0.01933081871559182, 0.11919477979462598, 0.9505321522496607};
constexpr Matrix kXyzToSrgb = {3.2409699419045226,  -1.537383177570094,   -0.4986107602930034,
                               -0.9692436362808796, 1.8759675015077202,   0.04155505740717559,
                               0.05563007969699366, -0.20397695888897652, 1.0569715142428786};
constexpr Matrix kP3ToXyz = {0.4865709486482162,
                             0.26566769316909306,
                             0.1982172852343625,
                             0.2289745640697488,
                             0.6917385218365064,
                             0.079286914093745,
                             0.0,
                             0.04511338185890264,
                             1.043944368900976};
constexpr Matrix kA98ToXyz = {0.5766690429101305,  0.1855582379065463,  0.1882286462349947,
                              0.29734497525053605, 0.6273635662554661,  0.07529145849399788,
                              0.02703136138641234, 0.07068885253582723, 0.9913375368376388};
constexpr Matrix kProphotoToXyzD50 = {0.7977604896723027,
                                      0.13518583717574031,
                                      0.0313493495815248,
                                      0.2880711282292934,
                                      0.7118432178101014,
                                      0.00008565396060525902,
                                      0.0,
                                      0.0,
                                      0.8251046025104601};
constexpr Matrix kRec2020ToXyz = {0.6369580483012914,
                                  0.14461690358620832,
                                  0.1688809751641721,
                                  0.2627002120112671,
                                  0.6779980715188708,
                                  0.05930171646986196,
                                  0.0,
                                  0.028072693049087428,
                                  1.060985057710791};
constexpr Matrix kD50ToD65 = {0.9554734527042182,    -0.023098536874261423, 0.0632593086610217,
                              -0.028369706963208136, 1.0099954580058226,    0.021041398966943008,
                              0.012314001688319899,  -0.020507696433477912, 1.3303659366080753};
constexpr Matrix kD65ToD50 = {1.0479297925449969,    0.022946870601609652, -0.05019226628920524,
                              0.02962780877005599,   0.9904344267538799,   -0.017073799063418826,
                              -0.009243040646204504, 0.015055191490298152, 0.7518742814281371};
constexpr Components kWhiteD50 = {0.9642956764295677, 1.0, 0.8251046025104602};

double signed_pow(double v, double e) { return std::copysign(std::pow(std::abs(v), e), v); }

double srgb_decode(double v) {
  double a = std::abs(v);
  return a <= 0.04045 ? v / 12.92 : std::copysign(std::pow((a + 0.055) / 1.055, 2.4), v);
}
double srgb_encode(double v) {
  double a = std::abs(v);
  return a <= 0.0031308 ? v * 12.92 : std::copysign(1.055 * std::pow(a, 1 / 2.4) - 0.055, v);
}
double rec2020_decode(double v) {
  constexpr double kAlpha = 1.09929682680944, kBeta = 0.018053968510807;
  double a = std::abs(v);
  return a < kBeta * 4.5 ? v / 4.5 : std::copysign(std::pow((a + kAlpha - 1) / kAlpha, 1 / 0.45), v);
}
double prophoto_decode(double v) { return std::abs(v) <= 16.0 / 512 ? v / 16 : signed_pow(v, 1.8); }

template <typename F>
Components each(Components c, F f) {
  return {f(c[0]), f(c[1]), f(c[2])};
}

Components xyz_to_srgb(Components xyz) { return each(multiply(kXyzToSrgb, xyz), srgb_encode); }
Components srgb_to_xyz(Components c) { return multiply(kSrgbToXyz, each(c, srgb_decode)); }

// css-color-4 §17: CIE Lab over D50.
Components lab_to_xyz50(Components lab) {
  constexpr double kKappa = 24389.0 / 27, kEpsilon = 216.0 / 24389;
  double fy = (lab[0] + 16) / 116, fx = lab[1] / 500 + fy, fz = fy - lab[2] / 200;
  auto inverse = [](double f) { return f * f * f > kEpsilon ? f * f * f : (116 * f - 16) / kKappa; };
  double y = lab[0] > kKappa * kEpsilon ? fy * fy * fy : lab[0] / kKappa;
  return {inverse(fx) * kWhiteD50[0], y * kWhiteD50[1], inverse(fz) * kWhiteD50[2]};
}
Components xyz50_to_lab(Components xyz) {
  constexpr double kKappa = 24389.0 / 27, kEpsilon = 216.0 / 24389;
  auto f = [](double v) { return v > kEpsilon ? std::cbrt(v) : (kKappa * v + 16) / 116; };
  double fx = f(xyz[0] / kWhiteD50[0]), fy = f(xyz[1]), fz = f(xyz[2] / kWhiteD50[2]);
  return {116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)};
}

// css-color-4 §9.2: Oklab over linear sRGB.
Components oklab_to_linear(Components c) {
  double l = c[0] + 0.3963377773761749 * c[1] + 0.2158037573099136 * c[2];
  double m = c[0] - 0.1055613458156586 * c[1] - 0.0638541728258133 * c[2];
  double s = c[0] - 0.0894841775298119 * c[1] - 1.2914855480194092 * c[2];
  l = l * l * l;
  m = m * m * m;
  s = s * s * s;
  return {4.0767416360759574 * l - 3.3077115392580616 * m + 0.2309699031821044 * s,
          -1.2684379732850317 * l + 2.6097573492876887 * m - 0.3413193760026573 * s,
          -0.0041960761386756 * l - 0.7034186179359362 * m + 1.7076146940746117 * s};
}
Components linear_to_oklab(Components c) {
  double l = std::cbrt(0.4122214694707630 * c[0] + 0.5363325372617349 * c[1] + 0.0514459932675022 * c[2]);
  double m = std::cbrt(0.2119034958178252 * c[0] + 0.6806995506452344 * c[1] + 0.1073969535369405 * c[2]);
  double s = std::cbrt(0.0883024591900564 * c[0] + 0.2817188391361215 * c[1] + 0.6299787016738222 * c[2]);
  return {0.2104542683093140 * l + 0.7936177747023054 * m - 0.0040720430116193 * s,
          1.9779985324311684 * l - 2.4285922420485799 * m + 0.4505937096174110 * s,
          0.0259040424655478 * l + 0.7827717124575296 * m - 0.8086757549230774 * s};
}

Components polar_to_rectangular(Components lch) {
  double h = lch[2] * std::numbers::pi / 180;
  return {lch[0], lch[1] * std::cos(h), lch[1] * std::sin(h)};
}
Components rectangular_to_polar(Components lab) {
  double h = std::atan2(lab[2], lab[1]) * 180 / std::numbers::pi;
  return {lab[0], std::hypot(lab[1], lab[2]), h < 0 ? h + 360 : h};
}

// css-color-4 §7.1.
Components hsl_to_srgb(Components c) {
  double hue = c[0], saturation = c[1] / 100, light = c[2] / 100;
  auto f = [&](double n) {
    double k = std::fmod(n + hue / 30, 12);
    if (k < 0) k += 12;
    return light - saturation * std::min(light, 1 - light) * std::max(-1.0, std::min({k - 3, 9 - k, 1.0}));
  };
  return {f(0), f(8), f(4)};
}
Components srgb_to_hsl(Components c) {
  double max = std::max({c[0], c[1], c[2]}), min = std::min({c[0], c[1], c[2]}), d = max - min;
  double light = (max + min) / 2, hue = 0, saturation = 0;
  if (d > 1e-12) {
    saturation = light == 0 || light == 1 ? 0 : (max - light) / std::min(light, 1 - light);
    if (max == c[0]) {
      hue = (c[1] - c[2]) / d + (c[1] < c[2] ? 6 : 0);
    } else {
      hue = max == c[1] ? (c[2] - c[0]) / d + 2 : (c[0] - c[1]) / d + 4;
    }
  }
  return {hue * 60, saturation * 100, light * 100};
}
// css-color-4 §8.1.
Components hwb_to_srgb(Components c) {
  double white = c[1] / 100, black = c[2] / 100;
  if (white + black >= 1) {
    double gray = white / (white + black);
    return {gray, gray, gray};
  }
  return each(hsl_to_srgb({c[0], 100, 50}), [&](double v) { return v * (1 - white - black) + white; });
}
Components srgb_to_hwb(Components c) {
  double white = std::min({c[0], c[1], c[2]}), black = 1 - std::max({c[0], c[1], c[2]});
  return {srgb_to_hsl(c)[0], white * 100, black * 100};
}

// css-color-4 §12.4: fixes up the second hue so that a straight interpolation goes the wanted way round.
double adjusted_hue(HueMethod method, double from, double to) {
  double d = to - from;
  switch (method) {
    case HueMethod::kShorter: return d > 180 ? to - 360 : d < -180 ? to + 360 : to;
    case HueMethod::kLonger: return d > 0 && d < 180 ? to - 360 : d > -180 && d <= 0 ? to + 360 : to;
    case HueMethod::kIncreasing: return d < 0 ? to + 360 : to;
    case HueMethod::kDecreasing: return d > 0 ? to - 360 : to;
  }
  return to;
}

}  // namespace

std::optional<ColorSpace> color_space_from(std::string_view name) {
  struct Entry {
    std::string_view name;
    ColorSpace space;
  };
  static constexpr Entry kSpaces[] = {{"srgb", ColorSpace::kSrgb},
                                      {"srgb-linear", ColorSpace::kSrgbLinear},
                                      {"display-p3", ColorSpace::kDisplayP3},
                                      {"a98-rgb", ColorSpace::kA98Rgb},
                                      {"prophoto-rgb", ColorSpace::kProphotoRgb},
                                      {"rec2020", ColorSpace::kRec2020},
                                      {"xyz", ColorSpace::kXyzD65},
                                      {"xyz-d50", ColorSpace::kXyzD50},
                                      {"xyz-d65", ColorSpace::kXyzD65},
                                      {"lab", ColorSpace::kLab},
                                      {"lch", ColorSpace::kLch},
                                      {"oklab", ColorSpace::kOklab},
                                      {"oklch", ColorSpace::kOklch},
                                      {"hsl", ColorSpace::kHsl},
                                      {"hwb", ColorSpace::kHwb}};
  for (const Entry& e : kSpaces) {
    if (ascii_iequals(e.name, name)) return e.space;
  }
  return std::nullopt;
}

int hue_index(ColorSpace space) {
  switch (space) {
    case ColorSpace::kHsl:
    case ColorSpace::kHwb: return 0;
    case ColorSpace::kLch:
    case ColorSpace::kOklch: return 2;
    default: return -1;
  }
}

Components to_srgb(ColorSpace space, Components c) {
  switch (space) {
    case ColorSpace::kSrgb: return c;
    case ColorSpace::kSrgbLinear: return each(c, srgb_encode);
    case ColorSpace::kDisplayP3: return xyz_to_srgb(multiply(kP3ToXyz, each(c, srgb_decode)));
    case ColorSpace::kA98Rgb:
      return xyz_to_srgb(multiply(kA98ToXyz, each(c, [](double v) { return signed_pow(v, 563.0 / 256); })));
    case ColorSpace::kProphotoRgb:
      return xyz_to_srgb(multiply(kD50ToD65, multiply(kProphotoToXyzD50, each(c, prophoto_decode))));
    case ColorSpace::kRec2020: return xyz_to_srgb(multiply(kRec2020ToXyz, each(c, rec2020_decode)));
    case ColorSpace::kXyzD50: return xyz_to_srgb(multiply(kD50ToD65, c));
    case ColorSpace::kXyzD65: return xyz_to_srgb(c);
    case ColorSpace::kLab: return xyz_to_srgb(multiply(kD50ToD65, lab_to_xyz50(c)));
    case ColorSpace::kLch: return to_srgb(ColorSpace::kLab, polar_to_rectangular(c));
    case ColorSpace::kOklab: return each(oklab_to_linear(c), srgb_encode);
    case ColorSpace::kOklch: return to_srgb(ColorSpace::kOklab, polar_to_rectangular(c));
    case ColorSpace::kHsl: return hsl_to_srgb(c);
    case ColorSpace::kHwb: return hwb_to_srgb(c);
  }
  return c;
}

Components from_srgb(ColorSpace space, Components c) {
  switch (space) {
    case ColorSpace::kSrgbLinear: return each(c, srgb_decode);
    case ColorSpace::kXyzD50: return multiply(kD65ToD50, srgb_to_xyz(c));
    case ColorSpace::kXyzD65: return srgb_to_xyz(c);
    case ColorSpace::kLab: return xyz50_to_lab(multiply(kD65ToD50, srgb_to_xyz(c)));
    case ColorSpace::kLch: return rectangular_to_polar(from_srgb(ColorSpace::kLab, c));
    case ColorSpace::kOklab: return linear_to_oklab(each(c, srgb_decode));
    case ColorSpace::kOklch: return rectangular_to_polar(from_srgb(ColorSpace::kOklab, c));
    case ColorSpace::kHsl: return srgb_to_hsl(c);
    case ColorSpace::kHwb: return srgb_to_hwb(c);
    default: return c;  // the wide-gamut RGB spaces are not offered for mixing
  }
}

Color clip_to_srgb(Components srgb, double alpha) {
  auto clip = [](double v) { return static_cast<float>(std::isnan(v) ? 0.0 : std::clamp(v, 0.0, 1.0)); };
  return Color::rgba(clip(srgb[0]), clip(srgb[1]), clip(srgb[2]), clip(alpha));
}

Color mix_colors(ColorSpace space, HueMethod hue, const Color& a, const Color& b, double share) {
  Components ca = from_srgb(space, {a.r, a.g, a.b}), cb = from_srgb(space, {b.r, b.g, b.b});
  int h = hue_index(space);
  if (h >= 0) {
    // A gray has no hue of its own (§4.4): it takes the other colour's.
    auto index = static_cast<size_t>(h);
    auto is_gray = [](const Color& c) {
      return std::max({c.r, c.g, c.b}) - std::min({c.r, c.g, c.b}) < 1e-5f;
    };
    if (is_gray(a)) ca[index] = cb[index];
    if (is_gray(b)) cb[index] = ca[index];
    cb[index] = adjusted_hue(hue, ca[index], cb[index]);
  }
  double alpha = a.a * share + b.a * (1 - share);
  Components mixed{};
  for (size_t i = 0; i < 3; ++i) {
    if (static_cast<int>(i) == h) {
      mixed[i] = ca[i] * share + cb[i] * (1 - share);
    } else if (alpha > 0) {
      mixed[i] = (ca[i] * a.a * share + cb[i] * b.a * (1 - share)) / alpha;
    }
  }
  return clip_to_srgb(to_srgb(space, mixed), alpha);
}

}  // namespace colosseum::css
