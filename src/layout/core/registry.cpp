// Which algorithm lays out which kind of box.
#include "layout/core/empty_container.h"
#include "layout/flex/flex_layout.h"
#include "layout/flow/block_layout.h"
#include "layout/grid/grid_layout.h"
#include "layout/replaced/leaf_layout.h"
#include "layout/replaced/replaced_layout.h"
#include "layout/table/table_layout.h"

namespace colosseum::layout {

namespace {

MinMax min_max_of_leaf(Pass& pass, BoxId box, const SpaceReader&) { return min_max_leaf(pass, box); }

}  // namespace

const Algorithm& algorithm_for(BoxKind kind) {
  static constexpr Algorithm kFlow{layout_block_flow, min_max_block_flow};
  static constexpr Algorithm kFlex{layout_flex, min_max_flex};
  static constexpr Algorithm kGrid{layout_grid, min_max_grid};
  static constexpr Algorithm kTable{layout_table, min_max_table};
  static constexpr Algorithm kReplaced{layout_replaced, min_max_replaced};
  static constexpr Algorithm kLeaf{layout_leaf, min_max_of_leaf};
  switch (kind) {
    case BoxKind::kFlex: return kFlex;
    case BoxKind::kGrid: return kGrid;
    case BoxKind::kTable: return kTable;
    case BoxKind::kReplaced: return kReplaced;
    case BoxKind::kLeaf: return kLeaf;
    default: return kFlow;
  }
}

MinMax min_max_without_space(Pass& pass, BoxId box) {
  return pass.box(box).kind == BoxKind::kLeaf ? min_max_leaf(pass, box) : min_max_empty(pass, box);
}

LayoutResult layout_without_children(Pass& pass, BoxId box, const SpaceReader& space) {
  switch (pass.box(box).kind) {
    case BoxKind::kReplaced: return layout_replaced(pass, box, space, nullptr);
    case BoxKind::kLeaf: return layout_leaf(pass, box, space, nullptr);
    default: return layout_empty(pass, box, space);
  }
}

}  // namespace colosseum::layout
