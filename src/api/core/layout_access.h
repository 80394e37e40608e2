// What a Layout holds, for the dumps and the tests of this library.
#pragma once

#include "colosseum/layout.h"
#include "layout/layout_tree.h"

namespace colosseum::api {

struct LayoutAccess {
  /// Null for an empty layout.
  static const layout::LayoutTree* tree(const Layout& layout);
};

}  // namespace colosseum::api
