#include "backend/cairo/svg_image.h"

#ifdef COLOSSEUM_HAVE_RSVG
#include <librsvg/rsvg.h>
#endif

namespace colosseum::cairo_backend {

#ifdef COLOSSEUM_HAVE_RSVG

std::shared_ptr<SvgImage> SvgImage::open(Bytes bytes) {
  GError* error = nullptr;
  RsvgHandle* handle =
      rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(bytes.data()), bytes.size(), &error);
  if (error != nullptr) g_error_free(error);
  if (handle == nullptr) return nullptr;
  rsvg_handle_set_dpi(handle, 96);
  return std::shared_ptr<SvgImage>(new SvgImage(handle));
}

SvgImage::~SvgImage() { g_object_unref(handle_); }

bool SvgImage::draw(cairo_t* cr, const Rect& area) const {
  const RsvgRectangle viewport{area.x, area.y, area.width, area.height};
  GError* error = nullptr;
  const bool ok = rsvg_handle_render_document(static_cast<RsvgHandle*>(handle_), cr, &viewport, &error) != 0;
  if (error != nullptr) g_error_free(error);
  return ok;
}

#else

std::shared_ptr<SvgImage> SvgImage::open(Bytes) { return nullptr; }
SvgImage::~SvgImage() = default;
bool SvgImage::draw(cairo_t*, const Rect&) const { return handle_ != nullptr; }

#endif

}  // namespace colosseum::cairo_backend
