// Display lists as SVG documents.
#include <cairo-svg.h>
#include <string_view>
#include <unordered_map>

#include <algorithm>

#include "backend/cairo/canvas.h"
#include "colosseum/cairo.h"

namespace colosseum::cairo_backend {

namespace {

/// cairo numbers surfaces over the whole process; here they are numbered by their first mention, so that the
/// same drawing gives the same bytes.
std::string renumbered(const std::string& svg) {
  constexpr std::string_view kName = "surface";
  std::unordered_map<std::string, size_t> numbers;
  std::string out;
  out.reserve(svg.size());
  size_t done = 0;
  for (size_t at = svg.find(kName); at != std::string::npos; at = svg.find(kName, at + kName.size())) {
    const size_t start = at + kName.size();
    size_t end = start;
    while (end < svg.size() && svg[end] >= '0' && svg[end] <= '9') ++end;
    const bool is_name = at > 0 && (svg[at - 1] == '"' || svg[at - 1] == '#');
    if (end == start || !is_name) continue;
    const size_t number = numbers.emplace(svg.substr(start, end - start), numbers.size()).first->second;
    out.append(svg, done, start - done);
    out += std::to_string(number);
    done = end;
  }
  return out.append(svg, done);
}

}  // namespace

Status write_svg(const DisplayList& list, const Document& document, TextEngine& text, std::string& out) {
  out.clear();
  auto append = [](void* to, const unsigned char* data, unsigned n) {
    static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(data), n);
    return CAIRO_STATUS_SUCCESS;
  };
  SurfacePtr surface(cairo_svg_surface_create_for_stream(append, &out, std::clamp(list.width, 1.0, 1e6),
                                                         std::clamp(list.height, 1.0, 1e6)));
  cairo_svg_surface_set_document_unit(surface.get(), CAIRO_SVG_UNIT_PX);
  Resources resources(document, text, Target::kSvg);
  ContextPtr cr(cairo_create(surface.get()));
  Canvas(cr.get(), resources).draw(list);
  cairo_status_t status = cairo_status(cr.get());
  cr.reset();
  cairo_surface_finish(surface.get());
  if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_status(surface.get());
  out = renumbered(out);
  if (status == CAIRO_STATUS_SUCCESS) return {};
  return {StatusCode::kUnwritable,
          std::string("the SVG could not be written: ") + cairo_status_to_string(status)};
}

}  // namespace colosseum::cairo_backend
