// Named areas, automatic flow and grid lines (css-grid-2 §7.3, §7.7, §8.3).
#include <algorithm>

#include "base/utf.h"
#include "colosseum/limits.h"
#include "css/properties/parsing/families.h"
#include "css/properties/parsing/grid.h"

namespace colosseum::css {

namespace {

// Further away than any line of a grid (§5.4), and small enough to count with.
constexpr int32_t kMaxGridLine = 1'000'000;

bool is_ident_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// The token that starts at `at`: a sequence of bytes of one kind.
template <typename Kind>
std::string_view cell_token(std::string_view row, size_t at, Kind kind) {
  size_t end = at;
  while (end < row.size() && kind(row[end])) ++end;
  return row.substr(at, end - at);
}

/// The parts of a <grid-line> besides `auto`.
struct LineParts {
  bool has_span = false, has_number = false;
  int32_t number = 0;
  std::string name;
};

bool consume_line_number(TokenStream& s, LineParts& out) {
  bool literal = s.peek().type == TokenType::kNumber;
  double number = 0;
  if (out.has_number || !consume_number(s, kNumberInteger, number)) return false;
  out.number = std::clamp(clamp_integer(number), -kMaxGridLine, kMaxGridLine);
  // A math function comes to the nearest integer allowed (css-values-4 §10.12).
  if (!literal && (out.number == 0 || (out.has_span && out.number < 0))) out.number = 1;
  out.has_number = true;
  return true;
}

bool consume_line_name(TokenStream& s, LineParts& out) {
  if (!out.name.empty() || is_ident(s.peek(), "span") || is_ident(s.peek(), "auto")) return false;
  return consume_custom_ident(s, out.name);
}

}  // namespace

// §7.3: cells of one row
bool GridAreasBuilder::add_row(std::string_view row) {
  uint32_t column = 0;
  for (size_t i = 0; i < row.size();) {
    if (is_ascii_space(static_cast<unsigned char>(row[i]))) {
      ++i;
    } else if (row[i] == '.') {
      i += cell_token(row, i, [](char c) { return c == '.'; }).size();
      ++column;
    } else {
      std::string_view name = cell_token(row, i, is_ident_byte);
      if (name.empty()) return false;
      add_cell(name, column++);
      i += name.size();
    }
  }
  if (column == 0 || (grid_.rows > 0 && column != grid_.columns)) return false;
  grid_.columns = column;
  ++grid_.rows;
  return true;
}

void GridAreasBuilder::add_cell(std::string_view name, uint32_t column) {
  auto [it, added] = index_.try_emplace(std::string(name), grid_.areas.size());
  if (added) {
    grid_.areas.push_back({it->first, grid_.rows, grid_.rows, column, column});
    cells_.push_back(0);
  }
  GridAreas::Area& area = grid_.areas[it->second];
  area.row_end = grid_.rows + 1;
  area.column_start = std::min(area.column_start, column);
  area.column_end = std::max(area.column_end, column + 1);
  ++cells_[it->second];
}

bool GridAreasBuilder::finish(GridAreas& out) const {
  for (size_t i = 0; i < cells_.size(); ++i) {
    const GridAreas::Area& a = grid_.areas[i];
    if (cells_[i] != uint64_t{a.row_end - a.row_start} * (a.column_end - a.column_start)) return false;
  }
  out = grid_;
  return grid_.rows > 0;
}

// §7.7: [ row | column ] || dense
bool consume_grid_auto_flow(TokenStream& s, GridAutoFlow& out) {
  out.dense = consume_ident(s, "dense");
  out.column = consume_ident(s, "column");
  bool any = out.column || consume_ident(s, "row");
  if (any && !out.dense) out.dense = consume_ident(s, "dense");
  return any || out.dense;
}

// §8.3: `span` comes before or after the other parts, not between them.
bool consume_grid_line(TokenStream& s, GridLine& out) {
  out = GridLine();
  if (consume_ident(s, "auto")) return true;
  LineParts parts;
  parts.has_span = consume_ident(s, "span");
  while (consume_line_number(s, parts) || consume_line_name(s, parts)) {
  }
  if (!parts.has_number && parts.name.empty()) return false;
  if (!parts.has_span) parts.has_span = consume_ident(s, "span");
  if (parts.has_number && (parts.number == 0 || (parts.has_span && parts.number < 0))) return false;
  out.kind = parts.has_span ? GridLine::Kind::kSpan : GridLine::Kind::kLine;
  out.number = parts.has_span && !parts.has_number ? 1 : parts.number;
  out.name = std::move(parts.name);
  return true;
}

ValuePtr parse_grid_areas(TokenStream& s, const ParseArgs&) {
  GridAreas areas;
  if (consume_ident(s, "none")) return make_typed(std::move(areas));
  GridAreasBuilder builder;
  std::string row;
  while (consume_string(s, row)) {
    if (!builder.add_row(row)) return nullptr;
  }
  return builder.finish(areas) ? make_typed(std::move(areas)) : nullptr;
}

ValuePtr parse_grid_auto_flow(TokenStream& s, const ParseArgs&) {
  GridAutoFlow flow;
  return consume_grid_auto_flow(s, flow) ? make_typed(flow) : nullptr;
}

ValuePtr parse_grid_line(TokenStream& s, const ParseArgs&) {
  GridLine line;
  return consume_grid_line(s, line) ? make_typed(std::move(line)) : nullptr;
}

}  // namespace colosseum::css
