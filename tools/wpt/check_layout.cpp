// Check-layout tests: the data-* attributes that WPT's check-layout-th.js evaluates in a page, evaluated here
// on the layout (cssom-view-1 §7 for what offsetWidth and its kin are).
#include <algorithm>
#include <cmath>
#include <functional>
#include <unordered_map>

#include "colosseum/css.h"
#include "run_test.h"

namespace colosseum::wpt {

namespace {

struct Edges {
  double top = 0, right = 0, bottom = 0, left = 0;
};

/// Answers what script would ask of elements.
class ElementMeasures {
 public:
  ElementMeasures(const Document& document, const Layout& layout, double viewport_width,
                  double viewport_height)
      : document_(document), layout_(layout), viewport_{0, 0, viewport_width, viewport_height} {
    layout.for_each_fragment(0, [&](const FragmentInfo& f) {
      if (f.kind != FragmentInfo::Kind::kBox || !f.node.valid()) return;
      if (f.generated) {
        generated_.emplace(f.node.value, f.border_box);
      } else {
        boxes_.try_emplace(f.node.value, f);
      }
    });
  }

  bool has_box(NodeId n) const { return !layout_.rects(n).empty(); }
  double offset_width(NodeId n) const { return std::round(layout_.rect(n).width); }
  double offset_height(NodeId n) const { return std::round(layout_.rect(n).height); }
  double bounding_width(NodeId n) const { return layout_.rect(n).width; }
  double bounding_height(NodeId n) const { return layout_.rect(n).height; }

  // cssom-view-1 §7.1, offsetLeft and offsetTop. As browsers do, a static body gives the canvas's corner.
  double offset_left(NodeId n) const { return std::round(from_offset_parent(n).x); }
  double offset_top(NodeId n) const { return std::round(from_offset_parent(n).y); }

  // §6.1, clientWidth and clientHeight; scroll containers take no room for scrollbars.
  double client_width(NodeId n) const {
    if (n == document_.root()) return viewport_.width;
    if (!boxes_.contains(n.value)) return 0;
    const Edges b = border(n);
    return std::round(layout_.rect(n).width - b.left - b.right);
  }
  double client_height(NodeId n) const {
    if (n == document_.root()) return viewport_.height;
    if (!boxes_.contains(n.value)) return 0;
    const Edges b = border(n);
    return std::round(layout_.rect(n).height - b.top - b.bottom);
  }
  double client_left(NodeId n) const { return boxes_.contains(n.value) ? border(n).left : 0; }
  double client_top(NodeId n) const { return boxes_.contains(n.value) ? border(n).top : 0; }

  // §6.1, scrollWidth and scrollHeight, with the scrollable overflow area of css-overflow-3 §2.2.
  double scroll_width(NodeId n) const { return std::round(std::max(client_width(n), overflow(n).right())); }
  double scroll_height(NodeId n) const {
    return std::round(std::max(client_height(n), overflow(n).bottom()));
  }

  /// Used padding; of inline boxes the computed lengths.
  Edges padding(NodeId n) const {
    const auto box = boxes_.find(n.value);
    if (box == boxes_.end()) {
      const ComputedStyle& s = document_.style(n);
      return {s.padding_top().px, s.padding_right().px, s.padding_bottom().px, s.padding_left().px};
    }
    const Rect &outer = box->second.border_box, &inner = box->second.content_box;
    const Edges b = border(n);
    return {inner.y - outer.y - b.top, outer.right() - inner.right() - b.right,
            outer.bottom() - inner.bottom() - b.bottom, inner.x - outer.x - b.left};
  }
  /// Used margins: what the style gives, `auto` from where the box is in its parent.
  Edges margin(NodeId n) const {
    const ComputedStyle& s = document_.style(n);
    const Rect area = parent_content(n), box = layout_.rect(n);
    const auto used = [&](const Length& l, double leftover) {
      return l.is_auto() ? leftover : resolve_px(l, area.width);
    };
    // css-position-3 §4.2: of absolutely positioned boxes the insets come first.
    const bool inset_first = s.position() == Position::kAbsolute || s.position() == Position::kFixed;
    const auto inset = [&](const Length& l, double size) {
      return inset_first && l.is_length_percentage() ? resolve_px(l, size) : 0;
    };
    return {used(s.margin_top(), box.y - area.y - inset(s.top(), area.height)),
            used(s.margin_right(), area.right() - box.right() - inset(s.right(), area.width)),
            used(s.margin_bottom(), area.bottom() - box.bottom() - inset(s.bottom(), area.height)),
            used(s.margin_left(), box.x - area.x - inset(s.left(), area.width))};
  }

 private:
  Edges border(NodeId n) const {
    const ComputedStyle& s = document_.style(n);
    return {s.border_top_width(), s.border_right_width(), s.border_bottom_width(), s.border_left_width()};
  }
  bool is(NodeId n, std::string_view tag) const { return document_.str(document_.element(n).tag) == tag; }

  Rect parent_content(NodeId n) const {
    for (NodeId p = document_.node(n).parent; document_.contains(p); p = document_.node(p).parent) {
      const auto box = boxes_.find(p.value);
      if (box != boxes_.end()) return box->second.content_box;
    }
    return viewport_;
  }

  NodeId offset_parent(NodeId n) const {
    const Position position = document_.style(n).position();
    if (position == Position::kFixed || is(n, "body") || n == document_.root()) return {};
    for (NodeId a = document_.node(n).parent; document_.contains(a); a = document_.node(a).parent) {
      if (document_.style(a).position() != Position::kStatic || is(a, "body")) return a;
      if (position == Position::kStatic && (is(a, "td") || is(a, "th") || is(a, "table"))) return a;
    }
    return {};
  }
  Point from_offset_parent(NodeId n) const {
    const std::vector<PageRect> own = layout_.rects(n);
    if (own.empty() || is(n, "body")) return {};
    const NodeId parent = offset_parent(n);
    if (!parent.valid() || (is(parent, "body") && document_.style(parent).position() == Position::kStatic))
      return {own[0].rect.x, own[0].rect.y};
    const std::vector<PageRect> outer = layout_.rects(parent);
    if (outer.empty()) return {own[0].rect.x, own[0].rect.y};
    const Edges b = border(parent);
    return {own[0].rect.x - outer[0].rect.x - b.left, own[0].rect.y - outer[0].rect.y - b.top};
  }

  bool clips(NodeId n) const {
    const ComputedStyle& s = document_.style(n);
    return s.overflow_x() != OverflowX::kVisible || s.overflow_y() != OverflowY::kVisible;
  }

  /// The bottom right corner of what overflows, from the padding edge.
  Rect overflow(NodeId n) const {
    const Rect own = layout_.rect(n);
    const Edges b = border(n);
    const double x = own.x + b.left, y = own.y + b.top;
    const Edges inner = clips(n) ? padding(n) : Edges();
    double right = 0, bottom = 0;
    const auto add = [&](const Rect& r, const Edges& around) {
      right = std::max(right, r.right() - x + around.right);
      bottom = std::max(bottom, r.bottom() - y + around.bottom);
    };
    const auto positioned = [&](NodeId e) { return document_.style(e).position() != Position::kStatic; };
    // An absolutely positioned box is part of it only where its containing block is.
    const std::function<void(NodeId, bool, bool)> visit = [&](NodeId parent, bool is_child, bool contains) {
      const auto [first, last] = generated_.equal_range(parent.value);
      for (auto at = first; at != last; ++at) add(at->second, {});
      for (NodeId c = document_.node(parent).first_child; document_.contains(c);
           c = document_.node(c).next_sibling) {
        Edges around;
        if (document_.is_element(c)) {
          const Position position = document_.style(c).position();
          if (position == Position::kFixed || (position == Position::kAbsolute && !contains)) continue;
          if (is_child && clips(n) && position != Position::kAbsolute && has_box(c)) {
            const Edges m = margin(c);
            around = {0, std::max(0.0, m.right) + inner.right, std::max(0.0, m.bottom) + inner.bottom, 0};
          }
        }
        if (has_box(c)) add(layout_.rect(c), around);
        if (document_.is_element(c) && !clips(c)) visit(c, false, contains || positioned(c));
      }
    };
    visit(n, true, positioned(n));
    return {0, 0, right, bottom};
  }

  const Document& document_;
  const Layout& layout_;
  Rect viewport_;
  std::unordered_map<uint32_t, FragmentInfo> boxes_;
  std::unordered_multimap<uint32_t, Rect> generated_;  ///< boxes of pseudo-elements and anonymous ones
};

using Measure = std::function<double(const ElementMeasures&, NodeId)>;

const std::vector<std::pair<std::string, Measure>>& measures() {
  using M = ElementMeasures;
  static const std::vector<std::pair<std::string, Measure>> kMeasures = {
      {"expected-width", [](const M& m, NodeId n) { return m.offset_width(n); }},
      {"expected-height", [](const M& m, NodeId n) { return m.offset_height(n); }},
      {"offset-x", [](const M& m, NodeId n) { return m.offset_left(n); }},
      {"offset-y", [](const M& m, NodeId n) { return m.offset_top(n); }},
      {"expected-client-width", [](const M& m, NodeId n) { return m.client_width(n); }},
      {"expected-client-height", [](const M& m, NodeId n) { return m.client_height(n); }},
      {"expected-scroll-width", [](const M& m, NodeId n) { return m.scroll_width(n); }},
      {"expected-scroll-height", [](const M& m, NodeId n) { return m.scroll_height(n); }},
      {"expected-bounding-client-rect-width", [](const M& m, NodeId n) { return m.bounding_width(n); }},
      {"expected-bounding-client-rect-height", [](const M& m, NodeId n) { return m.bounding_height(n); }},
      {"total-x", [](const M& m, NodeId n) { return m.offset_left(n) + m.client_left(n); }},
      {"total-y", [](const M& m, NodeId n) { return m.offset_top(n) + m.client_top(n); }},
      {"expected-padding-top", [](const M& m, NodeId n) { return m.padding(n).top; }},
      {"expected-padding-right", [](const M& m, NodeId n) { return m.padding(n).right; }},
      {"expected-padding-bottom", [](const M& m, NodeId n) { return m.padding(n).bottom; }},
      {"expected-padding-left", [](const M& m, NodeId n) { return m.padding(n).left; }},
      {"expected-margin-top", [](const M& m, NodeId n) { return m.margin(n).top; }},
      {"expected-margin-right", [](const M& m, NodeId n) { return m.margin(n).right; }},
      {"expected-margin-bottom", [](const M& m, NodeId n) { return m.margin(n).bottom; }},
      {"expected-margin-left", [](const M& m, NodeId n) { return m.margin(n).left; }},
  };
  return kMeasures;
}

std::string number(double v) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%g", std::round(v * 1000) / 1000);
  return buffer;
}

class Checker {
 public:
  Checker(Document& document, const Layout& layout, const Environment& e)
      : document_(document), measured_(document, layout, e.viewport_width, e.viewport_height) {}

  /// One call of checkLayout(): a subtest for each element that matches.
  Status check(const std::string& selector, std::vector<Subtest>& out) {
    Result<std::vector<NodeId>> found = css::select(document_, selector);
    if (!found.ok()) return found.status();
    for (const NodeId n : *found) {
      problems_.clear();
      const NodeId parent = document_.node(n).parent;
      if (document_.contains(parent)) check_element(parent);
      check_subtree(n);
      Subtest s;
      s.name = selector + " " + std::to_string(++number_);
      if (const std::string* title = document_.attribute(n, "title"); title != nullptr && !title->empty())
        s.name += ": " + *title;
      s.passed = problems_.empty();
      s.message = summary_of(problems_);
      out.push_back(std::move(s));
    }
    return {};
  }
  size_t values_checked() const { return checked_; }

 private:
  void check_subtree(NodeId n) {
    check_element(n);
    for (NodeId c = document_.node(n).first_child; document_.contains(c); c = document_.node(c).next_sibling)
      if (document_.is_element(c)) check_subtree(c);
  }

  void check_element(NodeId n) {
    for (const auto& [name, measure] : measures()) {
      const std::string* expected = value_of(n, name);
      if (expected == nullptr) continue;
      const double actual = measure(measured_, n);
      // assert_tolerance(): less than one px apart.
      char* end = nullptr;
      const double wanted = std::strtod(expected->c_str(), &end);
      if (end == expected->c_str() || !(std::abs(actual - wanted) < 1))
        complain(n, name, *expected, number(actual));
    }
    const std::string* display = value_of(n, "expected-display");
    if (display != nullptr && !display_is(n, *display)) complain(n, "expected-display", *display, "another");
  }

  const std::string* value_of(NodeId n, const std::string& name) {
    const std::string* v = document_.attribute(n, "data-" + name);
    if (v == nullptr || v->empty()) return nullptr;
    ++checked_;
    return v;
  }

  /// The computed value, as getComputedStyle() writes it.
  bool display_is(NodeId n, const std::string& wanted) const {
    using O = DisplayOutside;
    using I = DisplayInside;
    struct Entry {
      std::string_view name;
      Display display;
    };
    static constexpr Entry kNames[] = {
        {"none", Display::none()},
        {"contents", Display::contents()},
        {"block", Display::block()},
        {"inline", Display::inline_()},
        {"inline-block", Display::inline_block()},
        {"flow-root", Display::flow_root()},
        {"list-item", Display::of(O::kBlock, I::kFlow, true)},
        {"flex", Display::flex()},
        {"inline-flex", Display::inline_flex()},
        {"grid", Display::of(O::kBlock, I::kGrid)},
        {"inline-grid", Display::of(O::kInline, I::kGrid)},
        {"table", Display::of(O::kBlock, I::kTable)},
        {"inline-table", Display::of(O::kInline, I::kTable)},
        {"table-row-group", Display::table_part(DisplayInternal::kTableRowGroup)},
        {"table-header-group", Display::table_part(DisplayInternal::kTableHeaderGroup)},
        {"table-footer-group", Display::table_part(DisplayInternal::kTableFooterGroup)},
        {"table-row", Display::table_part(DisplayInternal::kTableRow)},
        {"table-cell", Display::table_part(DisplayInternal::kTableCell)},
        {"table-column-group", Display::table_part(DisplayInternal::kTableColumnGroup)},
        {"table-column", Display::table_part(DisplayInternal::kTableColumn)},
        {"table-caption", Display::table_part(DisplayInternal::kTableCaption)},
    };
    Display d = document_.style(n).display();
    d.was_inline = false;
    for (const Entry& e : kNames) {
      if (e.name == wanted) return e.display == d;
    }
    return false;
  }

  void complain(NodeId n, const std::string& what, const std::string& expected, const std::string& actual) {
    std::string element(document_.str(document_.element(n).tag));
    if (const std::string* id = document_.attribute(n, "id")) element += "#" + *id;
    problems_.push_back(element + " " + what + ": expected " + expected + ", got " + actual + " (line " +
                        std::to_string(document_.node(n).line) + ")");
  }

  Document& document_;
  ElementMeasures measured_;
  std::vector<std::string> problems_;
  size_t checked_ = 0, number_ = 0;
};

}  // namespace

void run_check_layout(const TestContext& c, TestResult& r) {
  Diagnostics diagnostics;
  Engine engine(engine_options(c.renderer.environment(), Medium::kScreen), &diagnostics);
  Status status = engine.load_file(c.renderer.environment().root + "/" + c.path);
  if (!status.ok()) {
    r.message = status.message();
    return;
  }
  status = engine.layout();
  r.unsupported = unsupported_features(diagnostics);
  Checker checker(engine.document(), engine.result(), c.renderer.environment());
  for (const std::string& selector : c.facts.check_layout) {
    const Status s = checker.check(selector, r.subtests);
    if (!s.ok()) {
      r.message = s.message();
      return;
    }
  }
  const auto bad =
      std::find_if(r.subtests.begin(), r.subtests.end(), [](const Subtest& s) { return !s.passed; });
  if (r.subtests.empty() || checker.values_checked() == 0) {
    r.verdict = Verdict::kFail;
    r.message = "no element with an expectation matches " + summary_of(c.facts.check_layout);
  } else if (bad != r.subtests.end()) {
    r.verdict = Verdict::kFail;
    r.message = bad->message;
  } else {
    r.verdict = Verdict::kPass;
    if (!r.unsupported.empty()) r.weak_reasons.push_back(summary_of(r.unsupported));
  }
  if (c.options.wants_images(r)) {
    const std::shared_ptr<const Rendering> drawn = c.renderer.render(c.path, Medium::kScreen);
    r.has_images = !drawn->pages.empty() &&
                   write_png(drawn->pages[0], c.options.image_dir + "/" + image_name(c.path, "test"));
  }
}

}  // namespace colosseum::wpt
