// Layers of the background longhands (css-backgrounds-3 §3).
#include "css/properties/parsing/families.h"

namespace colosseum::css {

namespace {

template <typename T, typename Consume>
ValuePtr parse_layers(TokenStream& s, Consume consume) {
  std::vector<T> layers;
  do {
    T layer{};
    if (!consume(layer)) return nullptr;
    layers.push_back(std::move(layer));
  } while (consume_comma(s));
  return make_typed(std::move(layers));
}

}  // namespace

bool consume_background_image(TokenStream& s, const ParseContext& context, ImageInput& out) {
  return consume_ident(s, "none") || consume_image(s, context, out);
}

bool consume_background_size(TokenStream& s, bool quirks, BackgroundSizeInput& out) {
  if (consume_ident(s, "cover")) {
    out.kind = BackgroundSize::Kind::kCover;
    return true;
  }
  if (consume_ident(s, "contain")) {
    out.kind = BackgroundSize::Kind::kContain;
    return true;
  }
  constexpr uint16_t kFlags = kPercentAllowed | kNonNegative | kAutoKeyword;
  if (!consume_length(s, kFlags, quirks, out.width)) return false;
  if (!consume_length(s, kFlags, quirks, out.height)) out.height = LengthInput::of(Length::Type::kAuto);
  return true;
}

bool consume_background_repeat(TokenStream& s, BackgroundRepeat& out) {
  if (consume_ident(s, "repeat-x")) {
    out = {RepeatStyle::kRepeat, RepeatStyle::kNoRepeat};
    return true;
  }
  if (consume_ident(s, "repeat-y")) {
    out = {RepeatStyle::kNoRepeat, RepeatStyle::kRepeat};
    return true;
  }
  constexpr std::string_view kWords[] = {"repeat", "no-repeat", "space", "round"};
  int x = consume_keyword(s, kWords);
  if (x < 0) return false;
  int y = consume_keyword(s, kWords);
  out = {static_cast<RepeatStyle>(x), static_cast<RepeatStyle>(y < 0 ? x : y)};
  return true;
}

bool consume_background_box(TokenStream& s, bool text_allowed, BackgroundBox& out) {
  constexpr std::string_view kWords[] = {"border-box", "padding-box", "content-box", "text"};
  if (!text_allowed && is_ident(s.peek(), "text")) return false;
  int i = consume_keyword(s, kWords);
  if (i < 0) return false;
  out = static_cast<BackgroundBox>(i);
  return true;
}

bool consume_background_attachment(TokenStream& s, BackgroundAttachment& out) {
  constexpr std::string_view kWords[] = {"scroll", "fixed", "local"};
  int i = consume_keyword(s, kWords);
  if (i < 0) return false;
  out = static_cast<BackgroundAttachment>(i);
  return true;
}

ValuePtr parse_background_image(TokenStream& s, const ParseArgs& args) {
  return parse_layers<ImageInput>(
      s, [&](ImageInput& l) { return consume_background_image(s, args.context, l); });
}
ValuePtr parse_background_position(TokenStream& s, const ParseArgs& args) {
  return parse_layers<LengthPairInput>(
      s, [&](LengthPairInput& l) { return consume_position(s, true, args.quirks(), l); });
}
ValuePtr parse_background_size(TokenStream& s, const ParseArgs& args) {
  return parse_layers<BackgroundSizeInput>(
      s, [&](BackgroundSizeInput& l) { return consume_background_size(s, args.quirks(), l); });
}
ValuePtr parse_background_repeat(TokenStream& s, const ParseArgs&) {
  return parse_layers<BackgroundRepeat>(s,
                                        [&](BackgroundRepeat& l) { return consume_background_repeat(s, l); });
}
ValuePtr parse_background_clip(TokenStream& s, const ParseArgs& args) {
  bool text = args.property == PropertyId::kBackgroundClip;
  return parse_layers<BackgroundBox>(s, [&](BackgroundBox& l) { return consume_background_box(s, text, l); });
}
ValuePtr parse_background_attachment(TokenStream& s, const ParseArgs&) {
  return parse_layers<BackgroundAttachment>(
      s, [&](BackgroundAttachment& l) { return consume_background_attachment(s, l); });
}

}  // namespace colosseum::css
