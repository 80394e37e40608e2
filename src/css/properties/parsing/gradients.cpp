// Gradients (css-images-3 §3, conic ones of css-images-4 §3.3), with the -webkit- spelling of linear ones.
#include <optional>

#include "css/properties/parsing/families.h"

namespace colosseum::css {

namespace {

using Shape = std::shared_ptr<const GradientInput>;

bool consume_side(TokenStream& s, Gradient& g) {
  for (int i = 0; i < 2; ++i) {
    if (g.corner_x == 0 && consume_ident(s, "left")) {
      g.corner_x = -1;
    } else if (g.corner_x == 0 && consume_ident(s, "right")) {
      g.corner_x = 1;
    } else if (g.corner_y == 0 && consume_ident(s, "top")) {
      g.corner_y = -1;
    } else if (g.corner_y == 0 && consume_ident(s, "bottom")) {
      g.corner_y = 1;
    } else {
      return i > 0;
    }
  }
  return true;
}

// A side is an angle at once; corners depend on the box.
void settle_side(Gradient& g, bool from_side) {
  if (from_side) {  // -webkit-: the side where the line starts
    g.corner_x = static_cast<int8_t>(-g.corner_x);
    g.corner_y = static_cast<int8_t>(-g.corner_y);
  }
  if (g.corner_x != 0 && g.corner_y != 0) {
    g.to_corner = true;
    return;
  }
  g.angle_deg = g.corner_x != 0 ? (g.corner_x > 0 ? 90.0f : 270.0f) : (g.corner_y > 0 ? 180.0f : 0.0f);
  g.corner_x = g.corner_y = 0;
}

// css-images-4 §3.1: `in <colour space>`; gradients are drawn in sRGB whatever it says.
bool consume_interpolation(TokenStream& s) {
  if (!consume_ident(s, "in")) return false;
  while (s.peek().type == TokenType::kIdent) {
    s.next();
    s.skip_whitespace();
  }
  return true;
}

bool consume_linear_prelude(TokenStream& s, bool webkit, Gradient& g) {
  size_t mark = s.position();
  bool any = consume_interpolation(s);
  double angle = 0;
  if (consume_angle(s, true, angle)) {
    g.angle_deg = static_cast<float>(webkit ? 90 - angle : angle);
    any = true;
  } else if (webkit ? consume_side(s, g) : (consume_ident(s, "to") && consume_side(s, g))) {
    settle_side(g, webkit);
    any = true;
  }
  any |= consume_interpolation(s);
  if (!any) {
    s.rewind(mark);
    return true;
  }
  return consume_comma(s);
}

bool consume_radial_size(TokenStream& s, bool quirks, GradientInput& out) {
  constexpr std::string_view kExtents[] = {"closest-side", "farthest-side", "closest-corner",
                                           "farthest-corner"};
  int i = consume_keyword(s, kExtents);
  if (i >= 0) {
    out.shape.extent = static_cast<Gradient::Extent>(i);
    return true;
  }
  if (!consume_length(s, kPercentAllowed | kNonNegative, quirks, out.size.x)) return false;
  out.shape.extent = Gradient::Extent::kExplicit;
  out.size.y = out.size.x;
  out.shape.circle = !consume_length(s, kPercentAllowed | kNonNegative, quirks, out.size.y);
  return true;
}

bool consume_radial_prelude(TokenStream& s, bool quirks, GradientInput& out) {
  bool any = false, has_size = false, ellipse = false, circle = false;
  while (true) {
    if (!circle && !ellipse && consume_ident(s, "circle")) {
      circle = true;
    } else if (!circle && !ellipse && consume_ident(s, "ellipse")) {
      ellipse = true;
    } else if (!has_size && consume_radial_size(s, quirks, out)) {
      has_size = true;
    } else if (!consume_interpolation(s)) {
      break;
    }
    any = true;
  }
  bool one_length = out.shape.extent == Gradient::Extent::kExplicit && out.shape.circle;
  bool two_lengths = out.shape.extent == Gradient::Extent::kExplicit && !out.shape.circle;
  // §3.2.1: one length makes a circle, two an ellipse; a circle's size is no percentage.
  if ((ellipse && one_length) || (circle && two_lengths)) return false;
  if (one_length && out.size.x.unit == Unit::kPercent) return false;
  out.shape.circle = circle || one_length;
  if (consume_ident(s, "at")) {
    if (!consume_position(s, false, quirks, out.position)) return false;
    any = true;
  }
  any |= consume_interpolation(s);
  return !any || consume_comma(s);
}

bool consume_conic_prelude(TokenStream& s, bool quirks, GradientInput& out) {
  bool any = consume_interpolation(s);
  if (consume_ident(s, "from")) {
    double angle = 0;
    if (!consume_angle(s, true, angle)) return false;
    out.shape.angle_deg = static_cast<float>(angle);
    any = true;
  }
  if (consume_ident(s, "at")) {
    if (!consume_position(s, false, quirks, out.position)) return false;
    any = true;
  }
  any |= consume_interpolation(s);
  return !any || consume_comma(s);
}

bool consume_stop_position(TokenStream& s, bool conic, bool quirks, LengthInput& out) {
  if (!conic) return consume_length(s, kPercentAllowed, quirks, out);
  double v = 0;
  if (consume_angle(s, true, v)) {
    out = LengthInput::dimension(v, Unit::kPx);
    return true;
  }
  if (!consume_percentage(s, false, v)) return false;
  out = LengthInput::percent(v);
  return true;
}

// §3.4.1: <color-stop-list>: colours with up to two positions, hints between them.
bool consume_stops(TokenStream& s, bool conic, bool quirks, std::vector<ColorStopInput>& stops) {
  bool last_was_hint = true;  // none may come first
  do {
    ColorStopInput stop;
    if (!last_was_hint && consume_stop_position(s, conic, quirks, stop.position)) {
      stop.is_hint = stop.has_position = last_was_hint = true;
      stops.push_back(std::move(stop));
      continue;
    }
    last_was_hint = false;
    bool position_first = consume_stop_position(s, conic, quirks, stop.position);
    if (!consume_color(s, false, stop.color)) return false;
    stop.has_position = position_first || consume_stop_position(s, conic, quirks, stop.position);
    stops.push_back(stop);
    if (stop.has_position && consume_stop_position(s, conic, quirks, stop.position)) {
      stops.push_back(std::move(stop));
    }
  } while (consume_comma(s));
  return !stops.empty() && !stops.back().is_hint && s.at_end();
}

}  // namespace

bool consume_gradient(TokenStream& s, bool quirks, Shape& out) {
  std::string_view name = s.peek().text;
  if (s.peek().type != TokenType::kFunction) return false;
  auto g = std::make_shared<GradientInput>();
  g->position = {LengthInput::percent(50), LengthInput::percent(50)};
  auto drop = [&](std::string_view prefix) {
    if (name.size() <= prefix.size() || !iequals(name.substr(0, prefix.size()), prefix)) return false;
    name.remove_prefix(prefix.size());
    return true;
  };
  bool webkit = drop("-webkit-") || drop("-moz-") || drop("-o-") || drop("-ms-");
  g->shape.repeating = drop("repeating-");
  size_t mark = s.position();
  bool conic = false;
  auto parse = [&](TokenStream inner) {
    if (iequals(name, "linear-gradient")) {
      if (!consume_linear_prelude(inner, webkit, g->shape)) return false;
    } else if (iequals(name, "radial-gradient") && !webkit) {
      g->shape.kind = Gradient::Kind::kRadial;
      if (!consume_radial_prelude(inner, quirks, *g)) return false;
    } else if (iequals(name, "conic-gradient") && !webkit) {
      g->shape.kind = Gradient::Kind::kConic;
      g->shape.angle_deg = 0;
      conic = true;
      if (!consume_conic_prelude(inner, quirks, *g)) return false;
    } else {
      return false;
    }
    return consume_stops(inner, conic, quirks, g->stops);
  };
  if (!parse(consume_function(s))) {
    s.rewind(mark);
    return false;
  }
  out = std::move(g);
  return true;
}

}  // namespace colosseum::css
