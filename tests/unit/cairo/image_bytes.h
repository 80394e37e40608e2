// Small encoded images for tests, made with the encoders of the same libraries.
#pragma once

#include <cstring>
#include <initializer_list>
#include <string>
#include <vector>

#include "colosseum/cairo.h"
#include "support/liberation_engine.h"

namespace colosseum::test {

inline SharedBytes shared_bytes(const std::string& s) {
  std::vector<std::byte> v(s.size());
  if (!s.empty()) std::memcpy(v.data(), s.data(), s.size());
  return std::make_shared<const std::vector<std::byte>>(std::move(v));
}

/// A PNG of one colour.
inline std::string make_png(int width, int height, Color color) {
  DisplayList list;
  list.width = width;
  list.height = height;
  list.commands.emplace_back(
      draw::FillRect{{{0, 0, static_cast<double>(width), static_cast<double>(height)}, {}}, color});
  Document document;
  LiberationEngine text;
  std::string png;
  if (!cairo_backend::write_png(list, document, text, {}, png)) return "";
  return png;
}

/// A GIF of 2 × 2 red pixels.
inline std::string make_gif() {
  const unsigned char bytes[] = {'G', 'I',  'F', '8', '9', 'a', 2, 0, 2, 0, 0x80, 0, 0, 255,  0,    0, 0,   0,
                                 255, 0x2C, 0,   0,   0,   0,   2, 0, 2, 0, 0,    2, 2, 0x84, 0x51, 0, 0x3B};
  return {reinterpret_cast<const char*>(bytes), sizeof bytes};
}

inline ImageId add_image(Document& document, const std::string& bytes) {
  ImageResource image;
  image.url = "test:" + std::to_string(document.image_count());
  image.bytes = shared_bytes(bytes);
  image.broken = !cairo_backend::make_image_prober({})->probe(image.bytes, image).ok();
  return document.add_image(image);
}

}  // namespace colosseum::test
