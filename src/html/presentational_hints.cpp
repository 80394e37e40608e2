#include "html/presentational_hints.h"

#include <algorithm>

#include "base/utf.h"
#include "html/legacy_values.h"
#include "html/tree_walk.h"
#include "tree/atom_list.h"

namespace colosseum::html {

std::string HintWriter::keyword(std::string_view name) const {
  const std::string* v = attribute(name);
  return v == nullptr ? std::string() : ascii_lower(trimmed_view(*v));
}

void HintWriter::add(std::string_view property, std::string_view value) {
  out_ += property;
  out_ += ':';
  out_ += value;
  out_ += ';';
}

void HintWriter::dimension(std::string_view name, std::string_view property, bool nonzero) {
  const std::string* v = attribute(name);
  if (v == nullptr) return;
  if (std::optional<Dimension> d = parse_dimension(*v, nonzero)) add(property, css_text(*d));
}

void HintWriter::pixels(std::string_view name, std::string_view property) {
  const std::string* v = attribute(name);
  if (v == nullptr) return;
  if (std::optional<int32_t> n = parse_non_negative_integer(*v)) add(property, std::to_string(*n) + "px");
}

void HintWriter::color(std::string_view name, std::string_view property) {
  const std::string* v = attribute(name);
  if (v == nullptr) return;
  if (std::optional<std::string> c = parse_legacy_color(*v)) add(property, *c);
}

void HintWriter::background_image() {
  const std::string* v = attribute("background");
  if (v == nullptr || trimmed_view(*v).empty()) return;
  add("background-image", "url(" + css_string(loader_.resolve(document_.info().base_url, *v)) + ")");
}

namespace {

/// align on text blocks; `legacy` aligns child blocks as well (HTML §15.3.3, §15.3.8).
void text_align_hint(HintWriter& w, bool legacy) {
  std::string align = w.keyword("align");
  if (align == "middle" || align == "absmiddle") align = legacy ? "center" : "";
  if (align == "justify") w.add("text-align", "justify");
  if (align == "left" || align == "right" || align == "center") {
    w.add("text-align", legacy ? "-webkit-" + align : align);
  }
}

void body_hints(HintWriter& w) {
  // HTML §15.3.2: the first of these attributes that is there counts.
  auto margin = [&](std::string_view property, std::initializer_list<std::string_view> names) {
    for (std::string_view name : names) {
      if (w.attribute(name) == nullptr) continue;
      w.pixels(name, property);
      return;
    }
  };
  margin("margin-top", {"marginheight", "topmargin"});
  margin("margin-bottom", {"marginheight", "bottommargin", "topmargin"});
  margin("margin-left", {"marginwidth", "leftmargin"});
  margin("margin-right", {"marginwidth", "rightmargin", "leftmargin"});
  w.background_image();
  w.color("bgcolor", "background-color");
  w.color("text", "color");
}

void font_hints(HintWriter& w) {
  w.color("color", "color");
  if (const std::string* face = w.attribute("face"); face != nullptr && !trimmed_view(*face).empty()) {
    // A comma-separated list of family names; names keep to the characters that identifiers and strings
    // share.
    std::string list, name;
    auto flush = [&] {
      std::string_view n = trimmed_view(name);
      if (n.size() >= 2 && (n.front() == '"' || n.front() == '\'') && n.back() == n.front()) {
        n = n.substr(1, n.size() - 2);
      }
      bool generic =
          n == "serif" || n == "sans-serif" || n == "monospace" || n == "cursive" || n == "fantasy";
      if (!n.empty()) list += (list.empty() ? "" : ",") + (generic ? std::string(n) : css_string(n));
      name.clear();
    };
    for (char c : *face) {
      if (c == ',') {
        flush();
      } else {
        name += c;
      }
    }
    flush();
    if (!list.empty()) w.add("font-family", list);
  }
  if (const std::string* size = w.attribute("size"); size != nullptr) {
    if (auto keyword = parse_legacy_font_size(*size)) w.add("font-size", *keyword);
  }
}

// HTML §15.3.5 and §3.2.6.2: dir and lang on every element.
void global_hints(HintWriter& w) {
  std::string dir = w.keyword("dir");
  if (dir == "ltr" || dir == "rtl") w.add("direction", dir);
  const std::string* lang = w.document().attribute(w.element(), atoms::kXmlLang);
  if (lang == nullptr) lang = w.document().attribute(w.element(), atoms::kLang);
  if (lang == nullptr && w.element() == w.document().root() && !w.document().info().language.empty()) {
    lang = &w.document().info().language;
  }
  if (lang != nullptr) w.add("-colosseum-lang", css_string(*lang));
}

void line_break_hints(HintWriter& w) {
  std::string clear = w.keyword("clear");
  if (clear == "left" || clear == "right" || clear == "both") w.add("clear", clear);
  if (clear == "all") w.add("clear", "both");
}

bool is_heading(Atom tag) { return tag >= atoms::kH1 && tag <= atoms::kH6; }

void svg_hints(HintWriter& w) {
  // SVG 2 §8.2: width and height of an outer svg element are presentation attributes.
  for (std::string_view name : {"width", "height"}) {
    const std::string* v = w.attribute(name);
    if (v == nullptr) continue;
    std::string_view s = trimmed_view(*v);
    bool plain = !s.empty() && s.size() < 32 && std::all_of(s.begin(), s.end(), [](char c) {
      return (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '.' ||
             c == '%' || c == '+' || c == '-';
    });
    if (!plain) continue;
    char last = s.back();
    bool unitless = (last >= '0' && last <= '9') || last == '.';
    w.add(name, std::string(s) + (unitless ? "px" : ""));
  }
}

}  // namespace

HintContext make_hint_context(const Document& document) {
  HintContext context;
  NodeId root = document.root();
  if (!root.valid()) return context;
  for (NodeId n = document.node(root).first_child; n.valid(); n = document.node(n).next_sibling) {
    if (!document.has_tag(n, atoms::kBody)) continue;
    if (const std::string* v = document.attribute(n, "link"))
      context.link_color = parse_legacy_color(*v).value_or("");
    break;
  }
  return context;
}

std::string presentational_hints(const Document& document, NodeId n, const HintContext& context,
                                 const ResourceLoader& loader) {
  HintWriter w(document, n, loader);
  const Element& e = document.element(n);
  if (e.attributes().empty() && n != document.root() && e.tag != atoms::kTd && e.tag != atoms::kTh) return {};
  if (e.ns == atoms::kNsSvg && e.tag == atoms::kSvg) svg_hints(w);
  if (e.ns != atoms::kNsHtml) {
    if (document.attribute(n, atoms::kXmlLang) != nullptr) global_hints(w);
    return w.take();
  }
  global_hints(w);
  Atom t = e.tag;
  if (t == atoms::kBody) body_hints(w);
  if (t == atoms::kFont) font_hints(w);
  if (t == atoms::kBr) line_break_hints(w);
  if (t == atoms::kDiv) text_align_hint(w, true);
  if (t == atoms::kP || is_heading(t)) text_align_hint(w, false);
  if (t == atoms::kPre && w.attribute("wrap") != nullptr) w.add("white-space", "pre-wrap");
  if (t == atoms::kA && !context.link_color.empty() && w.attribute("href") != nullptr) {
    w.add("color", context.link_color);
  }
  if (t == atoms::kTable) table_hints(w);
  if (t == atoms::kTd || t == atoms::kTh) cell_hints(w);
  if (t >= atoms::kCaption && t <= atoms::kTh) {
    if (t != atoms::kCaption && t != atoms::kColgroup) text_align_hint(w, true);
    table_part_hints(w);
  }
  if (t == atoms::kOl || t == atoms::kUl || t == atoms::kLi || t == atoms::kMenu) list_hints(w);
  if (t == atoms::kHr) rule_hints(w);
  replaced_hints(w);
  form_control_hints(w);
  return w.take();
}

void apply_attribute_styles(Document& document, ResourceLoader& loader, css::StyleSheetSet& sheets) {
  HintContext context = make_hint_context(document);
  Atom style = document.atoms().intern("style");
  for_each_element(document, document.root(), [&](NodeId n) {
    std::string hints = presentational_hints(document, n, context, loader);
    if (!hints.empty()) sheets.set_presentational_hints(n, hints);
    const std::string* text = document.attribute(n, style);
    if (text != nullptr && !text->empty()) sheets.set_inline_style(n, *text, document.node(n).line);
  });
}

}  // namespace colosseum::html
