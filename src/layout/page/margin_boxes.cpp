#include "layout/page/margin_boxes.h"

#include <algorithm>

#include "box/margin_content.h"
#include "layout/core/sizing.h"
#include "layout/page/margin_box_sizes.h"
#include "layout/page/page_counters.h"

namespace colosseum::layout {

namespace {

/// Where a box belongs: the column and row of the page (0: start margin, 1: between the corners, 2: end
/// margin), and which of A, B and C it is on its side (§5.3.2).
struct Place {
  uint8_t column, row, of_three;
};
constexpr Place kPlaces[] = {{0, 0, 0}, {1, 0, 0}, {1, 0, 1}, {1, 0, 2}, {2, 0, 0}, {2, 1, 0},
                             {2, 1, 1}, {2, 1, 2}, {2, 2, 0}, {1, 2, 2}, {1, 2, 1}, {1, 2, 0},
                             {0, 2, 0}, {0, 1, 2}, {0, 1, 1}, {0, 1, 0}};
static_assert(std::size(kPlaces) == std::size(kMarginBoxNames));

/// A box of the page at hand. [0]: horizontal, [1]: vertical.
struct Item {
  MarginBox name;
  Place place;
  PhysicalRect containing;
  BoxId box;
  MarginBoxExtent extents[2];
  PhysicalOffset offset;  ///< of the border box
};

/// §5.3.1 "containing block".
PhysicalRect containing_block(const PageStyle& page, Place place) {
  struct Span {
    LayoutUnit start, length;
  };
  auto span = [](int index, LayoutUnit total, LayoutUnit start, LayoutUnit end) -> Span {
    if (index == 0) return {LayoutUnit(), start};
    if (index == 2) return {total - end, end};
    return {start, std::max(total - start - end, LayoutUnit())};
  };
  const Span x = span(place.column, page.size.width, page.margin.left, page.margin.right);
  const Span y = span(place.row, page.size.height, page.margin.top, page.margin.bottom);
  return {{x.start, y.start}, {x.length, y.length}};
}

/// §6: unlike elsewhere, vertical percentages of padding refer to the height of the containing block.
StyleId with_used_padding(StylePool& styles, StyleId id, PhysicalSize containing) {
  const ComputedStyle& s = styles.get(id);
  if (!s.padding_top().has_percent() && !s.padding_right().has_percent() &&
      !s.padding_bottom().has_percent() && !s.padding_left().has_percent()) {
    return id;
  }
  auto used = [](const Length& l, LayoutUnit base) { return Length::fixed(resolve(l, base).to_float()); };
  StyleBuilder& b = styles.scratch_builder();
  b.start_from(s);
  b.set_padding_top(used(s.padding_top(), containing.height));
  b.set_padding_right(used(s.padding_right(), containing.width));
  b.set_padding_bottom(used(s.padding_bottom(), containing.height));
  b.set_padding_left(used(s.padding_left(), containing.width));
  return styles.intern(b);
}

/// Lays out the boxes of one page.
class PageMargins {
 public:
  PageMargins(Pass& pass, Page& page) : pass_(pass), page_(page) {}
  void add(MarginBox name, BoxId box, const PhysicalRect& containing) {
    items_.push_back({name, kPlaces[static_cast<size_t>(name)], containing, box, {}, {}});
  }
  void run() {
    resolve_axis(true);
    resolve_axis(false);
    for (const Item& item : items_) {
      page_.margin_boxes.push_back({item.name, make_fragment(item), item.offset});
    }
  }

 private:
  /// The sizes of the boxes along one physical axis; heights need the widths.
  void resolve_axis(bool horizontal);
  void resolve_side(bool horizontal, uint8_t side);
  void place_fixed(Item& item, bool horizontal);
  MarginBoxAxis axis(const Item& item, bool horizontal, bool variable);
  MinMax content_sizes(const Item& item, bool horizontal);
  const LayoutResult& lay_out(const Item& item, bool measure);
  const Fragment* make_fragment(const Item& item);

  Pass& pass_;
  Page& page_;
  std::vector<Item> items_;
};

ConstraintSpace space_of(const Item& item) {
  ConstraintSpace space;
  space.percentage = {item.containing.size.width, item.containing.size.height};
  space.available = space.percentage;
  return space;
}

const LayoutResult& PageMargins::lay_out(const Item& item, bool measure) {
  ConstraintSpace space = space_of(item);
  space.fixed_inline = true;
  space.available.inline_size = item.extents[0].size;
  if (!measure) {
    space.fixed_block = true;
    space.available.block_size = item.extents[1].size;
  }
  return pass_.layout(item.box, space, nullptr, nullptr, kReadNothing);
}

/// §5.3.1: min-content and max-content sizes as border-box sizes; one content height for the width chosen.
MinMax PageMargins::content_sizes(const Item& item, bool horizontal) {
  if (horizontal) return pass_.min_max(item.box, space_of(item), nullptr, kReadNothing);
  const LayoutUnit height = lay_out(item, true).intrinsic_block_size;
  return {height, height};
}

MarginBoxAxis PageMargins::axis(const Item& item, bool horizontal, bool variable) {
  const ComputedStyle& s = pass_.style(item.box);
  const LayoutUnit base = horizontal ? item.containing.size.width : item.containing.size.height;
  const LogicalEdges edges = box_model(pass_.facts(item.box), base).border_padding;
  MarginBoxAxis out;
  out.edges = horizontal ? edges.inline_sum() : edges.block_sum();
  auto margin = [&](const Length& l) -> std::optional<LayoutUnit> {
    if (l.is_auto()) return std::nullopt;
    return resolve(l, base);
  };
  out.margin_start = margin(horizontal ? s.margin_left() : s.margin_top());
  out.margin_end = margin(horizontal ? s.margin_right() : s.margin_bottom());
  const Length& size = horizontal ? s.width() : s.height();
  const Length& min = horizontal ? s.min_width() : s.min_height();
  const Length& max = horizontal ? s.max_width() : s.max_height();
  MinMax content;
  if ((variable && !size.is_length_percentage()) || size.is_intrinsic_keyword() ||
      min.is_intrinsic_keyword() || max.is_intrinsic_keyword()) {
    content = content_sizes(item, horizontal);
  }
  const LayoutUnit stretched =
      base - out.margin_start.value_or(LayoutUnit()) - out.margin_end.value_or(LayoutUnit());
  auto used = [&](const Length& l) -> std::optional<LayoutUnit> {
    if (l.is_length_percentage()) return border_box_length(s, l, base, out.edges);
    if (l.type == Length::Type::kMinContent) return content.min;
    if (l.type == Length::Type::kMaxContent) return content.max;
    if (l.type == Length::Type::kStretch) return std::max(stretched, out.edges);
    if (!l.is_intrinsic_keyword()) return std::nullopt;
    LayoutUnit limit = stretched;
    if (l.type == Length::Type::kFitContentFunction) limit = resolve(l, base) + out.edges;
    return std::min(content.max, std::max(content.min, limit));
  };
  out.size = used(size);
  out.min = used(min).value_or(LayoutUnit());
  out.max = used(max).value_or(LayoutUnit::max());
  out.min_content = std::max(content.min, out.edges);
  out.max_content = std::max(content.max, out.edges);
  return out;
}

void PageMargins::place_fixed(Item& item, bool horizontal) {
  const bool start_is_outer = (horizontal ? item.place.column : item.place.row) == 0;
  const LayoutUnit available = horizontal ? item.containing.size.width : item.containing.size.height;
  const MarginBoxExtent e = fixed_extent(axis(item, horizontal, false), available, start_is_outer);
  item.extents[horizontal ? 0 : 1] = e;
  if (horizontal) {
    item.offset.x = item.containing.offset.x + e.margin_start;
  } else {
    item.offset.y = item.containing.offset.y + e.margin_start;
  }
}

// §5.3.2, and its §5.3.2.4 for the places.
void PageMargins::resolve_side(bool horizontal, uint8_t side) {
  std::array<MarginBoxAxis, 3> axes;
  std::array<Item*, 3> boxes{};
  LayoutUnit start, available;
  for (MarginBoxAxis& a : axes) a.is_generated = false;
  for (Item& item : items_) {
    const uint8_t along = horizontal ? item.place.column : item.place.row;
    const uint8_t across = horizontal ? item.place.row : item.place.column;
    if (along != 1 || across != side) continue;
    boxes[item.place.of_three] = &item;
    axes[item.place.of_three] = axis(item, horizontal, true);
    start = horizontal ? item.containing.offset.x : item.containing.offset.y;
    available = horizontal ? item.containing.size.width : item.containing.size.height;
  }
  const std::array<MarginBoxExtent, 3> extents = variable_extents(axes, available);
  for (size_t i = 0; i < 3; ++i) {
    if (boxes[i] == nullptr) continue;
    const MarginBoxExtent& e = extents[i];
    boxes[i]->extents[horizontal ? 0 : 1] = e;
    const LayoutUnit room = available - e.margin_start - e.size - e.margin_end;
    const LayoutUnit outer = i == 0 ? LayoutUnit() : i == 1 ? room / 2 : room;
    (horizontal ? boxes[i]->offset.x : boxes[i]->offset.y) = start + outer + e.margin_start;
  }
}

void PageMargins::resolve_axis(bool horizontal) {
  for (Item& item : items_) {
    if ((horizontal ? item.place.column : item.place.row) != 1) place_fixed(item, horizontal);
  }
  resolve_side(horizontal, 0);
  resolve_side(horizontal, 2);
}

// §6: vertical-align as in table cells; overflowing content begins at the top.
const Fragment* PageMargins::make_fragment(const Item& item) {
  const LayoutResult& result = lay_out(item, false);
  const Fragment& f = *result.fragment;
  const LayoutUnit room = std::max(f.size.height - result.intrinsic_block_size, LayoutUnit());
  LayoutUnit shift;
  switch (pass_.style(item.box).vertical_align().kind) {
    case VerticalAlign::Kind::kMiddle: shift = room / 2; break;
    case VerticalAlign::Kind::kBottom: shift = room; break;
    default: break;
  }
  if (shift == LayoutUnit() || f.children.empty()) return &f;
  Fragment* moved = pass_.arena().make<Fragment>(f);
  const std::span<FragmentLink> children = pass_.arena().make_array<FragmentLink>(f.children.size());
  for (size_t i = 0; i < children.size(); ++i) {
    children[i] = f.children[i];
    children[i].offset.y += shift;
  }
  moved->children = children;
  if (!is_indefinite(f.first_baseline)) moved->first_baseline += shift;
  if (!is_indefinite(f.last_baseline)) moved->last_baseline += shift;
  return moved;
}

/// Names that page and margin contexts count with, or show, and that may be counters of the document.
std::vector<std::string> counters_named(const LayoutTree& tree) {
  const StylePool& styles = tree.boxes.document().styles();
  std::vector<bool> seen(styles.size());
  std::vector<std::string> names;
  auto note = [&](const std::string& name) {
    if (name != "page" && name != "pages") names.push_back(name);
  };
  auto look_at = [&](StyleId id) {
    if (!id.valid() || seen[id.index()]) return;
    seen[id.index()] = true;
    const ComputedStyle& s = styles.get(id);
    for (const CounterChange& c : s.counter_increment()) note(c.name);
    for (const ContentItem& item : s.content().items) {
      if (item.kind == ContentItem::Kind::kCounter || item.kind == ContentItem::Kind::kCounters)
        note(item.text);
    }
  };
  for (const Page& page : tree.pages) {
    if (page.style.margin_boxes.empty()) continue;
    look_at(page.style.style);
    for (const PageMarginBox& m : page.style.margin_boxes) look_at(m.style);
  }
  return names;
}

CounterSnapshots document_counters(const LayoutTree& tree) {
  std::vector<std::string> names = counters_named(tree);
  if (names.empty()) return {};
  std::vector<NodeId> places;
  for (const Page& page : tree.pages) places.push_back(page.first_node);
  return CounterSnapshots(tree.boxes.document(), places, std::move(names));
}

}  // namespace

void layout_margin_boxes(Pass& pass, LayoutTree& tree) {
  const bool any = std::any_of(tree.pages.begin(), tree.pages.end(),
                               [](const Page& p) { return !p.style.margin_boxes.empty(); });
  if (!any) return;
  StylePool& styles = tree.boxes.document().styles();
  const CounterSnapshots snapshots = document_counters(tree);
  PageCounters counters(tree.pages.size(), snapshots);
  MarginContentBuilder content(tree.boxes, pass.limits().max_text_bytes / 16);
  for (size_t i = 0; i < tree.pages.size(); ++i) {
    Page& page = tree.pages[i];
    const StyleId context = page.style.style;
    counters.begin_page(i, context.valid() ? styles.get(context) : styles.initial());
    PageMargins margins(pass, page);
    for (const PageMarginBox& m : page.style.margin_boxes) {
      counters.begin_box(styles.get(m.style));
      const PhysicalRect containing = containing_block(page.style, kPlaces[static_cast<size_t>(m.box)]);
      const StyleId style = with_used_padding(styles, m.style, containing.size);
      margins.add(m.box, content.add(style, counters), containing);
    }
    pass.boxes_added();
    margins.run();
  }
  if (!content.limit_exceeded()) return;
  pass.diagnostics().warn(DiagnosticKind::kLimit, {tree.boxes.document().info().url, 0, 0},
                          "too much text in page margins, the rest is left out");
  tree.limit_exceeded = true;
}

}  // namespace colosseum::layout
