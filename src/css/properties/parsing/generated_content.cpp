// The content property (css-content-3 §2).
#include "css/properties/parsing/families.h"

namespace colosseum::css {

namespace {

// attr( <name> <type>? , <fallback>? ): a string whatever type it asks for; others are out of scope here.
bool consume_attr(TokenStream& s, ContentItem& item) {
  TokenStream inner = consume_function(s);
  item.kind = ContentItem::Kind::kAttr;
  if (inner.peek().type != TokenType::kIdent) return false;
  item.text = inner.next().text;
  if (inner.peek().is_delim('|')) {  // a namespace prefix is kept in the name as attributes have it
    inner.next();
    if (inner.peek().type != TokenType::kIdent) return false;
    item.text += ':';
    item.text += inner.next().text;
  }
  inner.skip_whitespace();
  if (inner.peek().type == TokenType::kIdent && !consume_ident(inner, "string") &&
      !consume_ident(inner, "raw-string")) {
    return false;
  }
  if (consume_comma(inner) && !inner.at_end() && !consume_string(inner, item.separator)) return false;
  return inner.at_end();
}

bool consume_counter_function(TokenStream& s, bool nested, ContentItem& item) {
  TokenStream inner = consume_function(s);
  item.kind = nested ? ContentItem::Kind::kCounters : ContentItem::Kind::kCounter;
  item.style = CounterStyleRef::named("decimal");
  if (is_ident(inner.peek(), "none") || !consume_custom_ident(inner, item.text)) return false;
  if (nested && (!consume_comma(inner) || !consume_string(inner, item.separator))) return false;
  if (consume_comma(inner) && !consume_counter_style(inner, item.style)) return false;
  return inner.at_end();
}

bool consume_item(TokenStream& s, const ParseContext& context, ContentInput& out, ContentItem& item) {
  constexpr std::string_view kQuoteWords[] = {"open-quote", "close-quote", "no-open-quote", "no-close-quote"};
  if (consume_string(s, item.text)) return true;
  int i = consume_keyword(s, kQuoteWords);
  if (i >= 0) {
    item.kind = static_cast<ContentItem::Kind>(static_cast<int>(ContentItem::Kind::kOpenQuote) + i);
    return true;
  }
  const Token& t = s.peek();
  if (is_function(t, "attr")) return consume_attr(s, item);
  if (is_function(t, "counter")) return consume_counter_function(s, false, item);
  if (is_function(t, "counters")) return consume_counter_function(s, true, item);
  ImageInput image;
  if (!consume_image(s, context, image)) return false;
  item.kind = ContentItem::Kind::kImage;
  item.image = std::move(image.image);
  if (image.gradient) out.gradients.emplace_back(out.value.items.size(), std::move(image.gradient));
  return true;
}

}  // namespace

ValuePtr parse_content(TokenStream& s, const ParseArgs& args) {
  ContentInput c;
  if (consume_ident(s, "normal")) return make_typed(std::move(c));
  if (consume_ident(s, "none")) {
    c.value.kind = ContentValue::Kind::kNone;
    return make_typed(std::move(c));
  }
  c.value.kind = ContentValue::Kind::kItems;
  while (!s.at_end() && !s.peek().is_delim('/')) {
    ContentItem item;
    if (!consume_item(s, args.context, c, item)) return nullptr;
    c.value.items.push_back(std::move(item));
  }
  if (c.value.items.empty()) return nullptr;
  if (consume_slash(s)) {
    ContentInput alt;  // takes no images
    while (!s.at_end()) {
      ContentItem item;
      if (!consume_item(s, args.context, alt, item) || item.kind == ContentItem::Kind::kImage) return nullptr;
      c.value.alt.push_back(std::move(item));
    }
    if (c.value.alt.empty()) return nullptr;
  }
  return make_typed(std::move(c));
}

}  // namespace colosseum::css
