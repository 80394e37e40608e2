#include "paint/clip.h"

#include <algorithm>

#include "paint/transforms.h"

namespace colosseum::paint {

Rect intersect(const Rect& a, const Rect& b) {
  const double x = std::max(a.x, b.x), y = std::max(a.y, b.y);
  return {x, y, std::max(std::min(a.right(), b.right()) - x, 0.0),
          std::max(std::min(a.bottom(), b.bottom()) - y, 0.0)};
}

const ClipNode* Emitter::make_clip(const RoundedRect& shape) {
  ClipNode& n = nodes_.emplace_back();
  n.outer = wanted_;
  n.shape = shape;
  n.bounds = wanted_ == nullptr ? shape.rect : intersect(wanted_->bounds, shape.rect);
  n.rounded = shape.is_rounded() ? &n : wanted_ == nullptr ? nullptr : wanted_->rounded;
  return &n;
}

void Emitter::sync() {
  if (active_ == wanted_) return;
  end_clips_of_level();
  active_ = wanted_;
  if (wanted_ == nullptr || wanted_ == base_) {
    active_ = base_;
    return;
  }
  list_.commands.emplace_back(draw::Save{});
  list_.commands.emplace_back(draw::ClipRect{{wanted_->bounds, {}}});
  const ClipNode* end = base_ == nullptr ? nullptr : base_->rounded;
  for (const ClipNode* n = wanted_->rounded; n != nullptr && n != end;
       n = n->outer == nullptr ? nullptr : n->outer->rounded) {
    list_.commands.emplace_back(draw::ClipRect{n->shape});
  }
}

void Emitter::open_level() {
  levels_.push_back({base_, active_, to_page_});
  base_ = active_;
}

void Emitter::close_level() {
  base_ = levels_.back().base;
  active_ = levels_.back().active;
  to_page_ = levels_.back().to_page;
  levels_.pop_back();
}

void Emitter::end_clips_of_level() {
  if (active_ != base_) list_.commands.emplace_back(draw::Restore{});
}

void Emitter::begin_group(float opacity) {
  sync();
  list_.commands.emplace_back(draw::PushGroup{opacity});
  open_level();
}

void Emitter::end_group() {
  end_clips_of_level();
  list_.commands.emplace_back(draw::PopGroup{});
  close_level();
}

void Emitter::begin_transform(const Transform& transform) {
  sync();
  list_.commands.emplace_back(draw::Save{});
  list_.commands.emplace_back(draw::ConcatTransform{transform});
  open_level();
  base_ = active_ = wanted_ = nullptr;
  to_page_ = compose(to_page_, transform);
}

void Emitter::end_transform() {
  end_clips_of_level();
  list_.commands.emplace_back(draw::Restore{});
  close_level();
}

void Emitter::finish() {
  wanted_ = nullptr;
  sync();
}

}  // namespace colosseum::paint
