// <position> (css-values-4 §8.3, css-backgrounds-3 §2.6).
#include "css/properties/parsing/families.h"

namespace colosseum::css {

namespace {

/// One word or length of a position.
struct Part {
  enum class Kind : uint8_t { kLength, kCenter, kLeft, kRight, kTop, kBottom } kind = Kind::kLength;
  LengthInput length;
  bool is_length() const { return kind == Kind::kLength; }
  bool is_horizontal() const { return kind == Kind::kLeft || kind == Kind::kRight; }
  bool is_vertical() const { return kind == Kind::kTop || kind == Kind::kBottom; }
};

bool consume_part(TokenStream& s, bool quirks, Part& out) {
  constexpr std::string_view kWords[] = {"center", "left", "right", "top", "bottom"};
  int i = consume_keyword(s, kWords);
  if (i >= 0) {
    out.kind = static_cast<Part::Kind>(i + 1);
    return true;
  }
  out.kind = Part::Kind::kLength;
  return consume_length(s, kPercentAllowed | kQuirkyUnitless, quirks, out.length);
}

// 100% - length, for offsets from the right or bottom edge.
LengthInput from_far_edge(const LengthInput& l) {
  if (l.kind == LengthInput::Kind::kDimension && l.unit == Unit::kPercent) {
    return LengthInput::percent(100 - l.number);
  }
  MathNode hundred;
  hundred.value = 100;
  hundred.unit = Unit::kPercent;
  hundred.has_percent = true;
  hundred.type = MathType::of(UnitCategory::kLength);
  MathNode offset;
  if (l.kind == LengthInput::Kind::kMath) {
    offset = *l.math;
  } else {
    offset.value = l.number;
    offset.unit = l.unit;
    offset.has_relative = is_relative_length(l.unit);
    offset.type = hundred.type;
  }
  MathNode minus;
  minus.op = MathNode::Op::kNegate;
  minus.type = hundred.type;
  minus.operands.push_back(std::move(offset));
  MathNode sum;
  sum.op = MathNode::Op::kSum;
  sum.type = hundred.type;
  sum.has_percent = true;
  sum.operands.push_back(std::move(hundred));
  sum.operands.push_back(std::move(minus));
  LengthInput out;
  out.kind = LengthInput::Kind::kMath;
  out.math = std::make_shared<const MathNode>(std::move(sum));
  return out;
}

LengthInput edge(const Part& p) {
  switch (p.kind) {
    case Part::Kind::kCenter: return LengthInput::percent(50);
    case Part::Kind::kRight:
    case Part::Kind::kBottom: return LengthInput::percent(100);
    case Part::Kind::kLength: return p.length;
    default: return LengthInput::percent(0);
  }
}

bool two_values(const Part& a, const Part& b, LengthPairInput& out) {
  // Keywords may come in either order; a length is horizontal first.
  bool swap = a.is_vertical() || b.is_horizontal();
  const Part& x = swap ? b : a;
  const Part& y = swap ? a : b;
  if (swap && (a.is_length() || b.is_length())) return false;
  if (x.is_vertical() || y.is_horizontal()) return false;
  out = {edge(x), edge(y)};
  return true;
}

// Edges with offsets: `right 10px bottom 20px`, `right 10px center`, `left bottom 5px`.
bool edge_offsets(const Part* parts, int count, LengthPairInput& out) {
  const Part* keywords[2] = {nullptr, nullptr};
  const Part* offsets[2] = {nullptr, nullptr};
  int k = 0;
  for (int i = 0; i < count; ++i) {
    if (!parts[i].is_length()) {
      if (k == 2) return false;
      keywords[k++] = &parts[i];
    } else {
      if (k == 0 || offsets[k - 1] != nullptr || keywords[k - 1]->kind == Part::Kind::kCenter) return false;
      offsets[k - 1] = &parts[i];
    }
  }
  if (k != 2) return false;
  int x = keywords[0]->is_vertical() || keywords[1]->is_horizontal() ? 1 : 0;
  if (keywords[x]->is_vertical() || keywords[1 - x]->is_horizontal()) return false;
  auto axis = [&](int i) {
    if (offsets[i] == nullptr) return edge(*keywords[i]);
    bool far = keywords[i]->kind == Part::Kind::kRight || keywords[i]->kind == Part::Kind::kBottom;
    return far ? from_far_edge(offsets[i]->length) : offsets[i]->length;
  };
  out = {axis(x), axis(1 - x)};
  return true;
}

}  // namespace

int consume_two_values(TokenStream& s, bool quirks, LengthPairInput& out) {
  Part first, second;
  if (!consume_part(s, quirks, first)) return 0;
  const size_t after_first = s.position();
  if (consume_part(s, quirks, second) && two_values(first, second, out)) return 2;
  s.rewind(after_first);
  out = first.is_vertical() ? LengthPairInput{LengthInput::percent(50), edge(first)}
                            : LengthPairInput{edge(first), LengthInput::percent(50)};
  return 1;
}

bool consume_position(TokenStream& s, bool three_values, bool quirks, LengthPairInput& out) {
  size_t mark = s.position();
  Part parts[4];
  int count = 0;
  size_t after[4];
  while (count < 4 && consume_part(s, quirks, parts[count])) after[count++] = s.position();
  if (count == 4 && edge_offsets(parts, 4, out)) return true;
  if (count >= 3 && three_values && edge_offsets(parts, 3, out)) {
    s.rewind(after[2]);
    return count == 3;
  }
  s.rewind(mark);
  return consume_two_values(s, quirks, out) > 0;
}

ValuePtr parse_position(TokenStream& s, const ParseArgs& args) {
  LengthPairInput p;
  if (!consume_position(s, false, args.quirks(), p)) return nullptr;
  return make_typed(std::move(p));
}

}  // namespace colosseum::css
