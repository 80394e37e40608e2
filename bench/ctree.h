// Workload trees in the neutral text format ctree v1: one styled node a line, pre-order.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "colosseum/layout.h"

namespace colosseum::bench {

/// A leaf of `words` words, 8 px a character and a space, 16 px a line, greedy lines; each question walks
/// all words.
class TextLeaf : public LeafContent {
 public:
  TextLeaf(uint64_t seed, int words);
  LeafMinMax min_max() override;
  LeafMeasurement measure(const LeafConstraints& constraints) override;

 private:
  std::vector<uint8_t> lengths_;
};

/// A leaf of a natural size.
class FixedLeaf : public LeafContent {
 public:
  FixedLeaf(int width, int height) : width_(width), height_(height) {}
  LeafMinMax min_max() override { return {LayoutUnit(width_), LayoutUnit(width_)}; }
  LeafMeasurement measure(const LeafConstraints& constraints) override;

 private:
  int width_, height_;
};

/// One `style` or `n` record of a ctree.
struct TreeStyle {
  std::vector<std::pair<std::string, std::string>> values;
};
struct TreeNode {
  uint32_t children = 0, style = 0;
  char leaf = 0;  ///< 0 none, 't' text, 'f' fixed size, 'e' echo (an empty leaf)
  uint64_t a = 0, b = 0;
};
struct TreeText {
  double width = 0, height = 0;  ///< available; negative: max-content
  std::vector<TreeStyle> styles;
  std::vector<TreeNode> nodes;
};

/// Reads a ctree; false when it is none.
bool parse_tree(std::string_view text, TreeText& out);

/// A Document made of it, with its leaves.
struct BuiltTree {
  std::unique_ptr<Document> document;
  std::deque<TextLeaf> texts;
  std::deque<FixedLeaf> fixed;
  NodeId middle_leaf;  ///< the middle childless node in document order
};
void build_tree(const TreeText& text, BuiltTree& out);

/// The definition of b1-block: `sections` sections of a heading, ten paragraphs and a list in block flow.
std::string block_tree(int sections);

}  // namespace colosseum::bench
