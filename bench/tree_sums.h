// Geometry of a whole tree as a few numbers: to see that engines compared for speed compute the same.
#pragma once

#include <string>

#include "built_tree.h"

namespace colosseum::bench {

struct Sums {
  size_t nodes = 0;
  double root_width = 0, root_height = 0;
  double x = 0, y = 0;  ///< of all nodes, from the parent's border box
  double width = 0, height = 0;
};

Sums sum_up(Document& document, const Layout& layout);

/// Prints the sums of workloads as tab-separated values, with the leaf calls of one layout. With a file of
/// expected sums in that format, only trees in it, and says where they differ by more than 1/64 px a node.
/// The exit code: 0, 1 for differences, 77 without that file.
int print_sums(const std::vector<std::string>& names, const std::string& compare_with);
/// One line a node: number, rectangle from the parent.
int print_rectangles(const std::string& name);

}  // namespace colosseum::bench
