// Display lists as SVG documents.
#include <cairo-svg.h>

#include <algorithm>

#include "backend/cairo/canvas.h"
#include "colosseum/cairo.h"

namespace colosseum::cairo_backend {

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
  if (status == CAIRO_STATUS_SUCCESS) return {};
  return {StatusCode::kUnwritable,
          std::string("the SVG could not be written: ") + cairo_status_to_string(status)};
}

}  // namespace colosseum::cairo_backend
