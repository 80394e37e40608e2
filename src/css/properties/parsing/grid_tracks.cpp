// Track lists (css-grid-2 §7.2, §7.6).
#include <algorithm>

#include "colosseum/limits.h"
#include "css/properties/parsing/families.h"
#include "css/properties/parsing/grid.h"

namespace colosseum::css {

namespace {

using AutoRepeat = GridTemplate::AutoRepeat;
using Kind = GridTemplate::Kind;

// §7.2.1
bool consume_flex(TokenStream& s, TrackBreadthInput& out) {
  const Token& t = s.peek();
  if (t.type != TokenType::kDimension || unit_from_name(t.unit) != Unit::kFr || t.number < 0) return false;
  out.flex = static_cast<float>(censor_math(t.number));
  s.next();
  s.skip_whitespace();
  return true;
}

bool consume_track_breadth(TokenStream& s, TrackBreadthInput& out) {
  out = TrackBreadthInput();
  if (consume_ident(s, "min-content")) {
    out.length = LengthInput::of(Length::Type::kMinContent);
    return true;
  }
  if (consume_ident(s, "max-content")) {
    out.length = LengthInput::of(Length::Type::kMaxContent);
    return true;
  }
  constexpr uint16_t kFlags = kPercentAllowed | kNonNegative | kAutoKeyword;
  return consume_flex(s, out) || consume_length(s, kFlags, false, out.length);
}

bool consume_minmax(TokenStream& s, TrackSizeInput& out) {
  TokenStream inner = consume_function(s);
  return consume_track_breadth(inner, out.min) && out.min.flex < 0 && consume_comma(inner) &&
         consume_track_breadth(inner, out.max) && inner.at_end();
}

bool consume_fit_content(TokenStream& s, TrackSizeInput& out) {
  TokenStream inner = consume_function(s);
  out = TrackSizeInput();
  if (!consume_length(inner, kPercentAllowed | kNonNegative, false, out.max.length)) return false;
  out.max.length.fit_content = true;
  return inner.at_end();
}

/// The first argument of repeat() with the comma after it; the cursor is in the function.
bool consume_repeat_count(TokenStream& s, TrackSection& out) {
  int32_t count = 1;
  if (consume_ident(s, "auto-fill")) {
    out.automatic = AutoRepeat::kFill;
  } else if (consume_ident(s, "auto-fit")) {
    out.automatic = AutoRepeat::kFit;
  } else if (!consume_integer(s, 1, count)) {
    return false;
  }
  out.count = std::min<size_t>(static_cast<size_t>(count), Limits().max_grid_tracks);
  return consume_comma(s);
}

// §7.2.3.1: <track-repeat>, <auto-repeat>, <fixed-repeat>
bool consume_track_repeat(TokenStream& s, TrackSection& out) {
  TokenStream inner = consume_function(s);
  return consume_repeat_count(inner, out) && consume_track_run(inner, out) && inner.at_end();
}

// §7.2.3.1: <name-repeat>
bool consume_name_repeat(TokenStream& s, TrackSection& out) {
  TokenStream inner = consume_function(s);
  out.names.clear();
  if (!consume_repeat_count(inner, out) || out.automatic == AutoRepeat::kFit) return false;
  do {
    out.names.emplace_back();
    if (!consume_line_names(inner, out.names.back())) return false;
  } while (!inner.at_end());
  return true;
}

// §7.2: subgrid <line-name-list>?
bool consume_subgrid(TokenStream& s, GridTemplateInput& out) {
  out.kind = Kind::kSubgrid;
  bool automatic = false;
  while (true) {
    TrackSection section;
    if (is_function(s.peek(), "repeat")) {
      if (!consume_name_repeat(s, section)) return false;
      if (section.automatic != AutoRepeat::kNone && std::exchange(automatic, true)) return false;
      out.sections.push_back(std::move(section));
    } else if (consume_line_names(s, section.names[0])) {
      bool goes_on = !out.sections.empty() && out.sections.back().count == 1 &&
                     out.sections.back().automatic == AutoRepeat::kNone;
      if (goes_on) {
        out.sections.back().names.push_back(std::move(section.names[0]));
      } else {
        out.sections.push_back(std::move(section));
      }
    } else {
      return true;
    }
  }
}

/// Beside an automatic repetition, and in it, all tracks are <fixed-size>.
bool is_valid_list(const std::vector<TrackSection>& sections) {
  ptrdiff_t automatic = std::count_if(sections.begin(), sections.end(),
                                      [](const TrackSection& t) { return t.automatic != AutoRepeat::kNone; });
  if (automatic == 0) return true;
  return automatic == 1 && std::all_of(sections.begin(), sections.end(), [](const TrackSection& t) {
           return std::all_of(t.tracks.begin(), t.tracks.end(),
                              [](const TrackSizeInput& i) { return i.is_fixed(); });
         });
}

// §7.2: <track-list> | <auto-track-list>
bool consume_track_list(TokenStream& s, std::vector<TrackSection>& out) {
  TrackSection run;
  bool any = false;
  for (;; any = true) {
    consume_line_names(s, run.names.back());
    TrackSizeInput size;
    if (is_function(s.peek(), "repeat")) {
      out.push_back(std::exchange(run, TrackSection()));
      out.emplace_back();
      if (!consume_track_repeat(s, out.back())) return false;
    } else if (consume_track_size(s, size)) {
      run.tracks.push_back(std::move(size));
      run.names.emplace_back();
    } else {
      break;
    }
  }
  out.push_back(std::move(run));
  return any && is_valid_list(out);
}

}  // namespace

bool consume_track_size(TokenStream& s, TrackSizeInput& out) {
  if (is_function(s.peek(), "minmax")) return consume_minmax(s, out);
  if (is_function(s.peek(), "fit-content")) return consume_fit_content(s, out);
  if (!consume_track_breadth(s, out.max)) return false;
  out.min = out.max.flex < 0 ? out.max : TrackBreadthInput();
  return true;
}

bool consume_track_sizes(TokenStream& s, TrackSizeInputs& out) {
  TrackSizeInput size;
  while (consume_track_size(s, size)) out.push_back(std::move(size));
  return !out.empty();
}

// §7.2.2
bool consume_line_names(TokenStream& s, LineNames& out) {
  if (s.peek().type != TokenType::kOpenSquare) return false;
  size_t mark = s.position();
  TokenStream inner = consume_function(s);
  LineNames names;
  std::string name;
  while (!is_ident(inner.peek(), "span") && !is_ident(inner.peek(), "auto") &&
         consume_custom_ident(inner, name)) {
    names.push_back(std::move(name));
  }
  if (!inner.at_end()) {
    s.rewind(mark);
    return false;
  }
  out.insert(out.end(), std::make_move_iterator(names.begin()), std::make_move_iterator(names.end()));
  return true;
}

bool consume_track_run(TokenStream& s, TrackSection& out) {
  TrackSizeInput size;
  while (true) {
    consume_line_names(s, out.names.back());
    if (!consume_track_size(s, size)) return !out.tracks.empty();
    out.tracks.push_back(std::move(size));
    out.names.emplace_back();
  }
}

bool consume_grid_template(TokenStream& s, GridTemplateInput& out) {
  out = GridTemplateInput();
  if (consume_ident(s, "none")) return true;
  if (consume_ident(s, "subgrid")) return consume_subgrid(s, out);
  out.kind = Kind::kTracks;
  return consume_track_list(s, out.sections);
}

ValuePtr parse_grid_template(TokenStream& s, const ParseArgs&) {
  GridTemplateInput value;
  return consume_grid_template(s, value) ? make_typed(std::move(value)) : nullptr;
}

ValuePtr parse_grid_auto_tracks(TokenStream& s, const ParseArgs&) {
  TrackSizeInputs sizes;
  return consume_track_sizes(s, sizes) ? make_typed(std::move(sizes)) : nullptr;
}

}  // namespace colosseum::css
