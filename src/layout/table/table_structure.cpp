#include "layout/table/table_structure.h"

#include <algorithm>
#include <charconv>

#include "layout/core/box_edges.h"

namespace colosseum::layout {

namespace {

/// HTML §4.9.11: bounds of colspan, span and rowspan.
constexpr size_t kMaxColumnSpan = 1000, kMaxRowSpan = 65534;
constexpr size_t kMaxColumns = 20'000;

/// A span attribute; `zero` is what 0 stands for.
size_t span_attribute(const Pass& pass, BoxId box, const char* name, size_t most, size_t zero) {
  const Box& row = pass.box(box);
  if (row.is_anonymous() || row.has(kBoxPseudo)) return 1;
  const std::string* value = pass.boxes().document().attribute(row.node, name);
  if (value == nullptr) return 1;
  size_t begin = value->find_first_not_of(" \t\n\r\f");
  if (begin == std::string::npos) return 1;
  if ((*value)[begin] == '+') ++begin;
  uint32_t n = 1;
  const auto parsed = std::from_chars(value->data() + begin, value->data() + value->size(), n);
  if (parsed.ec == std::errc::result_out_of_range) return most;
  if (parsed.ec != std::errc()) return 1;
  return n == 0 ? zero : std::min<size_t>(n, most);
}

class Finder {
 public:
  Finder(const Pass& pass, TableStructure& out) : pass_(pass), out_(out) {}

  void run(BoxId table) {
    std::vector<std::vector<BoxId>> bodies;  // row groups, and rows side by side without one
    bool after_row = false;
    BoxId header, footer;
    pass_.boxes().for_each_child(table, [&](BoxId child) {
      const Box& box = pass_.box(child);
      const DisplayInternal part = pass_.style(child).display().internal;
      const bool is_row = box.kind == BoxKind::kTableRow;
      if (box.has(kBoxOutOfFlow)) {
        out_.out_of_flow.push_back(child);
      } else if (box.kind == BoxKind::kTableColumn || box.kind == BoxKind::kTableColumnGroup) {
        add_columns(child);
      } else if (box.kind != BoxKind::kTableSection && box.kind != BoxKind::kTableRow) {
        out_.captions.push_back(child);
      } else if (part == DisplayInternal::kTableHeaderGroup && !header.valid()) {
        header = child;
      } else if (part == DisplayInternal::kTableFooterGroup && !footer.valid()) {
        footer = child;
      } else if (is_row && after_row) {
        bodies.back().push_back(child);
      } else {
        bodies.push_back({child});
      }
      if (!box.has(kBoxOutOfFlow)) after_row = is_row;
    });
    if (header.valid()) add_section({header}).is_header = true;
    for (const std::vector<BoxId>& b : bodies) add_section(b);
    if (footer.valid()) add_section({footer}).is_footer = true;
    size_t count = out_.columns.size();
    for (const TableCell& c : out_.cells) count = std::max(count, c.column + c.column_span);
    out_.columns.resize(count);
    if (!is_fixed_table(pass_.style(table))) merge_columns();
  }

 private:
  // css-tables-3 §3.3.2: neighbours that the same cells span are one track, unless a column box defines it.
  // In fixed mode every column stays.
  // DEVIATION: so they do in a table whose cells all span several columns, as browsers have it
  // (tentative/table-width-redistribution-fixed-padding.html).
  void merge_columns() {
    auto spans = [](const TableCell& c) { return c.spans_columns; };
    if (std::ranges::all_of(out_.cells, spans) || std::ranges::none_of(out_.cells, spans)) return;
    std::vector<bool> separate(out_.columns.size() + 1, false);
    for (const TableCell& c : out_.cells) separate[c.column] = separate[c.column + c.column_span] = true;
    std::vector<size_t> track(out_.columns.size() + 1);  // where columns go; one more than there are
    size_t kept = 0;
    for (size_t c = 0; c < out_.columns.size(); ++c) {
      const bool merges =
          c > 0 && !separate[c] && !out_.columns[c].box.valid() && !out_.columns[c].group.valid();
      if (!merges) out_.columns[kept++] = out_.columns[c];
      track[c] = kept - 1;
    }
    track[out_.columns.size()] = kept;
    if (kept == out_.columns.size()) return;
    out_.columns.resize(kept);
    for (TableCell& c : out_.cells) {
      const size_t end = track[c.column + c.column_span - 1] + 1;
      c.column = track[c.column];
      c.column_span = end - c.column;
    }
  }

  bool collapses(BoxId box) const { return pass_.style(box).visibility() == Visibility::kCollapse; }

  void add_columns(BoxId box) {
    const bool is_group = pass_.box(box).kind == BoxKind::kTableColumnGroup;
    if (is_group && pass_.box(box).first_child.valid()) {
      pass_.boxes().for_each_child(box, [&](BoxId column) { add_column(column, box); });
    } else {
      add_column(is_group ? BoxId() : box, is_group ? box : BoxId());
    }
  }

  void add_column(BoxId column, BoxId group) {
    const size_t span = span_attribute(pass_, column.valid() ? column : group, "span", kMaxColumnSpan, 1);
    const bool collapsed = (column.valid() && collapses(column)) || (group.valid() && collapses(group));
    for (size_t i = 0; i < span && out_.columns.size() < kMaxColumns; ++i) {
      out_.columns.push_back({column, group, collapsed});
    }
  }

  /// A row group, or rows that stand in the table without one.
  TableSection& add_section(const std::vector<BoxId>& boxes) {
    const BoxId box = boxes.front();
    TableSection section;
    section.box = pass_.box(box).kind == BoxKind::kTableSection ? box : BoxId();
    section.first_row = out_.rows.size();
    occupied_.clear();
    out_.sections.push_back(section);
    if (!section.box.valid()) {
      for (BoxId row : boxes) add_row(row);
    } else {
      pass_.boxes().for_each_child(box, [&](BoxId row) {
        if (pass_.box(row).kind == BoxKind::kTableRow) add_row(row);
      });
    }
    TableSection& added = out_.sections.back();
    added.row_count = out_.rows.size() - added.first_row;
    // A cell spans no further than its row group.
    const size_t end = out_.rows.size();
    for (size_t r = added.first_row; r < end; ++r) {
      for (size_t i = 0; i < out_.rows[r].cell_count; ++i) {
        TableCell& cell = out_.cells[out_.rows[r].first_cell + i];
        cell.row_span = std::min(cell.row_span, end - cell.row);
      }
    }
    return added;
  }

  void add_row(BoxId box) {
    TableRow row;
    row.box = box;
    row.section = out_.sections.size() - 1;
    row.first_cell = out_.cells.size();
    const TableSection& section = out_.sections.back();
    row.collapsed = collapses(box) || (section.box.valid() && collapses(section.box));
    const size_t index = out_.rows.size();
    size_t column = 0;
    pass_.boxes().for_each_child(box, [&](BoxId child) {
      if (pass_.box(child).has(kBoxOutOfFlow)) return;
      while (column < occupied_.size() && occupied_[column] > index) ++column;
      if (column >= kMaxColumns) return;
      TableCell cell;
      cell.box = child;
      cell.row = index;
      cell.column = column;
      cell.column_span =
          std::min(span_attribute(pass_, child, "colspan", kMaxColumnSpan, 1), kMaxColumns - column);
      cell.row_span = span_attribute(pass_, child, "rowspan", kMaxRowSpan, kMaxRowSpan);
      cell.spans_columns = cell.column_span > 1;
      out_.cells.push_back(cell);
      if (occupied_.size() < column + cell.column_span) occupied_.resize(column + cell.column_span);
      for (size_t i = 0; i < cell.column_span; ++i) {
        size_t& until = occupied_[column++];
        until = std::max(until, index + cell.row_span);
      }
    });
    row.cell_count = out_.cells.size() - row.first_cell;
    out_.rows.push_back(row);
  }

  const Pass& pass_;
  TableStructure& out_;
  std::vector<size_t> occupied_;  ///< by column: the first row of the group that is free again
};

}  // namespace

bool is_fixed_table(const ComputedStyle& table) {
  return table.table_layout() == colosseum::TableLayout::kFixed &&
         !inline_size_property(table, layout_direction(table)).is_auto();
}

TableStructure find_table_structure(const Pass& pass, BoxId table) {
  TableStructure s;
  Finder(pass, s).run(table);
  return s;
}

}  // namespace colosseum::layout
