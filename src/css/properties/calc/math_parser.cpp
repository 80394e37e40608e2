// Parsing and type checking of math functions (css-values-4 §10.1 to §10.10).
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>

#include "base/utf.h"
#include "css/properties/calc/math_node.h"

namespace colosseum::css {

namespace {

using Op = MathNode::Op;
constexpr int kMaxMathDepth = 64;

/// How many arguments a function takes and what their types must be.
enum class ArgRule : uint8_t { kSame, kNumber, kNumberOrAngle, kAny };
struct FunctionRule {
  std::string_view name;
  Op op;
  uint8_t min_args, max_args;  // 255: any number
  ArgRule rule;
  enum Result : uint8_t { kAsArgument, kToNumber, kToAngle } result;
};

constexpr FunctionRule kFunctions[] = {
    {"calc", Op::kSum, 1, 1, ArgRule::kAny, FunctionRule::kAsArgument},
    {"-webkit-calc", Op::kSum, 1, 1, ArgRule::kAny, FunctionRule::kAsArgument},
    {"min", Op::kMin, 1, 255, ArgRule::kSame, FunctionRule::kAsArgument},
    {"max", Op::kMax, 1, 255, ArgRule::kSame, FunctionRule::kAsArgument},
    {"clamp", Op::kClamp, 3, 3, ArgRule::kSame, FunctionRule::kAsArgument},
    {"round", Op::kRoundNearest, 1, 2, ArgRule::kSame, FunctionRule::kAsArgument},
    {"mod", Op::kMod, 2, 2, ArgRule::kSame, FunctionRule::kAsArgument},
    {"rem", Op::kRem, 2, 2, ArgRule::kSame, FunctionRule::kAsArgument},
    {"sin", Op::kSin, 1, 1, ArgRule::kNumberOrAngle, FunctionRule::kToNumber},
    {"cos", Op::kCos, 1, 1, ArgRule::kNumberOrAngle, FunctionRule::kToNumber},
    {"tan", Op::kTan, 1, 1, ArgRule::kNumberOrAngle, FunctionRule::kToNumber},
    {"asin", Op::kAsin, 1, 1, ArgRule::kNumber, FunctionRule::kToAngle},
    {"acos", Op::kAcos, 1, 1, ArgRule::kNumber, FunctionRule::kToAngle},
    {"atan", Op::kAtan, 1, 1, ArgRule::kNumber, FunctionRule::kToAngle},
    {"atan2", Op::kAtan2, 2, 2, ArgRule::kSame, FunctionRule::kToAngle},
    {"pow", Op::kPow, 2, 2, ArgRule::kNumber, FunctionRule::kToNumber},
    {"sqrt", Op::kSqrt, 1, 1, ArgRule::kNumber, FunctionRule::kToNumber},
    {"hypot", Op::kHypot, 1, 255, ArgRule::kSame, FunctionRule::kAsArgument},
    {"log", Op::kLog, 1, 2, ArgRule::kNumber, FunctionRule::kToNumber},
    {"exp", Op::kExp, 1, 1, ArgRule::kNumber, FunctionRule::kToNumber},
    {"abs", Op::kAbs, 1, 1, ArgRule::kAny, FunctionRule::kAsArgument},
    {"sign", Op::kSign, 1, 1, ArgRule::kAny, FunctionRule::kToNumber},
};

const FunctionRule* find_function(std::string_view name) {
  for (const FunctionRule& f : kFunctions) {
    if (ascii_iequals(f.name, name)) return &f;
  }
  return nullptr;
}

using Parsed = std::optional<MathNode>;

class MathParser {
 public:
  explicit MathParser(bool percent_is_length) : percent_is_length_(percent_is_length) {}

  Parsed function(TokenStream& s, int depth) {
    if (depth > kMaxMathDepth) return std::nullopt;
    const FunctionRule* rule = find_function(s.peek().text);
    if (rule == nullptr) return std::nullopt;
    TokenStream inner = s.consume_block();
    inner.skip_whitespace();
    MathNode node;
    node.op = rule->op;
    if (rule->op == Op::kRoundNearest && !rounding_strategy(inner, node.op)) return std::nullopt;
    if (!arguments(inner, *rule, node, depth)) return std::nullopt;
    return finish(*rule, std::move(node));
  }

 private:
  static bool rounding_strategy(TokenStream& s, Op& op) {
    if (s.peek().type != TokenType::kIdent) return true;
    std::string_view word = s.peek().text;
    if (ascii_iequals(word, "nearest")) {
      op = Op::kRoundNearest;
    } else if (ascii_iequals(word, "up")) {
      op = Op::kRoundUp;
    } else if (ascii_iequals(word, "down")) {
      op = Op::kRoundDown;
    } else if (ascii_iequals(word, "to-zero")) {
      op = Op::kRoundToZero;
    } else {
      return true;  // a constant
    }
    s.next();
    s.skip_whitespace();
    if (s.peek().type != TokenType::kComma) return false;
    s.next();
    s.skip_whitespace();
    return true;
  }

  bool arguments(TokenStream& s, const FunctionRule& rule, MathNode& node, int depth) {
    while (true) {
      bool clamp_none = rule.op == Op::kClamp && s.peek().type == TokenType::kIdent &&
                        ascii_iequals(s.peek().text, "none") && node.operands.size() != 1;
      if (clamp_none) {  // §10.3: no lower or upper bound
        MathNode bound;
        bound.value = node.operands.empty() ? -std::numeric_limits<double>::infinity()
                                            : std::numeric_limits<double>::infinity();
        bound.unit = Unit::kUnknown;  // takes the type of the others
        node.operands.push_back(bound);
        s.next();
      } else {
        Parsed arg = sum(s, depth + 1);
        if (!arg) return false;
        node.operands.push_back(std::move(*arg));
      }
      s.skip_whitespace();
      if (s.at_end()) break;
      if (s.next().type != TokenType::kComma) return false;
      s.skip_whitespace();
    }
    return node.operands.size() >= rule.min_args &&
           (rule.max_args == 255 || node.operands.size() <= rule.max_args);
  }

  static Parsed finish(const FunctionRule& rule, MathNode node) {
    MathType type;
    bool first = true;
    for (MathNode& o : node.operands) {
      if (o.unit == Unit::kUnknown && o.op == Op::kLeaf) continue;
      if (first) type = o.type;
      if (rule.rule != ArgRule::kAny && !(o.type == type)) return std::nullopt;
      first = false;
      node.has_percent |= o.has_percent;
      node.has_relative |= o.has_relative;
    }
    if (first) return std::nullopt;
    for (MathNode& o : node.operands) {
      if (o.unit == Unit::kUnknown && o.op == Op::kLeaf) {
        o.unit = Unit::kNumber;  // a canonical value already
        o.type = type;
      }
    }
    if (rule.rule == ArgRule::kNumber && !type.is_number()) return std::nullopt;
    if (rule.rule == ArgRule::kNumberOrAngle && !type.is_number() && !type.is(UnitCategory::kAngle)) {
      return std::nullopt;
    }
    bool is_round = node.op >= Op::kRoundNearest && node.op <= Op::kRoundToZero;
    if (is_round && node.operands.size() == 1) {  // §10.4: the step may be left out for numbers
      if (!type.is_number()) return std::nullopt;
      MathNode one;
      one.value = 1;
      node.operands.push_back(one);
    }
    if (rule.name.ends_with("calc")) return std::move(node.operands.front());
    node.type = type;
    if (rule.result == FunctionRule::kToNumber) node.type = MathType();
    if (rule.result == FunctionRule::kToAngle) node.type = MathType::of(UnitCategory::kAngle);
    return node;
  }

  Parsed sum(TokenStream& s, int depth) {
    Parsed left = product(s, depth);
    if (!left) return std::nullopt;
    std::vector<MathNode> terms;
    while (true) {
      // §10.1: white space on both sides of + and -.
      size_t mark = s.position();
      if (s.peek().type != TokenType::kWhitespace) break;
      s.skip_whitespace();
      bool plus = s.peek().is_delim('+'), minus = s.peek().is_delim('-');
      if (!plus && !minus) {
        s.rewind(mark);
        break;
      }
      s.next();
      if (s.peek().type != TokenType::kWhitespace) return std::nullopt;
      s.skip_whitespace();
      Parsed right = product(s, depth);
      if (!right || !(right->type == left->type)) return std::nullopt;
      if (terms.empty()) terms.push_back(std::move(*left));
      left->type = right->type;
      terms.push_back(minus ? unary(Op::kNegate, std::move(*right)) : std::move(*right));
    }
    if (terms.empty()) return left;
    return combine(Op::kSum, std::move(terms));
  }

  Parsed product(TokenStream& s, int depth) {
    Parsed left = value(s, depth);
    if (!left) return std::nullopt;
    std::vector<MathNode> factors;
    while (true) {
      size_t mark = s.position();
      s.skip_whitespace();
      bool times = s.peek().is_delim('*'), over = s.peek().is_delim('/');
      if (!times && !over) {
        s.rewind(mark);
        break;
      }
      s.next();
      s.skip_whitespace();
      Parsed right = value(s, depth);
      if (!right) return std::nullopt;
      if (factors.empty()) factors.push_back(std::move(*left));
      factors.push_back(over ? unary(Op::kInvert, std::move(*right)) : std::move(*right));
    }
    if (factors.empty()) return left;
    return combine(Op::kProduct, std::move(factors));
  }

  static MathNode unary(Op op, MathNode operand) {
    MathNode n;
    n.op = op;
    n.type = operand.type;
    n.has_percent = operand.has_percent;
    n.has_relative = operand.has_relative;
    if (op == Op::kInvert) {
      for (int8_t& p : n.type.power) p = static_cast<int8_t>(-p);
    }
    n.operands.push_back(std::move(operand));
    return n;
  }

  static Parsed combine(Op op, std::vector<MathNode> operands) {
    MathNode n;
    n.op = op;
    n.type = operands.front().type;
    for (size_t i = 0; i < operands.size(); ++i) {
      n.has_percent |= operands[i].has_percent;
      n.has_relative |= operands[i].has_relative;
      if (op != Op::kProduct || i == 0) continue;
      for (size_t k = 0; k < n.type.power.size(); ++k) {
        int p = n.type.power[k] + operands[i].type.power[k];
        if (p > 100 || p < -100) return std::nullopt;
        n.type.power[k] = static_cast<int8_t>(p);
      }
    }
    n.operands = std::move(operands);
    return n;
  }

  Parsed value(TokenStream& s, int depth) {
    const Token& t = s.peek();
    switch (t.type) {
      case TokenType::kNumber: return leaf(s.next().number, Unit::kNumber);
      case TokenType::kPercentage: return leaf(s.next().number, Unit::kPercent);
      case TokenType::kDimension: {
        Unit u = unit_from_name(t.unit);
        if (u == Unit::kUnknown) return std::nullopt;
        return leaf(s.next().number, u);
      }
      case TokenType::kIdent: return constant(s);
      case TokenType::kFunction: return function(s, depth + 1);
      case TokenType::kOpenParen: {
        if (depth > kMaxMathDepth) return std::nullopt;
        TokenStream inner = s.consume_block();
        inner.skip_whitespace();
        Parsed n = sum(inner, depth + 1);
        if (!n || !inner.at_end_after_whitespace()) return std::nullopt;
        return n;
      }
      default: return std::nullopt;
    }
  }

  // §10.7: e, pi, infinity, -infinity, NaN.
  static Parsed constant(TokenStream& s) {
    constexpr double kInf = std::numeric_limits<double>::infinity();
    std::string_view w = s.next().text;
    MathNode n;
    if (ascii_iequals(w, "e")) {
      n.value = std::numbers::e;
    } else if (ascii_iequals(w, "pi")) {
      n.value = std::numbers::pi;
    } else if (ascii_iequals(w, "infinity")) {
      n.value = kInf;
    } else if (ascii_iequals(w, "-infinity")) {
      n.value = -kInf;
    } else if (ascii_iequals(w, "nan")) {
      n.value = std::numeric_limits<double>::quiet_NaN();
    } else {
      return std::nullopt;
    }
    return n;
  }

  Parsed leaf(double number, Unit unit) const {
    MathNode n;
    n.value = number;
    n.unit = unit;
    n.has_percent = unit == Unit::kPercent;
    n.has_relative = is_relative_length(unit);
    UnitCategory c = unit_category(unit);
    if (c == UnitCategory::kPercent && percent_is_length_) c = UnitCategory::kLength;
    n.type = MathType::of(c);
    return n;
  }

  bool percent_is_length_;
};

}  // namespace

bool is_math_function(std::string_view name) { return find_function(name) != nullptr; }

MathPtr parse_math(TokenStream& stream, bool percent_is_length) {
  if (stream.peek().type != TokenType::kFunction || !is_math_function(stream.peek().text)) return nullptr;
  size_t mark = stream.position();
  Parsed node = MathParser(percent_is_length).function(stream, 0);
  if (!node) {
    stream.rewind(mark);
    return nullptr;
  }
  return std::make_shared<const MathNode>(std::move(*node));
}

}  // namespace colosseum::css
