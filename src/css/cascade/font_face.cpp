// @font-face rules and their descriptors (css-fonts-4 §4).
#include <algorithm>

#include "base/url.h"
#include "base/utf.h"
#include "css/cascade/sheet_parser.h"
#include "css/syntax/urange.h"

namespace colosseum::css {

namespace {

using Face = StyleSheetSet::FontFaceDescription;

/// A string, or identifiers joined by single spaces.
bool read_family(TokenStream in, std::string& out) {
  in.skip_whitespace();
  if (in.peek().type == TokenType::kString) {
    out = in.next().text;
    return in.at_end_after_whitespace() && !out.empty();
  }
  std::string name;
  while (!in.at_end_after_whitespace()) {
    const Token& t = in.next();
    if (t.type != TokenType::kIdent) return false;
    if (!name.empty()) name += ' ';
    name += t.text;
  }
  out = std::move(name);
  return !out.empty();
}

/// format() or tech(): names in lower case.
std::string read_hint(TokenStream in) {
  in.skip_whitespace();
  const Token& t = in.next();
  return t.type == TokenType::kString || t.type == TokenType::kIdent ? ascii_lower(t.text) : std::string();
}

/// One item of `src`; false when it is broken or asks for what no text engine here reads.
bool read_source(TokenStream in, std::string_view base_url, StyleSheetSet::FontFaceSource& out) {
  in.skip_whitespace();
  const Token& t = in.peek();
  if (t.type == TokenType::kFunction && ascii_iequals(t.text, "local")) {
    TokenStream inner = in.consume_block();
    return read_family(inner, out.local_name) && in.at_end_after_whitespace();
  }
  std::string url;
  if (t.type == TokenType::kUrl) {
    url = in.next().text;
  } else if (t.type == TokenType::kFunction &&
             (ascii_iequals(t.text, "url") || ascii_iequals(t.text, "src"))) {
    TokenStream inner = in.consume_block();
    inner.skip_whitespace();
    if (inner.peek().type != TokenType::kString) return false;
    url = inner.peek().text;
  }
  if (url.empty()) return false;
  out.url = resolve_url(base_url, url);
  while (!in.at_end_after_whitespace()) {
    const Token& f = in.peek();
    if (f.type != TokenType::kFunction) return false;
    bool format = ascii_iequals(f.text, "format"), tech = ascii_iequals(f.text, "tech");
    if (!format && !tech) return false;
    std::string hint = read_hint(in.consume_block());
    if (hint.empty()) return false;
    if (format) out.format = std::move(hint);
  }
  return out.format != "svg" && out.format != "embedded-opentype";
}

void read_sources(TokenStream in, std::string_view base_url, Face& face) {
  std::vector<StyleSheetSet::FontFaceSource> sources;
  while (!in.at_end()) {
    size_t start = in.position();
    while (!in.at_end() && in.peek().type != TokenType::kComma) in.skip_component();
    StyleSheetSet::FontFaceSource source;
    // css-fonts-4 §4.3.1: items that fail to parse are left out.
    if (read_source(TokenStream(in.all().subspan(start, in.position() - start)), base_url, source)) {
      sources.push_back(std::move(source));
    }
    if (!in.at_end()) in.next();
  }
  if (!sources.empty()) face.sources = std::move(sources);
}

/// One or two values that `read` accepts, in ascending order; `auto` leaves what was.
template <typename Read>
bool read_range(TokenStream in, Read read, float& low, float& high) {
  in.skip_whitespace();
  if (is_ident(in.peek(), "auto")) return true;
  float a = 0, b = 0;
  if (!read(in.next(), a)) return false;
  b = a;
  if (!in.at_end_after_whitespace() && !read(in.next(), b)) return false;
  if (!in.at_end_after_whitespace()) return false;
  low = std::min(a, b);
  high = std::max(a, b);
  return true;
}

bool read_weight(const Token& t, float& out) {
  if (is_ident(t, "normal")) {
    out = 400;
  } else if (is_ident(t, "bold")) {
    out = 700;
  } else if (t.type == TokenType::kNumber && t.number >= 1 && t.number <= 1000) {
    out = static_cast<float>(t.number);
  } else {
    return false;
  }
  return true;
}

bool read_stretch(const Token& t, float& out) {
  struct Keyword {
    std::string_view name;
    float percent;
  };
  constexpr Keyword kKeywords[] = {
      {"ultra-condensed", 50}, {"extra-condensed", 62.5f}, {"condensed", 75}, {"semi-condensed", 87.5f},
      {"normal", 100},         {"semi-expanded", 112.5f},  {"expanded", 125}, {"extra-expanded", 150},
      {"ultra-expanded", 200}};
  for (const Keyword& k : kKeywords) {
    if (!is_ident(t, k.name)) continue;
    out = k.percent;
    return true;
  }
  if (t.type != TokenType::kPercentage || t.number < 0) return false;
  out = static_cast<float>(t.number);
  return true;
}

void read_style(TokenStream in, FontStyle& out) {
  in.skip_whitespace();
  const Token& t = in.next();
  if (is_ident(t, "normal")) out.kind = FontStyle::Kind::kNormal;
  if (is_ident(t, "italic")) out.kind = FontStyle::Kind::kItalic;
  if (!is_ident(t, "oblique")) return;
  out.kind = FontStyle::Kind::kOblique;
  in.skip_whitespace();
  const Token& angle = in.peek();
  if (angle.type == TokenType::kDimension && ascii_iequals(angle.unit, "deg")) {
    out.angle_deg = static_cast<float>(std::clamp(angle.number, -90.0, 90.0));
  }
}

void read_percent(TokenStream in, float normal, float& out) {
  in.skip_whitespace();
  const Token& t = in.next();
  if (is_ident(t, "normal")) out = normal;
  if (t.type == TokenType::kPercentage && t.number >= 0) out = static_cast<float>(t.number);
}

void read_features(TokenStream in, FontSettings& out) {
  FontSettings found;
  while (!in.at_end_after_whitespace()) {
    const Token& tag = in.next();
    if (tag.type != TokenType::kString || tag.text.size() != 4) return;
    FontSetting s;
    for (char c : tag.text) s.tag = s.tag << 8 | static_cast<unsigned char>(c);
    s.value = 1;
    in.skip_whitespace();
    if (in.peek().type == TokenType::kNumber) {
      s.value = static_cast<float>(in.next().number);
    } else if (in.peek().type == TokenType::kIdent) {
      s.value = is_ident(in.next(), "off") ? 0.0f : 1.0f;
    }
    found.push_back(s);
    if (!in.at_end_after_whitespace() && in.next().type != TokenType::kComma) return;
  }
  out = std::move(found);
}

void read_descriptor(const RawDeclaration& raw, const DeclarationContext& c, Face& face) {
  std::string name = ascii_lower(raw.name);
  TokenStream in(raw.value);
  FontFaceRule& rule = face.rule;
  if (name == "font-family") {
    std::string family;
    if (read_family(in, family)) rule.family = std::move(family);
  } else if (name == "src") {
    read_sources(in, c.parse.base_url, face);
  } else if (name == "font-weight") {
    read_range(in, read_weight, rule.weight_min, rule.weight_max);
  } else if (name == "font-stretch" || name == "font-width") {
    read_range(in, read_stretch, rule.stretch_min, rule.stretch_max);
  } else if (name == "font-style") {
    read_style(in, rule.style);
  } else if (name == "unicode-range") {
    std::vector<std::pair<uint32_t, uint32_t>> ranges;
    if (parse_unicode_ranges(in, ranges)) rule.unicode_ranges = std::move(ranges);
  } else if (name == "font-feature-settings") {
    read_features(in, rule.features);
  } else if (name == "ascent-override") {
    read_percent(in, -1, rule.ascent_override);
  } else if (name == "descent-override") {
    read_percent(in, -1, rule.descent_override);
  } else if (name == "line-gap-override") {
    read_percent(in, -1, rule.line_gap_override);
  } else if (name == "size-adjust") {
    read_percent(in, 100, rule.size_adjust);
  }
}

}  // namespace

std::optional<Face> parse_font_face(TokenStream block, const DeclarationContext& context) {
  Face face;
  while (!block.at_end()) {
    RawDeclaration raw;
    if (block.peek().type == TokenType::kWhitespace || block.peek().type == TokenType::kSemicolon) {
      block.next();
    } else if (read_declaration(block, raw)) {
      read_descriptor(raw, context, face);
    } else {
      skip_bad_declaration(block, context);
    }
  }
  if (face.rule.family.empty() || face.sources.empty()) return std::nullopt;
  return face;
}

}  // namespace colosseum::css
