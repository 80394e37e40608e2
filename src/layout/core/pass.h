// One run of layout: memory, caches, counters and the entry points that algorithms call for their children.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "base/arena.h"
#include "base/scratch.h"
#include "box/box_tree.h"
#include "colosseum/text.h"
#include "layout/core/box_cache.h"
#include "layout/core/style_facts.h"

namespace colosseum::layout {

/// Call counts of a pass: what tests/linearity bounds.
struct Counters {
  uint64_t layout_calls = 0;       ///< calls that ran an algorithm
  uint64_t childless_layouts = 0;  ///< of boxes without children, which are part of what their parents do
  uint64_t layout_hits = 0;        ///< answered from a cache
  uint64_t min_max_calls = 0;
  uint64_t min_max_hits = 0;
  uint64_t leaf_calls = 0;  ///< calls of an embedder's measure function
  uint64_t poison_checks = 0;
  uint64_t poison_failures = 0;
};

namespace inline_layout {
struct InlineContent;
/// Defined where InlineContent is (src/layout/inline).
struct InlineContentDeleter {
  void operator()(InlineContent* content) const;
};
}  // namespace inline_layout

/// Shaped text by block container: as far as the last box that has some.
class InlineContents {
 public:
  using Owner = std::unique_ptr<inline_layout::InlineContent, inline_layout::InlineContentDeleter>;
  /// Null when there is none yet. Valid until the next call.
  Owner& of(BoxId container) {
    if (container.index() >= contents_.size()) contents_.resize(container.index() + 1);
    return contents_[container.index()];
  }
  void forget(BoxId container) {
    if (container.index() < contents_.size()) contents_[container.index()].reset();
  }
  /// Forgets those of boxes from `boxes` on.
  void truncate(size_t boxes) {
    if (boxes < contents_.size()) contents_.resize(boxes);
  }

 private:
  std::vector<Owner> contents_;
};

/// Everything that outlives a pass: fragments, results, caches, shaped text. One per laid-out BoxTree.
struct LayoutStore {
  explicit LayoutStore(size_t boxes) : caches(boxes) {}
  /// Makes room for boxes added to the tree, or forgets what is kept of removed ones.
  void resize(size_t boxes);
  /// Forgets cached results of a box and its ancestors, and the shaped text that an inline-level box is part
  /// of.
  void invalidate(const BoxTree& tree, BoxId box);
  Arena arena;
  size_t bytes_after_first_pass = 0;
  StyleFactsTable style_facts;
  BlockVector<BoxCache> caches;  ///< by box; what they point to is in the arena
  InlineContents inline_contents;
  /// What break tokens refer to that is not in the arena.
  std::vector<std::shared_ptr<void>> kept;
};

class Pass {
 public:
  Pass(const BoxTree& boxes, LayoutStore& store, TextEngine* text, const Limits& limits,
       Diagnostics& diagnostics);
  Pass(const Pass&) = delete;
  Pass& operator=(const Pass&) = delete;

  /// Lays out a box, from the cache when every field that an earlier result read is equal. `forwarded` names
  /// the fields of `space` that the caller copied (or shifted) from its own space without reading them;
  /// `parent` records them if the child read them. It names kReadOwnBlockSize if the child's block size may
  /// be definite only where the caller's is. Pass null as parent at the top.
  ///
  /// The result lives until the algorithm that asks returns, its fragment as long as the store unless `space`
  /// is only measuring.
  const LayoutResult& layout(BoxId box, const ConstraintSpace& space, const BreakToken* token,
                             const SpaceReader* parent, ReadMask forwarded);
  /// The answer that the cache has, if any; null for boxes without children.
  const LayoutResult* known_layout(BoxId box, const ConstraintSpace& space, const SpaceReader* parent,
                                   ReadMask forwarded);
  /// The same without the cache, for a box that is not asked again and has no boxes with caches inside. The
  /// result lives until the algorithm that asks returns. `for_size`: no more is kept of the fragment than its
  /// size and baselines.
  const LayoutResult& layout_once(BoxId box, const ConstraintSpace& space, const SpaceReader* parent,
                                  ReadMask forwarded, bool for_size);
  /// Min-content and max-content border-box inline sizes, cached likewise. Margins are not included.
  MinMax min_max(BoxId box, const ConstraintSpace& space, const SpaceReader* parent, ReadMask forwarded);

  const BoxTree& boxes() const { return boxes_; }
  const Box& box(BoxId id) const { return boxes_.box(id); }
  const ComputedStyle& style(BoxId id) const { return boxes_.style(id); }
  const StyleFacts& facts(BoxId id) const {
    return store_.style_facts.of(boxes_.box(id).style, boxes_.document().styles());
  }
  TextEngine* text() const { return text_; }
  Arena& arena() { return store_.arena; }
  /// Memory until the algorithm that asks for it returns.
  Scratch& scratch() { return scratch_; }
  /// A fragment that counts for Limits::max_fragments.
  Fragment* make_fragment();
  /// Memory for the fragment of a box without children: scratch memory when it only tells a size.
  Fragment* make_childless_fragment(bool measuring);
  bool keeps_childless(bool measuring) const { return paged_ || !measuring; }
  /// Memory for the result of such a box, until the algorithm that asks returns.
  LayoutResult* make_childless_result();
  /// The fragment of such a box, to stay.
  const Fragment* keep_childless(const LayoutResult& result);
  /// Counts memory outside the arena for Limits::max_layout_bytes.
  void charge(size_t bytes) { charged_bytes_ += bytes; }
  /// What is left of Limits::max_layout_bytes.
  size_t bytes_left() const;
  /// Whether a limit is reached, which is reported once: what is not laid out yet is left out.
  bool out_of_limits();
  LayoutStore& store() { return store_; }
  Counters& counters() { return counters_; }
  const Limits& limits() const { return limits_; }
  Diagnostics& diagnostics() { return diagnostics_; }
  /// Pages take results of earlier ones on: they then live as long as the store.
  void set_paged(bool paged) { paged_ = paged; }
  bool is_paged() const { return paged_; }
  /// Re-runs each cached layout with the fields it did not read poisoned, and counts differences.
  void set_poison_test(bool on) { poison_test_ = on; }
  /// False once Limits::max_layout_work is spent: algorithms then keep to one cheap layout per child.
  bool has_work_left() const { return work_left_ > 0; }
  bool limit_exceeded() const { return limit_exceeded_; }
  /// For content that is left out by an algorithm itself.
  void exceed_limit(const char* message);
  int depth() const { return depth_; }
  /// Boxes were added to the tree: they have their share of work.
  void boxes_added();

 private:
  /// An answer to this question, or to the one with an open block size if the block size that it gave is
  /// fixed now and the content does not look at it.
  const LayoutEntry* find_layout(BoxId box, const ConstraintSpace& space, const BreakToken* token);
  LayoutResult run(BoxId box, const ConstraintSpace& space, const BreakToken* token);
  MinMax run_min_max(BoxId box, const ConstraintSpace& space, ReadMask& reads);
  const LayoutResult& layout_childless(BoxId box, const ConstraintSpace& space, const SpaceReader* parent,
                                       ReadMask forwarded);
  void check_poison(BoxId box, const ConstraintSpace& space, const BreakToken* token,
                    const LayoutResult& result);
  void check_poison(BoxId box, const ConstraintSpace& space, ReadMask reads, const MinMax& sizes);
  /// Whether an answer for an open block size is that for the fixed one of `space`, too.
  void check_open_answer(BoxId box, ConstraintSpace space, const LayoutResult& result);
  /// A cache hit counts as work too, if much less than a run.
  void charge_hit() {
    if (++hits_ % 16 == 0 && work_left_ > 0) --work_left_;
  }

  const BoxTree& boxes_;
  LayoutStore& store_;
  TextEngine* text_;
  const Limits& limits_;
  Diagnostics& diagnostics_;
  Scratch scratch_;
  Counters counters_;
  uint64_t work_left_ = 0, hits_ = 0;
  uint32_t fragments_ = 0;
  size_t arena_bytes_before_ = 0;
  size_t charged_bytes_ = 0;
  int depth_ = 0;
  bool paged_ = false;
  bool poison_test_ = false;
  bool in_poison_test_ = false;
  bool limit_exceeded_ = false;
};

/// The two functions of a layout algorithm (DESIGN: one pair per layout kind). Stateless; all state is on the
/// stack.
struct Algorithm {
  LayoutResult (*layout)(Pass& pass, BoxId box, const SpaceReader& space, const BreakToken* token);
  MinMax (*min_max)(Pass& pass, BoxId box, const SpaceReader& space);
};
/// The algorithm of a kind of box.
const Algorithm& algorithm_for(BoxKind kind);
/// Intrinsic sizes of a leaf or an empty container, which look at no space.
MinMax min_max_without_space(Pass& pass, BoxId box);
/// Lays out a box for which is_childless() holds.
LayoutResult layout_without_children(Pass& pass, BoxId box, const SpaceReader& space);

}  // namespace colosseum::layout
