// Workload trees and their neutral text format, ctree v1: a table of styles, then one node a line in
// pre-order.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace colosseum::bench {

/// What a childless node measures.
enum class LeafKind : uint8_t {
  kNone,   ///< nothing: an empty box
  kEcho,   ///< as large as there is room for
  kFixed,  ///< a natural size
  kText,   ///< words in greedy lines
};

/// One `n` record.
struct TreeNode {
  uint32_t children = 0, style = 0;
  LeafKind leaf = LeafKind::kNone;
  uint32_t words = 0;           ///< of text
  uint64_t seed = 0;            ///< of text
  float width = 0, height = 0;  ///< of a natural size
};

struct Tree {
  std::string name;
  float width = -1, height = -1;    ///< available; negative: max-content
  std::vector<std::string> styles;  ///< "key=value key=value …"
  std::vector<TreeNode> nodes;      ///< in pre-order
};

/// Reads the text format; false when it is not well-formed.
bool read_tree(std::string_view text, Tree& out);
/// The opposite.
std::string write_tree(const Tree& tree);

}  // namespace colosseum::bench
