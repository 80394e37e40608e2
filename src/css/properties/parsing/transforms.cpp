// transform and its relatives (css-transforms-1 §3, §4, css-transforms-2 §5, §13).
#include <cmath>
#include <numbers>
#include <optional>

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

/// Nothing for a name that is none of §13.
std::optional<TransformInput> read_function(std::string_view name, Arguments& a) {
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
  return std::nullopt;
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

}  // namespace

ValuePtr parse_transform(TokenStream& s, const ParseArgs&) {
  TransformInputs list;
  if (consume_ident(s, "none")) return make_typed(std::move(list));
  while (s.peek().type == TokenType::kFunction) {
    const std::string name = ascii_lower(s.peek().text);
    Arguments arguments(consume_function(s));
    std::optional<TransformInput> function = read_function(name, arguments);
    if (!function || !arguments.done()) return nullptr;
    list.push_back(std::move(*function));
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
  const int values = consume_two_values(s, false, origin.at);
  if (values == 0) return nullptr;
  if (values == 2) consume_length(s, 0, false, origin.z);
  return make_typed(std::move(origin));
}

}  // namespace colosseum::css
