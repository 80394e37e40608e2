#include "css/properties/color/color_parser.h"

#include <algorithm>
#include <cmath>

#include "css/properties/parsing/value_parser.h"

namespace colosseum::css {

namespace {

constexpr int kMaxMixDepth = 16;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// css-color-4 §5.2.
bool parse_hex(std::string_view text, Color& out) {
  if (text.size() != 3 && text.size() != 4 && text.size() != 6 && text.size() != 8) return false;
  int digits[8];
  for (size_t i = 0; i < text.size(); ++i) {
    digits[i] = hex_digit(text[i]);
    if (digits[i] < 0) return false;
  }
  bool is_short = text.size() <= 4;
  int channels[4] = {0, 0, 0, 255};
  for (size_t i = 0; i < (is_short ? text.size() : text.size() / 2); ++i) {
    channels[i] = is_short ? digits[i] * 17 : digits[2 * i] * 16 + digits[2 * i + 1];
  }
  auto byte = [](int v) { return static_cast<uint8_t>(v); };
  out = Color::rgb8(byte(channels[0]), byte(channels[1]), byte(channels[2]), byte(channels[3]));
  return true;
}

struct Component {
  enum class Kind : uint8_t { kNumber, kPercent, kAngle, kNone } kind = Kind::kNumber;
  double value = 0;
};

bool consume_component(TokenStream& s, bool hue, Component& c) {
  if (consume_ident(s, "none")) {
    c = {Component::Kind::kNone, 0};
    return true;
  }
  if (hue && consume_angle(s, false, c.value)) {
    c.kind = Component::Kind::kAngle;
    return true;
  }
  if (consume_percentage(s, false, c.value)) {
    c.kind = Component::Kind::kPercent;
    return true;
  }
  c.kind = Component::Kind::kNumber;
  return consume_number(s, kAnyNumber, c.value);
}

/// The components of a colour function with the legacy (commas) or the modern (spaces) syntax.
struct Arguments {
  Component parts[3];
  double alpha = 1;
  bool legacy = false;
};

bool consume_alpha(TokenStream& s, double& alpha) {
  Component c;
  if (!consume_component(s, false, c)) return false;
  alpha = std::clamp(c.kind == Component::Kind::kPercent ? c.value / 100 : c.value, 0.0, 1.0);
  return true;
}

// `hue` is the index of the hue component or -1.
bool consume_arguments(TokenStream& s, int hue, bool legacy_allowed, Arguments& a) {
  for (int i = 0; i < 3; ++i) {
    if (i > 0) {
      bool comma = consume_comma(s);
      if (i == 1) a.legacy = comma;
      if (comma != a.legacy) return false;
    }
    if (!consume_component(s, i == hue, a.parts[i])) return false;
  }
  if (a.legacy) {
    if (!legacy_allowed) return false;
    for (const Component& c : a.parts) {
      if (c.kind == Component::Kind::kNone) return false;
    }
  }
  if (s.at_end()) return true;
  if (a.legacy ? !consume_comma(s) : !consume_slash(s)) return false;
  return consume_alpha(s, a.alpha) && s.at_end();
}

// Legacy colour functions keep 8 bits per channel.
Color rounded(Components srgb, double alpha) {
  for (double& v : srgb) v = std::round(std::clamp(v, 0.0, 1.0) * 255) / 255;
  return clip_to_srgb(srgb, alpha);
}

bool parse_rgb(TokenStream& s, Color& out) {
  Arguments a;
  if (!consume_arguments(s, -1, true, a)) return false;
  Components c{};
  for (size_t i = 0; i < 3; ++i) {
    bool percent = a.parts[i].kind == Component::Kind::kPercent;
    // §5.1: the legacy syntax does not mix numbers and percentages.
    if (a.legacy && percent != (a.parts[0].kind == Component::Kind::kPercent)) return false;
    c[i] = percent ? a.parts[i].value / 100 : a.parts[i].value / 255;
  }
  out = rounded(c, a.alpha);
  return true;
}

bool parse_hsl_or_hwb(TokenStream& s, bool hwb, Color& out) {
  Arguments a;
  if (!consume_arguments(s, 0, !hwb, a)) return false;
  if (a.parts[0].kind == Component::Kind::kPercent) return false;
  Components c{std::fmod(a.parts[0].value, 360), 0, 0};
  for (size_t i = 1; i < 3; ++i) {
    if (a.legacy && a.parts[i].kind != Component::Kind::kPercent) return false;
    c[i] = std::max(a.parts[i].value, 0.0);
  }
  if (!hwb) {
    c[1] = std::min(c[1], 100.0);
    c[2] = std::min(c[2], 100.0);
  }
  out = rounded(to_srgb(hwb ? ColorSpace::kHwb : ColorSpace::kHsl, c), a.alpha);
  return true;
}

// css-color-4 §9.3 to §9.4: lab(), lch(), oklab(), oklch() with their percentage reference ranges.
bool parse_lab_like(TokenStream& s, ColorSpace space, Color& out) {
  Arguments a;
  int hue = hue_index(space);
  if (!consume_arguments(s, hue, false, a)) return false;
  bool ok = space == ColorSpace::kOklab || space == ColorSpace::kOklch;
  double light_max = ok ? 1 : 100;
  double range = space == ColorSpace::kLab ? 125 : space == ColorSpace::kLch ? 150 : 0.4;
  Components c{};
  for (size_t i = 0; i < 3; ++i) {
    const Component& p = a.parts[i];
    c[i] = p.value;
    if (static_cast<int>(i) == hue) {
      if (p.kind == Component::Kind::kPercent) return false;
    } else if (p.kind == Component::Kind::kPercent) {
      c[i] = p.value / 100 * (i == 0 ? light_max : range);
    }
  }
  c[0] = std::clamp(c[0], 0.0, light_max);
  if (hue >= 0) c[1] = std::max(c[1], 0.0);
  // Browsers draw the ends of the lightness range as white and black.
  if (c[0] >= light_max) {
    out = clip_to_srgb({1, 1, 1}, a.alpha);
  } else if (c[0] <= 0) {
    out = clip_to_srgb({0, 0, 0}, a.alpha);
  } else {
    out = clip_to_srgb(to_srgb(space, c), a.alpha);
  }
  return true;
}

// css-color-4 §10: color().
bool parse_color_function(TokenStream& s, Color& out) {
  if (s.peek().type != TokenType::kIdent) return false;
  auto space = color_space_from(s.peek().text);
  if (!space || *space >= ColorSpace::kLab) return false;
  s.next();
  s.skip_whitespace();
  Arguments a;
  if (!consume_arguments(s, -1, false, a)) return false;
  Components c{};
  for (size_t i = 0; i < 3; ++i) {
    c[i] = a.parts[i].kind == Component::Kind::kPercent ? a.parts[i].value / 100 : a.parts[i].value;
  }
  out = clip_to_srgb(to_srgb(*space, c), a.alpha);
  return true;
}

bool consume_color_at(TokenStream& s, bool quirks, int depth, ColorInput& out);

bool consume_mix_item(TokenStream& s, int depth, ColorInput& color, double& percent, bool& has_percent) {
  has_percent = consume_percentage(s, true, percent);
  if (!consume_color_at(s, false, depth + 1, color)) return false;
  if (!has_percent) has_percent = consume_percentage(s, true, percent);
  return !has_percent || percent <= 100;
}

bool consume_mix_space(TokenStream& s, ColorMix& mix) {
  if (!consume_ident(s, "in") || s.peek().type != TokenType::kIdent) return false;
  auto space = color_space_from(s.peek().text);
  if (!space || (*space >= ColorSpace::kDisplayP3 && *space <= ColorSpace::kRec2020)) return false;
  mix.space = *space;
  s.next();
  s.skip_whitespace();
  constexpr std::string_view kMethods[] = {"shorter", "longer", "increasing", "decreasing"};
  int method = consume_keyword(s, kMethods);
  if (method < 0) return true;
  mix.hue = static_cast<HueMethod>(method);
  return hue_index(mix.space) >= 0 && consume_ident(s, "hue");
}

// css-color-5 §3: color-mix().
bool parse_color_mix(TokenStream& s, int depth, ColorInput& out) {
  ColorMix mix;
  double p1 = 0, p2 = 0;
  bool has1 = false, has2 = false;
  if (depth > kMaxMixDepth) return false;
  if (is_ident(s.peek(), "in") && (!consume_mix_space(s, mix) || !consume_comma(s))) return false;
  if (!consume_mix_item(s, depth, mix.first, p1, has1) || !consume_comma(s) ||
      !consume_mix_item(s, depth, mix.second, p2, has2) || !s.at_end()) {
    return false;
  }
  if (!has1 && !has2) p1 = p2 = 50;
  if (has1 && !has2) p2 = 100 - p1;
  if (!has1 && has2) p1 = 100 - p2;
  if (p1 + p2 == 0) return false;
  mix.first_share = p1 / (p1 + p2);
  mix.alpha_factor = std::min((p1 + p2) / 100, 1.0);
  auto waits = [](const ColorInput& c) { return c.mix != nullptr || c.color.is_current; };
  bool later = waits(mix.first) || waits(mix.second);
  out.mix = std::make_shared<const ColorMix>(std::move(mix));
  if (!later) {
    out.color = compute_color(out, Color());
    out.mix = nullptr;
  }
  return true;
}

bool parse_function(std::string_view name, TokenStream& inner, int depth, ColorInput& out) {
  if (iequals(name, "rgb") || iequals(name, "rgba")) return parse_rgb(inner, out.color);
  if (iequals(name, "hsl") || iequals(name, "hsla")) return parse_hsl_or_hwb(inner, false, out.color);
  if (iequals(name, "hwb")) return parse_hsl_or_hwb(inner, true, out.color);
  if (iequals(name, "lab")) return parse_lab_like(inner, ColorSpace::kLab, out.color);
  if (iequals(name, "lch")) return parse_lab_like(inner, ColorSpace::kLch, out.color);
  if (iequals(name, "oklab")) return parse_lab_like(inner, ColorSpace::kOklab, out.color);
  if (iequals(name, "oklch")) return parse_lab_like(inner, ColorSpace::kOklch, out.color);
  if (iequals(name, "color")) return parse_color_function(inner, out.color);
  if (iequals(name, "color-mix")) return parse_color_mix(inner, depth, out);
  if (iequals(name, "light-dark")) {  // css-color-5 §9: the colour scheme is light
    ColorInput dark;
    return depth <= kMaxMixDepth && consume_color_at(inner, false, depth + 1, out) && consume_comma(inner) &&
           consume_color_at(inner, false, depth + 1, dark) && inner.at_end();
  }
  return false;
}

// Quirks standard §3.1: what a hash would have held, written without '#'.
bool parse_hashless(const Token& t, Color& out) {
  std::string digits;
  if (t.type == TokenType::kIdent) {
    digits = t.text;
  } else if ((t.type == TokenType::kNumber || t.type == TokenType::kDimension) && !t.has_sign) {
    digits = t.source;
    if (digits.size() < 6) digits.insert(0, 6 - digits.size(), '0');
  }
  return (digits.size() == 3 || digits.size() == 6) && parse_hex(digits, out);
}

bool consume_color_at(TokenStream& s, bool quirks, int depth, ColorInput& out) {
  const Token& t = s.peek();
  out = ColorInput();
  bool ok = false;
  if (t.type == TokenType::kHash) {
    ok = parse_hex(t.text, out.color);
  } else if (t.type == TokenType::kIdent) {
    ok = named_color(t.text, out.color);
    if (!ok && iequals(t.text, "currentcolor")) {
      out.color = Color::current();
      ok = true;
    }
    if (!ok) ok = system_color(t.text, out.color);
  } else if (t.type == TokenType::kFunction) {
    size_t mark = s.position();
    std::string_view name = t.text;
    TokenStream inner = consume_function(s);
    if (parse_function(name, inner, depth, out) && inner.at_end()) return true;
    s.rewind(mark);
    return false;
  }
  if (!ok && quirks) ok = parse_hashless(t, out.color);
  if (!ok) return false;
  s.next();
  s.skip_whitespace();
  return true;
}

}  // namespace

bool consume_color(TokenStream& s, bool quirks, ColorInput& out) {
  return consume_color_at(s, quirks, 0, out);
}

Color compute_color(const ColorInput& input, const Color& current) {
  if (!input.mix) return input.color;
  const ColorMix& m = *input.mix;
  Color a = compute_color(m.first, current).resolved(current);
  Color b = compute_color(m.second, current).resolved(current);
  Color mixed = mix_colors(m.space, m.hue, a, b, m.first_share);
  mixed.a = static_cast<float>(mixed.a * m.alpha_factor);
  return mixed;
}

}  // namespace colosseum::css
