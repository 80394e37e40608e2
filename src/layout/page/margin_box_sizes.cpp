#include "layout/page/margin_box_sizes.h"

#include <algorithm>

namespace colosseum::layout {

namespace {

// ---- §5.3.3 ----

MarginBoxExtent fixed_extent_without_limits(const MarginBoxAxis& box, std::optional<LayoutUnit> size,
                                            LayoutUnit available, bool start_is_outer) {
  std::optional<LayoutUnit> start = box.margin_start, end = box.margin_end;
  const LayoutUnit zero;
  // Step 2.
  if (size.value_or(box.edges) + start.value_or(zero) + end.value_or(zero) > available) {
    start = start.value_or(zero);
    end = end.value_or(zero);
  }
  // Step 3: over-constrained.
  if (size && start && end) (start_is_outer ? start : end).reset();
  // Step 5.
  if (!size) {
    start = start.value_or(zero);
    end = end.value_or(zero);
    return {*start, available - *start - *end, *end};
  }
  // Step 6.
  if (!start && !end) {
    const LayoutUnit room = available - *size;
    return {room / 2, *size, room - room / 2};
  }
  // Step 4.
  if (!start) return {available - *size - *end, *size, *end};
  return {*start, *size, available - *size - *start};
}

// ---- §5.3.2; all sizes are outer ones ----

struct OuterSizes {
  bool is_auto = false;
  LayoutUnit min, max;  ///< "outer min width", "outer max width"
};

/// §5.3.2.2 for two boxes: the outer size of the first. The second one's is the rest if it is auto. `parts`:
/// the first gets one of so many where "both flex factors are assumed to be 1".
LayoutUnit first_of_two(const OuterSizes& a, const OuterSizes& c, LayoutUnit available, int parts) {
  auto share = [&](LayoutUnit size, LayoutUnit room, LayoutUnit factor, LayoutUnit sum) {
    return size + (sum == LayoutUnit() ? room / parts : room.mul_div(factor, sum));
  };
  if (!a.is_auto) return a.max;
  if (!c.is_auto) return available - c.max;
  const LayoutUnit max_sum = a.max + c.max, min_sum = a.min + c.min;
  if (max_sum < available) return share(a.max, available - max_sum, a.max, max_sum);
  const LayoutUnit flex_space = available - min_sum;
  if (min_sum < available) return share(a.min, flex_space, a.max - a.min, max_sum - min_sum);
  return share(a.min, flex_space, a.min, min_sum);
}

LayoutUnit margins(const MarginBoxAxis& box) {
  // §5.3.2.1
  return box.margin_start.value_or(LayoutUnit()) + box.margin_end.value_or(LayoutUnit());
}

OuterSizes outer_sizes(const MarginBoxAxis& box, std::optional<LayoutUnit> size) {
  if (!box.is_generated) return {};
  const LayoutUnit m = margins(box);
  if (size) return {false, *size + m, *size + m};
  return {true, box.min_content + m, box.max_content + m};
}

using Sizes = std::array<std::optional<LayoutUnit>, 3>;

/// §5.3.2.2: the border-box sizes, given those that are not auto.
std::array<LayoutUnit, 3> resolve_auto(const std::array<MarginBoxAxis, 3>& boxes, const Sizes& sizes,
                                       LayoutUnit available) {
  const OuterSizes a = outer_sizes(boxes[0], sizes[0]), b = outer_sizes(boxes[1], sizes[1]),
                   c = outer_sizes(boxes[2], sizes[2]);
  std::array<LayoutUnit, 3> outer;
  if (!boxes[1].is_generated) {
    outer[0] = first_of_two(a, c, available, 2);
    outer[2] = c.is_auto && a.is_auto ? available - outer[0] : first_of_two(c, a, available, 2);
  } else {
    // The text has one box AC of the greater dimensions of A and C; web-platform-tests (css-page
    // margin-boxes/dimensions-007 and -010) and browsers try double A and double C, which count as two boxes,
    // and take what leaves B less. The two differ only when A is greater in one dimension and C in another.
    outer[1] = first_of_two(b, {}, available, 3);
    for (const OuterSizes& side : {a, c}) {
      outer[1] =
          std::min(outer[1], first_of_two(b, {side.is_auto, 2 * side.min, 2 * side.max}, available, 3));
    }
    const LayoutUnit side = (available - outer[1]) / 2;
    outer[0] = a.is_auto ? side : a.max;
    outer[2] = c.is_auto ? side : c.max;
  }
  std::array<LayoutUnit, 3> out;
  for (size_t i = 0; i < 3; ++i) {
    if (boxes[i].is_generated) out[i] = std::max(outer[i] - margins(boxes[i]), boxes[i].edges);
  }
  return out;
}

}  // namespace

MarginBoxExtent fixed_extent(const MarginBoxAxis& box, LayoutUnit available, bool start_is_outer) {
  const LayoutUnit min = std::max(box.min, box.edges);
  MarginBoxExtent out = fixed_extent_without_limits(box, box.size, available, start_is_outer);
  // §5.3: a size out of bounds means that the rules are applied again with the bound as the size.
  if (out.size > box.max) out = fixed_extent_without_limits(box, box.max, available, start_is_outer);
  if (out.size < min) out = fixed_extent_without_limits(box, min, available, start_is_outer);
  return out;
}

std::array<MarginBoxExtent, 3> variable_extents(const std::array<MarginBoxAxis, 3>& boxes,
                                                LayoutUnit available) {
  Sizes sizes{boxes[0].size, boxes[1].size, boxes[2].size};
  std::array<LayoutUnit, 3> used = resolve_auto(boxes, sizes, available);
  // §5.3.2.3 steps 2 and 3. What a bounded box gives away may make another one break its bounds.
  auto apply = [&](auto&& violates, auto&& bound) {
    for (int round = 0; round < 3; ++round) {
      bool any = false;
      for (size_t i = 0; i < 3; ++i) {
        if (!boxes[i].is_generated || !violates(boxes[i], used[i])) continue;
        sizes[i] = std::max(bound(boxes[i]), boxes[i].edges);
        any = any || *sizes[i] != used[i];
      }
      if (!any) return;
      used = resolve_auto(boxes, sizes, available);
    }
  };
  apply([](const MarginBoxAxis& b, LayoutUnit u) { return u > b.max; },
        [](const MarginBoxAxis& b) { return b.max; });
  apply([](const MarginBoxAxis& b, LayoutUnit u) { return u < b.min; },
        [](const MarginBoxAxis& b) { return b.min; });
  std::array<MarginBoxExtent, 3> out;
  for (size_t i = 0; i < 3; ++i) {
    out[i] = {boxes[i].margin_start.value_or(LayoutUnit()), used[i],
              boxes[i].margin_end.value_or(LayoutUnit())};
  }
  return out;
}

}  // namespace colosseum::layout
