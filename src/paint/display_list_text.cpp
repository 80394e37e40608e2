// Display lists as text, one command a line: for tests and `dump --format display-list`.
#include <cstdio>

#include "base/utf.h"
#include "colosseum/display_list.h"

namespace colosseum {

namespace {

std::string num(double v) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.6g", v);
  return buffer;
}
std::string text_of(const Rect& r) {
  return num(r.x) + "," + num(r.y) + " " + num(r.width) + "x" + num(r.height);
}
std::string source_of(const Rect& r) { return r.empty() ? std::string() : " source " + text_of(r); }
std::string text_of(const Point& p) { return num(p.x) + "," + num(p.y); }
std::string text_of(const RoundedRect& r) {
  std::string s = text_of(r.rect);
  if (!r.is_rounded()) return s;
  s += " radii";
  for (const Point& p : r.radii) s.append(" ").append(num(p.x)).append("/").append(num(p.y));
  return s;
}
std::string text_of(const Color& c) {
  char buffer[40];
  auto byte = [](float v) { return static_cast<int>(v * 255 + 0.5f); };
  std::snprintf(buffer, sizeof buffer, "#%02x%02x%02x%02x", byte(c.r), byte(c.g), byte(c.b), byte(c.a));
  return buffer;
}
std::string text_of(const GradientPaint& g) {
  static constexpr const char* kKinds[] = {"linear", "radial", "conic"};
  std::string s = std::string(g.repeating ? "repeating-" : "") + kKinds[static_cast<size_t>(g.kind)] + " " +
                  text_of(g.from);
  if (g.kind == GradientPaint::Kind::kLinear) s += " to " + text_of(g.to);
  if (g.kind == GradientPaint::Kind::kRadial) s += " radii " + num(g.radius_x) + "/" + num(g.radius_y);
  for (const auto& stop : g.stops)
    s.append(" ").append(text_of(stop.color)).append("@").append(num(stop.offset));
  return s;
}

struct Writer {
  std::string operator()(const draw::Save&) const { return "save"; }
  std::string operator()(const draw::Restore&) const { return "restore"; }
  std::string operator()(const draw::ClipRect& c) const { return "clip " + text_of(c.shape); }
  std::string operator()(const draw::ConcatTransform& t) const {
    const Transform& m = t.transform;
    return "transform " + num(m.a) + " " + num(m.b) + " " + num(m.c) + " " + num(m.d) + " " + num(m.e) + " " +
           num(m.f);
  }
  std::string operator()(const draw::PushGroup& g) const { return "push-group " + num(double{g.opacity}); }
  std::string operator()(const draw::PopGroup&) const { return "pop-group"; }
  std::string operator()(const draw::FillRect& f) const {
    return "fill " + text_of(f.shape) + " " + text_of(f.color);
  }
  std::string operator()(const draw::FillRing& f) const {
    return "ring " + text_of(f.outer) + " in " + text_of(f.inner) + " " + text_of(f.color);
  }
  std::string operator()(const draw::Shadow& s) const {
    return std::string(s.inset ? "inset-shadow " : "shadow ") + text_of(s.shape) + " box " + text_of(s.box) +
           " blur " + num(s.deviation) + " " + text_of(s.color);
  }
  std::string operator()(const draw::FillPolygon& f) const {
    std::string s = "polygon";
    for (const Point& p : f.points) s.append(" ").append(text_of(p));
    return s + " " + text_of(f.color);
  }
  std::string operator()(const draw::FillGradient& f) const {
    return "gradient " + text_of(f.shape) + " " + text_of(f.gradient);
  }
  std::string operator()(const draw::StrokeLine& l) const {
    static constexpr const char* kStyles[] = {"solid", "dashed", "dotted", "wavy"};
    return std::string("line ") + kStyles[static_cast<size_t>(l.style)] + " " + text_of(l.from) + " to " +
           text_of(l.to) + " width " + num(l.width) + " " + text_of(l.color);
  }
  std::string operator()(const draw::Glyphs& g) const {
    return "glyphs " + text_of(g.origin) + " " + text_of(g.color) + " \"" + to_utf8(g.text) + "\"";
  }
  std::string operator()(const draw::DrawImage& i) const {
    return "image " + std::to_string(i.image.value) + " " + text_of(i.target);
  }
  std::string operator()(const draw::TileImage& t) const {
    return "tile-image " + std::to_string(t.image.value) + " " + text_of(t.area) + " phase " +
           text_of(t.phase) + " tile " + num(t.tile_width) + "x" + num(t.tile_height) + " spacing " +
           num(t.spacing_x) + "," + num(t.spacing_y) + source_of(t.source);
  }
  std::string operator()(const draw::TileGradient& t) const {
    return "tile-gradient " + text_of(t.area) + " phase " + text_of(t.phase) + " tile " + num(t.tile_width) +
           "x" + num(t.tile_height) + source_of(t.source) + " " + text_of(t.gradient);
  }
  std::string operator()(const draw::Link& l) const { return "link " + text_of(l.area) + " " + l.target; }
  std::string operator()(const draw::Anchor& a) const {
    return "anchor " + text_of(a.position) + " " + a.name;
  }
  std::string operator()(const draw::Bookmark& b) const {
    return "bookmark " + text_of(b.position) + " " + std::to_string(b.level) + " " + b.label;
  }
};

}  // namespace

std::string to_string(const DisplayList& list) {
  std::string out = "page " + num(list.width) + "x" + num(list.height) + "\n";
  for (const DrawCommand& c : list.commands) out += std::visit(Writer(), c) + "\n";
  return out;
}

}  // namespace colosseum
