// Font files as bytes: WOFF and WOFF2 are unpacked to the sfnt they hold.
#pragma once

#include <cstddef>
#include <string>

#include "colosseum/image.h"
#include "colosseum/status.h"

namespace colosseum::text {

/// Gives the sfnt (TrueType, OpenType or collection) of a font file; bytes that are one already come back as
/// they are. kUnreadable for damaged or unknown data, kLimitExceeded when it would be larger than
/// `max_bytes`.
Result<SharedBytes> unpack_font(const SharedBytes& bytes, size_t max_bytes);

/// The whole file. kNotFound or kLimitExceeded.
Result<SharedBytes> read_font_file(const std::string& path, size_t max_bytes);

}  // namespace colosseum::text
