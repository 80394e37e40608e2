#include "tree_sums.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "workloads.h"

namespace colosseum::bench {

namespace {

/// The border box of a node, from its parent's.
Rect local_rect(const Document& document, const Layout& layout, NodeId node) {
  Rect r = layout.rect(node);
  const NodeId parent = document.node(node).parent;
  if (!parent.valid() || layout.rects(node).empty()) return r;
  const Rect around = layout.rect(parent);
  r.x -= around.x;
  r.y -= around.y;
  return r;
}

bool agree(const char* what, double ours, double theirs, double tolerance) {
  if (std::abs(ours - theirs) <= tolerance) return true;
  std::printf("  %s is %.1f, expected %.1f\n", what, ours, theirs);
  return false;
}

bool agree(const Sums& ours, const Sums& theirs) {
  // Their figures have one decimal.
  const double each = static_cast<double>(ours.nodes) / 64 + 0.1;
  bool same = ours.nodes == theirs.nodes;
  same = agree("root width", ours.root_width, theirs.root_width, 0.1) && same;
  same = agree("root height", ours.root_height, theirs.root_height, 0.1) && same;
  same = agree("sum of x", ours.x, theirs.x, each) && same;
  same = agree("sum of y", ours.y, theirs.y, each) && same;
  same = agree("sum of widths", ours.width, theirs.width, each) && same;
  same = agree("sum of heights", ours.height, theirs.height, each) && same;
  return same;
}

struct Measured {
  Sums sums;
  LeafCalls leaf_calls;
};

Measured measure(const Workload& workload) {
  ReadyTree tree(workload.make());
  const std::unique_ptr<Document> document = tree.build();
  const Layout layout = Layout::compute(*document, tree.settings());
  return {sum_up(*document, layout), tree.leaf_calls()};
}

void print(const std::string& name, const Measured& m) {
  const Sums& s = m.sums;
  std::printf("%s\t%zu\t%.3f\t%.3f\t%.1f\t%.1f\t%.1f\t%.1f\t%zu\t%zu\n", name.c_str(), s.nodes, s.root_width,
              s.root_height, s.x, s.y, s.width, s.height, m.leaf_calls.min_max, m.leaf_calls.measure);
}

/// Elements deeper than that become siblings in Chromium's parser.
constexpr size_t kDeepestHtml = 500;

size_t depth_of(const Tree& tree) {
  size_t deepest = 0;
  std::vector<uint32_t> missing;  // children of the open nodes
  for (const TreeNode& n : tree.nodes) {
    while (!missing.empty() && missing.back() == 0) missing.pop_back();
    if (!missing.empty()) --missing.back();
    missing.push_back(n.children);
    deepest = std::max(deepest, missing.size());
  }
  return deepest;
}

int compare_all(const std::string& file) {
  std::ifstream in(file);
  if (!in) return 77;
  int differences = 0;
  std::string line;
  std::getline(in, line);  // the heading
  while (std::getline(in, line)) {
    std::istringstream fields(line);
    std::string name;
    Sums expected;
    fields >> name >> expected.nodes >> expected.root_width >> expected.root_height >> expected.x >>
        expected.y >> expected.width >> expected.height;
    const Workload* workload = find_workload(name);
    if (!fields || workload == nullptr) {
      std::printf("skipped %s\n", name.c_str());
      continue;
    }
    if (depth_of(workload->make()) > kDeepestHtml) {
      std::printf("skipped %s: HTML parsers do not nest elements so deep\n", name.c_str());
      continue;
    }
    const Measured m = measure(*workload);
    print(name, m);
    if (!agree(m.sums, expected)) ++differences;
  }
  return differences > 0 ? 1 : 0;
}

}  // namespace

Sums sum_up(Document& document, const Layout& layout) {
  Sums s;
  s.nodes = document.node_count();
  const Rect root = layout.rect(document.root());
  s.root_width = root.width;
  s.root_height = root.height;
  for (size_t i = 0; i < s.nodes; ++i) {
    const Rect r = local_rect(document, layout, NodeId(i));
    s.x += r.x;
    s.y += r.y;
    s.width += r.width;
    s.height += r.height;
  }
  return s;
}

int print_sums(const std::vector<std::string>& names, const std::string& compare_with) {
  if (!compare_with.empty()) return compare_all(compare_with);
  std::printf("tree\tnodes\troot_w\troot_h\tsum_x\tsum_y\tsum_w\tsum_h\tmin_max\tmeasure\n");
  for (const Workload& w : workloads()) {
    if (names.empty() || std::find(names.begin(), names.end(), w.name) != names.end())
      print(w.name, measure(w));
  }
  return 0;
}

int print_rectangles(const std::string& name) {
  const Workload* workload = find_workload(name);
  if (workload == nullptr) return 1;
  ReadyTree tree(workload->make());
  const std::unique_ptr<Document> document = tree.build();
  const Layout layout = Layout::compute(*document, tree.settings());
  for (size_t i = 0; i < document->node_count(); ++i) {
    const Rect r = local_rect(*document, layout, NodeId(i));
    std::printf("%zu %.3f %.3f %.3f %.3f\n", i, r.x, r.y, r.width, r.height);
  }
  return 0;
}

}  // namespace colosseum::bench
