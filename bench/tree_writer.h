// Builds a Tree node by node, also when a container's style is only known after its children.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "ctree.h"

namespace colosseum::bench {

class TreeWriter {
 public:
  explicit TreeWriter(std::string name, float width = -1, float height = -1) {
    tree_.name = std::move(name);
    tree_.width = width;
    tree_.height = height;
  }
  void add(uint32_t children, std::string_view style) { fill(open(), children, style); }
  void add_echo(std::string_view style) {
    add(0, style);
    tree_.nodes.back().leaf = LeafKind::kEcho;
  }
  void add_text(std::string_view style, uint64_t seed, uint32_t words) {
    add(0, style);
    TreeNode& node = tree_.nodes.back();
    node.leaf = LeafKind::kText;
    node.seed = seed;
    node.words = words;
  }
  /// Takes the next node's place; what is added until fill() comes after it.
  size_t open() {
    tree_.nodes.emplace_back();
    return tree_.nodes.size() - 1;
  }
  void fill(size_t node, uint32_t children, std::string_view style) {
    tree_.nodes[node].children = children;
    tree_.nodes[node].style = style_id(style);
  }
  /// The tree, its styles numbered in order of first use.
  Tree take() {
    std::vector<std::string> ordered;
    std::vector<uint32_t> new_id(tree_.styles.size(), UINT32_MAX);
    for (TreeNode& n : tree_.nodes) {
      uint32_t& id = new_id[n.style];
      if (id == UINT32_MAX) {
        id = static_cast<uint32_t>(ordered.size());
        ordered.push_back(std::move(tree_.styles[n.style]));
      }
      n.style = id;
    }
    tree_.styles = std::move(ordered);
    return std::move(tree_);
  }

 private:
  uint32_t style_id(std::string_view style) {
    auto [it, added] = ids_.try_emplace(std::string(style), static_cast<uint32_t>(tree_.styles.size()));
    if (added) tree_.styles.emplace_back(style);
    return it->second;
  }

  Tree tree_;
  std::unordered_map<std::string, uint32_t> ids_;
};

}  // namespace colosseum::bench
