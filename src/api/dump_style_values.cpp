// Computed values as text, for `dump --format style`: keywords, lengths, numbers and colours in CSS notation.
#include <cstdio>

#include "api/dump.h"

namespace colosseum::api {

namespace {

std::string number(double v) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.6g", v);
  return buffer;
}

std::string text_of(const Length& l) {
  switch (l.type) {
    case Length::Type::kAuto: return "auto";
    case Length::Type::kNone: return "none";
    case Length::Type::kNormal: return "normal";
    case Length::Type::kContent: return "content";
    case Length::Type::kMinContent: return "min-content";
    case Length::Type::kMaxContent: return "max-content";
    case Length::Type::kFitContent: return "fit-content";
    case Length::Type::kFitContentFunction: return "fit-content(…)";
    case Length::Type::kStretch: return "stretch";
    case Length::Type::kFixed: return number(l.px) + "px";
    case Length::Type::kPercent: return number(l.percent) + "%";
    case Length::Type::kLinear: return "calc(" + number(l.px) + "px + " + number(l.percent) + "%)";
    case Length::Type::kCalc: return "calc(…)";
  }
  return "?";
}

std::string text_of(const Color& c) {
  if (c.is_current) return "currentcolor";
  return "rgb(" + number(c.r * 255) + " " + number(c.g * 255) + " " + number(c.b * 255) + " / " +
         number(c.a) + ")";
}
std::string text_of(float v) { return number(v); }
std::string text_of(int32_t v) { return std::to_string(v); }
std::string text_of(uint16_t v) { return "#" + std::to_string(v); }
std::string text_of(const std::string& v) { return json_string(v); }
std::string text_of(const LengthPair& v) { return text_of(v.x) + " " + text_of(v.y); }
std::string text_of(const LineHeight& v) {
  return v.kind == LineHeight::Kind::kNormal
             ? "normal"
             : number(v.value) + (v.kind == LineHeight::Kind::kLength ? "px" : "");
}
std::string text_of(const FontFamilyList& v) {
  std::string out;
  for (const FontFamily& f : v) out += (out.empty() ? "" : ", ") + (f.generic ? f.name : json_string(f.name));
  return out;
}
std::string text_of(const Display& d) {
  if (d.is_none()) return "none";
  if (d.is_contents()) return "contents";
  if (d.is_internal()) return "table-internal(" + std::to_string(static_cast<int>(d.internal)) + ")";
  static constexpr std::string_view kInside[] = {"flow", "flow-root", "table", "flex", "grid", "ruby"};
  return std::string(d.outside == DisplayOutside::kBlock ? "block " : "inline ") +
         std::string(kInside[static_cast<size_t>(d.inside)]) + (d.list_item ? " list-item" : "");
}
template <typename T>
std::string text_of(const T&) {
  return "…";  // a structured value that differs from the initial one
}

template <typename T>
std::string value_text(PropertyId p, const T& v) {
  if constexpr (std::is_enum_v<T>) {
    auto words = property_keywords(p);
    size_t i = static_cast<size_t>(v);
    return i < words.size() ? std::string(words[i]) : "?";
  } else {
    return text_of(v);
  }
}

}  // namespace

void append_style(std::string& out, const ComputedStyle& style, const ComputedStyle& initial) {
#define X(id, accessor)                                                                          \
  if (!(style.accessor() == initial.accessor())) {                                               \
    out += " " + std::string(property_name(id)) + ": " + value_text(id, style.accessor()) + ";"; \
  }
  COLOSSEUM_FOR_EACH_LONGHAND(X)
#undef X
}

}  // namespace colosseum::api
