// HTML §15.3.8: attributes of tables and their parts.
#include "base/utf.h"
#include "html/legacy_values.h"
#include "html/presentational_hints.h"
#include "tree/atom_list.h"

namespace colosseum::html {

namespace {

/// The table a cell belongs to; none when it is not where a cell should be.
NodeId table_of(const Document& d, NodeId cell) {
  NodeId n = d.node(cell).parent;
  for (int steps = 0; n.valid() && steps < 3; n = d.node(n).parent, ++steps) {
    if (d.has_tag(n, atoms::kTable)) return n;
  }
  return {};
}

/// The width in px that a table's border attribute stands for; 0 without one.
int32_t border_of(const Document& d, NodeId table) {
  const std::string* border = d.attribute(table, atoms::kBorder);
  if (border == nullptr) return 0;
  return parse_non_negative_integer(*border).value_or(1);
}

std::string lower_attribute(const Document& d, NodeId n, std::string_view name) {
  const std::string* v = d.attribute(n, name);
  return v == nullptr ? std::string() : ascii_lower(*v);
}

bool is_rules(const std::string& v) {
  return v == "none" || v == "groups" || v == "rows" || v == "cols" || v == "all";
}

struct FrameRow {
  std::string_view frame, style;  ///< border-style: top right bottom left
};
constexpr FrameRow kFrames[] = {{"void", "hidden"},
                                {"above", "outset hidden hidden hidden"},
                                {"below", "hidden hidden outset hidden"},
                                {"hsides", "outset hidden outset hidden"},
                                {"lhs", "hidden hidden hidden outset"},
                                {"rhs", "hidden outset hidden hidden"},
                                {"vsides", "hidden outset hidden outset"},
                                {"box", "outset"},
                                {"border", "outset"}};

}  // namespace

void table_hints(HintWriter& w) {
  const Document& d = w.document();
  w.dimension("width", "width", true);
  w.dimension("height", "height", false);
  w.pixels("cellspacing", "border-spacing");
  w.color("bgcolor", "background-color");
  w.background_image();
  w.pixels("hspace", "margin-inline");
  w.pixels("vspace", "margin-block");
  std::string rules = w.keyword("rules");
  if (is_rules(rules)) {
    w.add("border-collapse", "collapse");
    w.add("border-style", "hidden");
  }
  int32_t border = border_of(d, w.element());
  if (border > 0) {
    w.add("border-width", std::to_string(border) + "px");
    w.add("border-style", is_rules(rules) ? "solid" : "outset");
  } else if (w.attribute("border") != nullptr) {
    w.add("border-width", "0");
  }
  std::string frame = w.keyword("frame");
  for (const FrameRow& row : kFrames) {
    if (row.frame != frame) continue;
    w.add("border-style", row.style);
    if (border == 0) w.add("border-width", "1px");
  }
  w.color("bordercolor", "border-color");
}

void cell_hints(HintWriter& w) {
  const Document& d = w.document();
  w.dimension("width", "width", true);
  w.dimension("height", "height", true);
  if (w.attribute("nowrap") != nullptr) w.add("white-space", "nowrap");
  NodeId table = table_of(d, w.element());
  if (!table.valid()) return;
  if (const std::string* padding = d.attribute(table, "cellpadding"); padding != nullptr) {
    if (auto n = parse_non_negative_integer(*padding)) w.add("padding", std::to_string(*n) + "px");
  }
  std::string rules = lower_attribute(d, table, "rules");
  if (is_rules(rules)) {
    if (rules == "all") w.add("border", "1px solid");
    if (rules == "cols") {
      w.add("border-inline", "1px solid");
    } else if (rules == "rows" || rules == "none" || rules == "groups") {
      w.add("border", "1px none");
    }
  } else if (border_of(d, table) > 0) {
    w.add("border", "1px inset");
    w.add("border-color", "inherit");
  }
}

void table_part_hints(HintWriter& w) {
  const Document& d = w.document();
  Atom t = d.element(w.element()).tag;
  if (t == atoms::kCaption) {
    std::string align = w.keyword("align");
    if (align == "bottom") w.add("caption-side", "bottom");
    if (align == "left" || align == "right" || align == "center") w.add("text-align", "-webkit-" + align);
    return;
  }
  w.color("bgcolor", "background-color");
  w.background_image();
  std::string valign = w.keyword("valign");
  if (valign == "center") valign = "middle";
  if (valign == "top" || valign == "middle" || valign == "bottom" || valign == "baseline") {
    w.add("vertical-align", valign);
  }
  if (t == atoms::kCol || t == atoms::kColgroup) {
    // "2*" is a share that no browser knows any more.
    const std::string* width = w.attribute("width");
    if (width != nullptr && width->find('*') == std::string::npos) w.dimension("width", "width");
  }
  if (t == atoms::kTr || t == atoms::kTbody || t == atoms::kThead || t == atoms::kTfoot) {
    w.dimension("height", "height");
  }
  NodeId parent = d.node(w.element()).parent;
  if (!parent.valid() || !d.has_tag(parent, atoms::kTable)) {
    if (t != atoms::kTr) return;
    parent = table_of(d, w.element());
    if (!parent.valid()) return;
  }
  std::string rules = lower_attribute(d, parent, "rules");
  bool group = t == atoms::kTbody || t == atoms::kThead || t == atoms::kTfoot;
  if (rules == "rows" && t == atoms::kTr) w.add("border-block", "1px solid");
  if (rules == "groups" && group) w.add("border-block", "1px solid");
  if (rules == "groups" && t == atoms::kColgroup) w.add("border-inline", "1px solid");
}

}  // namespace colosseum::html
