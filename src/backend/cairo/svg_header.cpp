// Natural size of an SVG image from its root element's attributes (SVG 2 §8.2, css-images-3 §5.1).
#include <charconv>
#include <cmath>
#include <string>
#include <string_view>

#include "backend/cairo/image_decoder.h"
#include "base/utf.h"

namespace colosseum::cairo_backend {
namespace {

constexpr size_t kPrologLimit = 1 << 16;  // the root element must begin within this many bytes

/// Moves past white space, comments, processing instructions and the doctype; false when something else
/// comes.
bool find_root(std::string_view s, size_t& pos) {
  while (pos < s.size()) {
    while (pos < s.size() && is_ascii_space(static_cast<unsigned char>(s[pos]))) ++pos;
    if (pos >= s.size() || s[pos] != '<') return false;
    std::string_view end;
    if (s.substr(pos, 4) == "<!--") {
      end = "-->";
    } else if (s.substr(pos, 2) == "<?") {
      end = "?>";
    } else if (s.substr(pos, 2) == "<!") {
      // A doctype with an internal subset ends at "]>".
      const size_t close = s.find('>', pos), bracket = s.find('[', pos);
      end = bracket < close ? std::string_view("]") : std::string_view(">");
      const size_t at = s.find(end, pos);
      if (at == s.npos) return false;
      pos = s.find('>', at);
      if (pos == s.npos) return false;
      ++pos;
      continue;
    } else {
      return true;
    }
    const size_t at = s.find(end, pos);
    if (at == s.npos) return false;
    pos = at + end.size();
  }
  return false;
}

bool read_number(std::string_view& s, double& out) {
  while (!s.empty() && (is_ascii_space(static_cast<unsigned char>(s[0])) || s[0] == ',' || s[0] == '+')) {
    s.remove_prefix(1);
  }
  auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), out);
  if (error != std::errc() || !std::isfinite(out)) return false;
  s.remove_prefix(static_cast<size_t>(end - s.data()));
  return true;
}

/// An absolute length in px; negative for none (auto, percentages, unknown units).
float read_length(std::string_view s) {
  double v = 0;
  if (!read_number(s, v) || v < 0) return -1;
  while (!s.empty() && is_ascii_space(static_cast<unsigned char>(s.back()))) s.remove_suffix(1);
  struct Unit {
    std::string_view name;
    double px;
  };
  static constexpr Unit kUnits[] = {{"", 1},    {"px", 1},         {"pt", 96.0 / 72},  {"pc", 16},
                                    {"in", 96}, {"cm", 96 / 2.54}, {"mm", 9.6 / 2.54}, {"q", 2.4 / 2.54},
                                    {"em", 16}, {"rem", 16},       {"ex", 8}};
  for (const Unit& u : kUnits) {
    if (ascii_iequals(s, u.name)) return static_cast<float>(std::min(v * u.px, 1e7));
  }
  return -1;
}

/// Width and height of a view box; false when the value is none.
bool read_view_box(std::string_view s, double& w, double& h) {
  double x = 0, y = 0;
  return read_number(s, x) && read_number(s, y) && read_number(s, w) && read_number(s, h) && w >= 0 && h >= 0;
}

/// Calls f(name, value, start, end) with the attributes of a start tag and their offsets in `tag`.
template <typename F>
void for_each_attribute(std::string_view tag, F&& f) {
  size_t i = 0;
  while (i < tag.size()) {
    while (i < tag.size() && is_ascii_space(static_cast<unsigned char>(tag[i]))) ++i;
    const size_t name_start = i;
    while (i < tag.size() && tag[i] != '=' && tag[i] != '>' &&
           !is_ascii_space(static_cast<unsigned char>(tag[i])))
      ++i;
    const std::string_view name = tag.substr(name_start, i - name_start);
    while (i < tag.size() && is_ascii_space(static_cast<unsigned char>(tag[i]))) ++i;
    if (i >= tag.size() || tag[i] != '=') return;
    ++i;
    while (i < tag.size() && is_ascii_space(static_cast<unsigned char>(tag[i]))) ++i;
    if (i >= tag.size() || (tag[i] != '"' && tag[i] != '\'')) return;
    const size_t close = tag.find(tag[i], i + 1);
    if (close == tag.npos) return;
    const std::string_view value = tag.substr(i + 1, close - i - 1);
    i = close + 1;
    f(name, value, name_start, i);
  }
}

void read_attributes(std::string_view tag, NaturalSize& n) {
  for_each_attribute(tag, [&](std::string_view name, std::string_view value, size_t, size_t) {
    if (name == "width") n.width = read_length(value);
    if (name == "height") n.height = read_length(value);
    double w = 0, h = 0;
    if (name == "viewBox" && read_view_box(value, w, h) && w > 0 && h > 0) {
      n.ratio_width = static_cast<float>(w);
      n.ratio_height = static_cast<float>(h);
    }
  });
}

std::string_view prolog(Bytes bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), std::min(bytes.size(), kPrologLimit)};
}

/// The offset after the root element's name in `s`; npos when the root is no <svg>.
size_t after_root_name(std::string_view s) {
  size_t pos = s.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  if (!find_root(s, pos)) return s.npos;
  size_t name_end = pos + 1;
  while (name_end < s.size() && s[name_end] != '>' && s[name_end] != '/' &&
         !is_ascii_space(static_cast<unsigned char>(s[name_end]))) {
    ++name_end;
  }
  std::string_view name = s.substr(pos + 1, name_end - pos - 1);
  if (const size_t colon = name.find(':'); colon != name.npos) name.remove_prefix(colon + 1);
  return name == "svg" ? name_end : s.npos;
}

}  // namespace

bool find_svg_root_tag(Bytes bytes, SvgRootTag& tag) {
  const std::string_view s = prolog(bytes);
  tag = {};
  tag.attributes = after_root_name(s);
  if (tag.attributes == s.npos) return false;
  for_each_attribute(s.substr(tag.attributes),
                     [&](std::string_view name, std::string_view value, size_t start, size_t end) {
                       double w = 0, h = 0;
                       if (name == "viewBox" && read_view_box(value, w, h)) {
                         tag.has_view_box = true;
                         tag.is_empty = w == 0 || h == 0;
                       }
                       if (name == "preserveAspectRatio") {
                         tag.ratio = tag.attributes + start;
                         tag.ratio_end = tag.attributes + end;
                       }
                     });
  return true;
}

bool read_svg_header(Bytes bytes, NaturalSize& natural) {
  const std::string_view s = prolog(bytes);
  const size_t attributes = after_root_name(s);
  if (attributes == s.npos) return false;
  natural = {};
  read_attributes(s.substr(attributes), natural);
  if (!natural.has_ratio() && natural.width > 0 && natural.height > 0) {
    natural.ratio_width = natural.width;
    natural.ratio_height = natural.height;
  }
  if (natural.width > 0 && natural.height > 0) {
    // Both sizes given: they are the ratio, whatever the view box says.
    natural.ratio_width = natural.width;
    natural.ratio_height = natural.height;
  }
  return true;
}

}  // namespace colosseum::cairo_backend
