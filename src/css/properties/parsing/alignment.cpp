// Box alignment longhands (css-align-3 §5, §6).
#include "css/properties/parsing/families.h"

namespace colosseum::css {

namespace {

using K = Alignment::Keyword;

struct Word {
  std::string_view name;
  K keyword;
};
constexpr Word kSelfPositions[] = {{"center", K::kCenter},    {"start", K::kStart},
                                   {"end", K::kEnd},          {"self-start", K::kSelfStart},
                                   {"self-end", K::kSelfEnd}, {"flex-start", K::kFlexStart},
                                   {"flex-end", K::kFlexEnd}, {"anchor-center", K::kAnchorCenter}};
constexpr Word kContentPositions[] = {{"center", K::kCenter},
                                      {"start", K::kStart},
                                      {"end", K::kEnd},
                                      {"flex-start", K::kFlexStart},
                                      {"flex-end", K::kFlexEnd}};
constexpr Word kSides[] = {{"left", K::kLeft}, {"right", K::kRight}};
constexpr Word kDistributions[] = {{"space-between", K::kSpaceBetween},
                                   {"space-around", K::kSpaceAround},
                                   {"space-evenly", K::kSpaceEvenly},
                                   {"stretch", K::kStretch}};

template <size_t N>
bool consume_word(TokenStream& s, const Word (&words)[N], K& out) {
  for (const Word& w : words) {
    if (consume_ident(s, w.name)) {
      out = w.keyword;
      return true;
    }
  }
  return false;
}

// <baseline-position> = [ first | last ]? && baseline
bool consume_baseline(TokenStream& s, K& out) {
  size_t mark = s.position();
  bool last = consume_ident(s, "last"), first = !last && consume_ident(s, "first");
  if (!consume_ident(s, "baseline")) {
    s.rewind(mark);
    return false;
  }
  if (!first && !last) {
    last = consume_ident(s, "last");
    if (!last) consume_ident(s, "first");
  }
  out = last ? K::kLastBaseline : K::kBaseline;
  return true;
}

// legacy || [ left | right | center ]
bool consume_legacy(TokenStream& s, Alignment& out) {
  constexpr Word kLegacySides[] = {{"left", K::kLeft}, {"right", K::kRight}, {"center", K::kCenter}};
  size_t mark = s.position();
  K side = K::kLegacy;
  bool before = consume_word(s, kLegacySides, side);
  if (!consume_ident(s, "legacy")) {
    s.rewind(mark);
    return false;
  }
  if (!before) consume_word(s, kLegacySides, side);
  out.keyword = side;
  out.legacy = true;
  return true;
}

}  // namespace

uint16_t pack_alignment(const Alignment& a) {
  return static_cast<uint16_t>(static_cast<unsigned>(a.keyword) | static_cast<unsigned>(a.overflow) << 8 |
                               (a.legacy ? 1u << 12 : 0u));
}

Alignment unpack_alignment(uint16_t packed) {
  Alignment a;
  a.keyword = static_cast<K>(packed & 0xFF);
  a.overflow = static_cast<Alignment::Overflow>(packed >> 8 & 3);
  a.legacy = (packed >> 12 & 1) != 0;
  return a;
}

ValuePtr parse_alignment(TokenStream& s, const ParseArgs& args) {
  PropertyId p = args.property;
  bool content = p == PropertyId::kAlignContent || p == PropertyId::kJustifyContent;
  bool inline_axis =
      p == PropertyId::kJustifyContent || p == PropertyId::kJustifyItems || p == PropertyId::kJustifySelf;
  bool self = p == PropertyId::kAlignSelf || p == PropertyId::kJustifySelf;
  Alignment a;
  auto done = [&] { return make_keyword(pack_alignment(a)); };
  if (p == PropertyId::kJustifyItems && consume_legacy(s, a)) return done();
  a.keyword = K::kAuto;
  if (self && consume_ident(s, "auto")) return done();
  a.keyword = K::kNormal;
  if (consume_ident(s, "normal")) return done();
  if (p != PropertyId::kJustifyContent && consume_baseline(s, a.keyword)) return done();
  if (content && consume_word(s, kDistributions, a.keyword)) return done();
  a.keyword = K::kStretch;
  if (!content && consume_ident(s, "stretch")) return done();
  if (consume_ident(s, "safe")) {
    a.overflow = Alignment::Overflow::kSafe;
  } else if (consume_ident(s, "unsafe")) {
    a.overflow = Alignment::Overflow::kUnsafe;
  }
  if (content ? consume_word(s, kContentPositions, a.keyword) : consume_word(s, kSelfPositions, a.keyword)) {
    return done();
  }
  if (inline_axis && consume_word(s, kSides, a.keyword)) return done();
  return nullptr;
}

}  // namespace colosseum::css
