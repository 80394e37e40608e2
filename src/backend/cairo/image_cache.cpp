#include "backend/cairo/image_cache.h"

#include <cstring>
#include <string>

#include "backend/cairo/svg_image.h"

namespace colosseum::cairo_backend {
namespace {

constexpr uint32_t kMaxCairoSide = 32767;

/// Gives the surface the encoded bytes under a MIME type; the surface keeps them alive.
bool attach(cairo_surface_t* surface, const char* mime, const SharedBytes& bytes) {
  auto* owner = new SharedBytes(bytes);
  const cairo_status_t status = cairo_surface_set_mime_data(
      surface, mime, reinterpret_cast<const unsigned char*>(bytes->data()),
      static_cast<unsigned long>(bytes->size()), [](void* p) { delete static_cast<SharedBytes*>(p); }, owner);
  if (status != CAIRO_STATUS_SUCCESS) delete owner;
  return status == CAIRO_STATUS_SUCCESS;
}

void name_surface(cairo_surface_t* surface, ImageId id) {
  auto* name = new std::string("colosseum-image-" + std::to_string(id.value));
  if (cairo_surface_set_mime_data(
          surface, CAIRO_MIME_TYPE_UNIQUE_ID, reinterpret_cast<const unsigned char*>(name->data()),
          static_cast<unsigned long>(name->size()), [](void* p) { delete static_cast<std::string*>(p); },
          name) != CAIRO_STATUS_SUCCESS) {
    delete name;
  }
}

/// A reader of the file must find a plain three- or one-component picture: PDF viewers differ on the rest.
bool embeds_as_is(Bytes bytes) {
  for (size_t i = 2; i + 9 < bytes.size();) {
    auto at = [&](size_t k) { return static_cast<uint32_t>(bytes[k]); };
    if (at(i) != 0xFF) return false;
    const uint32_t marker = at(i + 1);
    if (marker == 0xFF) {
      ++i;
      continue;
    }
    if (marker == 0xC0 || marker == 0xC1 || marker == 0xC2) {
      return at(i + 4) == 8 && (at(i + 9) == 1 || at(i + 9) == 3);
    }
    i += 2 + (at(i + 2) << 8 | at(i + 3));
  }
  return false;
}

/// Damaged files must be decoded here: a PDF reader may refuse them.
bool is_complete_jpeg(Bytes bytes) {
  for (size_t i = bytes.size(); i > 1 && bytes.size() - i < 64; --i) {
    if (bytes[i - 1] == std::byte{0xD9} && bytes[i - 2] == std::byte{0xFF}) return true;
  }
  return false;
}

SurfacePtr surface_of(const Pixels& p) {
  if (p.width > kMaxCairoSide || p.height > kMaxCairoSide) return nullptr;
  SurfacePtr surface(cairo_image_surface_create(p.opaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32,
                                                static_cast<int>(p.width), static_cast<int>(p.height)));
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return nullptr;
  unsigned char* rows = cairo_image_surface_get_data(surface.get());
  const auto stride = static_cast<size_t>(cairo_image_surface_get_stride(surface.get()));
  for (uint32_t y = 0; y < p.height; ++y) {
    std::memcpy(rows + y * stride, p.data.data() + size_t{y} * p.width, size_t{p.width} * 4);
  }
  cairo_surface_mark_dirty(surface.get());
  return surface;
}

}  // namespace

DrawableImage ImageCache::load(ImageId id) const {
  DrawableImage image;
  if (!id.valid() || id.index() >= document_.image_count()) return image;
  const ImageResource& resource = document_.image(id);
  ImageHeader header;
  if (resource.broken || !resource.bytes || !read_header(*resource.bytes, header)) return image;
  if (header.format == ImageFormat::kSvg) {
    image.svg = SvgImage::open(*resource.bytes);
    image.width = header.natural.width;
    image.height = header.natural.height;
    return image;
  }
  const uint64_t max_pixels = document_.limits().max_image_pixels;
  if (uint64_t{header.width} * header.height > max_pixels) return image;
  const Bytes bytes = *resource.bytes;
  if (keep_encoded_ && header.format == ImageFormat::kJpeg && header.orientation == 1 &&
      header.width <= kMaxCairoSide && header.height <= kMaxCairoSide && embeds_as_is(bytes) &&
      is_complete_jpeg(bytes)) {
    image.surface.reset(cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(header.width),
                                                   static_cast<int>(header.height)));
    if (!attach(image.surface.get(), CAIRO_MIME_TYPE_JPEG, resource.bytes)) image.surface.reset();
  } else {
    Pixels pixels;
    if (decode_image(bytes, header, max_pixels, pixels)) image.surface = surface_of(pixels);
  }
  if (image.surface == nullptr) return image;
  name_surface(image.surface.get(), id);
  image.width = cairo_image_surface_get_width(image.surface.get());
  image.height = cairo_image_surface_get_height(image.surface.get());
  return image;
}

const DrawableImage& ImageCache::get(ImageId id) {
  auto [it, added] = images_.try_emplace(id);
  if (added) it->second = load(id);
  return it->second;
}

}  // namespace colosseum::cairo_backend
