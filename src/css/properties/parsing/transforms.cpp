// transform and its relatives (css-transforms-1 §3, §4, css-transforms-2 §5, §13).
#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/utf.h"
#include "css/properties/parsing/families.h"

namespace colosseum::css {

namespace {

using Kind = TransformInput::Kind;

TransformInput identity() {
  TransformInput t;
  for (size_t i = 0; i < 4; ++i) t.matrix[i * 5] = 1;
  return t;
}

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

TransformInput scaling(double x, double y, double z) {
  TransformInput t = identity();
  t.matrix[0] = x;
  t.matrix[5] = y;
  t.matrix[10] = z;
  return t;
}

/// css-transforms-2 §14: a turn around the vector (x, y, z); the null vector gives the identity.
TransformInput rotation(double x, double y, double z, double degrees) {
  TransformInput t = identity();
  const double length = std::hypot(x, y, z);
  if (length == 0) return t;
  x /= length;
  y /= length;
  z /= length;
  const double s = std::sin(radians(degrees)), c = std::cos(radians(degrees)), rest = 1 - c;
  t.matrix = {x * x * rest + c,
              y * x * rest + z * s,
              x * z * rest - y * s,
              0,
              x * y * rest - z * s,
              y * y * rest + c,
              y * z * rest + x * s,
              0,
              x * z * rest + y * s,
              y * z * rest - x * s,
              z * z * rest + c,
              0,
              0,
              0,
              0,
              1};
  return t;
}

TransformInput skewing(double x_degrees, double y_degrees) {
  TransformInput t = identity();
  t.matrix[4] = std::tan(radians(x_degrees));
  t.matrix[1] = std::tan(radians(y_degrees));
  return t;
}

TransformInput translation(LengthInput x, LengthInput y, LengthInput z) {
  TransformInput t;
  t.kind = Kind::kTranslate;
  t.x = std::move(x);
  t.y = std::move(y);
  t.z = std::move(z);
  return t;
}

const LengthInput kZero = LengthInput::dimension(0, Unit::kPx);

/// Reads the arguments of one function; what fails stays failed.
class Arguments {
 public:
  explicit Arguments(TokenStream s) : s_(s) {}

  double number(uint16_t flags = 0) {
    double v = 0;
    expect([&] { return consume_number(s_, flags, v); });
    return v;
  }
  double angle() {
    double v = 0;
    expect([&] { return consume_angle(s_, true, v); });
    return v;
  }
  LengthInput length(uint16_t flags) {
    LengthInput l;
    expect([&] { return consume_length(s_, flags, false, l); });
    return l;
  }
  bool more() const { return ok_ && !s_.at_end(); }
  /// Everything was read and nothing else is there.
  bool done() const { return ok_ && s_.at_end(); }

 private:
  template <typename Consume>
  void expect(Consume&& consume) {
    if (!first_ && ok_) ok_ = consume_comma(s_);
    first_ = false;
    if (ok_) ok_ = consume();
  }
  TokenStream s_;
  bool first_ = true, ok_ = true;
};

TransformInput read_matrix(Arguments& a) {
  TransformInput t = identity();
  for (const size_t i : {0, 1, 4, 5, 12, 13}) t.matrix[i] = a.number();
  return t;
}

TransformInput read_function(std::string_view name, Arguments& a) {
  constexpr uint16_t kLp = kPercentAllowed, kFactor = kNumberPercent;
  if (name == "translate") {
    LengthInput x = a.length(kLp);
    return translation(std::move(x), a.more() ? a.length(kLp) : kZero, kZero);
  }
  if (name == "translatex") return translation(a.length(kLp), kZero, kZero);
  if (name == "translatey") return translation(kZero, a.length(kLp), kZero);
  if (name == "translatez") return translation(kZero, kZero, a.length(0));
  if (name == "translate3d") {
    LengthInput x = a.length(kLp), y = a.length(kLp);
    return translation(std::move(x), std::move(y), a.length(0));
  }
  if (name == "scale") {
    const double x = a.number(kFactor);
    return scaling(x, a.more() ? a.number(kFactor) : x, 1);
  }
  if (name == "scalex") return scaling(a.number(kFactor), 1, 1);
  if (name == "scaley") return scaling(1, a.number(kFactor), 1);
  if (name == "scalez") return scaling(1, 1, a.number(kFactor));
  if (name == "scale3d") {
    const double x = a.number(kFactor), y = a.number(kFactor);
    return scaling(x, y, a.number(kFactor));
  }
  if (name == "rotate" || name == "rotatez") return rotation(0, 0, 1, a.angle());
  if (name == "rotatex") return rotation(1, 0, 0, a.angle());
  if (name == "rotatey") return rotation(0, 1, 0, a.angle());
  if (name == "rotate3d") {
    const double x = a.number(), y = a.number(), z = a.number();
    return rotation(x, y, z, a.angle());
  }
  if (name == "skew") {
    const double x = a.angle();
    return skewing(x, a.more() ? a.angle() : 0);
  }
  if (name == "skewx") return skewing(a.angle(), 0);
  if (name == "skewy") return skewing(0, a.angle());
  if (name == "matrix") return read_matrix(a);
  if (name == "matrix3d") {
    TransformInput t;
    for (double& m : t.matrix) m = a.number();
    return t;
  }
  if (name == "perspective") {
    TransformInput t = identity();
    t.kind = Kind::kPerspective;
    t.z = a.length(kNonNegative | kNoneKeyword);
    return t;
  }
  (void)a.length(0);
  return {};
}

bool is_transform_function(std::string_view name) {
  constexpr std::string_view kNames[] = {
      "matrix",  "matrix3d", "perspective", "rotate",      "rotate3d",   "rotatex",    "rotatey",
      "rotatez", "scale",    "scale3d",     "scalex",      "scaley",     "scalez",     "skew",
      "skewx",   "skewy",    "translate",   "translate3d", "translatex", "translatey", "translatez",
  };
  return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

ValuePtr one_transform(TransformInput t) {
  TransformInputs list;
  list.push_back(std::move(t));
  return make_typed(std::move(list));
}

/// x | y | z | <number>{3}
bool consume_axis(TokenStream& s, double (&axis)[3]) {
  for (size_t i = 0; i < 3; ++i) {
    constexpr std::string_view kAxes[] = {"x", "y", "z"};
    if (!consume_ident(s, kAxes[i])) continue;
    for (size_t j = 0; j < 3; ++j) axis[j] = j == i ? 1 : 0;
    return true;
  }
  const size_t mark = s.position();
  for (double& v : axis) {
    if (consume_number(s, 0, v)) continue;
    s.rewind(mark);
    return false;
  }
  return true;
}

/// One value of transform-origin and which axis it is for: 'x', 'y', or ' ' for either.
bool consume_origin(TokenStream& s, LengthInput& out, char& axis) {
  struct Word {
    std::string_view text;
    double percent;
    char axis;
  };
  constexpr Word kWords[] = {
      {"left", 0, 'x'}, {"right", 100, 'x'}, {"top", 0, 'y'}, {"bottom", 100, 'y'}, {"center", 50, ' '}};
  for (const Word& w : kWords) {
    if (!consume_ident(s, w.text)) continue;
    out = LengthInput::percent(w.percent);
    axis = w.axis;
    return true;
  }
  axis = 'l';  // a length: the first is the horizontal one
  return consume_length(s, kPercentAllowed, false, out);
}

}  // namespace

// css-will-change-1 §2: what counts is what some value of the property would make of the box.
ValuePtr parse_will_change(TokenStream& s, const ParseArgs&) {
  if (consume_ident(s, "auto")) return make_keyword(0);
  constexpr std::string_view kFixed[] = {"transform", "translate",   "rotate",
                                         "scale",     "perspective", "transform-style",
                                         "filter",    "contain",     "backdrop-filter"};
  constexpr std::string_view kContext[] = {"opacity",        "z-index",   "isolation",
                                           "mix-blend-mode", "clip-path", "mask"};
  auto is_in = [](std::string_view name, auto& names) {
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
  };
  unsigned bits = 0;
  do {
    std::string name;
    if (!consume_custom_ident(s, name)) return nullptr;
    name = ascii_lower(name);
    if (name.starts_with("-webkit-")) name.erase(0, 8);
    if (name == "auto" || name == "none" || name == "all" || name == "will-change") return nullptr;
    if (is_in(name, kContext)) bits |= kWillChangeStackingContext;
    if (is_in(name, kFixed)) bits |= kWillChangeStackingContext | kWillChangeFixedContainer;
    if (name == "position") bits |= kWillChangeStackingContext | kWillChangeAbsoluteContainer;
  } while (consume_comma(s));
  return make_keyword(static_cast<uint16_t>(bits));
}

ValuePtr parse_transform(TokenStream& s, const ParseArgs&) {
  TransformInputs list;
  if (consume_ident(s, "none")) return make_typed(std::move(list));
  while (s.peek().type == TokenType::kFunction) {
    std::string name = ascii_lower(s.peek().text);
    if (!is_transform_function(name)) return nullptr;
    Arguments arguments(consume_function(s));
    list.push_back(read_function(name, arguments));
    if (!arguments.done()) return nullptr;
  }
  return list.empty() ? nullptr : make_typed(std::move(list));
}

// css-transforms-2 §5: none | <length-percentage> [ <length-percentage> <length>? ]?
ValuePtr parse_translate(TokenStream& s, const ParseArgs&) {
  if (consume_ident(s, "none")) return make_typed(TransformInputs());
  LengthInput x, y = kZero, z = kZero;
  if (!consume_length(s, kPercentAllowed, false, x)) return nullptr;
  if (consume_length(s, kPercentAllowed, false, y)) consume_length(s, 0, false, z);
  return one_transform(translation(std::move(x), std::move(y), std::move(z)));
}

// none | <angle> | [ x | y | z | <number>{3} ] && <angle>
ValuePtr parse_rotate(TokenStream& s, const ParseArgs&) {
  if (consume_ident(s, "none")) return make_typed(TransformInputs());
  double axis[3] = {0, 0, 1}, angle = 0;
  const bool axis_first = consume_axis(s, axis);
  if (!consume_angle(s, false, angle)) return nullptr;
  if (!axis_first) consume_axis(s, axis);
  return one_transform(rotation(axis[0], axis[1], axis[2], angle));
}

// none | [ <number> | <percentage> ]{1,3}
ValuePtr parse_scale(TokenStream& s, const ParseArgs&) {
  if (consume_ident(s, "none")) return make_typed(TransformInputs());
  double x = 1, y = 1, z = 1;
  if (!consume_number(s, kNumberPercent, x)) return nullptr;
  if (!consume_number(s, kNumberPercent, y)) {
    y = x;
  } else {
    consume_number(s, kNumberPercent, z);
  }
  return one_transform(scaling(x, y, z));
}

// css-transforms-1 §4
ValuePtr parse_transform_origin(TokenStream& s, const ParseArgs&) {
  TransformOriginInput origin;
  LengthInput first, second = LengthInput::percent(50);
  char a = ' ', b = ' ';
  if (!consume_origin(s, first, a)) return nullptr;
  const bool two = consume_origin(s, second, b);
  const bool swapped = a == 'y' || b == 'x';
  if (two && swapped && (a == 'l' || b == 'l' || a == 'x' || b == 'y')) return nullptr;
  if (two && !swapped && a == b && a != 'l' && a != ' ') return nullptr;
  origin.x = swapped ? second : first;
  origin.y = swapped ? first : second;
  if (two) consume_length(s, 0, false, origin.z);
  return make_typed(std::move(origin));
}

}  // namespace colosseum::css
