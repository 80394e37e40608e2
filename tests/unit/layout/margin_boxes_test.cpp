// css-page-3 §5, §6.1: page-margin boxes of laid-out pages.
#include <gtest/gtest.h>

#include "base/utf.h"
#include "support/layout_fixture.h"

namespace colosseum::test {
namespace {

using CK = ContentItem::Kind;
using layout::Fragment;
using layout::PlacedMarginBox;

class MarginBoxes : public LayoutFixture {
 protected:
  MarginBoxes() : root(maker.block({})) {}

  StyleId style(std::vector<ContentItem> items, const StyleFunction& more = {}) {
    StyleBuilder b(maker.document.styles());
    b.start(nullptr);
    b.set_display(Display::block());
    ContentValue value;
    value.kind = ContentValue::Kind::kItems;
    value.items = std::move(items);
    b.set_content(value);
    if (more) more(b);
    return maker.document.styles().intern(b);
  }
  static ContentItem counter(std::string name) {
    return TreeMaker::item(CK::kCounters, std::move(name), ".");
  }
  static StyleFunction increment(std::string name, int by) {
    return [=](StyleBuilder& b) { b.set_counter_increment({{name, by, false, true}}); };
  }
  static StyleFunction reset(std::string name, int to) {
    return [=](StyleBuilder& b) { b.set_counter_reset({{name, to, false, true}}); };
  }
  void content_on_pages(int pages) {
    for (int i = 0; i < pages; ++i) {
      maker.block(root, [&](StyleBuilder& b) {
        b.set_height(px(10));
        if (i > 0) b.set_break_before(BreakBetween::kPage);
      });
    }
  }
  /// 400 × 300 pages with margins of 50; `more` completes the style of each.
  void lay_out_with(const std::function<void(PageStyle&, const PageSelectorFacts&)>& more) {
    lay_out(400, 300, [=](const PageSelectorFacts& facts) {
      PageStyle p;
      p.size = {LayoutUnit(400), LayoutUnit(300)};
      p.margin = {LayoutUnit(50), LayoutUnit(50), LayoutUnit(50), LayoutUnit(50)};
      more(p, facts);
      return p;
    });
  }
  const PlacedMarginBox* find(MarginBox box, size_t page = 0) const {
    for (const PlacedMarginBox& m : tree->pages[page].margin_boxes) {
      if (m.box == box) return &m;
    }
    return nullptr;
  }
  static std::string text_of(const Fragment& f) {
    std::string out = f.text == nullptr ? std::string() : to_utf8(f.text->text);
    for (const layout::FragmentLink& l : f.children) out += text_of(*l.fragment);
    return out;
  }
  /// The text of a box on each page, with "|" between; "-" where it is not generated.
  std::string texts(MarginBox box) const {
    std::string out;
    for (size_t i = 0; i < tree->pages.size(); ++i) {
      const PlacedMarginBox* m = find(box, i);
      out += (i == 0 ? "" : "|") + (m == nullptr ? "-" : text_of(*m->fragment));
    }
    return out;
  }
  std::string place(MarginBox box) const {
    const PlacedMarginBox* m = find(box);
    if (m == nullptr) return "none";
    return number(m->offset.x) + " " + number(m->offset.y) + " " + number(m->fragment->size.width) + " " +
           number(m->fragment->size.height);
  }

  NodeId root;
};

TEST_F(MarginBoxes, PlacesOfTheSixteen) {
  content_on_pages(1);
  const StyleId s = style({TreeMaker::string_item("")});
  lay_out_with([=](PageStyle& p, const PageSelectorFacts&) {
    for (size_t i = 0; i < 16; ++i) p.margin_boxes.push_back({static_cast<MarginBox>(i), s});
  });
  ASSERT_EQ(tree->pages[0].margin_boxes.size(), 16u);
  EXPECT_EQ(place(MarginBox::kTopLeftCorner), "0 0 50 50");
  EXPECT_EQ(place(MarginBox::kTopLeft), "50 0 100 50");
  EXPECT_EQ(place(MarginBox::kTopCenter), "150 0 100 50");
  EXPECT_EQ(place(MarginBox::kTopRight), "250 0 100 50");
  EXPECT_EQ(place(MarginBox::kTopRightCorner), "350 0 50 50");
  EXPECT_EQ(place(MarginBox::kBottomRightCorner), "350 250 50 50");
  EXPECT_EQ(place(MarginBox::kBottomLeft), "50 250 100 50");
  EXPECT_EQ(place(MarginBox::kBottomLeftCorner), "0 250 50 50");
  const std::string right_middle = place(MarginBox::kRightMiddle), left_top = place(MarginBox::kLeftTop);
  EXPECT_EQ(right_middle.substr(0, 4), "350 ");
  EXPECT_EQ(left_top.substr(0, 5), "0 50 ");
}

TEST_F(MarginBoxes, EdgesAndVerticalAlign) {
  content_on_pages(1);
  const StyleId s = style({TreeMaker::string_item("x")}, [](StyleBuilder& b) {
    b.set_padding_top(Length::percentage(20));  // of the 50 px of the margin
    b.set_margin_left(px(30));
    b.set_width(px(100));
    b.set_vertical_align({VerticalAlign::Kind::kBottom, Length::fixed(0)});
  });
  lay_out_with([=](PageStyle& p, const PageSelectorFacts&) {
    p.margin_boxes.push_back({MarginBox::kTopLeft, s});
  });
  EXPECT_EQ(place(MarginBox::kTopLeft), "80 0 100 50");
  const Fragment& f = *find(MarginBox::kTopLeft)->fragment;
  EXPECT_EQ(f.padding().top, LayoutUnit(10));
  ASSERT_EQ(f.children.size(), 1u);
  EXPECT_EQ(f.children[0].offset.y + f.children[0].fragment->size.height, LayoutUnit(50));
}

TEST_F(MarginBoxes, PageNumbers) {
  content_on_pages(3);
  const StyleId s = style({counter("page"), TreeMaker::string_item("/"), counter("pages")});
  lay_out_with([=](PageStyle& p, const PageSelectorFacts&) {
    p.margin_boxes.push_back({MarginBox::kBottomCenter, s});
  });
  EXPECT_EQ(texts(MarginBox::kBottomCenter), "1/3|2/3|3/3");
}

TEST_F(MarginBoxes, PagesSayHowPagesAreCounted) {
  content_on_pages(4);
  const StyleId s = style({counter("page")});
  const StyleId by_two = style({}, increment("page", 2)), from_nine = style({}, reset("page", 9)),
                total = style({}, increment("pages", 7));
  lay_out_with([=](PageStyle& p, const PageSelectorFacts& facts) {
    p.margin_boxes.push_back({MarginBox::kBottomCenter, s});
    p.style = facts.index == 1 ? by_two : facts.index == 2 ? from_nine : total;
  });
  EXPECT_EQ(texts(MarginBox::kBottomCenter), "1|3|9|10");
}

TEST_F(MarginBoxes, CountersOfPageAndMarginContexts) {
  // As in web-platform-tests css-page/margin-boxes/content-010 and -012.
  maker.style(root, Display::block(), reset("foo", 10));
  content_on_pages(3);
  const StyleId shows = style({counter("foo")}), own = style({counter("foo")}, increment("foo", 1)),
                fresh = style({counter("foo")}, reset("foo", 2));
  const StyleId counting = style({}, increment("foo", 1));
  const StyleId restarting = style({}, [](StyleBuilder& b) {
    b.set_counter_reset({{"foo", 5, false, true}});
    b.set_counter_increment({{"foo", 1, false, true}});
  });
  lay_out_with([=](PageStyle& p, const PageSelectorFacts& facts) {
    p.style = facts.is_right ? counting : restarting;
    p.margin_boxes = {
        {MarginBox::kTopLeft, shows}, {MarginBox::kTopRight, own}, {MarginBox::kBottomLeft, fresh}};
  });
  EXPECT_EQ(texts(MarginBox::kTopLeft), "11|6|12");
  EXPECT_EQ(texts(MarginBox::kTopRight), "12|7|13");
  EXPECT_EQ(texts(MarginBox::kBottomLeft), "2|2|2");
}

TEST_F(MarginBoxes, CountersOfTheDocumentAtThePagesStart) {
  maker.style(root, Display::block(), reset("chapter", 0));
  for (int i = 0; i < 3; ++i) {
    NodeId section = maker.block(root, [&](StyleBuilder& b) {
      b.set_counter_increment({{"chapter", 1, false, true}});
      if (i > 0) b.set_break_before(BreakBetween::kPage);
    });
    maker.block(section, [](StyleBuilder& b) { b.set_height(px(10)); });
    maker.block(section, [&](StyleBuilder& b) {
      b.set_height(px(10));
      if (i == 1) b.set_break_before(BreakBetween::kPage);
    });
  }
  const StyleId s = style({counter("chapter"), TreeMaker::string_item("-"), counter("none")});
  lay_out_with([=](PageStyle& p, const PageSelectorFacts&) {
    p.margin_boxes.push_back({MarginBox::kTopCenter, s});
  });
  // Before the second section, before the second half of it, before the third.
  EXPECT_EQ(texts(MarginBox::kTopCenter), "0-0|1-0|2-0|2-0");
}

TEST_F(MarginBoxes, BlankPagesHaveThem) {
  maker.block(root, [](StyleBuilder& b) { b.set_height(px(10)); });
  maker.block(root, [](StyleBuilder& b) {
    b.set_height(px(10));
    b.set_break_before(BreakBetween::kRight);
  });
  const StyleId number_style = style({counter("page")}), blank = style({TreeMaker::string_item("empty")});
  lay_out_with([=](PageStyle& p, const PageSelectorFacts& facts) {
    p.margin_boxes.push_back({MarginBox::kBottomCenter, number_style});
    if (facts.is_blank) p.margin_boxes.push_back({MarginBox::kTopCenter, blank});
  });
  EXPECT_EQ(texts(MarginBox::kBottomCenter), "1|2|3");
  EXPECT_EQ(texts(MarginBox::kTopCenter), "-|empty|-");
}

TEST_F(MarginBoxes, KeptLayoutsMakeThemAnew) {
  content_on_pages(2);
  const StyleId s = style({counter("page"), TreeMaker::string_item(" of "), counter("pages")});
  auto pages = [=](PageStyle& p, const PageSelectorFacts&) {
    p.margin_boxes.push_back({MarginBox::kTopLeft, s});
  };
  lay_out_with(pages);
  const size_t boxes = tree->boxes.size();
  maker.style(root, Display::block(), [](StyleBuilder& b) { b.set_padding_top(px(3)); });
  lay_out_with(pages);
  EXPECT_EQ(texts(MarginBox::kTopLeft), "1 of 2|2 of 2");
  EXPECT_EQ(tree->boxes.size(), boxes);
}

TEST_F(MarginBoxes, EqualContentIsMadeOnce) {
  content_on_pages(50);
  const StyleId s = style({TreeMaker::string_item("title")});
  lay_out_with([=](PageStyle& p, const PageSelectorFacts&) {
    p.margin_boxes.push_back({MarginBox::kTopLeft, s});
  });
  EXPECT_EQ(tree->boxes.size(), tree->document_boxes.boxes + 2);
  EXPECT_EQ(tree->pages.size(), 50u);
}

TEST(MarginBoxLimits, TextIsBounded) {
  Limits limits;
  limits.max_text_bytes = 16 * 1000;
  TreeMaker maker(limits);
  const NodeId root = maker.block({});
  for (int i = 0; i < 20; ++i) {
    maker.block(root, [](StyleBuilder& b) {
      b.set_break_after(BreakBetween::kPage);
      b.set_height(px(1));
    });
  }
  StyleBuilder b(maker.document.styles());
  b.start(nullptr);
  ContentValue value;
  value.kind = ContentValue::Kind::kItems;
  value.items = {TreeMaker::string_item(std::string(100, 'x'))};
  b.set_content(value);
  const StyleId s = maker.document.styles().intern(b);
  layout::LayoutOptions options;
  options.page_style = [=](const PageSelectorFacts&) {
    PageStyle p;
    p.margin_boxes.push_back({MarginBox::kTopLeft, s});
    return p;
  };
  const auto tree = layout::layout_document(maker.document, options);
  EXPECT_TRUE(tree->limit_exceeded);
  EXPECT_EQ(tree->pages.size(), 20u);
}

}  // namespace
}  // namespace colosseum::test
