// Backgrounds (css-backgrounds-3 §2).
#include <algorithm>
#include <cmath>

#include "box/content_text.h"
#include "paint/paint_context.h"

namespace colosseum::paint {

namespace {

/// The value of a background list for a layer; lists repeat (§2.1).
template <typename List>
const typename List::value_type& layer_value(const List& list, size_t i) {
  static const typename List::value_type kNone{};
  return list.empty() ? kNone : list[i % list.size()];
}

/// One axis of a layer's tiling.
struct Axis {
  double origin = 0, room = 0;  ///< of the positioning area
  double tile = 0, position = 0, spacing = 0;
  RepeatStyle repeat = RepeatStyle::kRepeat;
};

/// §2.5, §2.6: where tiles lie on one axis.
void place(Axis& a, const Length& position) {
  if (a.repeat == RepeatStyle::kRound && a.tile > 0) {
    a.tile = a.room / std::max(1.0, std::round(a.room / a.tile));
  }
  a.position = resolve_px(position, a.room - a.tile);
  if (a.repeat == RepeatStyle::kSpace) {
    const double count = a.tile > 0 ? std::floor(a.room / a.tile) : 0;
    if (count >= 2) {
      a.spacing = (a.room - count * a.tile) / (count - 1);
      a.position = 0;
    } else {
      a.repeat = RepeatStyle::kNoRepeat;
    }
  }
}

/// The clip of a layer (§2.7) as a shape.
RoundedRect box_shape(BackgroundBox box, const RoundedRect& border_shape, const layout::Fragment& f) {
  switch (box) {
    case BackgroundBox::kPaddingBox: return inset(border_shape, f.border());
    case BackgroundBox::kContentBox: return inset(inset(border_shape, f.border()), f.padding());
    default: return border_shape;
  }
}

void paint_layer(PaintContext& c, const ComputedStyle& s, size_t i, const Rect& area,
                 const RoundedRect& clip) {
  const Image& image = s.background_image()[i];
  if (image.is_none() || clip.rect.empty() || area.width <= 0 || area.height <= 0) return;
  NaturalSize natural;
  ImageId id;
  if (image.kind == Image::Kind::kUrl) {
    id = usable_image(c.boxes().document(), image);
    if (!id.valid()) return;
    natural = c.boxes().document().image(id).natural;
  }
  const Point size = concrete_size(layer_value(s.background_size(), i), natural, area);
  if (!(size.x > 0 && size.y > 0)) return;
  const BackgroundRepeat& repeat = layer_value(s.background_repeat(), i);
  const LengthPair& position = layer_value(s.background_position(), i);
  Axis x{area.x, area.width, size.x, 0, 0, repeat.x}, y{area.y, area.height, size.y, 0, 0, repeat.y};
  // §2.9: rounding one axis scales an auto other axis along.
  const BackgroundSize& bs = layer_value(s.background_size(), i);
  place(x, position.x);
  if (repeat.x == RepeatStyle::kRound && bs.kind == BackgroundSize::Kind::kExplicit && bs.height.is_auto())
    y.tile *= x.tile / size.x;
  place(y, position.y);
  if (repeat.y == RepeatStyle::kRound && bs.kind == BackgroundSize::Kind::kExplicit && bs.width.is_auto()) {
    x.tile = size.x * y.tile / size.y;
    place(x, position.x);
  }
  if (c.options.snap_to_pixels && image.kind == Image::Kind::kUrl) {
    x.position = std::round(x.position);
    y.position = std::round(y.position);
  }
  // Axes that do not repeat cut the area that is covered.
  RoundedRect covered = clip;
  const Rect one{x.origin + x.position, y.origin + y.position, x.tile, y.tile};
  auto cut = [](double& start, double& extent, double from, double length) {
    const double a = std::max(start, from), b = std::min(start + extent, from + length);
    start = a;
    extent = std::max(b - a, 0.0);
  };
  const bool once_x = x.repeat == RepeatStyle::kNoRepeat, once_y = y.repeat == RepeatStyle::kNoRepeat;
  if (clip.is_rounded() && (once_x || once_y)) {
    c.draw(draw::Save{});
    c.draw(draw::ClipRect{clip});
  }
  if (once_x) cut(covered.rect.x, covered.rect.width, one.x, one.width);
  if (once_y) cut(covered.rect.y, covered.rect.height, one.y, one.height);
  if (clip.is_rounded() && (once_x || once_y)) covered = {covered.rect, {}};
  if (!covered.rect.empty()) {
    if (image.kind == Image::Kind::kUrl) {
      c.draw(
          draw::TileImage{id, covered, {one.x, one.y}, x.tile, y.tile, x.spacing, y.spacing, is_smooth(s)});
    } else {
      GradientPaint g;
      if (image.gradient && resolve_gradient(*image.gradient, {0, 0, x.tile, y.tile}, s.color(), g)) {
        c.draw(
            draw::TileGradient{std::move(g), covered, {one.x, one.y}, x.tile, y.tile, x.spacing, y.spacing});
      }
    }
  }
  if (clip.is_rounded() && (once_x || once_y)) c.draw(draw::Restore{});
}

// css-transforms-1 §3: in a transformed element `fixed` is as `scroll`.
bool is_in_transform(const PaintContext& c, BoxId box) {
  for (; box.valid(); box = c.boxes().box(box).parent) {
    if ((c.facts.traits[box.index()] & kTraitTransformed) != 0) return true;
  }
  return false;
}

}  // namespace

Point concrete_size(const BackgroundSize& size, const NaturalSize& natural, const Rect& area) {
  double ratio = natural.has_ratio() ? double{natural.ratio_width} / double{natural.ratio_height} : 0;
  const double nw = natural.has_width() ? double{natural.width} : -1,
               nh = natural.has_height() ? double{natural.height} : -1;
  if (size.kind != BackgroundSize::Kind::kExplicit) {
    if (ratio <= 0) return {area.width, area.height};
    const bool by_width = (area.width / ratio >= area.height) == (size.kind == BackgroundSize::Kind::kCover);
    return by_width ? Point{area.width, area.width / ratio} : Point{area.height * ratio, area.height};
  }
  double w = size.width.is_auto() ? -1 : std::max(resolve_px(size.width, area.width), 0.0);
  double h = size.height.is_auto() ? -1 : std::max(resolve_px(size.height, area.height), 0.0);
  if (w >= 0 && h >= 0) return {w, h};
  if (w >= 0) return {w, ratio > 0 ? w / ratio : nh >= 0 ? nh : area.height};
  if (h >= 0) return {ratio > 0 ? h * ratio : nw >= 0 ? nw : area.width, h};
  if (nw >= 0 && nh >= 0) return {nw, nh};
  if (nw >= 0) return {nw, ratio > 0 ? nw / ratio : area.height};
  if (nh >= 0) return {ratio > 0 ? nh * ratio : area.width, nh};
  if (ratio > 0)
    return area.width / ratio <= area.height ? Point{area.width, area.width / ratio}
                                             : Point{area.height * ratio, area.height};
  return {area.width, area.height};
}

Rect positioning_area(PaintContext& c, const layout::Fragment& f, const Rect& border_box,
                      BackgroundBox origin) {
  const Slice* slice = c.slices.find(f);
  Rect area = box_shape(origin, {border_box, {}}, f).rect;
  if (slice == nullptr) return area;
  // css-break-3 §5.4.1: as if the pieces were joined, and cut afterwards.
  double start = 0, end = 0;
  if (origin != BackgroundBox::kBorderBox) start = slice->border_start, end = slice->border_end;
  if (origin == BackgroundBox::kContentBox) start += slice->padding_start, end += slice->padding_end;
  const double extent = std::max(slice->total - start - end, 0.0);
  if (slice->horizontal) {
    area.x = border_box.x - slice->before + start;
    area.width = extent;
  } else {
    area.y = border_box.y - slice->before + start;
    area.height = extent;
  }
  return area;
}

namespace {

/// All layers; `shape_of` tells what each covers by its background-clip.
template <typename ShapeOf>
void paint_layers(PaintContext& c, const ComputedStyle& s, const layout::Fragment& f, const Rect& border_box,
                  ShapeOf&& shape_of) {
  const Color color = s.background_color().resolved(s.color());
  const auto& images = s.background_image();
  // The colour is clipped as the last layer is.
  if (color.a > 0) {
    c.draw(draw::FillRect{shape_of(layer_value(s.background_clip(), images.empty() ? 0 : images.size() - 1)),
                          color});
  }
  // §2.4: fixed to the viewport; in paged media, to the page.
  const Rect fixed =
      c.tree.paged ? c.page : Rect{0, 0, c.tree.viewport.width.to_px(), c.tree.viewport.height.to_px()};
  for (size_t i = images.size(); i-- > 0;) {
    if (images[i].is_none()) continue;
    const bool is_fixed = layer_value(s.background_attachment(), i) == BackgroundAttachment::kFixed;
    const Rect area = is_fixed && !is_in_transform(c, f.box)
                          ? fixed
                          : positioning_area(c, f, border_box, layer_value(s.background_origin(), i));
    paint_layer(c, s, i, area, shape_of(layer_value(s.background_clip(), i)));
  }
}

}  // namespace

void paint_background(PaintContext& c, const ComputedStyle& s, const layout::Fragment& f,
                      const Rect& border_box) {
  if (border_box.empty() || !has_background(s)) return;
  const RoundedRect shape = rounded_border_box(s, f, border_box);
  paint_layers(c, s, f, border_box, [&](BackgroundBox clip) { return box_shape(clip, shape, f); });
}

void paint_background_in(PaintContext& c, const ComputedStyle& s, const layout::Fragment& f,
                         const Rect& border_box, const Rect& covered) {
  if (covered.empty()) return;
  paint_layers(c, s, f, border_box, [&](BackgroundBox) { return RoundedRect{covered, {}}; });
}

void paint_first_line(PaintContext& c, PlacedFragment line) {
  const ComputedStyle& style = c.first_line_style(*line.fragment);
  if (!has_background(style) || !c.has(*line.fragment, kTraitVisible)) return;
  const PhysicalEdges inside = line.fragment->border();
  layout::Fragment box;
  box.kind = layout::FragmentKind::kInlineBox;
  box.box = line.fragment->box;
  box.size = {line.fragment->size.width - inside.left - inside.right,
              line.fragment->size.height - inside.top - inside.bottom};
  const PhysicalOffset at = line.offset + PhysicalOffset{inside.left, inside.top};
  paint_background(c, style, box, snapped(to_rect(at, box.size), c.options));
}

bool is_smooth(const ComputedStyle& s) {
  return s.image_rendering() != ImageRendering::kPixelated &&
         s.image_rendering() != ImageRendering::kCrispEdges;
}

void paint_below_border(PaintContext& c, const ComputedStyle& s, const layout::Fragment& f,
                        const Rect& border_box, bool background, bool outer) {
  if (outer) paint_shadows(c, s, f, border_box, false);
  if (background) paint_background(c, s, f, border_box);
  paint_shadows(c, s, f, border_box, true);
}

void paint_canvas_background(PaintContext& c, const ComputedStyle& s, const Rect& positioning,
                             const Rect& canvas) {
  const Color color = s.background_color().resolved(s.color());
  if (color.a > 0) c.draw(draw::FillRect{{canvas, {}}, color});
  for (size_t i = s.background_image().size(); i-- > 0;) paint_layer(c, s, i, positioning, {canvas, {}});
}

void paint_page_background(PaintContext& c, const ComputedStyle& s, const layout::Fragment& f,
                           const Rect& border_box) {
  const Color color = s.background_color().resolved(s.color());
  if (color.a > 0) c.draw(draw::FillRect{{c.page, {}}, color});
  for (size_t i = s.background_image().size(); i-- > 0;) {
    const bool fixed = layer_value(s.background_attachment(), i) == BackgroundAttachment::kFixed;
    const Rect area =
        fixed ? c.page : box_shape(layer_value(s.background_origin(), i), {border_box, {}}, f).rect;
    paint_layer(c, s, i, area, {c.page, {}});
  }
}

}  // namespace colosseum::paint
