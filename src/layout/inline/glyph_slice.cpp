#include "layout/inline/glyph_slice.h"

#include <algorithm>

namespace colosseum::layout::inline_layout {

namespace {

/// Index of the run that holds the character, or of the first one after it.
size_t run_at(const ShapedParagraph& shaped, uint32_t offset) {
  auto it = std::upper_bound(shaped.runs.begin(), shaped.runs.end(), offset,
                             [](uint32_t o, const ShapedRun& r) { return o < r.end; });
  return static_cast<size_t>(it - shaped.runs.begin());
}

/// Index, from the run's first glyph, of the first glyph in array order whose cluster is at or after `offset`
/// (left-to-right) or before it (right-to-left).
size_t glyph_boundary(std::span<const Glyph> glyphs, bool rtl, uint32_t offset) {
  auto it = rtl ? std::partition_point(glyphs.begin(), glyphs.end(),
                                       [&](const Glyph& g) { return g.cluster >= offset; })
                : std::partition_point(glyphs.begin(), glyphs.end(),
                                       [&](const Glyph& g) { return g.cluster < offset; });
  return static_cast<size_t>(it - glyphs.begin());
}

std::span<const Glyph> run_glyphs(const ShapedParagraph& shaped, const ShapedRun& run) {
  return std::span<const Glyph>(shaped.glyphs).subspan(run.first_glyph, run.glyph_count);
}

/// The glyphs of the characters [start, end) of one run, in array order.
std::span<const Glyph> glyphs_between(std::span<const Glyph> glyphs, bool rtl, uint32_t start, uint32_t end) {
  size_t a = glyph_boundary(glyphs, rtl, start), b = glyph_boundary(glyphs, rtl, end);
  return rtl ? glyphs.subspan(b, a - b) : glyphs.subspan(a, b - a);
}

double sum(std::span<const Glyph> glyphs) {
  double width = 0;
  for (const Glyph& g : glyphs) width += static_cast<double>(g.advance);
  return width;
}

/// Whether the text may be cut before `offset` without shaping again.
bool is_safe(std::span<const Glyph> glyphs, bool rtl, uint32_t offset) {
  size_t at = glyph_boundary(glyphs, rtl, offset);
  if (rtl) {
    if (at == 0) return true;
    // Glyphs before `at` belong to characters from `offset` on; the nearest one begins the cluster.
    return glyphs[at - 1].cluster == offset && !glyphs[at - 1].unsafe_to_break;
  }
  if (at >= glyphs.size()) return true;
  return glyphs[at].cluster == offset && !glyphs[at].unsafe_to_break;
}

/// Whether the text may be cut at the end of a run. The next one may have been shaped together with it.
bool is_safe_after(const ShapedParagraph& shaped, const ShapedRun& run) {
  const ShapedRun* next = &run + 1;
  if (next == shaped.runs.data() + shaped.runs.size() || next->start != run.end || next->glyph_count == 0 ||
      next->bidi_level != run.bidi_level) {
    return true;
  }
  const std::span<const Glyph> glyphs = run_glyphs(shaped, *next);
  return !(next->is_rtl() ? glyphs.back() : glyphs.front()).unsafe_to_break;
}

/// First safe offset after `start`, at most `end`.
uint32_t next_safe(std::span<const Glyph> glyphs, bool rtl, uint32_t start, uint32_t end) {
  std::span<const Glyph> inside = glyphs_between(glyphs, rtl, start, end);
  if (rtl) {
    for (size_t i = inside.size(); i-- > 0;) {
      if (inside[i].cluster > start && !inside[i].unsafe_to_break) return inside[i].cluster;
    }
  } else {
    for (const Glyph& g : inside) {
      if (g.cluster > start && !g.unsafe_to_break) return g.cluster;
    }
  }
  return end;
}

/// Last safe offset before `end`, at least `start`.
uint32_t previous_safe(std::span<const Glyph> glyphs, bool rtl, uint32_t start, uint32_t end) {
  std::span<const Glyph> inside = glyphs_between(glyphs, rtl, start, end);
  if (rtl) {
    for (const Glyph& g : inside) {
      if (!g.unsafe_to_break) return g.cluster;
    }
  } else {
    for (size_t i = inside.size(); i-- > 0;) {
      if (!inside[i].unsafe_to_break) return inside[i].cluster;
    }
  }
  return start;
}

/// How much wider a part of a run is when it is shaped by itself.
double growth(Pass& pass, const InlineContent& content, const ShapedRun& run, uint32_t start, uint32_t end) {
  std::vector<Glyph> glyphs;
  pass.text()->reshape(content.paragraph(), run, start, end, glyphs);
  return sum(glyphs) - sum(glyphs_between(run_glyphs(content.shaped, run), run.is_rtl(), start, end));
}

class Slicer {
 public:
  Slicer(Pass& pass, const InlineContent& content, std::vector<RunSlice>& out)
      : pass_(pass), content_(content), out_(out) {}

  double add(const ShapedRun& run, uint32_t start, uint32_t end, bool cut_start, bool cut_end) {
    std::span<const Glyph> glyphs = run_glyphs(content_.shaped, run);
    bool rtl = run.is_rtl();
    uint32_t head = start, tail = end;
    if (cut_start && start > run.start && !is_safe(glyphs, rtl, start))
      head = next_safe(glyphs, rtl, start, end);
    const bool safe_end = end < run.end ? is_safe(glyphs, rtl, end) : is_safe_after(content_.shaped, run);
    if (cut_end && !safe_end) tail = previous_safe(glyphs, rtl, head, end);
    double width = 0;
    if (head >= tail && (head != start || tail != end)) return reshape(run, start, end);
    if (head > start) width += reshape(run, start, head);
    if (tail > head) {
      RunSlice slice{run.face, glyphs_between(glyphs, rtl, head, tail), rtl, run.upright};
      width += sum(slice.glyphs);
      out_.push_back(slice);
    }
    if (end > tail) width += reshape(run, tail, end);
    return width;
  }

 private:
  double reshape(const ShapedRun& run, uint32_t start, uint32_t end) {
    std::vector<Glyph> glyphs;
    ShapedRun piece = pass_.text()->reshape(content_.paragraph(), run, start, end, glyphs);
    RunSlice slice{piece.face, pass_.arena().copy(glyphs), run.is_rtl(), run.upright};
    out_.push_back(slice);
    return sum(slice.glyphs);
  }

  Pass& pass_;
  const InlineContent& content_;
  std::vector<RunSlice>& out_;
};

}  // namespace

ClusterCursor::ClusterCursor(const ShapedParagraph& shaped, uint32_t start, uint32_t end)
    : shaped_(shaped), limit_(end), run_(run_at(shaped, start)), start_(start), end_(start) {
  if (start >= end) return;
  enter_run();
}

void ClusterCursor::enter_run() {
  while (run_ < shaped_.runs.size() && shaped_.runs[run_].glyph_count == 0) ++run_;
  if (run_ >= shaped_.runs.size() || shaped_.runs[run_].start >= limit_) {
    // Characters without glyphs count as one cluster of no width.
    end_ = limit_;
    advance_ = 0;
    return;
  }
  const ShapedRun& run = shaped_.runs[run_];
  std::span<const Glyph> glyphs = run_glyphs(shaped_, run);
  ptrdiff_t boundary = static_cast<ptrdiff_t>(glyph_boundary(glyphs, run.is_rtl(), start_));
  ptrdiff_t base = static_cast<ptrdiff_t>(run.first_glyph);
  if (run.is_rtl()) {
    step_ = -1;
    glyph_ = base + boundary - 1;
    last_ = base - 1;
  } else {
    step_ = 1;
    glyph_ = base + boundary;
    last_ = base + static_cast<ptrdiff_t>(glyphs.size());
  }
  read();
}

void ClusterCursor::read() {
  const ShapedRun& run = shaped_.runs[run_];
  advance_ = 0;
  if (glyph_ == last_) {
    end_ = std::min(run.end, limit_);
    return;
  }
  uint32_t cluster = shaped_.glyphs[static_cast<size_t>(glyph_)].cluster;
  if (cluster > start_) {  // the range begins inside a cluster that was counted before
    end_ = std::min(cluster, limit_);
    return;
  }
  while (glyph_ != last_ && shaped_.glyphs[static_cast<size_t>(glyph_)].cluster == cluster) {
    advance_ += static_cast<double>(shaped_.glyphs[static_cast<size_t>(glyph_)].advance);
    glyph_ += step_;
  }
  end_ = glyph_ == last_ ? run.end : shaped_.glyphs[static_cast<size_t>(glyph_)].cluster;
  end_ = std::min(end_, limit_);
}

void ClusterCursor::next() {
  start_ = end_;
  if (start_ >= limit_) return;
  if (run_ < shaped_.runs.size() && start_ < shaped_.runs[run_].end) {
    read();
    return;
  }
  ++run_;
  enter_run();
}

double slice_text(Pass& pass, const InlineContent& content, uint32_t start, uint32_t end, bool line_start,
                  bool line_end, std::vector<RunSlice>& out) {
  const ShapedParagraph& shaped = content.shaped;
  Slicer slicer(pass, content, out);
  size_t first = out.size();
  double width = 0;
  bool rtl = false;
  for (size_t r = run_at(shaped, start); r < shaped.runs.size() && shaped.runs[r].start < end; ++r) {
    const ShapedRun& run = shaped.runs[r];
    uint32_t a = std::max(start, run.start), b = std::min(end, run.end);
    if (a >= b || run.glyph_count == 0) continue;
    rtl = run.is_rtl();
    width += slicer.add(run, a, b, line_start && a == start, line_end && b == end);
  }
  if (rtl) std::reverse(out.begin() + static_cast<ptrdiff_t>(first), out.end());
  return width;
}

double growth_by_cut_at_start(Pass& pass, const InlineContent& content, uint32_t start, uint32_t end) {
  if (start >= end) return 0;
  const size_t index = run_at(content.shaped, start);
  if (index >= content.shaped.runs.size()) return 0;
  const ShapedRun& run = content.shaped.runs[index];
  const std::span<const Glyph> glyphs = run_glyphs(content.shaped, run);
  if (start <= run.start || is_safe(glyphs, run.is_rtl(), start)) return 0;
  return growth(pass, content, run, start, next_safe(glyphs, run.is_rtl(), start, std::min(end, run.end)));
}

double growth_by_cut_at_end(Pass& pass, const InlineContent& content, uint32_t start, uint32_t end) {
  if (start >= end) return 0;
  const size_t index = run_at(content.shaped, end - 1);
  if (index >= content.shaped.runs.size()) return 0;
  const ShapedRun& run = content.shaped.runs[index];
  const std::span<const Glyph> glyphs = run_glyphs(content.shaped, run);
  if (end < run.end ? is_safe(glyphs, run.is_rtl(), end) : is_safe_after(content.shaped, run)) return 0;
  return growth(pass, content, run, previous_safe(glyphs, run.is_rtl(), std::max(start, run.start), end),
                end);
}

double text_width(const ShapedParagraph& shaped, uint32_t start, uint32_t end) {
  double width = 0;
  for (size_t r = run_at(shaped, start); r < shaped.runs.size() && shaped.runs[r].start < end; ++r) {
    const ShapedRun& run = shaped.runs[r];
    width += sum(glyphs_between(run_glyphs(shaped, run), run.is_rtl(), std::max(start, run.start),
                                std::min(end, run.end)));
  }
  return width;
}

}  // namespace colosseum::layout::inline_layout
