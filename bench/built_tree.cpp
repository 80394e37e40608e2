#include "built_tree.h"

namespace colosseum::bench {

ReadyTree::ReadyTree(Tree tree, bool bounded) : tree_(std::move(tree)) {
  if (bounded && tree_.width < 0) tree_.width = 1000;
  settings_.width = tree_.width < 0 ? 1000 : static_cast<double>(tree_.width);
  settings_.height = tree_.height < 0 ? 1000 : static_cast<double>(tree_.height);
  for (const std::string& s : tree_.styles) styles_.emplace_back(s);
  std::vector<uint32_t> childless;
  for (uint32_t i = 0; i < tree_.nodes.size(); ++i) {
    const TreeNode& n = tree_.nodes[i];
    if (n.leaf != LeafKind::kNone) leaves_.emplace_back(n, leaf_calls_);
    if (n.children == 0) childless.push_back(i);
  }
  middle_leaf_ = NodeId(childless[childless.size() / 2]);
  // The root shrinks to fit what is given, or takes what it wants; blocks fill it.
  const TypedStyle& root = styles_[tree_.nodes[0].style];
  if (!root.has_width()) {
    if (tree_.width < 0) {
      root_width_ = Length::keyword(Length::Type::kMaxContent);
    } else if (!root.is_block()) {
      root_width_ = Length::keyword(Length::Type::kFitContent);
    }
  }
}

std::unique_ptr<Document> ReadyTree::build() {
  Limits limits;
  limits.max_box_depth = limits.max_tree_depth = 100'000;
  auto document = std::make_unique<Document>(limits);
  StylePool& pool = document->styles();
  StyleBuilder& builder = pool.scratch_builder();
  std::vector<StyleId> styles;
  styles.reserve(styles_.size());
  for (const TypedStyle& s : styles_) {
    s.apply(builder);
    styles.push_back(pool.intern(builder));
  }
  const Atom tag = document->atoms().intern("n");
  const Atom ns = document->atoms().intern("http://www.w3.org/1999/xhtml");
  struct Open {
    NodeId node;
    uint32_t missing;
  };
  std::vector<Open> open;
  auto leaf = leaves_.begin();
  for (const TreeNode& n : tree_.nodes) {
    const NodeId node =
        n.leaf == LeafKind::kNone ? document->create_element(tag, ns) : document->create_leaf("n", &*leaf++);
    document->set_style(node, styles[n.style]);
    while (!open.empty() && open.back().missing == 0) open.pop_back();
    if (open.empty()) {
      document->set_root(node);
    } else {
      document->append(open.back().node, node);
      --open.back().missing;
    }
    if (n.children > 0) open.push_back({node, n.children});
  }
  if (!root_width_.is_auto()) {
    builder.start_from(document->style(document->root()));
    builder.set_width(root_width_);
    document->set_style(document->root(), pool.intern(builder));
  }
  return document;
}

void resize_leaf(Document& document, NodeId leaf, int step) {
  StyleBuilder& b = document.styles().scratch_builder();
  b.start_from(document.style(leaf));
  b.set_width(Length::fixed(step % 2 == 0 ? 14 : 13));
  b.set_height(Length::fixed(step % 2 == 0 ? 18 : 17));
  document.set_style(leaf, document.styles().intern(b));
}

}  // namespace colosseum::bench
