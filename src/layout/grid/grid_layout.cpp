#include "layout/grid/grid_layout.h"

#include <algorithm>

#include "layout/core/relative_position.h"
#include "layout/grid/grid_state.h"
#include "layout/positioned/out_of_flow.h"

namespace colosseum::layout {

namespace {

LayoutUnit inside(LayoutUnit size, LayoutUnit edges) {
  return is_indefinite(size) ? kIndefiniteSize : std::max(size - edges, LayoutUnit());
}

void set_limits(GridTracks& tracks, const SizeLimits& limits, LayoutUnit edges) {
  tracks.min_inner = std::max(limits.min - edges, LayoutUnit());
  tracks.max_inner =
      limits.max == LayoutUnit::max() ? limits.max : std::max(limits.max - edges, LayoutUnit());
}

/// Read only where it can matter.
const SubgridSpace* subgrid_space_of(const ComputedStyle& style, const SpaceReader& space) {
  const bool subgrid = style.grid_template_columns().kind == GridTemplate::Kind::kSubgrid ||
                       style.grid_template_rows().kind == GridTemplate::Kind::kSubgrid;
  return subgrid ? space.subgrid() : nullptr;
}

/// css-sizing-4 §4.4: what a minimum block size asks for in the inline axis through the aspect ratio. Content
/// box.
LayoutUnit transferred_minimum(const ComputedStyle& style, const BoxModel& model, LayoutUnit min_block) {
  const LogicalEdges& edges = model.border_padding;
  const double ratio = logical_aspect_ratio(style, model.wd);
  if (ratio <= 0 || min_block <= edges.block_sum()) return {};
  if (!style.aspect_ratio().is_auto && style.box_sizing() == BoxSizing::kBorderBox)
    return min_block.scaled(ratio) - edges.inline_sum();
  return (min_block - edges.block_sum()).scaled(ratio);
}

/// Whether flexible tracks leave space over (css-grid-2 §12.7.1 step 2).
bool has_partial_flex(const GridTracks& tracks) {
  double sum = 0;
  for (const Track& t : tracks.tracks) sum += t.is_flexible() ? static_cast<double>(t.flex) : 0;
  return sum > 0 && sum < 1;
}

/// Whether the inline size depends on the content.
bool shrinks_to_fit(const ComputedStyle& style, const SpaceReader& space, const BoxModel& model) {
  const Length& size = inline_size_property(style, model.wd);
  if (size.is_length_percentage() || size.type == Length::Type::kStretch || space.fixed_inline())
    return false;
  return !size.is_auto() || space.inline_auto() == AutoSize::kFitContent;
}

/// The percentage base of margins and padding, read only where they have percentages.
LayoutUnit edge_percentage_base(const StyleFacts& facts, const SpaceReader& space) {
  const bool percent = facts.has(kStyleMarginPercent) || facts.has(kStylePaddingPercent);
  return percent ? space.margin_percentage_base() : LayoutUnit();
}

}  // namespace

LayoutResult layout_grid(Pass& pass, BoxId box, const SpaceReader& space, const BreakToken*) {
  return GridLayout(pass, box, space).run();
}

GridLayout::GridLayout(Pass& pass, BoxId box, const SpaceReader& space)
    : pass_(pass),
      box_(box),
      space_(space),
      style_(pass.style(box)),
      wd_(layout_direction(style_)),
      grid_(pass, box, subgrid_space_of(style_, space)),
      measuring_(space.measuring()) {}

LayoutResult GridLayout::run() {
  resolve_container();
  size_grid();
  if (looks_at_block_size()) space_.add_reads(kReadOwnBlockSize);
  grid_.align_tracks(GridAxis::kRows, inner().block_size);
  layout_items();
  return finish();
}

void GridLayout::resolve_container() {
  model_ = box_model(pass_.facts(box_), space_);
  const LogicalEdges& edges = model_.border_padding;
  inline_size_ = used_inline_size(pass_, box_, space_, model_);
  block_size_ = definite_block_size(pass_, box_, space_, model_, inline_size_);
  if (space_.fixed_block()) block_size_ = std::max(space_.available_block_size(), edges.block_sum());
  grid_.axis(GridAxis::kColumns).shrinks_to_fit = shrinks_to_fit(style_, space_, model_);
  GridTracks& rows = grid_.axis(GridAxis::kRows);
  if (is_indefinite(block_size_)) {
    rows.constraint = SizingConstraint::kAutomatic;
    set_limits(rows, block_size_limits(pass_, box_, space_, model_, kIndefiniteSize), edges.block_sum());
  }
  const LogicalSize inner{inside(inline_size_, edges.inline_sum()), inside(block_size_, edges.block_sum())};
  grid_.place(inner);
  if (subgrid_space_of(style_, space_) != nullptr) {
    grid_.adopt_outside(inner, edge_percentage_base(pass_.facts(box_), space_));
  }
}

// css-grid-2 §12.1.
void GridLayout::size_grid() {
  GridTracks& rows = grid_.axis(GridAxis::kRows);
  const LayoutUnit edges = model_.border_padding.block_sum();
  grid_.size_both();
  intrinsic_block_size_ = content_block_size() + edges;
  // Minima by content and an aspect ratio enlarge a size that is definite for percentages.
  const bool definite = !is_indefinite(block_size_);
  block_size_ = used_block_size(pass_, box_, space_, model_, inline_size_, intrinsic_block_size_);
  if (definite || grid_.is_settled(GridAxis::kRows) || !(rows.has_percentages || has_partial_flex(rows)))
    return;
  // css-grid-2 §7.2.1: percentages of the size that they were left out of. Flex factors that add up to less
  // than one take their part of it, not all.
  rows.constraint = SizingConstraint::kNone;
  grid_.resolve_tracks(GridAxis::kRows, inner().block_size);
  grid_.size_rows();
}

// Whether rows could have other sizes if the container's were definite and the same. Items see their areas
// only. Several flexible rows may be cut to 1/64 px in another way, one has the same rest.
bool GridLayout::looks_at_block_size() const {
  const GridTracks& rows = grid_.axis(GridAxis::kRows);
  const auto flexible =
      std::ranges::count_if(rows.tracks.span(), [](const Track& t) { return t.is_flexible(); });
  // Flexible rows of an open size are intrinsic to who shares a baseline (css-grid-2 §11.3).
  if (flexible > 1 || (flexible == 1 && grid_.has_baselines())) return true;
  // Under an open size an item that may shrink asks for its content, under a definite one for its minimum
  // (css-grid-2 §12.5); what spans rows is shared out by both.
  const bool shrinks = std::any_of(grid_.items().begin(), grid_.items().end(), [](const GridItem& item) {
    return item.rows.count() > 1 || item.shares_rows || item.facts->has(kStyleScrolls) ||
           !item.facts->block_axis.has_auto_min;
  });
  return shrinks || rows.has_percentages || grid_.columns_depend_on_rows() ||
         pass_.facts(box_).has(kStyleContained) || block_size_ != intrinsic_block_size_ ||
         has_partial_flex(rows) ||
         style_.grid_template_rows().auto_repeat != GridTemplate::AutoRepeat::kNone ||
         subgrid_space_of(style_, space_) != nullptr;
}

// css-contain-1 §3.1: what contain-intrinsic-* says, else the rows as they would be without items.
LayoutUnit GridLayout::content_block_size() {
  const LayoutUnit contained = contained_content_size(pass_, box_, wd_).block_size;
  if (is_indefinite(contained)) return grid_.axis(GridAxis::kRows).sum();
  if (has_intrinsic_size_override(style_, wd_, false)) return contained;
  GridSizing empty(pass_, box_, nullptr);
  empty.leave_items_out();
  set_limits(empty.axis(GridAxis::kRows), block_size_limits(pass_, box_, space_, model_, kIndefiniteSize),
             model_.border_padding.block_sum());
  empty.place({inner().inline_size, inside(block_size_, model_.border_padding.block_sum())});
  empty.size_columns();
  empty.size_rows();
  return empty.axis(GridAxis::kRows).sum();
}

LayoutResult GridLayout::finish() {
  FragmentBuilder builder(pass_, box_, wd_, measuring_);
  builder.reserve(grid_.items().size());
  for (const GridItem& item : grid_.items()) {
    if (measuring_) break;
    PhysicalOffset relative;
    if (item.facts->has(kStyleShifted)) {
      const LogicalSize area{grid_.axis(GridAxis::kColumns).area_size(item.columns),
                             grid_.axis(GridAxis::kRows).area_size(item.rows)};
      relative = relative_offset(*item.style, to_physical(area, wd_), wd_);
    }
    if (item.is_sized_here) {
      builder.add(fragment_here(item), item.offset, relative);
    } else {
      builder.add(*item.result, item.offset, relative);
    }
  }
  add_out_of_flow_children(builder);
  builder.set_area_of([this](BoxId box) { return absolute_area(pass_.style(box)); });
  LayoutResult result;
  Fragment* fragment =
      builder.finish(space_, {inline_size_, block_size_}, model_.border, model_.padding, result);
  if (!suppresses_baseline(pass_, box_)) note_baselines(*fragment);
  keep_baselines_inside(style_, block_size_, *fragment);
  result.intrinsic_block_size = intrinsic_block_size_;
  return result;
}

// css-grid-2 §5.2: the sum of the tracks under a min-content and a max-content constraint.
MinMax min_max_grid(Pass& pass, BoxId box, const SpaceReader& space) {
  const ComputedStyle& style = pass.style(box);
  const BoxModel model = box_model(pass.facts(box), LayoutUnit());
  const LogicalEdges& edges = model.border_padding;
  const LayoutUnit contained = contained_content_size(pass, box, model.wd).inline_size;
  const bool is_empty = !is_indefinite(contained);
  if (is_empty && has_intrinsic_size_override(style, model.wd, true)) {
    return {contained + edges.inline_sum(), contained + edges.inline_sum()};
  }
  // Only the number of automatic repetitions asks for percentages.
  const bool repeats = style.grid_template_columns().auto_repeat != GridTemplate::AutoRepeat::kNone;
  auto definite = [&](const Length& l, LayoutUnit sum, LayoutUnit otherwise) {
    const LayoutUnit base = repeats && l.has_percent() ? space.percentage_inline_size() : kIndefiniteSize;
    const bool known = l.is_length_percentage() && !(l.has_percent() && is_indefinite(base));
    return known ? border_box_length(style, l, base, sum) : otherwise;
  };
  const SizeLimits limits{
      definite(min_inline_size_property(style, model.wd), edges.inline_sum(), LayoutUnit()),
      definite(max_inline_size_property(style, model.wd), edges.inline_sum(), LayoutUnit::max())};
  // Through an aspect ratio the block size would depend on what is asked for.
  const bool by_ratio = preferred_aspect_ratio(style) > 0;
  // The block size is a read of this box only where columns look at rows: else each level of grids in grids
  // would be asked anew for every block size that the outermost one may have.
  ReadMask block_reads = kReadNothing;
  const SpaceReader block_space(space.forward_to_child(), block_reads);
  const LayoutUnit block =
      by_ratio ? kIndefiniteSize : definite_block_size(pass, box, block_space, model, kIndefiniteSize);
  if (style.grid_template_rows().auto_repeat != GridTemplate::AutoRepeat::kNone) space.add_reads(block_reads);
  const LayoutUnit by_transfer =
      by_ratio && repeats
          ? transferred_minimum(style, model, block_size_limits(pass, box, space, model, kIndefiniteSize).min)
          : LayoutUnit();
  auto place = [&](GridSizing& grid) {
    if (is_empty) grid.leave_items_out();
    GridTracks& columns = grid.axis(GridAxis::kColumns);
    set_limits(columns, limits, edges.inline_sum());
    columns.min_inner = std::max(columns.min_inner, by_transfer);
    grid.place({kIndefiniteSize, inside(block, edges.block_sum())});
    if (is_indefinite(block)) grid.axis(GridAxis::kRows).constraint = SizingConstraint::kAutomatic;
  };
  const SubgridSpace* outside = subgrid_space_of(style, space);
  {
    GridSizing grid(pass, box, outside);
    place(grid);
    const std::optional<MinMax> sums = grid.column_sums();
    if (grid.columns_depend_on_rows()) space.add_reads(block_reads);
    if (sums) {
      return {sums->min + edges.inline_sum(), std::max(sums->min, sums->max) + edges.inline_sum()};
    }
  }
  auto size_under = [&](SizingConstraint constraint) {
    GridSizing grid(pass, box, outside);
    place(grid);
    grid.axis(GridAxis::kColumns).constraint = constraint;
    grid.size_columns_by_rows();
    return grid.axis(GridAxis::kColumns).sum() + edges.inline_sum();
  };
  const LayoutUnit min = size_under(SizingConstraint::kMinContent);
  return {min, std::max(min, size_under(SizingConstraint::kMaxContent))};
}

}  // namespace colosseum::layout
