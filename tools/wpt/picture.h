// Pictures and how two of them differ.
#pragma once

#include <string>
#include <vector>

#include "colosseum/cairo.h"
#include "document_facts.h"

namespace colosseum::wpt {

using Bitmap = cairo_backend::Bitmap;

struct PictureDifference {
  bool same_size = true;
  int64_t pixels = 0;  ///< that differ at all
  int max_channel = 0;
  bool none() const { return same_size && pixels == 0; }
};

PictureDifference compare(const Bitmap& a, const Bitmap& b);
/// Whether pictures that differ so count as equal. Without fuzziness only equal ones do.
bool counts_as_equal(const PictureDifference& difference, const Fuzziness* fuzzy);
bool is_single_colour(const Bitmap& bitmap);
/// The first picture, faint, with the pixels that differ in red.
Bitmap difference_image(const Bitmap& a, const Bitmap& b);
/// False when the file cannot be written.
bool write_png(const Bitmap& bitmap, const std::string& path);

}  // namespace colosseum::wpt
