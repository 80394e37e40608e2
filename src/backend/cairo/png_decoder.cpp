#include <png.h>

#include <algorithm>
#include <csetjmp>
#include <cstring>

#include "backend/cairo/image_decoder.h"
#include "backend/cairo/png_errors.h"

namespace colosseum::cairo_backend {
namespace {

struct Source {
  Bytes bytes;
  size_t pos = 0;
};

void read_bytes(png_structp png, png_bytep out, png_size_t n) {
  Source& s = *static_cast<Source*>(png_get_io_ptr(png));
  if (n > s.bytes.size() - s.pos) png_error(png, "cut short");
  std::memcpy(out, s.bytes.data() + s.pos, n);
  s.pos += n;
}

/// What must survive a longjmp out of libpng: lives outside the function that calls setjmp.
struct Job {
  Source source;
  png_structp png = nullptr;
  png_infop info = nullptr;
  Pixels* out = nullptr;
  bool have_rows = false;
  std::vector<png_bytep> rows;
  ~Job() { png_destroy_read_struct(&png, &info, nullptr); }
};

void ask_for_rgba8(png_structp png, png_infop info) {
  png_set_expand(png);
  png_set_scale_16(png);
  png_set_gray_to_rgb(png);
  if ((png_get_color_type(png, info) & PNG_COLOR_MASK_ALPHA) == 0 &&
      !png_get_valid(png, info, PNG_INFO_tRNS)) {
    png_set_add_alpha(png, 0xFF, PNG_FILLER_AFTER);
  } else {
    png_set_tRNS_to_alpha(png);
  }
}

void run(Job& job, uint64_t max_pixels) {
  if (setjmp(png_jmpbuf(job.png)) != 0) return;
  png_set_read_fn(job.png, &job.source, read_bytes);
  png_set_user_limits(job.png, 0x7FFFFFFF, 0x7FFFFFFF);
  png_set_chunk_malloc_max(job.png, 64 << 20);
  png_read_info(job.png, job.info);
  const uint32_t w = png_get_image_width(job.png, job.info), h = png_get_image_height(job.png, job.info);
  if (uint64_t{w} * h > max_pixels) return;
  ask_for_rgba8(job.png, job.info);
  png_set_interlace_handling(job.png);
  png_read_update_info(job.png, job.info);
  if (png_get_rowbytes(job.png, job.info) != size_t{w} * 4) return;
  job.out->width = w;
  job.out->height = h;
  job.out->data.assign(size_t{w} * h, 0);
  job.rows.resize(h);
  for (uint32_t y = 0; y < h; ++y) {
    job.rows[y] = reinterpret_cast<png_bytep>(job.out->data.data() + size_t{y} * w);
  }
  job.have_rows = true;
  png_read_image(job.png, job.rows.data());
}

}  // namespace

bool decode_png(Bytes bytes, uint64_t max_pixels, Pixels& out) {
  Job job;
  job.source.bytes = bytes;
  job.out = &out;
  job.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, png_fail, png_ignore);
  if (job.png == nullptr) return false;
  job.info = png_create_info_struct(job.png);
  if (job.info == nullptr) return false;
  run(job, max_pixels);
  if (!job.have_rows) return false;
  out.opaque = true;
  for (uint32_t& p : out.data) {
    uint8_t c[4];
    std::memcpy(c, &p, 4);
    p = premultiply(c[0], c[1], c[2], c[3]);
    out.opaque = out.opaque && c[3] == 255;
  }
  return true;
}

}  // namespace colosseum::cairo_backend
