// Owning pointers for HarfBuzz, FreeType and fontconfig objects.
#pragma once

#include <fontconfig/fontconfig.h>
#include <hb.h>

#include <memory>

namespace colosseum::text {

template <auto destroy>
struct Destroyer {
  template <typename T>
  void operator()(T* p) const {
    destroy(p);
  }
};

using HbBlob = std::unique_ptr<hb_blob_t, Destroyer<hb_blob_destroy>>;
using HbFace = std::unique_ptr<hb_face_t, Destroyer<hb_face_destroy>>;
using HbFont = std::unique_ptr<hb_font_t, Destroyer<hb_font_destroy>>;
using HbBuffer = std::unique_ptr<hb_buffer_t, Destroyer<hb_buffer_destroy>>;
using HbSet = std::unique_ptr<hb_set_t, Destroyer<hb_set_destroy>>;
using FontConfig = std::unique_ptr<FcConfig, Destroyer<FcConfigDestroy>>;
using FontPattern = std::unique_ptr<FcPattern, Destroyer<FcPatternDestroy>>;
using FontPatternSet = std::unique_ptr<FcFontSet, Destroyer<FcFontSetDestroy>>;

}  // namespace colosseum::text
