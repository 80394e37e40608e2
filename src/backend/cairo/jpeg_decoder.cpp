#include <cstdio>
// jpeglib.h needs size_t and FILE declared first.
#include <jpeglib.h>

#include <csetjmp>

#include "backend/cairo/image_decoder.h"

namespace colosseum::cairo_backend {
namespace {

struct ErrorManager {
  jpeg_error_mgr base;
  std::jmp_buf jump;
};

[[noreturn]] void fail(j_common_ptr info) {
  std::longjmp(reinterpret_cast<ErrorManager*>(info->err)->jump, 1);
}
void ignore(j_common_ptr) {}

constexpr int kMaxScans = 200;  // progressive files with thousands of scans only cost time

struct Job {
  jpeg_decompress_struct info{};
  ErrorManager error{};
  jpeg_progress_mgr progress{};
  Pixels* out = nullptr;
  bool have_rows = false;
  std::vector<uint8_t> row;
  ~Job() { jpeg_destroy_decompress(&info); }
};

void watch_scans(j_common_ptr info) {
  if (reinterpret_cast<j_decompress_ptr>(info)->input_scan_number > kMaxScans) fail(info);
}

void store_row(const Job& job, uint32_t y) {
  uint32_t* to = job.out->data.data() + size_t{y} * job.out->width;
  const uint8_t* from = job.row.data();
  const int n = job.info.output_components;
  for (uint32_t x = 0; x < job.out->width; ++x, from += n) {
    if (n == 4) {
      // Adobe's CMYK files hold inverted values.
      const uint32_t k = job.info.saw_Adobe_marker ? from[3] : 255u - from[3];
      auto ink = [&](uint32_t c) { return (job.info.saw_Adobe_marker ? c : 255u - c) * k / 255; };
      to[x] = 0xFF000000u | ink(from[0]) << 16 | ink(from[1]) << 8 | ink(from[2]);
    } else if (n == 3) {
      to[x] = 0xFF000000u | uint32_t{from[0]} << 16 | uint32_t{from[1]} << 8 | from[2];
    } else {
      to[x] = 0xFF000000u | uint32_t{from[0]} * 0x010101u;
    }
  }
}

void run(Job& job, Bytes bytes, uint64_t max_pixels) {
  if (setjmp(job.error.jump) != 0) return;
  jpeg_create_decompress(&job.info);
  job.progress.progress_monitor = watch_scans;
  job.info.progress = &job.progress;
  jpeg_mem_src(&job.info, reinterpret_cast<const unsigned char*>(bytes.data()),
               static_cast<unsigned long>(bytes.size()));
  if (jpeg_read_header(&job.info, TRUE) != JPEG_HEADER_OK) return;
  if (uint64_t{job.info.image_width} * job.info.image_height > max_pixels) return;
  if (job.info.jpeg_color_space == JCS_YCCK || job.info.jpeg_color_space == JCS_CMYK) {
    job.info.out_color_space = JCS_CMYK;
  } else if (job.info.jpeg_color_space != JCS_GRAYSCALE) {
    job.info.out_color_space = JCS_RGB;
  }
  jpeg_start_decompress(&job.info);
  job.out->width = job.info.output_width;
  job.out->height = job.info.output_height;
  job.out->data.assign(size_t{job.out->width} * job.out->height, 0xFF808080u);
  job.row.resize(size_t{job.out->width} * static_cast<size_t>(job.info.output_components));
  job.have_rows = true;
  while (job.info.output_scanline < job.info.output_height) {
    const uint32_t y = job.info.output_scanline;
    JSAMPROW rows[1] = {job.row.data()};
    if (jpeg_read_scanlines(&job.info, rows, 1) != 1) break;
    store_row(job, y);
  }
}

}  // namespace

bool decode_jpeg(Bytes bytes, uint64_t max_pixels, Pixels& out) {
  Job job;
  job.info.err = jpeg_std_error(&job.error.base);
  job.error.base.error_exit = fail;
  job.error.base.output_message = ignore;
  job.out = &out;
  run(job, bytes, max_pixels);
  out.opaque = true;
  return job.have_rows;
}

}  // namespace colosseum::cairo_backend
