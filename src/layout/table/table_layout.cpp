#include "layout/table/table_layout.h"

#include <algorithm>

#include "layout/core/relative_position.h"
#include "layout/table/table_state.h"

namespace colosseum::layout {

LayoutResult layout_table(Pass& pass, BoxId box, const SpaceReader& space, const BreakToken* token) {
  return TableLayout(pass, box, space, token).run();
}

MinMax min_max_table(Pass& pass, BoxId box, const SpaceReader& space) {
  const LogicalSize contained = contained_content_size(pass, box, pass.facts(box).wd);
  if (!is_indefinite(contained.inline_size)) {
    const LayoutUnit edges = box_model(pass.facts(box), LayoutUnit()).border_padding.inline_sum();
    return {contained.inline_size + edges, contained.inline_size + edges};
  }
  return TableLayout(pass, box, space, nullptr).intrinsic_sizes();
}

TableLayout::TableLayout(Pass& pass, BoxId box, const SpaceReader& space, const BreakToken* token)
    : pass_(pass),
      box_(box),
      space_(space),
      token_(token),
      style_(pass.style(box)),
      facts_(pass.facts(box)),
      wd_(facts_.wd) {}

// css2 §17.6: in the collapsing model the table has half of the outermost borders and no padding.
void TableLayout::resolve_edges() {
  model_ = box_model(facts_, space_);
  collapses_ = style_.border_collapse() == BorderCollapse::kCollapse;
  cells_.assign(structure_.cells.size(), {});
  if (!collapses_) {
    const LengthPair& spacing = style_.border_spacing();
    spacing_ =
        to_logical(PhysicalSize{resolve(spacing.x, LayoutUnit()), resolve(spacing.y, LayoutUnit())}, wd_);
    return;
  }
  borders_.emplace(pass_, box_, structure_, wd_);
  model_.border = model_.border_padding = borders_->table_edges();
  model_.padding = {};
  const std::span<LogicalEdges> edges = pass_.arena().make_array<LogicalEdges>(cells_.size());
  for (size_t i = 0; i < cells_.size(); ++i) {
    edges[i] = borders_->cell_edges(structure_.cells[i]);
    // In the cell's own axes.
    edges[i] = converted(edges[i], wd_, pass_.facts(structure_.cells[i].box).wd);
    cells_[i].borders = &edges[i];
  }
}

// css2 §17.4: captions stand above or below, as wide as the table.
void TableLayout::layout_captions(bool at_end) {
  LayoutUnit& at = at_end ? caption_after_ : caption_before_;
  for (BoxId caption : structure_.captions) {
    const ComputedStyle& s = pass_.style(caption);
    if ((s.caption_side() == CaptionSide::kBottom) != at_end) continue;
    ChildSpaceBuilder builder(space_.forward_to_child(), wd_, s);
    builder.set_sizes({wrapper_inline_, kIndefiniteSize}, {wrapper_inline_, kIndefiniteSize});
    builder.set_auto(AutoSize::kStretch, AutoSize::kFitContent);
    const LayoutResult& result = pass_.layout(caption, builder.space, nullptr, &space_, kReadScrollport);
    const StyleFacts& facts = pass_.facts(caption);
    const LogicalEdges margins = margin_edges(facts, wd_, wrapper_inline_);
    const AutoMargins autos = auto_margins(facts, wd_);
    const LogicalSize size = to_logical(result.fragment->size, wd_);
    const LayoutUnit free = std::max(wrapper_inline_ - size.inline_size - margins.inline_sum(), LayoutUnit());
    LayoutUnit inline_offset = margins.inline_start;
    if (autos.inline_start) inline_offset += autos.inline_end ? free / 2 : free;
    captions_.push_back({&result, {inline_offset, at + margins.block_start}, at_end});
    at += margins.block_sum() + size.block_size;
  }
}

LayoutResult TableLayout::run() {
  structure_ = find_table_structure(pass_, box_);
  resolve_edges();
  collect_column_sizes();
  resolve_inline_size();
  resolve_columns();
  layout_captions(false);
  layout_captions(true);
  measure_rows();
  resolve_block_size();
  return finish();
}

// css2 §17.5.3: `vertical-align` of a cell moves its contents.
const Fragment* TableLayout::aligned(const Fragment& cell, LayoutUnit shift, PhysicalSize size) const {
  if (shift == LayoutUnit() && size == cell.size) return &cell;
  Fragment* moved = pass_.make_fragment();
  *moved = cell;
  moved->size = size;
  const std::span<FragmentLink> links = pass_.arena().make_array<FragmentLink>(cell.children.size());
  PhysicalOffset by = to_physical(LogicalOffset{LayoutUnit(), shift}, wd_, PhysicalSize(), PhysicalSize());
  for (size_t i = 0; i < links.size(); ++i) {
    links[i] = cell.children[i];
    const BoxId box = links[i].fragment->box;
    const bool placed =
        links[i].fragment->kind == FragmentKind::kBox && box.valid() && pass_.box(box).has(kBoxOutOfFlow);
    if (!placed) links[i].offset = links[i].offset + by;
  }
  moved->children = links;
  if (!is_indefinite(moved->first_baseline)) moved->first_baseline += shift;
  if (!is_indefinite(moved->last_baseline)) moved->last_baseline += shift;
  return moved;
}

bool TableLayout::has_definite_rows(const TableCell& cell) const {
  if (!is_indefinite(definite_block_)) return true;
  auto definite = [&](BoxId box) {
    const Length& l = block_size_property(pass_.style(box), wd_);
    return l.is_length_percentage() && !l.has_percent();
  };
  return definite(cell.box) || definite(structure_.rows[cell.row].box);
}

LayoutResult TableLayout::layout_cell(const TableCell& cell, size_t index) {
  const CellSizes& sizes = cells_[index];
  ConstraintSpace s = cell_space(cell, index);
  ChildSpaceBuilder builder(space_.forward_to_child(), wd_, pass_.style(cell.box));
  builder.space = s;
  const LayoutUnit block_size = span_size(cell);
  builder.fix_block(block_size, !has_definite_rows(cell));
  const LayoutResult& laid_out = pass_.layout(cell.box, builder.space, nullptr, &space_, kReadScrollport);
  LayoutResult result = laid_out;
  const LayoutUnit free = block_size - std::max(laid_out.intrinsic_block_size, LayoutUnit());
  LayoutUnit shift;
  switch (pass_.style(cell.box).vertical_align().kind) {
    case VerticalAlign::Kind::kTop: break;
    case VerticalAlign::Kind::kMiddle: shift = free / 2; break;
    case VerticalAlign::Kind::kBottom: shift = free; break;
    default: shift = rows_[cell.row].baseline - sizes.baseline; break;
  }
  if (is_orthogonal(pass_.facts(cell.box).wd, wd_)) shift = LayoutUnit();
  shift = std::max(shift, LayoutUnit());
  // css-tables-3 §3.10: cells of collapsed tracks have no size, whatever their edges take.
  const PhysicalSize most = to_physical(LogicalSize{sizes.inline_size, block_size}, wd_);
  result.fragment = aligned(*laid_out.fragment, shift, most);
  if (shift > LayoutUnit() && !result.out_of_flow.empty()) {
    const std::span<OutOfFlowCandidate> moved =
        pass_.arena().make_array<OutOfFlowCandidate>(result.out_of_flow.size());
    const PhysicalOffset by =
        to_physical(LogicalOffset{LayoutUnit(), shift}, wd_, PhysicalSize(), PhysicalSize());
    for (size_t i = 0; i < moved.size(); ++i) {
      moved[i] = result.out_of_flow[i];
      moved[i].static_position = moved[i].static_position + by;
    }
    result.out_of_flow = moved;
  }
  return result;
}

LayoutResult TableLayout::layout_row(size_t r, LayoutUnit& size) {
  const TableRow& row = structure_.rows[r];
  FragmentBuilder builder(pass_, row.box, wd_);
  const LayoutUnit start = column_offsets_.empty() ? LayoutUnit() : column_offsets_.front();
  for (size_t k = 0; k < row.cell_count; ++k) {
    const size_t i = row.first_cell + k;
    const TableCell& cell = structure_.cells[i];
    const LayoutResult result = layout_cell(cell, i);
    builder.add(result, {column_offsets_[cell.column] - start, LayoutUnit()},
                relative_offset(pass_.style(cell.box), result.fragment->size, wd_));
  }
  pass_.boxes().for_each_child(row.box, [&](BoxId child) {
    if (pass_.box(child).has(kBoxOutOfFlow)) builder.add_out_of_flow(child, {});
  });
  size = rows_[r].size;
  LayoutResult result;
  const LayoutUnit inline_size =
      columns_.empty() ? LayoutUnit() : column_offsets_.back() - column_offsets_.front();
  Fragment* f = builder.finish(space_, {inline_size, size}, {}, {}, result);
  if (rows_[r].has_baseline) f->first_baseline = f->last_baseline = rows_[r].baseline;
  return result;
}

// Columns have boxes, for their backgrounds and for whoever asks where they are.
void TableLayout::add_columns(FragmentBuilder& grid) const {
  const LayoutUnit top = row_offsets_.front(), height = row_offsets_.back() - top;
  auto add = [&](FragmentBuilder& to, BoxId box, size_t first, size_t end, LogicalOffset from) {
    Fragment* f = pass_.make_fragment();
    f->box = box;
    const bool collapsed = end == first + 1 && columns_[first].collapsed;
    const LayoutUnit last = column_offsets_[end - 1] + column_sizes_[end - 1];
    const LogicalSize size = collapsed ? LogicalSize() : LogicalSize{last - column_offsets_[first], height};
    f->size = to_physical(size, wd_);
    to.add(f, LogicalOffset{column_offsets_[first], top} - from);
  };
  const std::vector<TableColumn>& c = structure_.columns;
  auto end_of = [&](size_t first, BoxId TableColumn::*part) {
    size_t end = first + 1;
    while (end < c.size() && c[end].*part == c[first].*part) ++end;
    return end;
  };
  for (size_t i = 0; i < c.size();) {
    if (c[i].group.valid()) {
      const size_t end = end_of(i, &TableColumn::group);
      const LogicalOffset at{column_offsets_[i], top};
      FragmentBuilder group(pass_, c[i].group, wd_);
      for (size_t k = i; k < end;) {
        const size_t next = c[k].box.valid() ? std::min(end_of(k, &TableColumn::box), end) : k + 1;
        if (c[k].box.valid()) add(group, c[k].box, k, next, at);
        k = next;
      }
      LayoutResult result;
      const LayoutUnit last = column_offsets_[end - 1] + column_sizes_[end - 1];
      group.finish(space_, {last - column_offsets_[i], height}, {}, {}, result);
      grid.add(result, at);
      i = end;
    } else if (c[i].box.valid()) {
      const size_t end = end_of(i, &TableColumn::box);
      add(grid, c[i].box, i, end, {});
      i = end;
    } else {
      ++i;
    }
  }
}

void TableLayout::add_sections(FragmentBuilder& grid) {
  const LayoutUnit start = column_offsets_.front();
  const LayoutUnit inline_size =
      columns_.empty() ? LayoutUnit() : column_offsets_.back() - column_offsets_.front();
  for (const TableSection& s : structure_.sections) {
    if (s.row_count == 0 && !s.box.valid()) continue;
    const LayoutUnit top = row_offsets_[s.first_row];
    LayoutUnit bottom = top;
    std::optional<FragmentBuilder> section;
    if (s.box.valid()) section.emplace(pass_, s.box, wd_);
    std::optional<LayoutUnit> baseline;
    for (size_t r = s.first_row; r < s.first_row + s.row_count && !pass_.out_of_limits(); ++r) {
      LayoutUnit size;
      const LayoutResult row = layout_row(r, size);
      const PhysicalOffset relative =
          relative_offset(pass_.style(structure_.rows[r].box), row.fragment->size, wd_);
      const LogicalOffset at{LayoutUnit(), row_offsets_[r] - top};
      bottom = row_offsets_[r] + size;
      if (!baseline && rows_[r].has_baseline) baseline = at.block_offset + rows_[r].baseline;
      if (section) {
        section->add(row, at, relative);
      } else {
        grid.add(row, {start, row_offsets_[r]}, relative);
      }
      if (!first_baseline_ && rows_[r].has_baseline) first_baseline_ = row_offsets_[r] + rows_[r].baseline;
      if (rows_[r].has_baseline)
        last_baseline_ = row_offsets_[r] + rows_[r].baseline;
      else if (!first_baseline_)
        first_baseline_ = row_offsets_[r] + size;
    }
    if (!section) continue;
    pass_.boxes().for_each_child(s.box, [&](BoxId child) {
      if (pass_.box(child).has(kBoxOutOfFlow)) section->add_out_of_flow(child, {});
    });
    LayoutResult result;
    section->finish(space_, {inline_size, bottom - top}, {}, {}, result);
    grid.add(result, {start, top}, relative_offset(pass_.style(s.box), result.fragment->size, wd_));
  }
}

// The lines before each row and after the last, from the grid's border edge.
void TableLayout::place_rows() {
  LayoutUnit at = model_.border_padding.block_start;
  bool any = false;
  row_offsets_.clear();
  if (!rows_.empty()) at += spacing_.block_size;
  for (size_t r = 0; r < rows_.size(); ++r) {
    any = any || !structure_.rows[r].collapsed;
    row_offsets_.push_back(at);
    at += rows_[r].size;
    if (!structure_.rows[r].collapsed) at += spacing_.block_size;
  }
  row_offsets_.push_back(any ? at - spacing_.block_size : at);
}

LayoutResult TableLayout::finish() {
  place_rows();
  const bool wrapped = !captions_.empty();
  FragmentBuilder grid(pass_, box_, wd_);
  if (!columns_.empty()) add_columns(grid);
  add_sections(grid);
  const LayoutUnit above = caption_before_;
  auto add_out_of_flow = [&](FragmentBuilder& to) {
    for (BoxId child : structure_.out_of_flow) {
      StaticPosition p;
      p.offset = {model_.border_padding.inline_start, above + model_.border_padding.block_start};
      to.add_out_of_flow(child, p);
    }
  };
  if (!wrapped) add_out_of_flow(grid);
  LayoutResult inside;
  Fragment* f = grid.finish(space_, grid_size_, model_.border, model_.padding, inside);
  if (collapses_) {
    const std::vector<CollapsedLine> lines = borders_->lines(column_offsets_, row_offsets_, f->size);
    f->collapsed_lines = pass_.arena().make<CollapsedLines>(pass_.arena().copy(lines));
  }
  if (first_baseline_) f->first_baseline = *first_baseline_;
  if (last_baseline_) f->last_baseline = *last_baseline_;
  const LayoutUnit total = above + grid_size_.block_size + caption_after_;
  if (!wrapped) {
    inside.intrinsic_block_size = total;
    return inside;
  }
  // css-tables-3 §3.2: the table wrapper box holds the grid and the captions.
  f->flags |= kFragmentTableGrid;
  FragmentBuilder wrapper(pass_, box_, wd_);
  auto add_captions = [&](bool at_end) {
    for (const PlacedCaption& c : captions_) {
      if (c.at_end != at_end) continue;
      LogicalOffset at = c.offset;
      if (at_end) at.block_offset += above + grid_size_.block_size;
      wrapper.add(*c.result, at,
                  relative_offset(pass_.style(c.result->fragment->box), c.result->fragment->size, wd_));
    }
  };
  add_captions(false);
  wrapper.add(inside, {LayoutUnit(), above});
  add_captions(true);
  add_out_of_flow(wrapper);
  LayoutResult result;
  Fragment* outer = wrapper.finish(space_, {wrapper_inline_, total}, {}, {}, result);
  outer->flags |= kFragmentTableWrapper;
  if (!is_indefinite(f->first_baseline)) outer->first_baseline = above + f->first_baseline;
  if (!is_indefinite(f->last_baseline)) outer->last_baseline = above + f->last_baseline;
  result.intrinsic_block_size = total;
  return result;
}

}  // namespace colosseum::layout
