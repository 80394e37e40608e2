// grid-row, grid-column, grid-area, grid-template and grid (css-grid-2 §7.4, §7.8, §8.4).
#include <algorithm>

#include "css/properties/parsing/grid.h"
#include "css/properties/shorthands/shorthands.h"

namespace colosseum::css {

namespace {

using P = PropertyId;

bool is_name_alone(const GridLine& l) {
  return l.kind == GridLine::Kind::kLine && l.number == 0 && !l.name.empty();
}

struct GridDefinition {
  GridTemplateInput rows, columns;
  GridAreas areas;
  GridAutoFlow flow;
  TrackSizeInputs auto_rows{1}, auto_columns{1};
};

// §7.4: <line-names>? <string> <track-size>? <line-names>?
bool consume_area_row(TokenStream& s, GridAreasBuilder& areas, TrackSection& rows) {
  consume_line_names(s, rows.names.back());
  std::string cells;
  if (!consume_string(s, cells) || !areas.add_row(cells)) return false;
  TrackSizeInput size;
  size_t mark = s.position();
  if (!consume_track_size(s, size)) {
    s.rewind(mark);
    size = TrackSizeInput();
  }
  rows.tracks.push_back(std::move(size));
  rows.names.emplace_back();
  consume_line_names(s, rows.names.back());
  return true;
}

bool consume_area_rows(TokenStream& s, GridDefinition& out) {
  GridAreasBuilder areas;
  TrackSection rows, columns;
  do {
    if (!consume_area_row(s, areas, rows)) return false;
  } while (!s.at_end() && !s.peek().is_delim('/'));
  if (!areas.finish(out.areas)) return false;
  out.rows = {GridTemplate::Kind::kTracks, {std::move(rows)}};
  if (!consume_slash(s)) return true;
  if (!consume_track_run(s, columns)) return false;
  out.columns = {GridTemplate::Kind::kTracks, {std::move(columns)}};
  return true;
}

bool consume_template(TokenStream& s, GridDefinition& out) {
  if (is_ident(s.peek(), "none") && s.rest().size() == 1) return consume_ident(s, "none");
  TokenSpan rest = s.rest();
  bool has_areas =
      std::any_of(rest.begin(), rest.end(), [](const Token& t) { return t.type == TokenType::kString; });
  if (has_areas) return consume_area_rows(s, out);
  return consume_grid_template(s, out.rows) && consume_slash(s) && consume_grid_template(s, out.columns);
}

// §7.8: auto-flow && dense?, then what it says of the implicit tracks up to `/` or the end
bool consume_flow(TokenStream& s, GridAutoFlow& flow, TrackSizeInputs& sizes) {
  flow.dense = consume_ident(s, "dense");
  if (!consume_ident(s, "auto-flow")) return false;
  if (!flow.dense) flow.dense = consume_ident(s, "dense");
  if (s.at_end() || s.peek().is_delim('/')) return true;
  sizes.clear();
  return consume_track_sizes(s, sizes);
}

bool consume_flow_form(TokenStream& s, GridDefinition& out) {
  if (is_ident(s.peek(), "auto-flow") || is_ident(s.peek(), "dense")) {
    return consume_flow(s, out.flow, out.auto_rows) && consume_slash(s) &&
           consume_grid_template(s, out.columns);
  }
  out.flow.column = true;
  return consume_grid_template(s, out.rows) && consume_slash(s) &&
         consume_flow(s, out.flow, out.auto_columns);
}

void add_template(GridDefinition& d, LonghandSink& sink) {
  sink.add(P::kGridTemplateRows, make_typed(std::move(d.rows)));
  sink.add(P::kGridTemplateColumns, make_typed(std::move(d.columns)));
  sink.add(P::kGridTemplateAreas, make_typed(std::move(d.areas)));
}

}  // namespace

// §8.4: what is left out repeats a name that stands alone, or is auto.
bool expand_grid_lines(PropertyId shorthand, TokenStream& s, LonghandSink& sink) {
  auto longhands = shorthand_longhands(shorthand);
  GridLine lines[4];
  size_t count = 0;
  do {
    if (count == longhands.size() || !consume_grid_line(s, lines[count++])) return false;
  } while (consume_slash(s));
  for (size_t i = count; i < longhands.size(); ++i) {
    const GridLine& from = lines[i == 3 ? 1 : 0];
    if (is_name_alone(from)) lines[i] = from;
  }
  for (size_t i = 0; i < longhands.size(); ++i) sink.add(longhands[i], make_typed(std::move(lines[i])));
  return true;
}

bool expand_grid_template(TokenStream& s, LonghandSink& sink) {
  GridDefinition d;
  if (!consume_template(s, d)) return false;
  add_template(d, sink);
  return true;
}

bool expand_grid(TokenStream& s, LonghandSink& sink) {
  GridDefinition d;
  TokenSpan rest = s.rest();
  bool flows = std::any_of(rest.begin(), rest.end(), [](const Token& t) { return is_ident(t, "auto-flow"); });
  if (!(flows ? consume_flow_form(s, d) : consume_template(s, d))) return false;
  add_template(d, sink);
  sink.add(P::kGridAutoRows, make_typed(std::move(d.auto_rows)));
  sink.add(P::kGridAutoColumns, make_typed(std::move(d.auto_columns)));
  sink.add(P::kGridAutoFlow, make_typed(d.flow));
  return true;
}

}  // namespace colosseum::css
