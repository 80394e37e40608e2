#include "layout/core/constraint_space.h"

#include "layout/floats/exclusion_space.h"
#include "layout/grid/subgrid_space.h"

namespace colosseum::layout {

namespace {

constexpr SpaceModes kInlineModes = 1 | 2 | 4, kBlockModes = 8 | 16 | 32 | 64, kContextMode = 128,
                     kOrthogonalMode = 256, kMeasuringMode = 512;

}  // namespace

SpaceModes modes_of(const ConstraintSpace& s) {
  return static_cast<SpaceModes>(static_cast<unsigned>(s.inline_auto) | (s.fixed_inline ? 4u : 0u) |
                                 static_cast<unsigned>(s.block_auto) << 3 | (s.fixed_block ? 32u : 0u) |
                                 (s.fixed_block_indefinite ? 64u : 0u) |
                                 (s.new_formatting_context ? kContextMode : 0u) |
                                 (s.orthogonal ? kOrthogonalMode : 0u) | (s.measuring ? kMeasuringMode : 0u));
}

SpaceModes modes_read(ReadMask m) {
  return static_cast<SpaceModes>(
      ((m & kReadInlineMode) != 0 ? kInlineModes : 0) | ((m & kReadBlockMode) != 0 ? kBlockModes : 0) |
      ((m & kReadContext) != 0 ? kContextMode : 0) | ((m & kReadOrthogonal) != 0 ? kOrthogonalMode : 0) |
      ((m & kReadMeasuring) != 0 ? kMeasuringMode : 0));
}

bool has_open_block_size(SpaceModes modes) { return (modes & kBlockModes) == 0; }

bool is_measuring(SpaceModes modes) { return (modes & kMeasuringMode) != 0; }

bool equal_in(ReadMask m, const ConstraintSpace& a, const ConstraintSpace& b) {
  if ((m & kReadAvailableInline) && a.available.inline_size != b.available.inline_size) return false;
  if ((m & kReadAvailableBlock) && a.available.block_size != b.available.block_size) return false;
  if ((m & kReadPercentageInline) && a.percentage.inline_size != b.percentage.inline_size) return false;
  if ((m & kReadPercentageBlock) && a.percentage.block_size != b.percentage.block_size) return false;
  if (((modes_of(a) ^ modes_of(b)) & modes_read(m)) != 0) return false;
  if ((m & kReadMarginStrut) && !(a.margin_strut == b.margin_strut)) return false;
  if ((m & kReadBfcInline) && a.bfc_offset.inline_offset != b.bfc_offset.inline_offset) return false;
  if ((m & kReadBfcBlock) && a.bfc_offset.block_offset != b.bfc_offset.block_offset) return false;
  if ((m & kReadExclusions) &&
      (a.clearance_offset != b.clearance_offset || !same_exclusions(a.exclusions, b.exclusions))) {
    return false;
  }
  if ((m & kReadForcedOffset) && a.forced_offset != b.forced_offset) return false;
  if ((m & kReadScrollport) && !(a.scrollport == b.scrollport)) return false;
  if ((m & kReadCollapsedBorders) && a.collapsed_borders != b.collapsed_borders &&
      (a.collapsed_borders == nullptr || b.collapsed_borders == nullptr ||
       !(*a.collapsed_borders == *b.collapsed_borders))) {
    return false;
  }
  if ((m & kReadSubgrid) && !same_subgrid(a.subgrid, b.subgrid)) return false;
  if ((m & kReadFragmentation) &&
      (a.fragmentation != b.fragmentation || a.fragmentainer_size != b.fragmentainer_size)) {
    return false;
  }
  if ((m & kReadFragmentainerOffset) && (a.fragmentainer_offset != b.fragmentainer_offset ||
                                         a.at_fragmentainer_start != b.at_fragmentainer_start)) {
    return false;
  }
  return true;
}

// A new field needs a bit or a group, a line in equal_in() and one in poisoned().
static_assert(sizeof(ConstraintSpace) == 104);

ConstraintSpace poisoned(const ConstraintSpace& s, ReadMask keep) {
  const LayoutUnit poison = LayoutUnit::from_raw(7777 * 64 + 13);
  ConstraintSpace p = s;
  if (!(keep & kReadAvailableInline)) p.available.inline_size = poison;
  if (!(keep & kReadAvailableBlock)) p.available.block_size = poison;
  if (!(keep & kReadPercentageInline)) p.percentage.inline_size = poison;
  if (!(keep & kReadPercentageBlock)) p.percentage.block_size = poison;
  if (!(keep & kReadMarginStrut)) p.margin_strut = {poison, -poison - poison, {}, false, false};
  if (!(keep & kReadBfcInline)) p.bfc_offset.inline_offset = poison;
  if (!(keep & kReadBfcBlock)) p.bfc_offset.block_offset = poison;
  if (!(keep & kReadExclusions)) {
    static const ExclusionSpace* const kFloats = [] {
      static Arena arena;
      const LayoutUnit far(100'000);
      return ExclusionSpace::add(arena, nullptr, {-far, far, -far, far, true});
    }();
    p.exclusions = kFloats;
    p.clearance_offset = poison;
  }
  if (!(keep & kReadScrollport)) p.scrollport = {poison, poison};
  if (!(keep & kReadCollapsedBorders)) {
    static const LogicalEdges kWide{poison, poison, poison, poison};
    p.collapsed_borders = s.collapsed_borders == nullptr ? &kWide : nullptr;
  }
  if (!(keep & kReadSubgrid)) {
    static const SubgridSpace kNoTracks{};
    p.subgrid = s.subgrid == nullptr ? &kNoTracks : nullptr;
  }
  if (!(keep & kReadForcedOffset)) p.forced_offset = poison;
  if (!(keep & kReadFragmentation)) {
    p.fragmentation = s.fragmentation == Fragmentation::kNone ? Fragmentation::kPage : Fragmentation::kNone;
    p.fragmentainer_size = poison;
  }
  if (!(keep & kReadFragmentainerOffset)) {
    p.fragmentainer_offset = poison;
    p.at_fragmentainer_start = !s.at_fragmentainer_start;
  }
  if (!(keep & kReadContext)) p.new_formatting_context = !s.new_formatting_context;
  if (!(keep & kReadMeasuring)) p.measuring = !s.measuring;
  if (!(keep & kReadInlineMode)) {
    p.inline_auto = s.inline_auto == AutoSize::kStretch ? AutoSize::kFitContent : AutoSize::kStretch;
    p.fixed_inline = !s.fixed_inline;
  }
  if (!(keep & kReadOrthogonal)) p.orthogonal = !s.orthogonal;
  if (!(keep & kReadBlockMode)) {
    p.block_auto = s.block_auto == AutoSize::kStretch ? AutoSize::kFitContent : AutoSize::kStretch;
    p.fixed_block = !s.fixed_block;
    p.fixed_block_indefinite = !s.fixed_block_indefinite;
  }
  return p;
}

}  // namespace colosseum::layout
