// Text and decoration longhands (css-text-4, css-text-decor-4).
#include "css/properties/parsing/families.h"

namespace colosseum::css {

ValuePtr parse_text_indent(TokenStream& s, const ParseArgs& args) {
  TextIndentInput v;
  bool has_length = false;
  while (!s.at_end()) {
    if (!has_length && consume_length(s, args.flags, args.quirks(), v.length)) {
      has_length = true;
    } else if (!v.hanging && consume_ident(s, "hanging")) {
      v.hanging = true;
    } else if (!v.each_line && consume_ident(s, "each-line")) {
      v.each_line = true;
    } else {
      return nullptr;
    }
  }
  if (!has_length) return nullptr;
  return make_typed(std::move(v));
}

ValuePtr parse_text_transform(TokenStream& s, const ParseArgs&) {
  constexpr std::string_view kCases[] = {"none", "capitalize", "uppercase", "lowercase"};
  TextTransform t;
  bool has_case = false;
  while (!s.at_end()) {
    int i = has_case ? -1 : consume_keyword(s, kCases);
    if (i >= 0) {
      t.letter_case = static_cast<TextTransform::Case>(i);
      has_case = true;
      if (i == 0 && (t.full_width || t.full_size_kana || !s.at_end())) return nullptr;
    } else if (!t.full_width && consume_ident(s, "full-width")) {
      t.full_width = true;
    } else if (!t.full_size_kana && consume_ident(s, "full-size-kana")) {
      t.full_size_kana = true;
    } else {
      break;
    }
  }
  if (!has_case && !t.full_width && !t.full_size_kana) return nullptr;
  return make_typed(t);
}

ValuePtr parse_text_decoration_line(TokenStream& s, const ParseArgs&) {
  constexpr std::string_view kWords[] = {"underline", "overline", "line-through", "blink"};
  TextDecorationLines lines;
  if (consume_ident(s, "none")) return make_typed(lines);
  bool* flags[] = {&lines.underline, &lines.overline, &lines.line_through, &lines.blink};
  bool any = false;
  for (int i; (i = consume_keyword(s, kWords)) >= 0; any = true) {
    if (*flags[i]) return nullptr;
    *flags[i] = true;
  }
  return any ? make_typed(lines) : nullptr;
}

// `from-font` is kept as the keyword kNormal of a Length.
ValuePtr parse_decoration_thickness(TokenStream& s, const ParseArgs& args) {
  if (consume_ident(s, "from-font")) return make_length_keyword(Length::Type::kNormal);
  return parse_length(s, args);
}

ValuePtr parse_tab_size(TokenStream& s, const ParseArgs& args) {
  double number = 0;
  if (consume_number(s, kNumberNonNegative, number)) return make_number(number);
  return parse_length(s, args);
}

}  // namespace colosseum::css
