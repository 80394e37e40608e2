// Computing math functions (css-values-4 §10.12 simplification, §10.13 range checking).
#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "css/properties/calc/math_node.h"

namespace colosseum::css {

namespace {

using Op = MathNode::Op;

constexpr double kDegree = std::numbers::pi / 180;

double round_value(Op op, double a, double step) {
  // §10.4.1: special cases of infinities and zero.
  if (std::isnan(a) || std::isnan(step) || step == 0) return std::numeric_limits<double>::quiet_NaN();
  if (std::isinf(a)) return std::isinf(step) ? std::numeric_limits<double>::quiet_NaN() : a;
  if (std::isinf(step)) {
    if (op == Op::kRoundUp && a > 0) return std::numeric_limits<double>::infinity();
    if (op == Op::kRoundDown && a < 0) return -std::numeric_limits<double>::infinity();
    return std::copysign(0.0, a);
  }
  step = std::abs(step);
  double q = a / step;
  if (op == Op::kRoundUp) return std::ceil(q) * step;
  if (op == Op::kRoundDown) return std::floor(q) * step;
  if (op == Op::kRoundToZero) return std::trunc(q) * step;
  return std::floor(q + 0.5) * step;
}

double modulus(Op op, double a, double b) {
  if (b == 0 || std::isinf(a)) return std::numeric_limits<double>::quiet_NaN();
  if (op == Op::kRem) return std::isinf(b) ? a : std::fmod(a, b);
  if (std::isinf(b)) {
    bool same = std::signbit(a) == std::signbit(b);
    return same ? a : std::numeric_limits<double>::quiet_NaN();
  }
  return a - std::floor(a / b) * b;
}

// Multiples of 45 degrees give the exact values people expect.
double trigonometry(Op op, double radians) {
  double degrees = radians / kDegree;
  double turn = std::fmod(degrees, 360);
  if (op == Op::kTan && std::fmod(std::abs(turn), 90) == 0) {
    if (std::fmod(std::abs(turn), 180) == 0) return 0;
    bool positive = std::abs(turn) == 90 ? turn > 0 : turn < 0;
    return positive ? std::numeric_limits<double>::infinity() : -std::numeric_limits<double>::infinity();
  }
  double v = op == Op::kSin ? std::sin(radians) : op == Op::kCos ? std::cos(radians) : std::tan(radians);
  double snapped = std::round(v * 2) / 2;
  return std::abs(v - snapped) < 1e-14 ? snapped : v;
}

double constant_function(const MathNode& n, const std::vector<double>& a) {
  bool angle = !n.operands.empty() && n.operands[0].type.is(UnitCategory::kAngle);
  switch (n.op) {
    case Op::kMin:
    case Op::kMax: {
      double best = a[0];
      for (double v : a) {
        if (std::isnan(v)) return v;
        best = n.op == Op::kMin ? std::min(best, v) : std::max(best, v);
      }
      return best;
    }
    case Op::kClamp: return std::max(a[0], std::min(a[1], a[2]));
    case Op::kRoundNearest:
    case Op::kRoundUp:
    case Op::kRoundDown:
    case Op::kRoundToZero: return round_value(n.op, a[0], a[1]);
    case Op::kMod:
    case Op::kRem: return modulus(n.op, a[0], a[1]);
    case Op::kSin:
    case Op::kCos:
    case Op::kTan: return trigonometry(n.op, angle ? a[0] * kDegree : a[0]);
    case Op::kAsin: return std::asin(a[0]) / kDegree;
    case Op::kAcos: return std::acos(a[0]) / kDegree;
    case Op::kAtan: return std::atan(a[0]) / kDegree;
    case Op::kAtan2: return std::atan2(a[0], a[1]) / kDegree;
    case Op::kPow: return std::pow(a[0], a[1]);
    case Op::kSqrt: return std::sqrt(a[0]);
    case Op::kHypot: {
      double sum = 0;
      for (double v : a) sum = std::hypot(sum, v);
      return sum;
    }
    case Op::kLog: return a.size() > 1 ? std::log(a[0]) / std::log(a[1]) : std::log(a[0]);
    case Op::kExp: return std::exp(a[0]);
    case Op::kAbs: return std::abs(a[0]);
    case Op::kSign: return a[0] > 0 ? 1 : a[0] < 0 ? -1 : a[0];
    default: return 0;
  }
}

class Evaluator {
 public:
  Evaluator(const UnitResolver* units, StylePool* pool) : units_(units), pool_(pool) {}

  MathResult run(const MathNode& n) {
    switch (n.op) {
      case Op::kLeaf: return leaf(n);
      case Op::kSum: return sum(n);
      case Op::kProduct: return product(n);
      case Op::kNegate: return scale(run(n.operands[0]), -1);
      case Op::kInvert: return constant(1 / run(n.operands[0]).value);
      default: return function(n);
    }
  }

 private:
  static MathResult constant(double v) { return {v, 0, false, nullptr}; }

  MathResult leaf(const MathNode& n) const {
    if (n.unit == Unit::kPercent) {
      // Typed as a percentage of its own, it is a plain value; as a length it waits for its base.
      if (n.type.is(UnitCategory::kPercent)) return constant(n.value);
      return {0, n.value, true, nullptr};
    }
    if (is_relative_length(n.unit)) {
      return constant(units_ == nullptr ? 0 : units_->relative_px(n.value, n.unit));
    }
    return constant(n.value * canonical_factor(n.unit));
  }

  MathResult sum(const MathNode& n) {
    MathResult total;
    std::vector<const CalcNode*> nodes;
    for (const MathNode& o : n.operands) {
      MathResult r = run(o);
      total.has_percent |= r.has_percent;
      if (r.node != nullptr) {
        nodes.push_back(r.node);
      } else {
        total.value += r.value;
        total.percent += r.percent;
      }
    }
    if (nodes.empty()) return total;
    if (total.value != 0 || total.percent != 0) nodes.push_back(as_node(total));
    CalcNode c;
    c.op = CalcNode::Op::kAdd;
    c.operands = std::move(nodes);
    return make(std::move(c));
  }

  MathResult product(const MathNode& n) {
    double factor = 1;
    MathResult variable;
    bool has_variable = false;
    for (const MathNode& o : n.operands) {
      MathResult r = run(o);
      if (!r.has_percent) {
        factor *= r.value;
      } else if (!has_variable) {
        variable = r;
        has_variable = true;
      } else {
        return constant(0);  // percent × percent has no meaning as a length
      }
    }
    return has_variable ? scale(variable, factor) : constant(factor);
  }

  MathResult scale(MathResult r, double factor) {
    if (r.node == nullptr) {
      r.value *= factor;
      r.percent *= factor;
      return r;
    }
    CalcNode c;
    c.op = CalcNode::Op::kScale;
    if (r.node->op == CalcNode::Op::kSignScale) {
      c = *r.node;
      c.factor = static_cast<float>(censor_math(c.factor * factor));
      return make(std::move(c));
    }
    c.factor = static_cast<float>(censor_math(factor));
    c.operands = {r.node};
    return make(std::move(c));
  }

  MathResult function(const MathNode& n) {
    std::vector<MathResult> results;
    std::vector<double> values;
    bool any_percent = false;
    for (const MathNode& o : n.operands) {
      results.push_back(run(o));
      values.push_back(results.back().value);
      any_percent |= results.back().has_percent;
    }
    if (!any_percent) return constant(constant_function(n, values));
    CalcNode c;
    if (pool_ == nullptr || !calc_op(n.op, c.op)) return constant(0);
    for (const MathResult& r : results) c.operands.push_back(as_node(r));
    return make(std::move(c));
  }

  static bool calc_op(Op op, CalcNode::Op& out) {
    using C = CalcNode::Op;
    switch (op) {
      case Op::kMin: out = C::kMin; return true;
      case Op::kMax: out = C::kMax; return true;
      case Op::kClamp: out = C::kClamp; return true;
      case Op::kRoundNearest: out = C::kRoundNearest; return true;
      case Op::kRoundUp: out = C::kRoundUp; return true;
      case Op::kRoundDown: out = C::kRoundDown; return true;
      case Op::kRoundToZero: out = C::kRoundToZero; return true;
      case Op::kMod: out = C::kMod; return true;
      case Op::kRem: out = C::kRem; return true;
      case Op::kAbs: out = C::kAbs; return true;
      case Op::kSign: out = C::kSignScale; return true;
      case Op::kHypot: out = C::kHypot; return true;
      default: return false;
    }
  }

  const CalcNode* as_node(const MathResult& r) {
    if (r.node != nullptr) return r.node;
    CalcNode c;
    c.px = static_cast<float>(censor_math(r.value));
    c.percent = static_cast<float>(censor_math(r.percent));
    return pool_->intern(std::move(c));
  }

  MathResult make(CalcNode c) {
    if (pool_ == nullptr) return constant(0);
    return {0, 0, true, pool_->intern(std::move(c))};
  }

  const UnitResolver* units_;
  StylePool* pool_;
};

}  // namespace

MathResult evaluate_math(const MathNode& node, const UnitResolver* units, StylePool* pool) {
  return Evaluator(units, pool).run(node);
}

double censor_math(double v) {
  constexpr double kLarge = 33554428;  // what a layout unit holds
  if (std::isnan(v)) return 0;
  return std::clamp(v, -kLarge, kLarge);
}

}  // namespace colosseum::css
