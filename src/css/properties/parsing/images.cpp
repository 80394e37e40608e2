// <image> (css-images-3 §2, image-set() of css-images-4 §2.4).
#include "css/properties/parsing/families.h"

namespace colosseum::css {

namespace {

constexpr int kMaxImageDepth = 8;

bool consume_image_at(TokenStream& s, const ParseContext& context, bool string_allowed, int depth,
                      ImageInput& out);

bool is_image_set(const Token& t) {
  return is_function(t, "image-set") || is_function(t, "-webkit-image-set");
}

bool consume_resolution(TokenStream& s, double& dppx) {
  if (s.peek().type != TokenType::kDimension) return false;
  Unit u = unit_from_name(s.peek().unit);
  if (unit_category(u) != UnitCategory::kResolution) return false;
  dppx = s.next().number * canonical_factor(u);
  s.skip_whitespace();
  return true;
}

// A type that no decoder here reads.
bool unsupported_type(std::string_view type) {
  constexpr std::string_view kKnown[] = {"image/png", "image/jpeg", "image/gif", "image/webp",
                                         "image/svg+xml"};
  for (std::string_view k : kKnown) {
    if (iequals(type, k)) return false;
  }
  return true;
}

// The candidate nearest to 1 dppx from above, else the greatest below.
bool consume_image_set(TokenStream& s, const ParseContext& context, int depth, ImageInput& out) {
  TokenStream inner = consume_function(s);
  double best = 0;
  bool any = false;
  do {
    ImageInput candidate;
    if (!consume_image_at(inner, context, true, depth + 1, candidate)) return false;
    double resolution = 1;
    bool usable = true;
    while (!inner.at_end() && inner.peek().type != TokenType::kComma) {
      if (is_function(inner.peek(), "type")) {
        TokenStream type = consume_function(inner);
        usable = !unsupported_type(type.peek().text);
      } else if (!consume_resolution(inner, resolution)) {
        return false;
      }
    }
    bool better = !any || (best < 1 ? resolution > best : resolution >= 1 && resolution < best);
    if (usable && better) {
      out = std::move(candidate);
      best = resolution;
      any = true;
    }
  } while (consume_comma(inner));
  return inner.at_end();
}

bool consume_image_at(TokenStream& s, const ParseContext& context, bool string_allowed, int depth,
                      ImageInput& out) {
  if (depth > kMaxImageDepth) return false;
  size_t mark = s.position();
  if (consume_url(s, context, string_allowed, out.image.url)) {
    out.image.kind = Image::Kind::kUrl;
    return true;
  }
  if (is_image_set(s.peek())) {
    if (consume_image_set(s, context, depth, out)) return true;
    s.rewind(mark);
    return false;
  }
  return consume_gradient(s, context.quirks, out.gradient);
}

}  // namespace

bool consume_image(TokenStream& s, const ParseContext& context, ImageInput& out) {
  return consume_image_at(s, context, false, 0, out);
}

ValuePtr parse_image(TokenStream& s, const ParseArgs& args) {
  ImageInput image;
  if (!consume_ident(s, "none") && !consume_image(s, args.context, image)) return nullptr;
  return make_typed(std::move(image));
}

}  // namespace colosseum::css
