// Font longhands (css-fonts-4) and line-height.
#include <algorithm>

#include "base/utf.h"
#include "css/properties/parsing/families.h"

namespace colosseum::css {

namespace {

constexpr std::string_view kGenericFamilies[] = {
    "serif",    "sans-serif",    "monospace",    "cursive",    "fantasy", "system-ui", "math",
    "ui-serif", "ui-sans-serif", "ui-monospace", "ui-rounded", "emoji",   "fangsong"};

// css-fonts-4 §2.1.1: a string, or idents joined by single spaces.
bool consume_family(TokenStream& s, FontFamily& out) {
  if (consume_string(s, out.name)) return true;
  int words = 0;
  WideKeyword wide;
  bool reserved = false;
  while (s.peek().type == TokenType::kIdent) {
    if (words > 0) out.name += ' ';
    out.name += s.peek().text;
    reserved = wide_keyword_from(s.peek().text, wide) || is_ident(s.peek(), "default");
    ++words;
    s.next();
    s.skip_whitespace();
  }
  if (words == 0 || (words == 1 && reserved)) return false;
  if (words == 1) {
    std::string lower = ascii_lower(out.name);
    for (std::string_view g : kGenericFamilies) {
      if (lower != g) continue;
      out.name = lower;
      out.generic = true;
    }
  }
  return true;
}

uint32_t opentype_tag(std::string_view text) {
  if (text.size() != 4) return 0;
  uint32_t tag = 0;
  for (char c : text) {
    if (c < 0x20 || c > 0x7E) return 0;
    tag = tag << 8 | static_cast<unsigned char>(c);
  }
  return tag;
}

// A later setting of a tag wins; the list is kept in the order of tags.
void put_setting(FontSettings& list, FontSetting setting) {
  auto it = std::lower_bound(list.begin(), list.end(), setting.tag,
                             [](const FontSetting& f, uint32_t tag) { return f.tag < tag; });
  if (it != list.end() && it->tag == setting.tag) {
    *it = setting;
  } else {
    list.insert(it, setting);
  }
}

bool consume_tag(TokenStream& s, uint32_t& tag) {
  std::string text;
  size_t mark = s.position();
  if (!consume_string(s, text)) return false;
  tag = opentype_tag(text);
  if (tag == 0) s.rewind(mark);
  return tag != 0;
}

}  // namespace

ValuePtr parse_font_family(TokenStream& s, const ParseArgs&) {
  FontFamilyList list;
  do {
    FontFamily family;
    if (!consume_family(s, family)) return nullptr;
    list.push_back(std::move(family));
  } while (consume_comma(s));
  return make_typed(std::move(list));
}

ValuePtr parse_font_size(TokenStream& s, const ParseArgs& args) {
  constexpr std::string_view kWords[] = {"xx-small", "x-small",  "small",     "medium", "large",
                                         "x-large",  "xx-large", "xxx-large", "larger", "smaller"};
  int i = consume_keyword(s, kWords);
  if (i >= 0) return make_keyword(static_cast<uint16_t>(i + 1));
  if (consume_ident(s, "-webkit-xxx-large")) return make_keyword(8);
  if (consume_ident(s, "math")) return make_dimension(1, Unit::kEm);
  return parse_length(s, args);
}

ValuePtr parse_font_style(TokenStream& s, const ParseArgs&) {
  FontStyle style;
  if (consume_ident(s, "normal")) return make_typed(style);
  if (consume_ident(s, "italic")) {
    style.kind = FontStyle::Kind::kItalic;
    return make_typed(style);
  }
  if (!consume_ident(s, "oblique")) return nullptr;
  style.kind = FontStyle::Kind::kOblique;
  double angle = 14;
  if (consume_angle(s, false, angle) && (angle < -90 || angle > 90)) return nullptr;
  style.angle_deg = static_cast<float>(angle);
  return make_typed(style);
}

ValuePtr parse_font_weight(TokenStream& s, const ParseArgs&) {
  if (consume_ident(s, "normal")) return make_number(400);
  if (consume_ident(s, "bold")) return make_number(700);
  if (consume_ident(s, "bolder")) return make_keyword(kFontWeightBolder);
  if (consume_ident(s, "lighter")) return make_keyword(kFontWeightLighter);
  bool literal = s.peek().type == TokenType::kNumber;
  double weight = 0;
  if (!consume_number(s, kAnyNumber, weight)) return nullptr;
  if (literal && (weight < 1 || weight > 1000)) return nullptr;
  return make_number(std::clamp(weight, 1.0, 1000.0));
}

ValuePtr parse_font_stretch(TokenStream& s, const ParseArgs&) {
  constexpr std::string_view kWords[] = {"ultra-condensed", "extra-condensed", "condensed",
                                         "semi-condensed",  "normal",          "semi-expanded",
                                         "expanded",        "extra-expanded",  "ultra-expanded"};
  constexpr double kPercent[] = {50, 62.5, 75, 87.5, 100, 112.5, 125, 150, 200};
  int i = consume_keyword(s, kWords);
  if (i >= 0) return make_number(kPercent[i]);
  double percent = 0;
  if (!consume_percentage(s, true, percent)) return nullptr;
  return make_number(percent);
}

// css-fonts-4 §2.6; -1 stands for none. Two-value forms of css-fonts-5 count by their number for ex-height.
ValuePtr parse_font_size_adjust(TokenStream& s, const ParseArgs&) {
  if (consume_ident(s, "none")) return make_number(-1);
  consume_ident(s, "ex-height");
  double v = 0;
  if (!consume_number(s, kNumberNonNegative, v)) return nullptr;
  return make_number(v);
}

ValuePtr parse_font_features(TokenStream& s, const ParseArgs&) {
  FontSettings list;
  if (consume_ident(s, "normal")) return make_typed(std::move(list));
  do {
    FontSetting f;
    if (!consume_tag(s, f.tag)) return nullptr;
    int32_t value = 1;
    if (consume_ident(s, "off")) {
      value = 0;
    } else if (!consume_ident(s, "on")) {
      bool more = !s.at_end() && s.peek().type != TokenType::kComma;
      if (more && !consume_integer(s, 0, value)) return nullptr;
    }
    f.value = static_cast<float>(value);
    put_setting(list, f);
  } while (consume_comma(s));
  return make_typed(std::move(list));
}

ValuePtr parse_font_variations(TokenStream& s, const ParseArgs&) {
  FontSettings list;
  if (consume_ident(s, "normal")) return make_typed(std::move(list));
  do {
    FontSetting f;
    double value = 0;
    if (!consume_tag(s, f.tag) || !consume_number(s, kAnyNumber, value)) return nullptr;
    f.value = static_cast<float>(value);
    put_setting(list, f);
  } while (consume_comma(s));
  return make_typed(std::move(list));
}

ValuePtr parse_line_height(TokenStream& s, const ParseArgs& args) {
  if (consume_ident(s, "normal")) return make_length_keyword(Length::Type::kNormal);
  double number = 0;
  if (consume_number(s, kNumberNonNegative, number)) return make_number(number);
  return parse_length(s, args);
}

}  // namespace colosseum::css
