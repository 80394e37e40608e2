#include "leaves.h"

#include <algorithm>

#include "lcg.h"

namespace colosseum::bench {

namespace {
constexpr int kAdvance = 8, kLine = 16;  // px: of a character and of a line
constexpr int kEcho = 10;                // px: what an echo takes where there is no bound
}  // namespace

Leaf::Leaf(const TreeNode& node, LeafCalls& calls)
    : kind_(node.leaf),
      width_(LayoutUnit::from_px(static_cast<double>(node.width))),
      height_(LayoutUnit::from_px(static_cast<double>(node.height))),
      calls_(&calls) {
  Lcg random{node.seed};
  for (uint32_t i = 0; i < node.words; ++i) words_.push_back(static_cast<uint8_t>(1 + random.below(10)));
}

LeafMinMax Leaf::min_max() {
  ++calls_->min_max;
  switch (kind_) {
    case LeafKind::kNone: return {};
    case LeafKind::kEcho: return {LayoutUnit(), LayoutUnit(kEcho)};
    case LeafKind::kFixed: return {width_, width_};
    case LeafKind::kText: break;
  }
  int longest = 0, all = static_cast<int>(words_.size()) - 1;
  for (int length : words_) {
    longest = std::max(longest, length);
    all += length;
  }
  return {LayoutUnit(longest * kAdvance), LayoutUnit(std::max(all, 0) * kAdvance)};
}

LeafMeasurement Leaf::measure(const LeafConstraints& c) {
  ++calls_->measure;
  LayoutUnit height = height_;
  if (kind_ == LeafKind::kEcho) height = LayoutUnit(kEcho);
  if (kind_ == LeafKind::kText) height = LayoutUnit(text_height(c.available_inline_size.floor()));
  LeafMeasurement m;
  m.size = {c.available_inline_size, is_indefinite(c.fixed_block_size) ? height : c.fixed_block_size};
  return m;
}

int Leaf::text_height(int width) const {
  if (words_.empty()) return 0;
  int lines = 1, x = 0;
  for (int length : words_) {
    const int advance = length * kAdvance;
    if (x == 0) {
      x = advance;
    } else if (x + kAdvance + advance <= width) {
      x += kAdvance + advance;
    } else {
      ++lines;
      x = advance;
    }
  }
  return lines * kLine;
}

}  // namespace colosseum::bench
