#include "backend/cairo/svg_image.h"

#include <algorithm>
#include <span>
#include <string>

#ifdef COLOSSEUM_HAVE_RSVG
#include <librsvg/rsvg.h>
#endif

namespace colosseum::cairo_backend {

#ifdef COLOSSEUM_HAVE_RSVG

namespace {

// SVG 2 §8.2: an image without a view box fills the concrete object size that CSS finds for it: the view box
// that is made up for it has the natural size, and its ratio is not preserved.
std::string stretched(Bytes bytes, const SvgRootTag& tag) {
  std::string text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  std::fill(text.begin() + static_cast<std::ptrdiff_t>(tag.ratio),
            text.begin() + static_cast<std::ptrdiff_t>(tag.ratio_end), ' ');
  return text.insert(tag.attributes, " preserveAspectRatio=\"none\"");
}

}  // namespace

std::shared_ptr<SvgImage> SvgImage::open(Bytes bytes) {
  GError* error = nullptr;
  SvgRootTag tag;
  const bool found = find_svg_root_tag(bytes, tag);
  if (found && tag.is_empty) return nullptr;
  std::string text;
  if (found && !tag.has_view_box) {
    text = stretched(bytes, tag);
    bytes = std::as_bytes(std::span(text));
  }
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
