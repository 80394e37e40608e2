// @page rules: selectors, `size`, margin boxes (css-page-3 §4, §5.1, §7.1).
#include <algorithm>

#include "base/utf.h"
#include "css/cascade/sheet_parser.h"

namespace colosseum::css {

namespace {

bool read_page_selector(TokenStream& in, PageSelector& out) {
  in.skip_whitespace();
  bool any = false;
  if (in.peek().type == TokenType::kIdent) {
    out.name = in.next().text;
    if (ascii_iequals(out.name, "auto")) return false;
    any = true;
  }
  while (in.peek().type == TokenType::kColon) {
    in.next();
    const Token& t = in.next();
    if (is_ident(t, "first")) {
      ++out.first;
    } else if (is_ident(t, "blank")) {
      ++out.blank;
    } else if (is_ident(t, "left")) {
      ++out.left;
    } else if (is_ident(t, "right")) {
      ++out.right;
    } else {
      return false;
    }
    any = true;
  }
  return any;
}

/// A positive length of @page in px; em and the like refer to the initial font size.
bool read_length(const Token& t, double& px) {
  if (t.type == TokenType::kNumber && t.number == 0) {
    px = 0;
    return true;
  }
  if (t.type != TokenType::kDimension || t.number < 0) return false;
  struct Unit {
    std::string_view name;
    double px;
  };
  constexpr Unit kUnits[] = {{"px", 1},          {"pt", 96.0 / 72}, {"in", 96}, {"cm", 96 / 2.54},
                             {"mm", 9.6 / 2.54}, {"q", 2.4 / 2.54}, {"pc", 16}, {"em", 16},
                             {"rem", 16},        {"ex", 8},         {"ch", 8}};
  for (const Unit& u : kUnits) {
    if (!ascii_iequals(t.unit, u.name)) continue;
    px = std::min(t.number * u.px, 1e6);
    return true;
  }
  return false;
}

struct NamedSize {
  std::string_view name;
  double width, height;  ///< mm
};
constexpr double kInch = 25.4;
constexpr NamedSize kNamedSizes[] = {
    {"a5", 148, 210},
    {"a4", 210, 297},
    {"a3", 297, 420},
    {"b5", 176, 250},
    {"b4", 250, 353},
    {"jis-b5", 182, 257},
    {"jis-b4", 257, 364},
    {"a6", 105, 148},
    {"a2", 420, 594},
    {"a1", 594, 841},
    {"a0", 841, 1189},
    {"letter", 8.5 * kInch, 11 * kInch},
    {"legal", 8.5 * kInch, 14 * kInch},
    {"ledger", 11 * kInch, 17 * kInch},
    {"tabloid", 11 * kInch, 17 * kInch},
};

/// size: <length>{1,2} | auto | [ <page-size> || [ portrait | landscape ] ]
bool read_size(TokenStream in, PageSize& out) {
  PageSize size;
  in.skip_whitespace();
  if (is_ident(in.peek(), "auto")) {
    in.next();
    out = size;
    return in.at_end_after_whitespace();
  }
  if (read_length(in.peek(), size.width)) {
    in.next();
    size.height = size.width;
    if (!in.at_end_after_whitespace() && !read_length(in.next(), size.height)) return false;
    if (size.width <= 0 || size.height <= 0) return false;
    size.is_auto = false;
    out = size;
    return in.at_end_after_whitespace();
  }
  bool any = false;
  while (!in.at_end_after_whitespace()) {
    const Token& t = in.next();
    bool portrait = is_ident(t, "portrait"), landscape = is_ident(t, "landscape");
    if (portrait || landscape) {
      if (size.orientation != PageSize::Orientation::kNone) return false;
      size.orientation = portrait ? PageSize::Orientation::kPortrait : PageSize::Orientation::kLandscape;
    } else {
      auto it = std::find_if(std::begin(kNamedSizes), std::end(kNamedSizes),
                             [&](const NamedSize& n) { return is_ident(t, n.name); });
      if (it == std::end(kNamedSizes) || !size.is_auto) return false;
      size.is_auto = false;
      size.width = it->width * 96 / kInch;
      size.height = it->height * 96 / kInch;
    }
    any = true;
  }
  out = size;
  return any;
}

std::optional<MarginBox> margin_box(std::string_view name) {
  for (size_t i = 0; i < std::size(kMarginBoxNames); ++i) {
    if (kMarginBoxNames[i] == name) return static_cast<MarginBox>(i);
  }
  return std::nullopt;
}

void read_page_declaration(const RawDeclaration& raw, const DeclarationContext& c, DeclarationBlock& block,
                           PageRule& out) {
  std::string name = ascii_lower(raw.name);
  if (name == "size") {
    PageSize size;
    if (!read_size(TokenStream(raw.value), size)) return report_declaration(raw, c);
    size.important = raw.important;
    if (!out.size || !out.size->important || size.important) out.size = size;
    return;
  }
  if (name == "marks" || name == "bleed" || name == "page-orientation") return;
  if (!add_declaration(raw, c, block)) report_declaration(raw, c);
}

}  // namespace

// css-page-3 §4.3
bool parse_page_selectors(TokenStream in, std::vector<PageSelector>& out) {
  if (in.at_end_after_whitespace()) return true;
  for (;;) {
    PageSelector s;
    if (!read_page_selector(in, s)) return false;
    out.push_back(std::move(s));
    if (in.at_end_after_whitespace()) return true;
    if (in.next().type != TokenType::kComma) return false;
  }
}

void parse_page_block(TokenStream in, const DeclarationContext& context, RuleSet& rules, PageRule& out) {
  DeclarationBlock block;
  while (!in.at_end()) {
    const Token& t = in.peek();
    if (t.type == TokenType::kWhitespace || t.type == TokenType::kSemicolon) {
      in.next();
      continue;
    }
    if (t.type == TokenType::kAtKeyword) {
      auto box = margin_box(ascii_lower(t.text));
      while (!in.at_end() && in.peek().type != TokenType::kOpenCurly &&
             in.peek().type != TokenType::kSemicolon) {
        in.skip_component();
      }
      if (in.peek().type != TokenType::kOpenCurly) continue;
      TokenStream contents = in.consume_block();
      if (box)
        out.margin_boxes.push_back({*box, rules.add_block(parse_declaration_block(contents, context))});
      continue;
    }
    RawDeclaration raw;
    if (read_declaration(in, raw)) {
      read_page_declaration(raw, context, block, out);
    } else {
      skip_bad_declaration(in, context);
    }
  }
  out.block = rules.add_block(std::move(block));
}

}  // namespace colosseum::css
