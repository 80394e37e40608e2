#include "colosseum/values.h"

#include "base/hash.h"

namespace colosseum {

namespace {
template <typename... T>
void append_all(Hasher& h, const T&... v) {
  (hash_append(h, v), ...);
}
}  // namespace

void hash_append(Hasher& h, const Color& v) { append_all(h, v.r, v.g, v.b, v.a, v.is_current); }
void hash_append(Hasher& h, const Display& v) {
  append_all(h, v.outside, v.inside, v.internal, v.box, v.list_item, v.was_inline);
}
void hash_append(Hasher& h, const FontFamily& v) { append_all(h, v.name, v.generic); }
void hash_append(Hasher& h, const FontStyle& v) { append_all(h, v.kind, v.angle_deg); }
void hash_append(Hasher& h, const FontSetting& v) { append_all(h, v.tag, v.value); }
void hash_append(Hasher& h, const LineHeight& v) { append_all(h, v.kind, v.value); }
void hash_append(Hasher& h, const VerticalAlign& v) { append_all(h, v.kind, v.length); }
void hash_append(Hasher& h, const TabSize& v) { append_all(h, v.value, v.is_length); }
void hash_append(Hasher& h, const TextDecorationLines& v) {
  append_all(h, v.underline, v.overline, v.line_through, v.blink);
}
void hash_append(Hasher& h, const TextIndent& v) { append_all(h, v.length, v.hanging, v.each_line); }
void hash_append(Hasher& h, const TextTransform& v) {
  append_all(h, v.letter_case, v.full_width, v.full_size_kana);
}
void hash_append(Hasher& h, const AspectRatio& v) { append_all(h, v.is_auto, v.width, v.height); }
void hash_append(Hasher& h, const LengthPair& v) { append_all(h, v.x, v.y); }
void hash_append(Hasher& h, const ClipRect& v) { append_all(h, v.is_auto, v.top, v.right, v.bottom, v.left); }
void hash_append(Hasher& h, const AutoInteger& v) { append_all(h, v.is_auto, v.value); }
void hash_append(Hasher& h, const Alignment& v) { append_all(h, v.keyword, v.overflow, v.legacy); }
void hash_append(Hasher& h, const ColorStop& v) {
  append_all(h, v.color, v.has_position, v.is_hint, v.position);
}
void hash_append(Hasher& h, const Gradient& v) {
  append_all(h, v.kind, v.repeating, v.angle_deg, v.to_corner, v.corner_x, v.corner_y, v.extent, v.circle,
             v.size, v.position, v.stops);
}
void hash_append(Hasher& h, const Image& v) {
  append_all(h, v.kind, v.url, v.gradient != nullptr);
  if (v.gradient) hash_append(h, *v.gradient);
}
void hash_append(Hasher& h, const BackgroundSize& v) { append_all(h, v.kind, v.width, v.height); }
void hash_append(Hasher& h, const BackgroundRepeat& v) { append_all(h, v.x, v.y); }
void hash_append(Hasher& h, const BorderImageSlice& v) {
  for (const Length& side : v.sides) hash_append(h, side);
  hash_append(h, v.fill);
}
void hash_append(Hasher& h, const BorderImageWidths& v) {
  for (const BorderImageWidths::Side& s : v.sides) append_all(h, s.length, s.factor, s.is_factor);
}
void hash_append(Hasher& h, const BorderImageRepeat& v) { append_all(h, v.x, v.y); }
void hash_append(Hasher& h, const BoxShadow& v) {
  append_all(h, v.x, v.y, v.blur, v.spread, v.color, v.inset);
}
void hash_append(Hasher& h, const TransformFunction& v) {
  append_all(h, v.is_matrix, v.x, v.y, v.z);
  if (!v.is_matrix) return;
  for (float f : v.matrix) hash_append(h, f);
}
void hash_append(Hasher& h, const TransformOrigin& v) { append_all(h, v.x, v.y, v.z); }
void hash_append(Hasher& h, const CounterStyleRef& v) { append_all(h, v.kind, v.text); }
void hash_append(Hasher& h, const ContentItem& v) {
  append_all(h, v.kind, v.text, v.separator, v.style, v.image);
}
void hash_append(Hasher& h, const ContentValue& v) { append_all(h, v.kind, v.items, v.alt); }
void hash_append(Hasher& h, const CounterChange& v) {
  append_all(h, v.name, v.value, v.reversed, v.has_value);
}
void hash_append(Hasher& h, const Quotes& v) { append_all(h, v.kind, v.strings); }
void hash_append(Hasher& h, const CustomProperty& v) { append_all(h, v.name, v.value); }

void hash_append(Hasher& h, const TrackBreadth& v) { append_all(h, v.length, v.flex); }
void hash_append(Hasher& h, const TrackSize& v) { append_all(h, v.min, v.max); }
void hash_append(Hasher& h, const GridTemplate& v) {
  append_all(h, v.kind, v.auto_repeat, v.tracks, v.names, v.auto_at, v.auto_tracks, v.auto_names);
}
void hash_append(Hasher& h, const GridAreas::Area& v) {
  append_all(h, v.name, v.row_start, v.row_end, v.column_start, v.column_end);
}
void hash_append(Hasher& h, const GridAreas& v) { append_all(h, v.rows, v.columns, v.areas); }
void hash_append(Hasher& h, const GridAutoFlow& v) { append_all(h, v.column, v.dense); }
void hash_append(Hasher& h, const GridLine& v) { append_all(h, v.kind, v.number, v.name); }

}  // namespace colosseum
