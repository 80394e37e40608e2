#include "layout/table/table_layout.h"

#include <algorithm>
#include <utility>

#include "layout/core/relative_position.h"
#include "layout/positioned/out_of_flow.h"
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

namespace {

/// What the fragment before found out, if it holds in this fragmentainer too.
std::shared_ptr<TableSizes> earlier_sizes(const BreakToken* token, const SpaceReader& space) {
  if (token != nullptr && token->state != nullptr) {
    TableSizes* sizes = continuation(*token).sizes;
    const ConstraintSpace& s = space.forward_to_child();
    space.add_reads(kReadAvailableInline | kReadAvailableBlock | kReadPercentageInline |
                    kReadPercentageBlock | kReadModes);
    if (sizes->available == s.available && sizes->percentage == s.percentage && sizes->modes == modes_of(s)) {
      return sizes->shared_from_this();
    }
  }
  return std::make_shared<TableSizes>();
}

}  // namespace

TableLayout::TableLayout(Pass& pass, BoxId box, const SpaceReader& space, const BreakToken* token)
    : pass_(pass),
      box_(box),
      space_(space),
      token_(token),
      style_(pass.style(box)),
      facts_(pass.facts(box)),
      wd_(facts_.wd),
      sizes_(earlier_sizes(token, space)),
      t_(*sizes_) {}

// css2 §17.6: in the collapsing model the table has half of the outermost borders and no padding.
void TableLayout::resolve_edges() {
  t_.model = box_model(facts_, space_);
  t_.collapses = style_.border_collapse() == BorderCollapse::kCollapse;
  t_.cells.assign(t_.structure.cells.size(), {});
  if (!t_.collapses) {
    const LengthPair& spacing = style_.border_spacing();
    t_.spacing =
        to_logical(PhysicalSize{resolve(spacing.x, LayoutUnit()), resolve(spacing.y, LayoutUnit())}, wd_);
    if (t_.structure.columns.empty()) {
      // Rows without columns have no spacing, though browsers leave it out of a given height
      // (tentative/table-rows-with-zero-columns.html).
      t_.unused_spacing = std::exchange(t_.spacing.block_size, LayoutUnit());
    }
    return;
  }
  t_.borders.emplace(pass_, box_, t_.structure, wd_);
  t_.model.border = t_.model.border_padding = t_.borders->table_edges();
  t_.model.padding = {};
  const std::span<LogicalEdges> edges = pass_.arena().make_array<LogicalEdges>(t_.cells.size());
  for (size_t i = 0; i < t_.cells.size(); ++i) {
    edges[i] = t_.borders->cell_edges(t_.structure.cells[i]);
    // In the cell's own axes.
    edges[i] = converted(edges[i], wd_, pass_.facts(t_.structure.cells[i].box).wd);
    t_.cells[i].borders = &edges[i];
  }
}

// css2 §17.4: captions stand above or below, as wide as the table.
void TableLayout::layout_captions(bool at_end) {
  LayoutUnit& at = at_end ? t_.caption_after : t_.caption_before;
  at = LayoutUnit();
  for (BoxId caption : t_.structure.captions) {
    const ComputedStyle& s = pass_.style(caption);
    if ((s.caption_side() == CaptionSide::kBottom) != at_end) continue;
    ChildSpaceBuilder builder(space_.forward_to_child(), wd_, s);
    builder.set_sizes({t_.wrapper_inline, kIndefiniteSize}, {t_.wrapper_inline, kIndefiniteSize});
    builder.set_auto(AutoSize::kStretch, AutoSize::kFitContent);
    const LayoutResult& result = pass_.layout(caption, builder.space, nullptr, &space_, kReadScrollport);
    const StyleFacts& facts = pass_.facts(caption);
    const LogicalEdges margins = margin_edges(facts, wd_, t_.wrapper_inline);
    const MarginSides autos = auto_margins(facts, wd_);
    const LogicalSize size = to_logical(result.fragment->size, wd_);
    const LayoutUnit free =
        std::max(t_.wrapper_inline - size.inline_size - margins.inline_sum(), LayoutUnit());
    LayoutUnit inline_offset = margins.inline_start;
    if (autos.inline_start) inline_offset += autos.inline_end ? free / 2 : free;
    captions_.push_back({&result, {inline_offset, at + margins.block_start}, at_end});
    at += margins.block_sum() + size.block_size;
  }
}

LayoutResult TableLayout::run() {
  space_.add_reads(kReadOwnBlockSize);  // which rows share
  // css-contain-1 §3.1 rule 2: size containment boxes are monolithic.
  if (!facts_.has(kStyleContained)) fragmentation_ = space_.fragmentation();
  const bool resumed = !t_.column_offsets.empty();
  if (!resumed) {
    t_.structure = find_table_structure(pass_, box_);
    resolve_edges();
    collect_column_sizes();
    resolve_inline_size();
    resolve_columns();
  }
  layout_captions(false);
  layout_captions(true);
  if (!resumed) {
    measure_rows();
    resolve_block_size();
    place_rows();
    t_.spans_into.assign(t_.rows.size(), false);
    for (const TableCell& c : t_.structure.cells) {
      for (size_t r = c.row + 1; r < c.row + c.row_span; ++r) t_.spans_into[r] = true;
    }
  }
  return finish();
}

// css2 §17.5.3: `vertical-align` of a cell moves its contents.
const Fragment* TableLayout::aligned(const Fragment& cell, LayoutUnit shift, PhysicalSize size) const {
  if (shift == LayoutUnit() && size == cell.size) return &cell;
  Fragment* moved = pass_.make_fragment();
  *moved = cell;
  moved->size = size;
  const std::span<FragmentLink> links = pass_.arena().make_array<FragmentLink>(cell.children.size());
  const PhysicalOffset by = to_physical(LogicalOffset{LayoutUnit(), shift}, wd_, {}, {});
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
  if (!is_indefinite(t_.definite_block)) return true;
  auto definite = [&](BoxId box) { return is_definite_length(block_size_property(pass_.style(box), wd_)); };
  return definite(cell.box);
}

LayoutResult TableLayout::layout_cell(const TableCell& cell, size_t index) {
  const CellSizes& sizes = t_.cells[index];
  ChildSpaceBuilder builder = cell_space(cell, index);
  const LayoutUnit block_size = rows_size(cell.row, cell.row_span);
  builder.fix_block(block_size, !has_definite_rows(cell));
  const LayoutResult& laid_out = ask_cell(cell, builder.space, false);
  LayoutResult result = laid_out;
  const LayoutUnit free = block_size - std::max(laid_out.intrinsic_block_size, LayoutUnit());
  LayoutUnit shift;
  switch (pass_.style(cell.box).vertical_align().kind) {
    case VerticalAlign::Kind::kTop: break;
    case VerticalAlign::Kind::kMiddle: shift = free / 2; break;
    case VerticalAlign::Kind::kBottom: shift = free; break;
    default:
      if (sizes.aligns_baseline) shift = t_.rows[cell.row].baseline - sizes.baseline;
      break;
  }
  // css-align-3 §5.1.1: `align-content` goes before `vertical-align`; the cell aligns its contents itself.
  const bool aligns_itself = pass_.style(cell.box).align_content().keyword != Alignment::Keyword::kNormal;
  if (aligns_itself || is_orthogonal(pass_.facts(cell.box).wd, wd_)) shift = LayoutUnit();
  shift = std::max(shift, LayoutUnit());
  // css-tables-3 §5.4.2: cells of collapsed tracks have no size, whatever their edges take.
  const PhysicalSize most = to_physical(LogicalSize{sizes.shown_size, block_size}, wd_);
  result.fragment = aligned(*laid_out.fragment, shift, most);
  if (shift > LayoutUnit() && !result.out_of_flow.empty()) {
    std::vector<OutOfFlowCandidate> moved;
    pass_on(laid_out.out_of_flow, to_physical(LogicalOffset{LayoutUnit(), shift}, wd_, {}, {}), moved);
    result.out_of_flow = pass_.arena().copy(moved);
  }
  return result;
}

// css2 §9.4.3: the containing block of all parts is the table's content box.
PhysicalOffset TableLayout::part_offset(BoxId part) const {
  if (!pass_.facts(part).has(kStyleShifted)) return {};
  LogicalSize cb{t_.grid_size.inline_size - t_.model.border_padding.inline_sum(), kIndefiniteSize};
  if (!is_indefinite(t_.definite_block)) {
    cb.block_size = t_.grid_size.block_size - t_.model.border_padding.block_sum();
  }
  return relative_offset(pass_.style(part), to_physical(cb, wd_), wd_);
}

LayoutResult TableLayout::layout_row(size_t r) {
  const TableRow& row = t_.structure.rows[r];
  FragmentBuilder builder(pass_, row.box, wd_);
  for (size_t k = 0; k < row.cell_count; ++k) {
    const size_t i = row.first_cell + k;
    const TableCell& cell = t_.structure.cells[i];
    const LayoutResult result = layout_cell(cell, i);
    builder.add(result, {t_.column_offsets[cell.column] - t_.column_offsets.front(), LayoutUnit()},
                part_offset(cell.box));
  }
  return finish_row(r, builder, t_.rows[r].size);
}

LayoutResult TableLayout::finish_row(size_t r, FragmentBuilder& builder, LayoutUnit size) {
  pass_.boxes().for_each_child(t_.structure.rows[r].box, [&](BoxId child) {
    if (pass_.box(child).has(kBoxOutOfFlow)) builder.add_out_of_flow(child, {});
  });
  LayoutResult result;
  const LayoutUnit inline_size = t_.column_offsets.back() - t_.column_offsets.front();
  Fragment* f = builder.finish(space_, {inline_size, size}, {}, {}, result);
  if (t_.rows[r].has_baseline) f->first_baseline = f->last_baseline = t_.rows[r].baseline;
  return result;
}

// Columns have boxes, for their backgrounds and for whoever asks where they are.
void TableLayout::add_columns(FragmentBuilder& grid) const {
  if (placed_.empty() && t_.structure.rows.empty()) return;
  const LayoutUnit top = placed_.empty() ? t_.row_offsets.front() : placed_.front().offset;
  const LayoutUnit height =
      (placed_.empty() ? t_.row_offsets.back() : placed_.back().offset + placed_.back().size) - top;
  auto add = [&](FragmentBuilder& to, BoxId box, size_t first, size_t end, LogicalOffset from) {
    Fragment* f = pass_.make_fragment();
    f->box = box;
    const bool collapsed = end == first + 1 && t_.structure.columns[first].collapsed;
    const LayoutUnit last = t_.column_offsets[end - 1] + t_.column_sizes[end - 1];
    const LogicalSize size = collapsed ? LogicalSize() : LogicalSize{last - t_.column_offsets[first], height};
    f->size = to_physical(size, wd_);
    to.add(f, LogicalOffset{t_.column_offsets[first], top} - from);
  };
  const std::vector<TableColumn>& c = t_.structure.columns;
  auto end_of = [&](size_t first, BoxId TableColumn::*part) {
    size_t end = first + 1;
    while (end < c.size() && c[end].*part == c[first].*part) ++end;
    return end;
  };
  for (size_t i = 0; i < c.size();) {
    if (c[i].group.valid()) {
      const size_t end = end_of(i, &TableColumn::group);
      const LogicalOffset at{t_.column_offsets[i], top};
      FragmentBuilder group(pass_, c[i].group, wd_);
      for (size_t k = i; k < end;) {
        const size_t next = c[k].box.valid() ? std::min(end_of(k, &TableColumn::box), end) : k + 1;
        if (c[k].box.valid()) add(group, c[k].box, k, next, at);
        k = next;
      }
      LayoutResult result;
      const LayoutUnit last = t_.column_offsets[end - 1] + t_.column_sizes[end - 1];
      group.finish(space_, {last - t_.column_offsets[i], height}, {}, {}, result);
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

// Rows go into the fragments of their row groups.
void TableLayout::add_rows(FragmentBuilder& grid) {
  const LayoutUnit start = t_.column_offsets.front();
  const LayoutUnit inline_size = t_.column_offsets.back() - start;
  for (size_t i = 0; i < placed_.size();) {
    const size_t section_index = t_.structure.rows[placed_[i].row].section;
    const TableSection& s = t_.structure.sections[section_index];
    const LayoutUnit top = placed_[i].offset;
    LayoutUnit bottom = top;
    std::optional<FragmentBuilder> section;
    if (s.box.valid()) section.emplace(pass_, s.box, wd_);
    for (; i < placed_.size() && t_.structure.rows[placed_[i].row].section == section_index; ++i) {
      const PlacedRow& p = placed_[i];
      const RowSizes& sizes = t_.rows[p.row];
      const PhysicalOffset relative = part_offset(t_.structure.rows[p.row].box);
      bottom = p.offset + p.size;
      if (section) {
        section->add(p.result, {LayoutUnit(), p.offset - top}, relative);
      } else {
        grid.add(p.result, {start, p.offset}, relative);
      }
      // css2 §17.5.3: the baseline of a table is that of its first row; without one in its cells, the bottom
      // content edge of the lowest.
      const LayoutUnit baseline = sizes.has_baseline ? p.offset + sizes.baseline : bottom - sizes.end_edges;
      if (!first_baseline_) first_baseline_ = baseline;
      last_baseline_ = baseline;
    }
    if (!section) continue;
    pass_.boxes().for_each_child(s.box, [&](BoxId child) {
      if (pass_.box(child).has(kBoxOutOfFlow)) section->add_out_of_flow(child, {});
    });
    LayoutResult result;
    section->finish(space_, {inline_size, bottom - top}, {}, {}, result);
    grid.add(result, {start, top}, part_offset(s.box));
  }
}

void TableLayout::add_collapsed_lines(Fragment& grid) const {
  if (!t_.collapses) return;
  std::vector<CollapsedLine> lines;
  for (size_t i = 0; i < placed_.size();) {
    const size_t first = placed_[i].row;
    std::vector<LayoutUnit> offsets;
    size_t row = first;
    for (; i < placed_.size() && placed_[i].row == row; ++i, ++row) {
      offsets.push_back(placed_[i].offset);
      if (i + 1 == placed_.size() || placed_[i + 1].row != row + 1) {
        offsets.push_back(placed_[i].offset + placed_[i].size);
      }
    }
    const std::vector<CollapsedLine> part = t_.borders->lines(first, t_.column_offsets, offsets, grid.size);
    lines.insert(lines.end(), part.begin(), part.end());
  }
  CollapsedEdges* edges = pass_.arena().make<CollapsedEdges>();
  edges->border = grid.border();
  edges->padding = grid.padding();
  edges->lines = pass_.arena().copy(lines);
  grid.edges = edges;
  grid.flags |= kFragmentCollapsedLines;
}

// The lines before each row and after the last, from the grid's border edge.
void TableLayout::place_rows() {
  LayoutUnit at = t_.model.border_padding.block_start;
  t_.row_offsets.clear();
  if (!t_.rows.empty()) at += t_.spacing.block_size;
  bool any = false;
  for (size_t r = 0; r < t_.rows.size(); ++r) {
    const TableRow& row = t_.structure.rows[r];
    if (any && !row.collapsed) at += t_.spacing.block_size;
    any = any || !row.collapsed;
    t_.row_offsets.push_back(at);
    at += t_.rows[r].size;
  }
  t_.row_offsets.push_back(at);
}

LayoutResult TableLayout::finish() {
  LayoutResult outer_result;
  const bool first = token_ == nullptr;
  bool broken = false;
  if (fragmentation_ == Fragmentation::kNone) {
    place_all();
  } else {
    broken = place_broken(outer_result);
  }
  const bool wrapped = !captions_.empty();
  FragmentBuilder grid(pass_, box_, wd_);
  if (!t_.columns.empty()) add_columns(grid);
  add_rows(grid);
  const LayoutUnit above = first ? t_.caption_before : LayoutUnit();
  const LayoutUnit below = broken ? LayoutUnit() : t_.caption_after;
  auto add_out_of_flow = [&](FragmentBuilder& to) {
    for (BoxId child : t_.structure.out_of_flow) {
      StaticPosition p;
      p.offset = {t_.model.border_padding.inline_start, above + t_.model.border_padding.block_start};
      if (first) to.add_out_of_flow(child, p);
    }
  };
  if (!wrapped) add_out_of_flow(grid);
  LayoutResult inside;
  LogicalEdges border = t_.model.border, padding = t_.model.padding;
  if (!first) border.block_start = padding.block_start = LayoutUnit();
  if (broken) border.block_end = padding.block_end = LayoutUnit();
  Fragment* f = grid.finish(space_, {t_.grid_size.inline_size, grid_end_}, border, padding, inside);
  auto mark_piece = [&](Fragment& piece) {
    if (!first) piece.flags &= static_cast<uint16_t>(~kFragmentFirst);
    if (broken) piece.flags &= static_cast<uint16_t>(~kFragmentLast);
  };
  mark_piece(*f);
  add_collapsed_lines(*f);
  if (first_baseline_ && !suppresses_baseline(pass_, box_)) {
    f->first_baseline = *first_baseline_;
    f->last_baseline = *last_baseline_;
  }
  LayoutResult result = inside;
  if (wrapped) {
    // css-tables-3 §2.1.1: the table wrapper box holds the grid and the captions.
    f->flags |= kFragmentTableGrid;
    FragmentBuilder wrapper(pass_, box_, wd_);
    auto add_captions = [&](bool at_end) {
      for (const PlacedCaption& c : captions_) {
        if (c.at_end != at_end) continue;
        LogicalOffset at = c.offset;
        if (at_end) at.block_offset += above + grid_end_;
        wrapper.add(*c.result, at, part_offset(c.result->fragment->box));
      }
    };
    if (first) add_captions(false);
    wrapper.add(inside, {LayoutUnit(), above});
    if (!broken) add_captions(true);
    add_out_of_flow(wrapper);
    result = {};
    Fragment* outer = wrapper.finish(space_, {t_.wrapper_inline, above + grid_end_ + below}, {}, {}, result);
    outer->flags |= kFragmentTableWrapper;
    mark_piece(*outer);
    if (!is_indefinite(f->first_baseline)) outer->first_baseline = above + f->first_baseline;
    if (!is_indefinite(f->last_baseline)) outer->last_baseline = above + f->last_baseline;
  }
  result.break_token = outer_result.break_token;
  result.break_appeal = outer_result.break_appeal;
  result.intrinsic_block_size = t_.caption_before + t_.content_size + t_.caption_after;
  return result;
}

}  // namespace colosseum::layout
