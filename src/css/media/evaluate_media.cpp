#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include "css/media/media_query.h"

namespace colosseum::css {

namespace {

Truth truth(bool b) { return b ? Truth::kTrue : Truth::kFalse; }

Truth negate(Truth t) { return t == Truth::kUnknown ? t : t == Truth::kTrue ? Truth::kFalse : Truth::kTrue; }

/// Lengths in media queries refer to initial values (§1.3): the font size is 16px.
std::optional<double> to_px(const MediaValue& v, const MediaContext& c) {
  if (v.kind == MediaValue::Kind::kNumber) return v.number == 0 ? std::optional<double>(0) : std::nullopt;
  if (v.kind != MediaValue::Kind::kLength) return std::nullopt;
  struct Unit {
    std::string_view name;
    double px;
  };
  double vw = c.width / 100.0, vh = c.height / 100.0;
  const std::array<Unit, 31> units{{{"px", 1},
                                    {"em", 16},
                                    {"rem", 16},
                                    {"pt", 96.0 / 72},
                                    {"in", 96},
                                    {"cm", 96 / 2.54},
                                    {"mm", 9.6 / 2.54},
                                    {"q", 2.4 / 2.54},
                                    {"pc", 16},
                                    {"ex", 8},
                                    {"ch", 8},
                                    {"rex", 8},
                                    {"rch", 8},
                                    {"ic", 16},
                                    {"ric", 16},
                                    {"lh", 19.2},
                                    {"rlh", 19.2},
                                    {"vw", vw},
                                    {"vh", vh},
                                    {"vi", vw},
                                    {"vb", vh},
                                    {"svw", vw},
                                    {"svh", vh},
                                    {"lvw", vw},
                                    {"lvh", vh},
                                    {"dvw", vw},
                                    {"dvh", vh},
                                    {"vmin", std::min(vw, vh)},
                                    {"vmax", std::max(vw, vh)},
                                    {"cap", 11},
                                    {"rcap", 11}}};
  for (const Unit& u : units) {
    if (u.name == v.text) return v.number * u.px;
  }
  return std::nullopt;
}

bool compare(double a, MediaOp op, double b) {
  switch (op) {
    case MediaOp::kEqual: return std::abs(a - b) < 1e-6 * std::max(1.0, std::abs(b));
    case MediaOp::kLess: return a < b;
    case MediaOp::kLessEqual: return a <= b + 1e-6;
    case MediaOp::kGreater: return a > b;
    case MediaOp::kGreaterEqual: return a >= b - 1e-6;
  }
  return false;
}

enum class Range : uint8_t { kLength, kRatio, kResolution, kInteger, kNumber };

struct RangeFeature {
  std::string_view name;
  Range range;
  double value;
};

std::optional<double> operand(const MediaValue& v, Range range, const MediaContext& c) {
  using Kind = MediaValue::Kind;
  switch (range) {
    case Range::kLength: return to_px(v, c);
    case Range::kRatio:
      if (v.kind == Kind::kRatio) {
        return v.number2 == 0 ? std::numeric_limits<double>::infinity() : v.number / v.number2;
      }
      return v.kind == Kind::kNumber && v.number >= 0 ? std::optional<double>(v.number) : std::nullopt;
    case Range::kResolution:
      if (v.kind == Kind::kIdent && v.text == "infinite") return std::numeric_limits<double>::infinity();
      return v.kind == Kind::kResolution ? std::optional<double>(v.number) : std::nullopt;
    case Range::kInteger:
      return v.kind == Kind::kNumber && v.is_integer ? std::optional<double>(v.number) : std::nullopt;
    case Range::kNumber: return v.kind == Kind::kNumber ? std::optional<double>(v.number) : std::nullopt;
  }
  return std::nullopt;
}

Truth evaluate_range(const MediaNode& node, const RangeFeature& f, const MediaContext& c) {
  if (node.tests.empty()) return truth(f.value != 0);
  bool all = true;
  for (const auto& [op, value] : node.tests) {
    std::optional<double> v = operand(value, f.range, c);
    if (!v) return Truth::kUnknown;
    all = all && compare(f.value, op, *v);
  }
  return truth(all);
}

/// A feature with keywords: what holds, what is known, and whether it counts as true by itself.
struct DiscreteFeature {
  std::string_view name;
  std::string_view value;
  std::string_view known;  ///< space-separated
  bool boolean;
};

bool contains_word(std::string_view words, std::string_view word) {
  for (size_t i = 0; i < words.size();) {
    size_t end = std::min(words.find(' ', i), words.size());
    if (words.substr(i, end - i) == word) return true;
    i = end + 1;
  }
  return false;
}

Truth evaluate_discrete(const MediaNode& node, const DiscreteFeature& f) {
  if (node.tests.empty()) return truth(f.boolean);
  const auto& [op, value] = node.tests.front();
  if (node.tests.size() != 1 || op != MediaOp::kEqual || value.kind != MediaValue::Kind::kIdent ||
      !contains_word(f.known, value.text)) {
    return Truth::kUnknown;
  }
  return truth(value.text == f.value);
}

Truth evaluate_node(const MediaQuery& query, uint32_t index, const MediaContext& c) {
  const MediaNode& node = query.nodes[index];
  switch (node.kind) {
    case MediaNode::Kind::kUnknown: return Truth::kUnknown;
    case MediaNode::Kind::kFeature: return evaluate_feature(node, c);
    case MediaNode::Kind::kNot: return negate(evaluate_node(query, node.children[0], c));
    case MediaNode::Kind::kAnd: {
      Truth t = Truth::kTrue;
      for (uint32_t child : node.children) t = std::min(t, evaluate_node(query, child, c));
      return t;
    }
    case MediaNode::Kind::kOr: {
      Truth t = Truth::kFalse;
      for (uint32_t child : node.children) t = std::max(t, evaluate_node(query, child, c));
      return t;
    }
  }
  return Truth::kUnknown;
}

bool evaluate_query(const MediaQuery& q, const MediaContext& c) {
  if (q.never) return false;
  bool type = q.type.empty() || q.type == "all" ||
              q.type == (c.type == MediaContext::Type::kPrint ? "print" : "screen");
  Truth t = truth(type);
  if (t == Truth::kTrue && q.condition != UINT32_MAX) t = evaluate_node(q, q.condition, c);
  if (q.negated) t = negate(t);
  return t == Truth::kTrue;
}

}  // namespace

Truth evaluate_feature(const MediaNode& node, const MediaContext& c) {
  bool print = c.type == MediaContext::Type::kPrint;
  double ratio = c.height > 0 ? c.width / c.height : 0,
         device_ratio = c.device_height > 0 ? c.device_width / c.device_height : 0;
  // §4, §5.1, §6, §8
  const std::array<RangeFeature, 13> ranges{{
      {"width", Range::kLength, c.width},
      {"height", Range::kLength, c.height},
      {"device-width", Range::kLength, c.device_width},
      {"device-height", Range::kLength, c.device_height},
      {"aspect-ratio", Range::kRatio, ratio},
      {"device-aspect-ratio", Range::kRatio, device_ratio},
      {"resolution", Range::kResolution, c.resolution_dppx},
      {"color", Range::kInteger, static_cast<double>(c.color_bits)},
      {"color-index", Range::kInteger, 0},
      {"monochrome", Range::kInteger, 0},
      {"grid", Range::kInteger, 0},
      {"-webkit-device-pixel-ratio", Range::kNumber, c.resolution_dppx},
      {"-webkit-transform-3d", Range::kInteger, 0},
  }};
  for (const RangeFeature& f : ranges) {
    if (f.name == node.feature) return evaluate_range(node, f, c);
  }
  // §5, §7; mediaqueries-5 for the preferences
  const std::array<DiscreteFeature, 22> discrete{{
      {"orientation", c.height >= c.width ? "portrait" : "landscape", "portrait landscape", true},
      {"scan", "progressive", "interlace progressive", !print},
      {"update", print ? "none" : "fast", "none slow fast", !print},
      {"overflow-block", print ? "paged" : "scroll", "none scroll paged", true},
      {"overflow-inline", print ? "none" : "scroll", "none scroll", !print},
      {"color-gamut", "srgb", "srgb p3 rec2020", true},
      {"dynamic-range", "standard", "standard high", true},
      {"pointer", print ? "none" : "fine", "none coarse fine", !print},
      {"any-pointer", print ? "none" : "fine", "none coarse fine", !print},
      {"hover", print ? "none" : "hover", "none hover", !print},
      {"any-hover", print ? "none" : "hover", "none hover", !print},
      {"scripting", "none", "none initial-only enabled", false},
      {"display-mode", "browser", "fullscreen standalone minimal-ui browser", true},
      {"prefers-color-scheme", "light", "light dark", true},
      {"prefers-reduced-motion", "no-preference", "no-preference reduce", false},
      {"prefers-contrast", "no-preference", "no-preference less more custom", false},
      {"prefers-reduced-transparency", "no-preference", "no-preference reduce", false},
      {"prefers-reduced-data", "no-preference", "no-preference reduce", false},
      {"forced-colors", "none", "none active", false},
      {"inverted-colors", "none", "none inverted", false},
      {"video-dynamic-range", "standard", "standard high", true},
      {"environment-blending", "opaque", "opaque additive subtractive", true},
  }};
  for (const DiscreteFeature& f : discrete) {
    if (f.name == node.feature) return evaluate_discrete(node, f);
  }
  return Truth::kUnknown;
}

bool evaluate(const MediaQueryList& list, const MediaContext& context) {
  return list.queries.empty() || std::any_of(list.queries.begin(), list.queries.end(),
                                             [&](const MediaQuery& q) { return evaluate_query(q, context); });
}

}  // namespace colosseum::css
