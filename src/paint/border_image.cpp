// Border images (css-backgrounds-3 §5).
#include <algorithm>
#include <array>
#include <cmath>

#include "box/content_text.h"
#include "paint/paint_context.h"

namespace colosseum::paint {

namespace {

using Sides = std::array<double, 4>;  // from the top clockwise
using Style = BorderImageRepeat::Style;

/// One axis of a region: how long the slice's tiles are and where they stand.
struct TileAxis {
  double start = 0, extent = 0;  ///< of the region
  double tile = 0;               ///< 0: nothing is drawn
  double phase = 0, spacing = 0;
};

// §5.6 steps 2 to 4. `natural`: the tile's extent when only scaled to the border's width.
TileAxis tile_axis(double start, double extent, double natural, Style style) {
  TileAxis a{start, extent, natural, start, 0};
  if (!(extent > 0 && natural > 0)) return {start, extent, 0, start, 0};
  switch (style) {
    case Style::kStretch: a.tile = extent; break;
    case Style::kRepeat: a.phase = start + (extent - natural) / 2; break;
    case Style::kRound: a.tile = extent / std::max(std::round(extent / natural), 1.0); break;
    case Style::kSpace: {
      const double count = std::floor(extent / natural);
      a.spacing = (extent - count * natural) / (count + 1);
      a.phase = start + a.spacing;
      if (count < 1) a.tile = 0;
      break;
    }
  }
  return a;
}

class BorderImage {
 public:
  BorderImage(PaintContext& c, const ComputedStyle& s, const Rect& border_box, const Sides& borders)
      : c_(c), style_(s), border_box_(border_box), borders_(borders) {}

  /// False when the image cannot be shown: borders are drawn then (§5.1).
  bool paint() {
    if (!find_area() || !find_image()) return false;
    find_slices();
    find_widths();
    draw_parts();
    return true;
  }

 private:
  // §5.4.
  bool find_area() {
    Sides out;
    for (size_t i = 0; i < 4; ++i) {
      const BorderImageWidths::Side& side = style_.border_image_outset().sides[i];
      out[i] = side.is_factor ? double{side.factor} * borders_[i] : double{side.length.px};
    }
    area_ = {border_box_.x - out[kLeft], border_box_.y - out[kTop],
             border_box_.width + out[kLeft] + out[kRight], border_box_.height + out[kTop] + out[kBottom]};
    return !area_.empty();
  }

  bool find_image() {
    const Image& image = style_.border_image_source();
    NaturalSize natural;
    if (image.kind == Image::Kind::kUrl) {
      id_ = usable_image(c_.boxes().document(), image);
      if (!id_.valid()) return false;
      natural = c_.boxes().document().image(id_).natural;
    }
    // §5.2: "sized using the default sizing algorithm with no specified size".
    const Point size = concrete_size(BackgroundSize(), natural, {0, 0, area_.width, area_.height});
    width_ = size.x;
    height_ = size.y;
    if (image.kind != Image::Kind::kUrl) {
      return image.gradient &&
             resolve_gradient(*image.gradient, {0, 0, width_, height_}, style_.color(), gradient_);
    }
    return width_ > 0 && height_ > 0;
  }

  void find_slices() {
    for (size_t i = 0; i < 4; ++i) {
      const double extent = i == kTop || i == kBottom ? height_ : width_;
      slices_[i] = std::clamp(resolve_px(style_.border_image_slice().sides[i], extent), 0.0, extent);
    }
  }

  // §5.3.
  void find_widths() {
    for (size_t i = 0; i < 4; ++i) {
      const BorderImageWidths::Side& side = style_.border_image_width().sides[i];
      const bool vertical = i == kTop || i == kBottom;
      if (side.is_factor) {
        widths_[i] = double{side.factor} * borders_[i];
      } else if (side.length.is_auto()) {
        widths_[i] = slices_[i];
      } else {
        widths_[i] = std::max(resolve_px(side.length, vertical ? area_.height : area_.width), 0.0);
      }
    }
    double f = 1;
    if (const double sum = widths_[kLeft] + widths_[kRight]; sum > area_.width) f = area_.width / sum;
    if (const double sum = widths_[kTop] + widths_[kBottom]; sum > area_.height)
      f = std::min(f, area_.height / sum);
    for (double& w : widths_) w *= f;
    if (c_.options.snap_to_pixels) {
      for (double& w : widths_) w = std::round(w);
    }
  }

  // §5.6.
  void draw_parts() {
    const double x[4] = {area_.x, area_.x + widths_[kLeft], area_.right() - widths_[kRight], area_.right()};
    const double y[4] = {area_.y, area_.y + widths_[kTop], area_.bottom() - widths_[kBottom], area_.bottom()};
    const double u[4] = {0, slices_[kLeft], width_ - slices_[kRight], width_};
    const double v[4] = {0, slices_[kTop], height_ - slices_[kBottom], height_};
    const BorderImageRepeat& repeat = style_.border_image_repeat();
    auto factor = [&](Side side, double otherwise) {
      return slices_[side] > 0 && widths_[side] > 0 ? widths_[side] / slices_[side] : otherwise;
    };
    const double middle_x = factor(kTop, factor(kBottom, 1)), middle_y = factor(kLeft, factor(kRight, 1));
    for (int row = 0; row < 3; ++row) {
      for (int column = 0; column < 3; ++column) {
        if (row == 1 && column == 1 && !style_.border_image_slice().fill) continue;
        const Rect source{u[column], v[row], u[column + 1] - u[column], v[row + 1] - v[row]};
        if (!(source.width > 0 && source.height > 0)) continue;
        double scale_x = middle_x, scale_y = middle_y;
        if (row == 0) scale_x = factor(kTop, 0);
        if (row == 2) scale_x = factor(kBottom, 0);
        if (column == 0) scale_y = factor(kLeft, 0);
        if (column == 2) scale_y = factor(kRight, 0);
        const TileAxis across = tile_axis(x[column], x[column + 1] - x[column], source.width * scale_x,
                                          column == 1 ? repeat.x : Style::kStretch);
        const TileAxis down = tile_axis(y[row], y[row + 1] - y[row], source.height * scale_y,
                                        row == 1 ? repeat.y : Style::kStretch);
        draw_part(source, across, down, column == 1, row == 1);
      }
    }
  }

  void draw_part(const Rect& source, TileAxis across, TileAxis down, bool is_middle_x, bool is_middle_y) {
    // An edge is as thick as its side; corners are as large as their regions.
    if (!is_middle_x) across.tile = across.extent, across.phase = across.start;
    if (!is_middle_y) down.tile = down.extent, down.phase = down.start;
    if (!(across.tile > 0 && down.tile > 0)) return;
    const RoundedRect region{{across.start, down.start, across.extent, down.extent}, {}};
    const Point phase{across.phase, down.phase};
    if (!id_.valid()) {
      c_.draw(draw::TileGradient{gradient_, region, phase, across.tile, down.tile, across.spacing,
                                 down.spacing, source});
      return;
    }
    c_.draw(draw::TileImage{id_, region, phase, across.tile, down.tile, across.spacing, down.spacing,
                            is_smooth(style_), source, width_, height_});
  }

  PaintContext& c_;
  const ComputedStyle& style_;
  Rect border_box_, area_;
  Sides borders_, slices_{}, widths_{};
  ImageId id_;
  GradientPaint gradient_;
  double width_ = 0, height_ = 0;  ///< of the image
};

}  // namespace

bool paint_border_image(PaintContext& c, const ComputedStyle& s, const layout::Fragment& f,
                        const Rect& border_box) {
  if (s.border_image_source().is_none()) return false;
  // css-break-3 §5.4.1: the image goes around the unbroken box, of which a piece shows its part.
  const Rect whole = positioning_area(c, f, border_box, BackgroundBox::kBorderBox);
  const bool is_piece = whole.width != border_box.width || whole.height != border_box.height;
  const Sides borders{double{s.border_top_width()}, double{s.border_right_width()},
                      double{s.border_bottom_width()}, double{s.border_left_width()}};
  if (is_piece) {
    c.draw(draw::Save{});
    c.draw(draw::ClipRect{{border_box, {}}});
  }
  const bool drawn = BorderImage(c, s, whole, borders).paint();
  if (is_piece) c.draw(draw::Restore{});
  return drawn;
}

}  // namespace colosseum::paint
