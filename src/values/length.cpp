#include "colosseum/length.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>

#include "base/hash.h"

namespace colosseum {

namespace {

bool node_has_percent(const CalcNode& n) {
  return n.percent != 0 || std::any_of(n.operands.begin(), n.operands.end(),
                                       [](const CalcNode* o) { return node_has_percent(*o); });
}

// css-values-4 §10.3: round() and friends; a zero step or an infinite value has no multiple to go to.
double round_to(CalcNode::Op op, double value, double step) {
  if (step == 0 || !std::isfinite(value)) return 0;
  if (!std::isfinite(step)) return 0;
  step = std::abs(step);
  double q = value / step;
  switch (op) {
    case CalcNode::Op::kRoundUp: q = std::ceil(q); break;
    case CalcNode::Op::kRoundDown: q = std::floor(q); break;
    case CalcNode::Op::kRoundToZero: q = std::trunc(q); break;
    default: q = std::floor(q + 0.5); break;
  }
  return q * step;
}

}  // namespace

double evaluate(const CalcNode& n, double base) {
  auto arg = [&](size_t i) { return i < n.operands.size() ? evaluate(*n.operands[i], base) : 0.0; };
  switch (n.op) {
    case CalcNode::Op::kLeaf: return n.px + n.percent * base / 100.0;
    case CalcNode::Op::kAdd: {
      double sum = 0;
      for (size_t i = 0; i < n.operands.size(); ++i) sum += arg(i);
      return sum;
    }
    case CalcNode::Op::kScale: return arg(0) * n.factor;
    case CalcNode::Op::kMin:
    case CalcNode::Op::kMax: {
      double best = arg(0);
      for (size_t i = 1; i < n.operands.size(); ++i) {
        best = n.op == CalcNode::Op::kMin ? std::min(best, arg(i)) : std::max(best, arg(i));
      }
      return best;
    }
    case CalcNode::Op::kClamp: return std::max(arg(0), std::min(arg(1), arg(2)));
    case CalcNode::Op::kRoundNearest:
    case CalcNode::Op::kRoundUp:
    case CalcNode::Op::kRoundDown:
    case CalcNode::Op::kRoundToZero: return round_to(n.op, arg(0), arg(1));
    case CalcNode::Op::kMod: {
      double a = arg(0), b = arg(1);
      return b == 0 ? 0 : a - std::floor(a / b) * b;
    }
    case CalcNode::Op::kRem: return arg(1) == 0 ? 0 : std::fmod(arg(0), arg(1));
    case CalcNode::Op::kAbs: return std::abs(arg(0));
    case CalcNode::Op::kSignScale: {
      double a = arg(0);
      return (a > 0 ? 1.0 : a < 0 ? -1.0 : 0.0) * n.factor;
    }
    case CalcNode::Op::kHypot: {
      double sum = 0;
      for (size_t i = 0; i < n.operands.size(); ++i) sum += arg(i) * arg(i);
      return std::sqrt(sum);
    }
  }
  return 0;
}

bool Length::function_has_percent() const {
  return type == Type::kCalc ? calc != nullptr && node_has_percent(*calc) : percent != 0;
}

double resolve_px(const Length& l, double base) {
  switch (l.type) {
    case Length::Type::kFixed: return l.px;
    case Length::Type::kPercent: return l.percent * base / 100.0;
    case Length::Type::kLinear:
    case Length::Type::kFitContentFunction: return l.px + l.percent * base / 100.0;
    case Length::Type::kCalc: return l.calc == nullptr ? 0 : evaluate(*l.calc, base);
    default: return 0;
  }
}

LayoutUnit resolve_percentages(const Length& l, LayoutUnit base) {
  // Browsers do this sum in single precision before they cut it to 1/64 px; so 33.3333 % of 300px is 100px
  // less 1/64.
  if (l.type == Length::Type::kPercent) {
    return LayoutUnit::from_px(static_cast<float>(base.to_float() * l.percent / 100.0f));
  }
  return LayoutUnit::from_px(static_cast<float>(resolve_px(l, base.to_px())));
}

void hash_append(Hasher& h, const Length& v) {
  // The two zeros are equal.
  auto bits = [](float f) { return uint64_t{std::bit_cast<uint32_t>(f == 0 ? 0.0f : f)}; };
  h.mix(bits(v.px) << 32 | uint64_t{v.is_default_margin} << 8 | static_cast<uint64_t>(v.type));
  if (v.percent != 0 || v.calc != nullptr) h.mix(bits(v.percent) ^ std::hash<const void*>{}(v.calc));
}

}  // namespace colosseum
