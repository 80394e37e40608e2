#include "layout/flow/block_layout.h"

#include <algorithm>

#include "layout/core/control_boxes.h"
#include "layout/core/relative_position.h"
#include "layout/core/writing_modes.h"
#include "layout/flow/block_layout_state.h"
#include "layout/flow/break_rules.h"
#include "layout/inline/marker.h"

namespace colosseum::layout {

namespace {

/// Fields that a block hands on to in-flow children of its own formatting context, shifted but not read.
constexpr ReadMask kFlowForward = kReadBfcInline | kReadBfcBlock | kReadMarginStrut | kReadExclusions |
                                  kReadForcedOffset | kReadFragmentation | kReadFragmentainerOffset |
                                  kReadScrollport;

bool in_quirks_mode(Pass& pass) { return pass.boxes().document().info().compat_mode == CompatMode::kQuirks; }

}  // namespace

LayoutResult layout_block_flow(Pass& pass, BoxId box, const SpaceReader& space, const BreakToken* token) {
  return BlockFlowLayout(pass, box, space, token).run();
}

BlockFlowLayout::BlockFlowLayout(Pass& pass, BoxId box, const SpaceReader& space, const BreakToken* token,
                                 std::optional<LayoutUnit> forced_offset)
    : pass_(pass),
      box_(box),
      row_(pass.box(box)),
      space_(space),
      token_(token),
      style_(pass.style(box)),
      facts_(pass.facts(box)),
      wd_(facts_.wd),
      builder_(pass, box, wd_),
      forced_offset_(forced_offset) {}

LayoutResult BlockFlowLayout::run() {
  resolve_sizes();
  start_flow();
  if (row_.has(kBoxChildrenInline)) {
    layout_lines();
  } else {
    layout_children();
  }
  const bool stand_wrong =
      assumed_ && flow_.resolved && (assumptions_differ_ || *assumed_ != flow_.resolved_at);
  if (stand_wrong && !forced_offset_) {
    return BlockFlowLayout(pass_, box_, space_, token_, flow_.resolved_at).run();
  }
  return finish();
}

void BlockFlowLayout::resolve_sizes() {
  model_ = box_model(facts_, space_);
  if (row_.has(kBoxTableCell)) {
    if (const LogicalEdges* collapsed = space_.collapsed_borders()) {
      model_.border = *collapsed;
      model_.border_padding = model_.border + model_.padding;
    }
  }
  inline_size_ = used_inline_size(pass_, box_, space_, model_);
  content_inline_ = std::max(inline_size_ - model_.border_padding.inline_sum(), LayoutUnit());
  layout_legend();
  definite_block_ = definite_block_size(pass_, box_, space_, model_without_legend(), inline_size_);
  is_root_ = space_.new_formatting_context();
  contained_ = contained_content_size(pass_, box_, wd_);
  rows_ = list_box_rows(pass_, box_);
  // css-contain-1 §3.1 rule 2: size containment boxes are monolithic.
  fragmentation_ = is_indefinite(contained_.block_size) ? space_.fragmentation() : Fragmentation::kNone;
  fragmentainer_size_ = fragmented() ? space_.fragmentainer_size() : kIndefiniteSize;
  // css-break-3 §5.4.1, box-decoration-break: slice: only the first fragment has the block-start edges.
  fragment_start_edge_ = token_ == nullptr ? model_.border_padding.block_start : LayoutUnit();
}

void BlockFlowLayout::start_flow() {
  if (!is_root_) flow_.floats = space_.forward_to_child().exclusions;
  if (!is_root_ && token_ == nullptr) flow_.strut = space_.forward_to_child().margin_strut;
  if (is_root_ || token_ != nullptr) {
    resolve_offset(LayoutUnit());
    flow_.cursor = fragment_start_edge_;
    flow_.strut = MarginStrut();
    resume_floats();
  } else if (fragment_start_edge_) {
    // css2 §8.3.1: a border or padding ends the adjoining margins.
    resolve_offset(space_.margin_strut().sum());
    flow_.cursor = fragment_start_edge_;
    flow_.strut = MarginStrut();
  }
  if (is_quirky_container() && token_ == nullptr) flow_.strut.at_quirky_start = true;
}

// HTML §15.3.10: the default margins at the edges of body and of table cells do not count in quirks mode.
bool BlockFlowLayout::is_quirky_container() const {
  return (row_.has(kBoxBody) || row_.has(kBoxTableCell)) && in_quirks_mode(pass_);
}

void BlockFlowLayout::resolve_offset(LayoutUnit at) {
  if (flow_.resolved) return;
  const LayoutUnit by_margins = at;
  at = with_clearance(at);
  flow_.is_pushed = at > by_margins;
  flow_.resolved = true;
  flow_.resolved_at = at;
  flow_.cursor -= at;
  // What came before is empty, with margins that collapse with this box's own: it stands at its top.
  builder_.move_all_to(LayoutUnit());
}

void BlockFlowLayout::layout_children() {
  BoxId child = row_.first_child;
  const BreakToken* child_token = nullptr;
  if (token_ != nullptr) {
    if (token_->all_children_seen) return;
    if (!token_->children.empty()) {
      const BreakToken* t = token_->children[0];
      child = t->box;
      if (!t->break_before) child_token = t;
      // css-break-3 §5.2: margins adjoining an unforced break are cut.
      if (t->break_before && !t->forced) flow_.strut.discard = true;
    }
  }
  for (; child.valid() && !pass_.out_of_limits(); child = pass_.box(child).next_sibling) {
    if (child == legend_) continue;
    if (pass_.box(child).has(kBoxOutOfFlow)) {
      place_out_of_flow_child(child);
      continue;
    }
    if (pass_.box(child).has(kBoxFloating)) {
      place_float_child(child);
      continue;
    }
    if (layout_child(child, child_token) == Step::kBroken) return;
    child_token = nullptr;
  }
}

LogicalSize BlockFlowLayout::content_percentage_size(ReadMask& forwarded) const {
  LogicalSize p{content_inline_, kIndefiniteSize};
  if (!is_indefinite(definite_block_)) {
    p.block_size = std::max(definite_block_ - model_.border_padding.block_sum(), LayoutUnit());
  } else if (row_.is_anonymous() || in_quirks_mode(pass_)) {
    // css2 §10.1: anonymous boxes are no containing blocks for percentages; in quirks mode auto heights are
    // passed over.
    p.block_size = space_.forward_to_child().percentage.block_size;
    forwarded |= kReadPercentageBlock;
  }
  return p;
}

// Sizes of a block-level child's space; an orthogonal one is sized to its content (css-writing-modes-4
// §7.3.2).
ConstraintSpace BlockFlowLayout::sized_child_space(BoxId child, ReadMask& forwarded) const {
  ChildSpaceBuilder builder = child_space_builder(child);
  const LogicalSize percentage = content_percentage_size(forwarded);
  LogicalSize available{content_inline_, kIndefiniteSize};
  if (!is_indefinite(definite_block_)) {
    available.block_size = percentage.block_size;
  } else if (builder.orthogonal()) {
    // css-writing-modes-4 §7.3.1: this box's maximum size bounds what the child may fill, if that is fixed.
    const LayoutUnit largest = largest_block_size();
    const LayoutUnit port = to_logical(space_.scrollport(), wd_).block_size;
    available.block_size = is_indefinite(largest) || is_indefinite(port) ? largest : std::min(largest, port);
  }
  builder.set_sizes(available, percentage);
  if (builder.orthogonal()) {
    const bool stretches = justify_self_of(child).keyword == Alignment::Keyword::kStretch;
    builder.set_auto(stretches ? AutoSize::kStretch : AutoSize::kFitContent, AutoSize::kFitContent);
  }
  return builder.space;
}

LayoutUnit BlockFlowLayout::largest_block_size() const {
  if (!is_indefinite(definite_block_)) {
    return std::max(definite_block_ - model_.border_padding.block_sum(), LayoutUnit());
  }
  const SizeLimits limits = block_size_limits(pass_, box_, space_, model_, kIndefiniteSize);
  if (limits.max == LayoutUnit::max()) return kIndefiniteSize;
  return std::max(std::max(limits.max, limits.min) - model_.border_padding.block_sum(), LayoutUnit());
}

ChildSpaceBuilder BlockFlowLayout::child_space_builder(BoxId child) const {
  ChildSpaceBuilder builder(space_.forward_to_child(), wd_, pass_.style(child));
  if (scrolls(style_)) {
    const PhysicalSize own = to_physical(LogicalSize{content_inline_, largest_block_size()}, wd_);
    builder.space.scrollport = narrowed(builder.space.scrollport, own);
  }
  return builder;
}

ConstraintSpace BlockFlowLayout::child_space(BoxId child, const LogicalEdges& margins,
                                             const BreakToken* child_token, const MarginStrut& strut,
                                             ReadMask& forwarded) const {
  const ConstraintSpace& own = space_.forward_to_child();
  const Box& child_row = pass_.box(child);
  forwarded |= is_root_ ? kReadFragmentation | kReadFragmentainerOffset | kReadScrollport : kFlowForward;
  if (flow_.resolved) forwarded &= ~ReadMask{kReadMarginStrut};
  ConstraintSpace s = sized_child_space(child, forwarded);
  if ((justifies_to_content(child) || child_row.kind == BoxKind::kTable) && !s.orthogonal) {
    s.inline_auto = AutoSize::kFitContent;
  }
  give_adjoining_margins(child, margins, s);
  s.new_formatting_context = child_row.has(kBoxFormattingContext) || child_row.kind != BoxKind::kBlockFlow;
  const LayoutUnit top =
      (is_root_ ? LayoutUnit() : own.bfc_offset.block_offset) + flow_.resolved_at + flow_.cursor;
  // DEVIATION: flows of another writing mode are monolithic (css-writing-modes-4 §7.3.4 leaves it open).
  if (pass_.style(child).writing_mode() == wd_.mode) s.fragmentation = own.fragmentation;
  s.fragmentainer_size = own.fragmentainer_size;
  s.fragmentainer_offset = own.fragmentainer_offset;
  s.at_fragmentainer_start = fragmented() && at_fragmentainer_start();
  if (s.new_formatting_context) {
    s.fragmentainer_offset += top + (child_token == nullptr ? strut.sum() : LayoutUnit());
  } else {
    s.margin_strut = child_token == nullptr ? strut : MarginStrut();
    s.bfc_offset = {(is_root_ ? LayoutUnit() : own.bfc_offset.inline_offset) +
                        model_.border_padding.inline_start + margins.inline_start,
                    top};
    s.exclusions = flow_.floats;
    if (pass_.boxes().has_floats()) {
      s.bfc_offset.inline_offset = child_line_left(child, margins, s);
      s.clearance_offset = clearance_of(child);
      if (!flow_.resolved) {
        if (!is_root_) s.clearance_offset = std::max(s.clearance_offset, own.clearance_offset);
        s.forced_offset = forced_offset_.value_or(own.forced_offset);
      }
    }
  }
  return s;
}

// css-sizing-4 §6.1: `stretch` treats block margins as zero that would adjoin this box's, were its size auto.
void BlockFlowLayout::give_adjoining_margins(BoxId child, const LogicalEdges& margins,
                                             ConstraintSpace& s) const {
  if (is_root_ || is_indefinite(s.available.block_size)) return;
  const ComputedStyle& cs = pass_.style(child);
  auto stretches = [](const Length& l) { return l.type == Length::Type::kStretch; };
  if (!stretches(block_size_property(cs, wd_)) && !stretches(min_block_size_property(cs, wd_)) &&
      !stretches(max_block_size_property(cs, wd_))) {
    return;
  }
  if (!flow_.resolved) s.available.block_size += margins.block_start;
  BoxId next = pass_.box(child).next_sibling;
  while (next.valid() && (pass_.box(next).has(kBoxOutOfFlow) || pass_.box(next).has(kBoxFloating))) {
    next = pass_.box(next).next_sibling;
  }
  if (!next.valid() && !model_.border_padding.block_end) s.available.block_size += margins.block_end;
}

LayoutUnit BlockFlowLayout::child_inline_offset(BoxId child, const LogicalEdges& margins,
                                                LayoutUnit size) const {
  const LayoutUnit start = model_.border_padding.inline_start;
  const LayoutUnit free = content_inline_ - size - margins.inline_sum();
  const MarginSides autos = auto_margins(pass_.facts(child), wd_);
  // css2 §10.3.3: auto margins share what is left; over-constrained boxes overflow at the inline end.
  if (autos.inline_start || autos.inline_end) {
    if (free <= LayoutUnit()) return start + margins.inline_start;
    if (autos.inline_start && autos.inline_end) return start + margins.inline_start + free / 2;
    return start + margins.inline_start + (autos.inline_start ? free : LayoutUnit());
  }
  return start + margins.inline_start + justified_offset(child, free);
}

BlockFlowLayout::Step BlockFlowLayout::layout_child(BoxId child, const BreakToken* child_token) {
  LogicalEdges margins = margin_edges(pass_.facts(child), wd_, content_inline_);
  if (fragmented()) {
    BreakBetween value = BreakBetween::kAuto;
    if (flow_.placed_any && forced_break_before(child, value)) {
      break_before(child, BreakAppeal::kPerfect, true, value);
      return Step::kBroken;
    }
    if (child_token == nullptr) remember_breakpoint(child);
  }
  const LayoutUnit clearance = child_token == nullptr ? clearance_of(child) : LayoutUnit::min();
  const bool forced_down = clear_adjoining_floats(clearance);
  MarginStrut strut = flow_.strut;
  const MarginSides defaults = default_margins(pass_.facts(child), wd_);
  // Forced down, its border edge is there whatever margins collapse with its own.
  if (forced_down) {
    strut.discard = true;
  } else if (child_token == nullptr) {
    strut.append(margins.block_start, defaults.block_start);
  }
  ReadMask forwarded = kReadNothing;
  ConstraintSpace s = child_space(child, margins, child_token, strut, forwarded);
  if (s.new_formatting_context && !flow_.resolved) {
    // A formatting context root ends the adjoining margins: this box begins where the child does.
    space_.add_reads(kReadMarginStrut);
    // css2 §9.5.2: one that clearance moves does not share its margin with this box.
    const bool moves = clearance != LayoutUnit::min() && bfc_top() + strut.sum() < clearance;
    if (!moves && child_token == nullptr && assumed_ &&
        !fits_beside_floats(child, s, margins, strut, forwarded)) {
      // Nor does one that floats push down which would move along (css2 §9.5).
      resolve_offset(flow_.strut.sum());
      strut = MarginStrut();
      strut.append(margins.block_start, defaults.block_start);
    } else {
      resolve_offset(moves ? flow_.strut.sum() : strut.sum());
      strut = MarginStrut();
    }
    flow_.cursor = LayoutUnit();
    s = child_space(child, margins, child_token, strut, forwarded);
  }
  if (s.new_formatting_context && child_token == nullptr && has_floats_before()) {
    LayoutUnit local = flow_.cursor + strut.sum(), inline_offset;
    if (clearance != LayoutUnit::min()) local = std::max(local, clearance - bfc_top());
    s.fragmentainer_offset += local - (flow_.cursor + strut.sum());
    const LayoutResult& beside = layout_beside_floats(child, s, margins, local, inline_offset, forwarded);
    if (fragmented() && break_if_needed(child, beside, local, margins, inline_offset) == Step::kBroken) {
      return Step::kBroken;
    }
    place_child(child, beside, local, margins, inline_offset);
    return Step::kContinue;
  }
  const LayoutResult& result = pass_.layout(child, s, child_token, &space_, forwarded);
  if (!s.new_formatting_context && !result.offset_resolved) {
    if (forced_down) {
      place_empty_cleared_child(child, margins, clearance);
    } else {
      place_self_collapsing_child(child, with_floats_at_end(child, s, child_token, result, forwarded),
                                  margins);
    }
    return Step::kContinue;
  }
  if (!forced_down && has_clearance(result, clearance)) {
    // css2 §9.5.2: clearance keeps its margins apart from those before it, and from this box's own.
    if (!flow_.resolved) {
      space_.add_reads(kReadMarginStrut);
      resolve_offset(flow_.strut.sum());
    }
    if (result.self_collapsing) {
      const LayoutUnit at = flow_.cursor + result.block_offset;
      if (fragmented() && break_if_needed(child, result, at, margins) == Step::kBroken) {
        return Step::kBroken;
      }
      place_empty_cleared_child(child, margins, clearance);
      return Step::kContinue;
    }
  }
  LayoutUnit offset =
      flow_.cursor + (s.new_formatting_context ? (child_token == nullptr ? strut.sum() : LayoutUnit())
                                               : result.block_offset);
  if (!flow_.resolved) {
    resolve_offset(offset);
    offset = LayoutUnit();
  }
  if (fragmented() && break_if_needed(child, result, offset, margins) == Step::kBroken) return Step::kBroken;
  place_child(child, result, offset + push_of_marker(*result.fragment), margins);
  return Step::kContinue;
}

// css-lists-3 §3.5 leaves the place of outside markers open. As in browsers, one that rises above the box
// with the first line pushes that down. DEVIATION: not in fragmentation contexts.
LayoutUnit BlockFlowLayout::push_of_marker(const Fragment& child) const {
  if (!style_.display().list_item || fragmented() || !is_indefinite(flow_.first_baseline)) return {};
  const BoxId marker = pass_.boxes().inner_marker(box_);
  if (!marker.valid()) return {};
  const LayoutUnit baseline =
      baseline_in(wd_, layout_direction(pass_.style(child.box)), child, child.first_baseline);
  if (is_indefinite(baseline)) return {};
  return std::max(inline_layout::inner_marker_ascent(pass_, marker) - baseline, LayoutUnit());
}

void BlockFlowLayout::note_baselines(const Fragment& f, LayoutUnit offset) {
  const WritingDirection child = layout_direction(pass_.style(f.box));
  const LayoutUnit first = baseline_in(wd_, child, f, f.first_baseline);
  const LayoutUnit last = baseline_in(wd_, child, f, f.last_baseline);
  if (is_indefinite(flow_.first_baseline) && !is_indefinite(first)) flow_.first_baseline = offset + first;
  // css2 §10.8.1: the baseline of an inline-block is that of its last line box; lines in a table are no lines
  // of it.
  if (pass_.box(f.box).kind == BoxKind::kTable) return;
  if (!is_indefinite(last)) flow_.last_baseline = offset + last;
}

void BlockFlowLayout::note_own_baselines(Fragment& fragment, LayoutUnit block_size) const {
  if (suppresses_baseline(pass_, box_)) return;
  fragment.first_baseline = flow_.first_baseline;
  fragment.last_baseline = flow_.last_baseline;
  if (stands_on_baseline(pass_, box_)) fragment.first_baseline = fragment.last_baseline = block_size;
  keep_baselines_inside(style_, block_size, fragment);
}

PhysicalOffset BlockFlowLayout::child_relative_offset(BoxId child) const {
  // A block inside split inline boxes moves with each of them that is relatively positioned (css2 §9.2.1.1).
  PhysicalOffset sum;
  auto add = [&](const ComputedStyle& cs) {
    if (cs.position() != Position::kRelative) return;
    ReadMask reads = kReadNothing;
    LogicalSize cb = content_percentage_size(reads);
    space_.add_reads(reads);
    sum =
        sum + relative_offset(cs, to_physical(LogicalSize{content_inline_, cb.block_size}, wd_), wd_, space_);
  };
  add(pass_.style(child));
  for (BoxId b = pass_.boxes().split_inline(child); b.valid() && pass_.box(b).kind == BoxKind::kInlineBox;
       b = pass_.box(b).parent) {
    add(pass_.style(b));
  }
  return sum;
}

void BlockFlowLayout::place_child(BoxId child, const LayoutResult& result, LayoutUnit offset,
                                  const LogicalEdges& margins, std::optional<LayoutUnit> inline_offset) {
  const LogicalSize size = to_logical(result.fragment->size, wd_);
  if (!inline_offset) inline_offset = child_inline_offset(child, margins, size.inline_size);
  take_floats_of(result);
  builder_.add(result, {*inline_offset, offset}, child_relative_offset(child));
  note_baselines(*result.fragment, offset);
  if (rows_ > 0 && is_option(pass_, child)) tallest_row_ = std::max(tallest_row_, size.block_size);
  flow_.cursor = offset + size.block_size;
  flow_.strut = result.end_strut;
  flow_.strut.append(margins.block_end, default_margins(pass_.facts(child), wd_).block_end);
  flow_.strut_is_cleared = false;
  flow_.placed_any = true;
  flow_.child_count = builder_.child_count();
  flow_.previous = child;
}

// A child's floats belong to the formatting context that this box takes part in too.
void BlockFlowLayout::take_floats_of(const LayoutResult& result) {
  if (pass_.box(result.fragment->box).has(kBoxFormattingContext)) return;
  if (result.floats != nullptr) flow_.floats = result.floats;
  continued_.insert(continued_.end(), result.continued_floats.begin(), result.continued_floats.end());
  flow_.continued_floats = continued_.size();
  if (!flow_.resolved && result.floats_assume_offset) assume_offset(result.assumed_offset);
}

void BlockFlowLayout::place_self_collapsing_child(BoxId child, const LayoutResult& result,
                                                  const LogicalEdges& margins) {
  // css2 §8.3.1: its top border edge lies where it would with a non-zero bottom border.
  const LogicalSize size = to_logical(result.fragment->size, wd_);
  take_floats_of(result);
  builder_.add(result,
               {child_inline_offset(child, margins, size.inline_size), flow_.cursor + result.end_strut.sum()},
               child_relative_offset(child));
  const bool cut = flow_.strut.discard;
  flow_.strut = result.end_strut;
  flow_.strut.discard = cut;
  flow_.strut.append(margins.block_end, default_margins(pass_.facts(child), wd_).block_end);
  flow_.child_count = builder_.child_count();
  flow_.previous = child;
}

// A box that collapses through is still moved by clearance of its own (css2 §9.5.2).
bool BlockFlowLayout::is_cleared() const {
  if (is_root_ || !pass_.boxes().has_floats()) return false;
  const LayoutUnit clearance = space_.clearance_offset();
  if (clearance == LayoutUnit::min()) return false;
  return space_.bfc_block_offset() + flow_.strut.sum() < clearance;
}

// What contain-intrinsic-height says, that without options there is a size.
LayoutUnit BlockFlowLayout::empty_list_box_size() const {
  const Length& size =
      wd_.is_horizontal() ? style_.contain_intrinsic_height() : style_.contain_intrinsic_width();
  return size.is_none() ? LayoutUnit() : resolve(size, LayoutUnit());
}

LayoutResult BlockFlowLayout::finish() {
  LayoutResult result;
  const LayoutUnit consumed = token_ == nullptr ? LayoutUnit() : token_->consumed_block_size;
  const Length& height = block_size_property(style_, wd_);
  const bool auto_height =
      !space_.fixed_block() &&
      (height.is_auto() || height.is_intrinsic_keyword() || height.type == Length::Type::kStretch ||
       (height.has_percent() && is_indefinite(space_.percentage_block_size()))) &&
      is_indefinite(definite_block_);
  LayoutUnit end_edge = broken_ ? LayoutUnit() : model_.border_padding.block_end;

  // Margins at the end stay inside where something ends the adjoining: an edge or a formatting context.
  LayoutUnit content_end = flow_.cursor;
  // So do those of an empty box with clearance (css2 §8.3.1).
  const bool keeps_end_margin =
      flow_.resolved && (is_root_ || model_.border_padding.block_end || flow_.strut_is_cleared);
  if (keeps_end_margin && !broken_) {
    const LayoutUnit margin = is_quirky_container() ? flow_.strut.quirky_sum() : flow_.strut.sum();
    content_end = std::max(flow_.cursor + margin, fragment_start_edge_);
  }
  // css2 §10.6.7: a formatting context's root contains its floats.
  if (is_root_ && flow_.floats != nullptr && !broken_)
    content_end = std::max(content_end, flow_.floats->bottom());
  LayoutUnit intrinsic = consumed + std::max(content_end, LayoutUnit()) + end_edge;
  const LayoutUnit contents = intrinsic;
  if (!flow_.resolved) intrinsic = LayoutUnit();
  if (!is_indefinite(contained_.block_size)) {
    intrinsic = contained_.block_size + model_.border_padding.block_sum() - legend_room_;
  } else if (rows_ > 0) {
    intrinsic =
        model_.border_padding.block_sum() + (tallest_row_ ? tallest_row_ * rows_ : empty_list_box_size());
  }

  LayoutUnit total = used_block_size(pass_, box_, space_, model_without_legend(), inline_size_, intrinsic);
  if (auto_height && !fragmented()) total = std::max(total, quirk_minimum_size(pass_, box_, space_));
  align_contents(total - contents);
  if (!flow_.resolved) {
    if (total == LayoutUnit() && !broken_ && !is_cleared()) {
      result.offset_resolved = false;
      result.self_collapsing = true;
      space_.add_reads(kReadMarginStrut);
      // Lines without content stand at the top; blocks were placed from where the margins began.
      if (!row_.has(kBoxChildrenInline)) builder_.shift_in_flow(-flow_.strut.sum());
    } else {
      space_.add_reads(kReadMarginStrut);
      result.self_collapsing = total == LayoutUnit() && !broken_;
      resolve_offset(flow_.strut.sum());
      flow_.cursor = LayoutUnit();
      flow_.strut = MarginStrut();
    }
  }
  LayoutUnit size = total - consumed;
  bool own_end_broken = false;
  if (fragmented() && flow_.resolved) {
    LayoutUnit room = std::max(fragmentainer_size_ - fragmentainer_position(LayoutUnit()), LayoutUnit());
    if (broken_) {
      // A fragment that goes on fills its fragmentainer, unless its own size ends before.
      size = auto_height ? std::max(room, flow_.cursor)
                         : std::min(std::max(size, LayoutUnit()), std::max(room, flow_.cursor));
    } else if (size > room && content_end <= room && room > LayoutUnit() && !pass_.limit_exceeded()) {
      // Only empty room and the end edge are left: they go on in the next fragmentainer.
      own_end_broken = true;
      size = room;
    }
  }
  size = std::max(size, LayoutUnit());
  // Floats that go on break the root of their formatting context, although nothing else may be left.
  const bool floats_go_on = is_root_ && !continued_.empty();
  if (floats_go_on && !broken_ && !own_end_broken) {
    size = std::max(size, fragmentainer_size_ - fragmentainer_position(LayoutUnit()));
  }
  if (broken_ || own_end_broken || floats_go_on) {
    result.break_token = make_token(consumed + size, own_end_broken || (floats_go_on && !broken_));
  }
  if (!is_root_) result.continued_floats = pass_.arena().copy(continued_);
  if (!is_root_ && flow_.floats != space_.forward_to_child().exclusions) result.floats = flow_.floats;
  if (!flow_.resolved && assumed_) {
    result.floats_assume_offset = true;
    result.assumed_offset = *assumed_;
  }

  result.is_pushed = flow_.is_pushed;
  if (!result.offset_resolved) {
    result.end_strut = flow_.strut;
  } else if (!keeps_end_margin && auto_height && total == intrinsic && !broken_ && !own_end_broken) {
    result.end_strut = flow_.strut;
  }
  LogicalEdges border = model_.border, padding = model_.padding;
  if (token_ != nullptr) border.block_start = padding.block_start = LayoutUnit();
  if (result.break_token != nullptr) border.block_end = padding.block_end = LayoutUnit();
  Fragment* fragment = builder_.finish(space_, {inline_size_, size}, border, padding, result);
  if (token_ != nullptr) fragment->flags &= static_cast<uint16_t>(~kFragmentFirst);
  if (result.break_token != nullptr) fragment->flags &= static_cast<uint16_t>(~kFragmentLast);
  note_own_baselines(*fragment, size);
  result.block_offset = flow_.resolved_at;
  result.intrinsic_block_size = intrinsic;
  result.break_appeal = break_appeal_;
  if (result.break_token != nullptr && avoids_break_inside(style_, fragmentation_)) {
    result.break_appeal = std::min(result.break_appeal, BreakAppeal::kViolatingAvoid);
  }
  return result;
}

MinMax min_max_block_flow(Pass& pass, BoxId box, const SpaceReader& space) {
  const BoxModel model = box_model(pass.facts(box), LayoutUnit());
  const LayoutUnit edges = model.border_padding.inline_sum();
  MinMax sizes;
  const LayoutUnit contained = contained_content_size(pass, box, model.wd).inline_size;
  if (!is_indefinite(contained)) return {contained + edges, contained + edges};
  ReadMask block_reads = kReadNothing;
  LayoutUnit definite =
      definite_content_block_size(pass, box, SpaceReader(space.forward_to_child(), block_reads), model);
  if (is_indefinite(definite) && (pass.box(box).is_anonymous() || in_quirks_mode(pass))) {
    definite = space.percentage_block_size();
  }
  if (pass.box(box).has(kBoxChildrenInline)) {
    sizes = inline_layout::min_max(pass, box, inline_layout::content(pass, box), space, definite);
    if (holds_options(pass, box))
      sizes.max = LayoutUnit(sizes.max.ceil()), sizes.min = LayoutUnit(sizes.min.ceil());
  } else {
    LayoutUnit floats;  // side by side with what follows them
    for (BoxId c = pass.box(box).first_child; c.valid(); c = pass.box(c).next_sibling) {
      const Box& row = pass.box(c);
      if (row.has(kBoxOutOfFlow)) continue;
      // css-sizing-3 §5.2.1: percentage margins count as zero.
      const ComputedStyle& child_style = pass.style(c);
      LayoutUnit margins = margin_edges(pass.facts(c), model.wd, LayoutUnit()).inline_sum();
      ChildSpaceBuilder builder(space.forward_to_child(), model.wd, child_style);
      builder.set_sizes({kIndefiniteSize, builder.orthogonal() ? definite : kIndefiniteSize},
                        {kIndefiniteSize, definite});
      builder.set_auto(AutoSize::kFitContent, AutoSize::kFitContent);
      MinMax m = min_max_contribution(pass, c, builder.space, &space, kReadScrollport);
      sizes.min = std::max(sizes.min, m.min + margins);
      if (child_style.clear() != Clear::kNone) floats = LayoutUnit();
      if (row.has(kBoxFloating)) {
        floats += std::max(m.max + margins, LayoutUnit());
        sizes.max = std::max(sizes.max, floats);
        continue;
      }
      const bool beside = row.has(kBoxFormattingContext) || row.kind != BoxKind::kBlockFlow;
      sizes.max = std::max(sizes.max, m.max + margins + (beside ? floats : LayoutUnit()));
      floats = LayoutUnit();
    }
  }
  add_block_reads(space, block_reads);
  return {sizes.min + edges, sizes.max + edges};
}

}  // namespace colosseum::layout
