// Floats in block flow: placing them, clearing them, and boxes and lines beside them (css2 §9.5).
#include <algorithm>

#include "layout/core/relative_position.h"
#include "layout/flow/block_layout_state.h"

namespace colosseum::layout {

namespace {

/// Boxes are tried at so many places between floats before they go below all of them.
constexpr int kMaxTries = 64;

LayoutUnit at_least(LayoutUnit value, LayoutUnit minimum) { return std::max(value, minimum); }

}  // namespace

// ---- coordinates of the block formatting context ----

LayoutUnit BlockFlowLayout::bfc_left() const { return is_root_ ? LayoutUnit() : space_.bfc_inline_offset(); }

LayoutUnit BlockFlowLayout::bfc_top() const {
  if (is_root_) return LayoutUnit();
  const LayoutUnit at = flow_.resolved ? flow_.resolved_at : assumed_.value_or(LayoutUnit());
  return space_.bfc_block_offset() + at;
}

FloatBand BlockFlowLayout::content_band() const {
  const LayoutUnit left_edge =
      wd_.is_ltr() ? model_.border_padding.inline_start : model_.border_padding.inline_end;
  const LayoutUnit left = bfc_left() + left_edge;
  return {left, left + content_inline_};
}

LayoutUnit BlockFlowLayout::inline_offset_of(LayoutUnit left, LayoutUnit width) const {
  const LayoutUnit from_left = left - bfc_left();
  return wd_.is_ltr() ? from_left : inline_size_ - from_left - width;
}

// While the block offset of this box is open, floats stand where it would be if nothing moved it any more. If
// something does, the box is laid out again with the offset that came out.
void BlockFlowLayout::assume_offset(LayoutUnit at) {
  if (flow_.resolved) return;
  at = with_clearance(at);
  const LayoutUnit forced = forced_offset_.value_or(space_.forced_offset());
  if (!is_indefinite(forced)) at = forced;
  if (assumed_ && *assumed_ != at) assumptions_differ_ = true;
  if (!assumed_) assumed_ = at;
}

LayoutUnit BlockFlowLayout::child_line_left(BoxId child, const LogicalEdges& margins,
                                            const ConstraintSpace& s) const {
  const MarginSides autos = auto_margins(pass_.facts(child), wd_);
  const TextAlign align = style_.text_align();
  const bool plain = wd_.is_ltr() && !autos.inline_start && align != TextAlign::kWebkitCenter &&
                     align != TextAlign::kWebkitRight;
  if (plain) return bfc_left() + model_.border_padding.inline_start + margins.inline_start;
  ReadMask reads = kReadNothing;
  const SpaceReader reader(s, reads);
  const LayoutUnit width = used_inline_size(pass_, child, reader, box_model(pass_.facts(child), reader));
  const LayoutUnit offset = child_inline_offset(child, margins, width);
  return bfc_left() + (wd_.is_ltr() ? offset : inline_size_ - offset - width);
}

// ---- floats ----

bool BlockFlowLayout::has_floats_before() const {
  if (!pass_.boxes().has_floats()) return false;
  if (!is_root_) space_.add_reads(kReadExclusions);
  return flow_.floats != nullptr;
}

FloatContext BlockFlowLayout::float_context(BoxId box) const {
  FloatContext around;
  around.box = box;
  around.band = content_band();
  around.wd = wd_;
  ReadMask reads = kReadNothing;
  around.percentage = content_percentage_size(reads);
  space_.add_reads(reads);
  return around;
}

LogicalEdges BlockFlowLayout::float_margins(const FloatContext& around) const {
  return margin_edges(pass_.facts(around.box), around.wd, around.percentage.inline_size);
}

ConstraintSpace BlockFlowLayout::float_space(const FloatContext& around) const {
  ChildSpaceBuilder builder = child_space_builder(around.box);
  builder.set_sizes({around.band.width(), around.percentage.block_size}, around.percentage);
  builder.set_auto(AutoSize::kFitContent, AutoSize::kFitContent);
  return builder.space;
}

const LayoutResult& BlockFlowLayout::layout_float(const FloatContext& around) const {
  return pass_.layout(around.box, float_space(around), nullptr, &space_, kReadScrollport);
}

LogicalSize BlockFlowLayout::float_size(const FloatContext& around, const LayoutResult& result) const {
  return to_logical(result.fragment->size, around.wd);
}

void BlockFlowLayout::continue_float(const FloatContext& around, const BreakToken* token) {
  continued_.push_back({around, token});
  flow_.continued_floats = continued_.size();
}

// css2 §9.5.1. `earliest`: the block offset in the formatting context that the float may not be above.
void BlockFlowLayout::place_float_in(const FloatContext& around, const BreakToken* token,
                                     LayoutUnit earliest) {
  const ComputedStyle& cs = pass_.style(around.box);
  const LogicalEdges margins = float_margins(around);
  const LayoutResult* result = &layout_float(around);
  const LogicalSize whole = float_size(around, *result);
  const LayoutUnit width = at_least(whole.inline_size + margins.inline_sum(), LayoutUnit());

  LayoutUnit top = earliest;
  FloatRoom room{around.band.left, around.band.right};
  if (flow_.floats != nullptr) {
    top = std::max(
        {top, flow_.floats->last_top(), clearance_offset(flow_.floats, cs.clear(), around.wd.direction)});
    for (;;) {
      room = flow_.floats->room(around.band.left, around.band.right, top, top);
      if (width <= room.width() || room.next_edge == LayoutUnit::max()) break;
      top = room.next_edge;
    }
  }
  const bool left_side = floats_left(cs.float_(), around.wd.direction);
  LayoutUnit left = left_side ? room.left : room.right - width;
  if (token != nullptr) left = around.left;
  const LayoutUnit block_start = token == nullptr ? margins.block_start : LayoutUnit();
  LayoutUnit block_end = margins.block_end;

  if (fragmented()) {
    const LayoutUnit position = space_.fragmentainer_offset() + top + block_start;
    const bool fits = token == nullptr && position + whole.block_size <= fragmentainer_size_;
    if (!fits) {
      ConstraintSpace s = float_space(around);
      if (cs.writing_mode() == wd_.mode) s.fragmentation = fragmentation_;
      s.fragmentainer_size = fragmentainer_size_;
      s.fragmentainer_offset = position;
      s.at_fragmentainer_start = position <= LayoutUnit();
      const LayoutResult& broken = pass_.layout(around.box, s, token, &space_, kReadScrollport);
      const bool good = broken.break_token != nullptr && broken.break_appeal > BreakAppeal::kLastResort &&
                        position < fragmentainer_size_;
      if (!good && !s.at_fragmentainer_start && token == nullptr) {
        // It goes to the next fragmentainer as a whole.
        continue_float(around, nullptr);
        return;
      }
      result = &broken;
      if (broken.break_token != nullptr) {
        FloatContext next = around;
        next.left = left;
        continue_float(next, broken.break_token);
        block_end = LayoutUnit();
      }
    }
  }
  const LogicalSize size = float_size(around, *result);
  const LayoutUnit bottom = at_least(top + block_start + size.block_size + block_end, top);
  flow_.floats =
      ExclusionSpace::add(pass_.arena(), flow_.floats, {left, left + width, top, bottom, left_side});
  const LayoutUnit margin_left = around.wd.is_ltr() ? margins.inline_start : margins.inline_end;
  builder_.add_float(*result,
                     {inline_offset_of(left + margin_left, size.inline_size), top - bfc_top() + block_start},
                     relative_offset(cs, to_physical(around.percentage, around.wd), around.wd, space_));
  flow_.child_count = builder_.child_count();
}

void BlockFlowLayout::place_float(BoxId box, LayoutUnit local) {
  if (!is_root_) space_.add_reads(kReadExclusions);
  assume_offset(flow_.strut.sum());
  place_float_in(float_context(box), nullptr, bfc_top() + local);
}

void BlockFlowLayout::place_float_child(BoxId child) {
  // Margins before it stand between it and what came before (css2 §8.3.1); an open offset takes them all.
  assume_offset(flow_.strut.sum());
  place_float(child, flow_.resolved ? flow_.cursor + flow_.strut.sum() : LayoutUnit());
}

// Floats that the fragmentainer before had no room for; the formatting context's root goes on with them.
void BlockFlowLayout::resume_floats() {
  if (token_ == nullptr || token_->state == nullptr) return;
  const auto& c = *static_cast<const FlowContinuation*>(token_->state);
  for (const ContinuedFloat& f : c.floats) place_float_in(f.around, f.token, LayoutUnit());
}

// ---- clearance (css2 §9.5.2) ----

// Where the border box begins that would begin at `at`: clearance of this box or of one that it is the first
// child of moves it down.
LayoutUnit BlockFlowLayout::with_clearance(LayoutUnit at) const {
  if (is_root_ || token_ != nullptr || !pass_.boxes().has_floats()) return at;
  const LayoutUnit clearance = space_.clearance_offset();
  return clearance == LayoutUnit::min() ? at : std::max(at, clearance - space_.bfc_block_offset());
}

LayoutUnit BlockFlowLayout::clearance_of(BoxId child) const {
  const Clear clear = pass_.style(child).clear();
  if (clear == Clear::kNone) return LayoutUnit::min();
  if (!is_root_) space_.add_reads(kReadExclusions);
  return clearance_offset(flow_.floats, clear, wd_.direction);
}

// A box that clears floats which would move with this box's own offset separates its margins from what is
// before.
// True when it then stands right below them, whatever its margin.
bool BlockFlowLayout::clear_adjoining_floats(LayoutUnit clearance) {
  if (flow_.resolved || !assumed_ || clearance == LayoutUnit::min()) return false;
  space_.add_reads(kReadMarginStrut);
  resolve_offset(flow_.strut.sum());
  flow_.cursor = clearance - bfc_top();
  flow_.strut = MarginStrut();
  return true;
}

// Whether clearance of its own moved a child; of an ancestor that it is the first in, it moved both.
bool BlockFlowLayout::has_clearance(const LayoutResult& child, LayoutUnit clearance) const {
  if (!child.is_pushed || clearance == LayoutUnit::min()) return false;
  return flow_.resolved || is_root_ || clearance > space_.clearance_offset();
}

// css2 §9.5.2: clearance is above the top margin of a box, so that the margins of an empty one collapse with
// each other and with those of what follows, from where the top margin begins.
void BlockFlowLayout::place_empty_cleared_child(BoxId child, const LogicalEdges& margins,
                                                LayoutUnit clearance) {
  flow_.cursor = clearance - bfc_top() - margins.block_start;
  MarginStrut own;
  own.append(margins.block_start, default_margins(pass_.facts(child), wd_).block_start);
  ReadMask forwarded = kReadNothing;
  ConstraintSpace s = child_space(child, margins, nullptr, own, forwarded);
  s.clearance_offset = LayoutUnit::min();
  const LayoutResult& result = pass_.layout(child, s, nullptr, &space_, forwarded);
  if (result.offset_resolved) {
    place_child(child, result, flow_.cursor + result.block_offset, margins);
    return;
  }
  place_self_collapsing_child(child, with_floats_at_end(child, s, nullptr, result, forwarded), margins);
  flow_.strut_is_cleared = flow_.placed_any = true;
}

// The layout of a child that margins collapse through, its floats where these put it.
const LayoutResult& BlockFlowLayout::with_floats_at_end(BoxId child, ConstraintSpace& s,
                                                        const BreakToken* token, const LayoutResult& result,
                                                        ReadMask forwarded) {
  const LayoutUnit place = result.end_strut.sum();
  if (!result.floats_assume_offset || !flow_.resolved || result.assumed_offset == place) return result;
  s.forced_offset = place;
  return pass_.layout(child, s, token, &space_, forwarded);
}

// ---- formatting context roots beside floats ----

// Whether a child that begins where this box's margins end stays there. When this box is told where it
// begins, that has been found out.
bool BlockFlowLayout::fits_beside_floats(BoxId child, const ConstraintSpace& s, const LogicalEdges& margins,
                                         const MarginStrut& strut, ReadMask forwarded) {
  const LayoutUnit forced = forced_offset_.value_or(space_.forced_offset());
  if (!is_indefinite(forced)) return forced == with_clearance(strut.sum());
  if (!has_floats_before()) return true;  // they go on on the next page
  // Both it and the floats would begin at the top of this box.
  LayoutUnit local, inline_offset;
  layout_beside_floats(child, s, margins, local, inline_offset, forwarded);
  return local == LayoutUnit();
}

/// Between which edges the border box may lie: its margins may overlap floats, but not the containing block's
/// edges.
FloatBand BlockFlowLayout::band_beside_floats(const LogicalEdges& margins, LayoutUnit top, LayoutUnit bottom,
                                              LayoutUnit& next_edge) const {
  const FloatBand content = content_band();
  const FloatRoom room = flow_.floats->room(content.left, content.right, top, bottom);
  const LayoutUnit margin_left = wd_.is_ltr() ? margins.inline_start : margins.inline_end;
  const LayoutUnit margin_right = wd_.is_ltr() ? margins.inline_end : margins.inline_start;
  FloatBand band{content.left + margin_left, content.right - margin_right};
  if (room.left > content.left) band.left = std::max(room.left, band.left);
  if (room.right < content.right) band.right = std::min(room.right, band.right);
  next_edge = room.next_edge;
  return band;
}

const LayoutResult& BlockFlowLayout::layout_beside_floats(BoxId child, ConstraintSpace s,
                                                          const LogicalEdges& margins, LayoutUnit& local,
                                                          LayoutUnit& inline_offset, ReadMask forwarded) {
  const LayoutUnit block_offset = s.fragmentainer_offset - local;
  LayoutUnit next_edge, height;
  for (int tries = 0;; ++tries) {
    const LayoutUnit top = bfc_top() + local;
    const FloatBand band = band_beside_floats(margins, top, top + height, next_edge);
    const LayoutUnit room = at_least(band.width(), LayoutUnit());
    (s.orthogonal ? s.available.block_size : s.available.inline_size) = room + margins.inline_sum();
    s.fragmentainer_offset = block_offset + local;
    const LayoutResult& result = pass_.layout(child, s, nullptr, &space_, forwarded);
    const LogicalSize size = to_logical(result.fragment->size, wd_);
    const bool last = next_edge == LayoutUnit::max() || tries >= kMaxTries;
    if (size.inline_size > band.width() && !last) {  // floats that overlap leave less than nothing
      local = next_edge - bfc_top();
      height = LayoutUnit();
      continue;
    }
    LayoutUnit below;
    const FloatBand over = band_beside_floats(margins, top, top + size.block_size, below);
    if (over.width() < band.width() && tries < kMaxTries) {
      // A float further down is in the way as well.
      if (size.block_size != height) {
        height = size.block_size;
      } else {
        local = below - bfc_top();
        height = LayoutUnit();
      }
      continue;
    }
    const MarginSides autos = auto_margins(pass_.facts(child), wd_);
    LayoutUnit left = wd_.is_ltr() ? band.left : band.right - size.inline_size;
    const LayoutUnit free = room - size.inline_size;
    if (autos.inline_start || autos.inline_end) {
      if (free > LayoutUnit() && autos.inline_start && autos.inline_end) {
        left = band.left + free / 2;
      } else if (free > LayoutUnit() && autos.inline_start) {
        left = wd_.is_ltr() ? band.right - size.inline_size : band.left;
      }
    } else {
      const LayoutUnit shift = justified_offset(child, free);
      left = wd_.is_ltr() ? left + shift : left - shift;
    }
    inline_offset = inline_offset_of(left, size.inline_size);
    return result;
  }
}

// ---- lines beside floats ----

void BlockFlowLayout::give_line_room(inline_layout::LineInput& input, LayoutUnit local, LayoutUnit height,
                                     LayoutUnit& next_edge) const {
  input.line_left = LayoutUnit();
  input.line_size = content_inline_;
  next_edge = LayoutUnit::max();
  if (!has_floats_before()) return;
  const FloatBand content = content_band();
  const LayoutUnit top = bfc_top() + local;
  const FloatRoom room = flow_.floats->room(content.left, content.right, top, top + height);
  input.line_left = room.left - content.left;
  input.line_size = at_least(room.width(), LayoutUnit());
  next_edge = room.next_edge;
}

}  // namespace colosseum::layout
