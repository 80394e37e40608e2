#include "ctree.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <sstream>

#include "lcg.h"

namespace colosseum::bench {

namespace {

constexpr int kAdvance = 8, kLine = 16;

Length length_of(const std::string& s) {
  if (s == "auto") return Length::auto_value();
  const float v = std::strtof(s.c_str(), nullptr);
  return s.back() == '%' ? Length::percentage(v) : Length::fixed(v);
}

Alignment align_of(const std::string& s) {
  using K = Alignment::Keyword;
  Alignment a;
  a.keyword = s == "stretch"    ? K::kStretch
              : s == "center"   ? K::kCenter
              : s == "end"      ? K::kEnd
              : s == "baseline" ? K::kBaseline
              : s == "sb"       ? K::kSpaceBetween
              : s == "sa"       ? K::kSpaceAround
              : s == "se"       ? K::kSpaceEvenly
              : s == "auto"     ? K::kAuto
                                : K::kStart;
  return a;
}

/// margin, padding, border width and inset: all four sides, or the side letter after the name.
bool set_sides(StyleBuilder& b, const std::string& key, const std::string& value) {
  const char kind = key[0];
  if (std::string_view("mpbi").find(kind) == std::string_view::npos || key.size() > 2) return false;
  const Length l = length_of(value);
  using P = PropertyId;
  static constexpr P kSides[4][4] = {
      {P::kMarginTop, P::kMarginRight, P::kMarginBottom, P::kMarginLeft},
      {P::kPaddingTop, P::kPaddingRight, P::kPaddingBottom, P::kPaddingLeft},
      {P::kBorderTopWidth, P::kBorderRightWidth, P::kBorderBottomWidth, P::kBorderLeftWidth},
      {P::kTop, P::kRight, P::kBottom, P::kLeft}};
  const size_t row = std::string_view("mpbi").find(kind);
  const size_t only = key.size() == 2 ? std::string_view("trbl").find(key[1]) : 4;
  for (size_t side = 0; side < 4; ++side) {
    if (only < 4 && side != only) continue;
    if (!b.set_length(kSides[row][side], l)) b.set_number(kSides[row][side], l.px);
  }
  if (kind == 'b') {
    b.set_border_top_style(BorderStyle::kSolid).set_border_bottom_style(BorderStyle::kSolid);
    b.set_border_left_style(BorderStyle::kSolid).set_border_right_style(BorderStyle::kSolid);
  }
  return true;
}

void set_value(StyleBuilder& b, const std::string& key, const std::string& v) {
  if (key == "disp") {
    b.set_display(v == "none" ? Display::none() : v == "block" ? Display::block() : Display::flex());
  } else if (key == "pos") {
    b.set_position(v == "abs"      ? Position::kAbsolute
                   : v == "static" ? Position::kStatic
                                   : Position::kRelative);
  } else if (key == "dir") {
    b.set_flex_direction(v == "col"    ? FlexDirection::kColumn
                         : v == "rowr" ? FlexDirection::kRowReverse
                         : v == "colr" ? FlexDirection::kColumnReverse
                                       : FlexDirection::kRow);
  } else if (key == "wrap") {
    b.set_flex_wrap(v == "wrap" ? FlexWrap::kWrap : v == "rev" ? FlexWrap::kWrapReverse : FlexWrap::kNowrap);
  } else if (key == "grow") {
    b.set_flex_grow(std::strtof(v.c_str(), nullptr));
  } else if (key == "shrink") {
    b.set_flex_shrink(std::strtof(v.c_str(), nullptr));
  } else if (key == "basis") {
    b.set_flex_basis(length_of(v));
  } else if (key == "w" || key == "h") {
    b.set_length(key == "w" ? PropertyId::kWidth : PropertyId::kHeight, length_of(v));
  } else if (key == "minw" || key == "minh") {
    b.set_length(key == "minw" ? PropertyId::kMinWidth : PropertyId::kMinHeight, length_of(v));
  } else if (key == "maxw" || key == "maxh") {
    const Length l = v == "auto" ? Length::none() : length_of(v);
    b.set_length(key == "maxw" ? PropertyId::kMaxWidth : PropertyId::kMaxHeight, l);
  } else if (key == "gapr" || key == "gapc") {
    b.set_length(key == "gapr" ? PropertyId::kRowGap : PropertyId::kColumnGap, length_of(v));
  } else if (key == "ai") {
    b.set_align_items(align_of(v));
  } else if (key == "as") {
    b.set_align_self(align_of(v));
  } else if (key == "ac") {
    b.set_align_content(align_of(v));
  } else if (key == "jc") {
    b.set_justify_content(align_of(v));
  } else {
    set_sides(b, key, v);
  }
}

StyleId make_style(const TreeStyle& style, StylePool& pool, StyleBuilder& b) {
  b.start(nullptr);
  b.set_display(Display::flex()).set_box_sizing(BoxSizing::kBorderBox);
  b.set_align_content(align_of("stretch"));
  for (const auto& [key, value] : style.values) set_value(b, key, value);
  return pool.intern(b);
}

}  // namespace

TextLeaf::TextLeaf(uint64_t seed, int words) {
  Lcg random{seed};
  for (int i = 0; i < words; ++i) lengths_.push_back(static_cast<uint8_t>(1 + random.below(10)));
}

LeafMinMax TextLeaf::min_max() {
  int longest = 0, all = static_cast<int>(lengths_.size()) - 1;
  for (int n : lengths_) {
    longest = std::max(longest, n);
    all += n;
  }
  return {LayoutUnit(longest * kAdvance), LayoutUnit(all * kAdvance)};
}

LeafMeasurement TextLeaf::measure(const LeafConstraints& constraints) {
  const int width = constraints.available_inline_size.floor();
  int lines = 1, x = 0;
  for (int n : lengths_) {
    const int advance = n * kAdvance;
    if (x > 0 && x + kAdvance + advance > width) {
      ++lines;
      x = advance;
    } else {
      x += (x > 0 ? kAdvance : 0) + advance;
    }
  }
  LeafMeasurement m;
  m.size = {constraints.available_inline_size, LayoutUnit(lines * kLine)};
  return m;
}

LeafMeasurement FixedLeaf::measure(const LeafConstraints& constraints) {
  LeafMeasurement m;
  m.size = {std::min(constraints.available_inline_size, LayoutUnit(width_)), LayoutUnit(height_)};
  return m;
}

bool parse_tree(std::string_view text, TreeText& out) {
  std::istringstream lines{std::string(text)};
  std::string line;
  if (!std::getline(lines, line) || !line.starts_with("ctree 1 ")) return false;
  while (std::getline(lines, line)) {
    std::istringstream words(line);
    std::string kind, word;
    words >> kind;
    if (kind == "avail") {
      std::string w, h;
      words >> w >> h;
      out.width = w == "max" ? -1 : std::strtod(w.c_str(), nullptr);
      out.height = h == "max" ? -1 : std::strtod(h.c_str(), nullptr);
    } else if (kind == "style") {
      TreeStyle style;
      words >> word;
      while (words >> word) {
        const size_t eq = word.find('=');
        if (eq == std::string::npos || eq == 0) return false;
        style.values.emplace_back(word.substr(0, eq), word.substr(eq + 1));
      }
      out.styles.push_back(std::move(style));
    } else if (kind == "n") {
      TreeNode node;
      if (!(words >> node.children >> node.style) || node.style >= out.styles.size()) return false;
      if (words >> word) {
        node.leaf = word[0];
        words >> node.a >> node.b;
      }
      out.nodes.push_back(node);
    }
  }
  return !out.nodes.empty();
}

void build_tree(const TreeText& text, BuiltTree& out) {
  out.document = std::make_unique<Document>();
  Document& document = *out.document;
  StyleBuilder builder(document.styles());
  std::vector<StyleId> styles;
  for (const TreeStyle& s : text.styles) styles.push_back(make_style(s, document.styles(), builder));
  struct Open {
    NodeId node;
    uint32_t missing;
  };
  std::vector<Open> open;
  std::vector<NodeId> childless;
  for (const TreeNode& n : text.nodes) {
    LeafContent* leaf = nullptr;
    if (n.leaf == 't') leaf = &out.texts.emplace_back(n.a, static_cast<int>(n.b));
    if (n.leaf == 'f') leaf = &out.fixed.emplace_back(static_cast<int>(n.a), static_cast<int>(n.b));
    const NodeId node = leaf != nullptr ? document.create_leaf("n", leaf) : document.create_element("n");
    document.set_style(node, styles[n.style]);
    while (!open.empty() && open.back().missing == 0) open.pop_back();
    if (open.empty()) {
      document.set_root(node);
    } else {
      document.append(open.back().node, node);
      --open.back().missing;
    }
    if (n.children > 0) {
      open.push_back({node, n.children});
    } else {
      childless.push_back(node);
    }
  }
  out.middle_leaf = childless[childless.size() / 2];
}

std::string block_tree(int sections) {
  std::string out = "ctree 1 b1-block\navail 800 max\n";
  int id = 0;
  for (const char* style : {"disp=block p=8", "disp=block mt=16 mb=16", "disp=block mt=12 mb=12",
                            "disp=block", "disp=block mt=10 mb=10", "disp=block mt=10 mb=10 pl=40"}) {
    out += "style " + std::to_string(id++) + " " + style + "\n";
  }
  auto node = [&](int children, int style) {
    out += "n " + std::to_string(children) + " " + std::to_string(style) + "\n";
  };
  auto text = [&](int seed, int count) {
    out += "n 0 3 t " + std::to_string(seed) + " " + std::to_string(count) + "\n";
  };
  node(sections, 0);
  for (int i = 0; i < sections; ++i) {
    const int seed = 5000 + 64 * i;
    node(12, 1);
    node(1, 2);
    text(seed, 6);
    for (int p = 1; p <= 10; ++p) {
      node(1, 4);
      text(seed + p, 60);
    }
    node(15, 5);
    for (int item = 0; item < 15; ++item) {
      node(2, 3);
      for (int q = 0; q < 2; ++q) text(seed + 20 + 2 * item + q, 12);
    }
  }
  return out;
}

}  // namespace colosseum::bench
