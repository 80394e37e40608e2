// Workload trees made ready to be timed, and documents made of them.
#pragma once

#include <deque>
#include <memory>
#include <vector>

#include "colosseum/layout.h"
#include "ctree.h"
#include "leaves.h"
#include "tree_styles.h"

namespace colosseum::bench {

/// A tree with everything an embedder has before it builds: typed style values and leaf widgets.
class ReadyTree {
 public:
  /// `bounded`: where the tree leaves the available width open, 1000 px are given.
  explicit ReadyTree(Tree tree, bool bounded = false);
  ReadyTree(const ReadyTree&) = delete;
  ReadyTree& operator=(const ReadyTree&) = delete;

  /// What `build` times: all styles, all nodes.
  std::unique_ptr<Document> build();
  /// The layout of such a document.
  const LayoutSettings& settings() const { return settings_; }
  size_t size() const { return tree_.nodes.size(); }
  const Tree& tree() const { return tree_; }
  /// The middle childless node in document order. Nodes are numbered from 0 in that order.
  NodeId middle_leaf() const { return middle_leaf_; }
  const LeafCalls& leaf_calls() const { return leaf_calls_; }

 private:
  Tree tree_;
  LayoutSettings settings_;
  Length root_width_;  ///< where its style has none
  std::vector<TypedStyle> styles_;
  std::deque<Leaf> leaves_;  ///< in document order
  LeafCalls leaf_calls_;
  NodeId middle_leaf_;
};

/// Width and height by turns 13x17 and 14x18: the change of `incr`.
void resize_leaf(Document& document, NodeId leaf, int step);

}  // namespace colosseum::bench
