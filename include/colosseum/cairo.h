// Drawing display lists with cairo: PNG, PDF and SVG; and reading images. Library colosseum::cairo.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "colosseum/display_list.h"
#include "colosseum/document.h"
#include "colosseum/image.h"
#include "colosseum/limits.h"
#include "colosseum/status.h"
#include "colosseum/text.h"

namespace colosseum::cairo_backend {

/// Reads natural sizes of PNG, JPEG (EXIF orientation applied), WebP, GIF and SVG from their headers, without
/// decoding pixels. Images of more than Limits::max_image_pixels are kLimitExceeded.
std::unique_ptr<ImageProber> make_image_prober(const Limits& limits);

/// Pixels as drawn, for comparing pictures.
struct Bitmap {
  int width = 0, height = 0;     ///< device pixels
  std::vector<uint32_t> pixels;  ///< rows from the top, 0xAARRGGBB, premultiplied
};

/// How pixels are made.
struct RasterOptions {
  double scale = 1;                 ///< device pixels per px; 0.01 … 100
  bool white_background = true;     ///< else transparent
  bool opaque_glyph_edges = false;  ///< true: text without antialiasing
};

/// Draws into memory. The area is the list's width × height, rounded up to whole device pixels; more than
/// Limits::max_image_pixels is kLimitExceeded. `document` gives the images and `text` the faces that the list
/// names.
Status draw_bitmap(const DisplayList& list, const Document& document, TextEngine& text,
                   const RasterOptions& options, Bitmap& out);

/// The same, encoded as a PNG file in `out`.
Status write_png(const DisplayList& list, const Document& document, TextEngine& text,
                 const RasterOptions& options, std::string& out);

/// One SVG document in `out`; text becomes outlines.
Status write_svg(const DisplayList& list, const Document& document, TextEngine& text, std::string& out);

struct PdfOptions {
  bool compress = true;       ///< object streams and compressed page content
  bool outline = true;        ///< headings as bookmarks
  bool links = true;          ///< clickable links
  std::string producer;       ///< replaces cairo's own name when not empty
  std::string creation_date;  ///< ISO 8601 or "D:…"; empty: Document::info().creation_date, or else none
};

/// Writes a PDF page by page; a page's display list is not needed after add_page(). Faces and images are
/// embedded once. Title, author, subject, keywords, language, generator and date come from
/// Document::info() at finish(). The bytes depend on nothing else: no clock, no random identifiers.
class PdfWriter {
 public:
  /// `document` and `text` must outlive the writer.
  PdfWriter(const Document& document, TextEngine& text, PdfOptions options = {});
  ~PdfWriter();
  PdfWriter(const PdfWriter&) = delete;
  PdfWriter& operator=(const PdfWriter&) = delete;

  /// Draws one page; its size is the list's, 1 px = 0.75 pt. After a failure further calls give the same
  /// failure.
  Status add_page(const DisplayList& list);
  /// Completes the file; call once, after at least one page. kUnwritable when cairo fails.
  Status finish(std::string& out);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace colosseum::cairo_backend
