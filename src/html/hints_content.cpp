// HTML §15.3.7, §15.3.11, §15.4.4: attributes of lists, rules and replaced elements.
#include "base/utf.h"
#include "html/legacy_values.h"
#include "html/presentational_hints.h"
#include "html/tree_walk.h"
#include "tree/atom_list.h"

namespace colosseum::html {

namespace {

/// The list-style-type of a type attribute, "" for none. The letters of ol are case-sensitive.
std::string_view list_type(const std::string& raw, bool letters) {
  std::string_view v = trimmed_view(raw);
  if (letters) {
    if (v == "1") return "decimal";
    if (v == "a") return "lower-alpha";
    if (v == "A") return "upper-alpha";
    if (v == "i") return "lower-roman";
    if (v == "I") return "upper-roman";
  }
  for (std::string_view name : {"none", "disc", "circle", "square"}) {
    if (ascii_iequals(v, name)) return name;
  }
  return {};
}

void align_hints(HintWriter& w) {
  struct Row {
    std::string_view align, property, value;
  };
  static constexpr Row kRows[] = {{"left", "float", "left"},
                                  {"right", "float", "right"},
                                  {"top", "vertical-align", "top"},
                                  {"baseline", "vertical-align", "baseline"},
                                  {"bottom", "vertical-align", "baseline"},
                                  {"texttop", "vertical-align", "text-top"},
                                  {"middle", "vertical-align", "middle"},
                                  {"center", "vertical-align", "middle"},
                                  {"absmiddle", "vertical-align", "middle"},
                                  {"abscenter", "vertical-align", "middle"},
                                  {"absbottom", "vertical-align", "bottom"}};
  std::string align = w.keyword("align");
  for (const Row& row : kRows) {
    if (row.align == align) w.add(row.property, row.value);
  }
}

/// HTML §15.4.3: the natural ratio an image will have, from its width and height attributes.
void aspect_ratio_hint(HintWriter& w, bool automatic) {
  const std::string* width = w.attribute("width");
  const std::string* height = w.attribute("height");
  if (width == nullptr || height == nullptr) return;
  auto a = parse_dimension(*width), b = parse_dimension(*height);
  if (!a || !b || a->percent || b->percent || a->value <= 0 || b->value <= 0) return;
  w.add("aspect-ratio",
        std::string(automatic ? "auto " : "") + css_number(a->value) + " / " + css_number(b->value));
}

}  // namespace

void list_hints(HintWriter& w) {
  Atom t = w.document().element(w.element()).tag;
  if (const std::string* type = w.attribute("type"); type != nullptr) {
    std::string_view style = list_type(*type, t == atoms::kOl || t == atoms::kLi);
    if (!style.empty()) w.add("list-style-type", style);
  }
  if (t == atoms::kLi) {
    const std::string* value = w.attribute("value");
    if (value == nullptr) return;
    if (auto n = parse_integer(*value)) w.add("counter-set", "list-item " + std::to_string(*n));
    return;
  }
  if (t != atoms::kOl) return;
  bool reversed = w.attribute("reversed") != nullptr;
  std::optional<int32_t> start;
  if (const std::string* s = w.attribute("start"); s != nullptr) start = parse_integer(*s);
  std::string counter = reversed ? "reversed(list-item)" : "list-item";
  if (start) {
    int64_t first = static_cast<int64_t>(*start) + (reversed ? 1 : -1);
    if (first < -2147483648LL || first > 2147483647LL) first = *start;
    w.add("counter-reset", counter + " " + std::to_string(first));
  } else if (reversed) {
    w.add("counter-reset", counter);
  }
}

// HTML §15.3.11.
void rule_hints(HintWriter& w) {
  std::string align = w.keyword("align");
  if (align == "left") w.add("margin", "0.5em auto 0.5em 0");
  if (align == "right") w.add("margin", "0.5em 0 0.5em auto");
  if (align == "center") w.add("margin", "0.5em auto");
  w.color("color", "color");
  bool solid = w.attribute("color") != nullptr || w.attribute("noshade") != nullptr;
  if (solid) w.add("border-style", "solid");
  if (const std::string* size = w.attribute("size"); size != nullptr) {
    if (auto n = parse_non_negative_integer(*size)) {
      if (solid) {
        w.add("border-width", css_number(*n / 2.0) + "px");
      } else if (*n <= 1) {
        w.add("border-bottom-width", "0");
      } else {
        w.add("height", std::to_string(*n - 2) + "px");
      }
    }
  }
  w.dimension("width", "width");
}

void replaced_hints(HintWriter& w) {
  const Document& d = w.document();
  Atom t = d.element(w.element()).tag;
  bool image_button = t == atoms::kInput && w.keyword("type") == "image";
  bool image = t == atoms::kImg || image_button;
  bool media = t == atoms::kVideo || t == atoms::kCanvas;
  bool plugin = t == atoms::kObject || t == atoms::kEmbed || t == atoms::kIframe;
  bool marquee = t == atoms::kMarquee;
  if (!image && !media && !plugin && !marquee) return;
  if (t != atoms::kCanvas) {
    w.dimension("width", "width");
    w.dimension("height", "height");
  }
  if (image || media) aspect_ratio_hint(w, true);
  if (image || t == atoms::kObject || t == atoms::kEmbed || marquee) {
    w.dimension("hspace", "margin-left");
    w.dimension("hspace", "margin-right");
    w.dimension("vspace", "margin-top");
    w.dimension("vspace", "margin-bottom");
  }
  if (marquee) w.color("bgcolor", "background-color");
  if (image || plugin) align_hints(w);
  if (image || t == atoms::kObject) {
    const std::string* border = w.attribute("border");
    if (border != nullptr) {
      if (auto n = parse_non_negative_integer(*border)) w.add("border", std::to_string(*n) + "px solid");
    }
  }
  if (t == atoms::kIframe) {
    std::string frame = w.keyword("frameborder");
    if (frame == "0" || frame == "no") w.add("border", "none");
  }
}

}  // namespace colosseum::html
