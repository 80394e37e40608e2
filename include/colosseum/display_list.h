// What to draw, in order: flat commands over shared resources. Made by paint, drawn by a backend.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "colosseum/color.h"
#include "colosseum/document.h"
#include "colosseum/text.h"

namespace colosseum {

/// A rectangle in px from the page's (or canvas's) top left corner; y grows downwards.
struct Rect {
  double x = 0, y = 0, width = 0, height = 0;
  double right() const { return x + width; }
  double bottom() const { return y + height; }
  bool empty() const { return !(width > 0 && height > 0); }
  bool operator==(const Rect&) const = default;
};
struct Point {
  double x = 0, y = 0;
  bool operator==(const Point&) const = default;
};
/// A rectangle with elliptic corners: radii from top-left clockwise.
struct RoundedRect {
  Rect rect;
  Point radii[4];
  bool is_rounded() const {
    for (const Point& r : radii) {
      if (r.x > 0 && r.y > 0) return true;
    }
    return false;
  }
};
/// x' = a·x + c·y + e, y' = b·x + d·y + f.
struct Transform {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;
};

/// A gradient with positions resolved to px within the page.
struct GradientPaint {
  enum class Kind : uint8_t { kLinear, kRadial, kConic } kind = Kind::kLinear;
  bool repeating = false;
  Point from, to;  ///< linear: the gradient line; radial: from is the centre; conic: the centre
  double radius_x = 0, radius_y = 0;  ///< radial
  double angle_deg = 0;               ///< conic: where 0 lies, clockwise from the top
  struct Stop {
    double offset;  ///< 0…1 along the line, radius or turn; may lie outside
    Color color;
  };
  std::vector<Stop> stops;
};

struct PositionedGlyph {
  uint32_t id = 0;
  float x = 0, y = 0;  ///< from the run's origin, y downwards
};

namespace draw {

struct Save {};
struct Restore {};
struct ClipRect {
  RoundedRect shape;
};
/// Clips to the outlines of glyphs drawn until the matching restore is not supported; background-clip: text
/// falls back.
struct ConcatTransform {
  Transform transform;
};
/// Begins a group drawn with an opacity; ends with PopGroup.
struct PushGroup {
  float opacity = 1;
};
struct PopGroup {};
struct FillRect {
  RoundedRect shape;
  Color color;
};
/// Fills the area between two shapes (borders of one colour).
struct FillRing {
  RoundedRect outer, inner;
  Color color;
};
/// The shadow of a shape, blurred by a Gaussian (css-backgrounds-3 §6.1): drawn outside `box`, or, `inset`,
/// inside `box` what lies outside `shape`.
struct Shadow {
  RoundedRect shape, box;
  double deviation = 0;  ///< standard deviation, px
  Color color;
  bool inset = false;
};
struct FillPolygon {
  std::vector<Point> points;
  Color color;
};
struct FillGradient {
  RoundedRect shape;
  GradientPaint gradient;
};
/// A straight line with dashes: dotted draws round dots, dashed butt dashes; positions are the line's centre.
struct StrokeLine {
  Point from, to;
  double width = 1;
  enum class Style : uint8_t { kSolid, kDashed, kDotted, kWavy } style = Style::kSolid;
  Color color;
};
struct Glyphs {
  FaceId face;
  Point origin;  ///< left end of the run's baseline
  Color color;
  std::vector<PositionedGlyph> glyphs;
  std::u16string text;             ///< the characters shown, for copying text out of a PDF
  std::vector<uint32_t> clusters;  ///< per glyph: offset in `text` of its first character
  bool rtl = false;
};
/// Draws an image's area `source` (px of its natural or concrete size) into `target`.
struct DrawImage {
  ImageId image;
  Rect target;
  bool smooth = true;
};
/// Fills `area` with copies of an image `tile` wide and high, one of them with its corner at `phase`,
/// `spacing` apart. With a `source`, a tile shows that part of an image which is `image_width` wide and
/// `image_height` high.
struct TileImage {
  ImageId image;
  RoundedRect area;
  Point phase;
  double tile_width = 0, tile_height = 0;
  double spacing_x = 0, spacing_y = 0;
  bool smooth = true;
  Rect source = {};  ///< empty: the whole image
  double image_width = 0, image_height = 0;
};
/// Same for a gradient, which is positioned within one tile whose corner is the origin; with a `source`,
/// within the image.
struct TileGradient {
  GradientPaint gradient;
  RoundedRect area;
  Point phase;
  double tile_width = 0, tile_height = 0;
  double spacing_x = 0, spacing_y = 0;
  Rect source = {};
};
/// An area that follows a link when clicked: an absolute URL, or "#id" inside the document.
struct Link {
  Rect area;
  std::string target;
};
/// A place that "#id" links go to.
struct Anchor {
  Point position;
  std::string name;
};
/// An entry of the PDF outline; level 1 is the outermost.
struct Bookmark {
  Point position;
  int level = 1;
  std::string label;
};

}  // namespace draw

using DrawCommand =
    std::variant<draw::Save, draw::Restore, draw::ClipRect, draw::ConcatTransform, draw::PushGroup,
                 draw::PopGroup, draw::FillRect, draw::FillRing, draw::Shadow, draw::FillPolygon,
                 draw::FillGradient, draw::StrokeLine, draw::Glyphs, draw::DrawImage, draw::TileImage,
                 draw::TileGradient, draw::Link, draw::Anchor, draw::Bookmark>;

/// The drawing of one page or canvas.
struct DisplayList {
  double width = 0, height = 0;  ///< of the page or canvas, px
  std::vector<DrawCommand> commands;
};

/// One line per command, for tests and `dump --format display-list`.
std::string to_string(const DisplayList& list);

}  // namespace colosseum
