// The content of replaced boxes (css-images-3 §4.5: object-fit, object-position).
#include <algorithm>

#include "paint/paint_context.h"

namespace colosseum::paint {

namespace {

/// css-images-3 §4.5: the concrete object size in a content box.
Point object_size(ObjectFit fit, const NaturalSize& natural, const Rect& box) {
  const double w = natural.has_width() ? double{natural.width} : -1,
               h = natural.has_height() ? double{natural.height} : -1;
  const double ratio = natural.has_ratio() ? double{natural.ratio_width} / double{natural.ratio_height}
                       : w > 0 && h > 0    ? w / h
                                           : 0;
  const Point contain = ratio <= 0                        ? Point{box.width, box.height}
                        : box.width / ratio <= box.height ? Point{box.width, box.width / ratio}
                                                          : Point{box.height * ratio, box.height};
  Point none = contain;
  if (w >= 0 && h >= 0) none = {w, h};
  if (w >= 0 && h < 0) none = {w, ratio > 0 ? w / ratio : box.height};
  if (w < 0 && h >= 0) none = {ratio > 0 ? h * ratio : box.width, h};
  switch (fit) {
    case ObjectFit::kContain: return contain;
    case ObjectFit::kCover:
      if (ratio <= 0) return {box.width, box.height};
      return box.width / ratio >= box.height ? Point{box.width, box.width / ratio}
                                             : Point{box.height * ratio, box.height};
    case ObjectFit::kNone: return none;
    case ObjectFit::kScaleDown: return none.x <= contain.x ? none : contain;
    default: return {box.width, box.height};
  }
}

}  // namespace

void paint_replaced(PaintContext& c, PlacedFragment p) {
  const layout::Fragment& f = *p.fragment;
  const ComputedStyle& s = c.style(f);
  const ReplacedContent* content = c.boxes().replaced(f.box);
  if (content == nullptr || !content->image.valid() || s.visibility() != Visibility::kVisible) return;
  if (c.boxes().document().image(content->image).broken) return;
  const Rect border_box = snapped(to_rect(p.offset, f.size), c.options);
  const Rect box = inset(inset(border_box, f.border()), f.padding());
  if (box.empty()) return;
  const Point size = object_size(s.object_fit(), content->natural, box);
  Rect target{box.x + resolve_px(s.object_position().x, box.width - size.x),
              box.y + resolve_px(s.object_position().y, box.height - size.y), size.x, size.y};
  if (target.empty()) return;
  const RoundedRect outer = rounded_border_box(s, f, border_box);
  const RoundedRect shape = inset(inset(outer, f.border()), f.padding());
  const bool overflows =
      target.x < box.x || target.y < box.y || target.right() > box.right() || target.bottom() > box.bottom();
  const bool clip = overflows || shape.is_rounded();
  if (clip) {
    c.draw(draw::Save{});
    c.draw(draw::ClipRect{shape});
  }
  c.draw(draw::DrawImage{content->image, target, is_smooth(s)});
  if (clip) c.draw(draw::Restore{});
}

}  // namespace colosseum::paint
