#include <gtest/gtest.h>

#include "box/containment.h"
#include "support/tree_maker.h"

namespace colosseum::test {
namespace {

using CK = ContentItem::Kind;

CounterChanges change(std::string name, int32_t value) { return {{std::move(name), value, false, true}}; }

class GeneratedContent : public testing::Test {
 protected:
  GeneratedContent() : root(t.block({})) {}
  /// A block whose ::before shows the given items.
  NodeId showing(NodeId parent, std::vector<ContentItem> items, const StyleFunction& more = {}) {
    NodeId n = t.block(parent, more);
    t.pseudo(n, PseudoElement::kBefore, Display::inline_(), std::move(items));
    return n;
  }
  NodeId counter(NodeId parent, std::string name, const StyleFunction& more = {}) {
    return showing(parent, {TreeMaker::item(CK::kCounters, std::move(name), ".")}, more);
  }
  std::string build() { return build_and_describe(t.document); }

  TreeMaker t;
  NodeId root;
};

TEST_F(GeneratedContent, StringsAndAttributesJoin) {
  NodeId n = showing(root, {TreeMaker::string_item("a"), TreeMaker::item(CK::kAttr, "title"),
                            TreeMaker::item(CK::kAttr, "none", "?")});
  t.document.set_attribute(n, "title", "b");
  t.text(n, "x");
  EXPECT_EQ(build(), "block[block[::inline['ab?'] 'x']]");
}

TEST_F(GeneratedContent, DisplayNoneAndNoContentMakeNothing) {
  NodeId n = t.block(root);
  t.pseudo(n, PseudoElement::kBefore, Display::none(), {TreeMaker::string_item("a")});
  t.pseudo(n, PseudoElement::kAfter, Display::inline_(), {}, [](StyleBuilder& b) { b.set_content({}); });
  EXPECT_EQ(build(), "block[block]");
}

TEST_F(GeneratedContent, BlockPseudoMakesMixedContent) {
  NodeId n = t.block(root);
  t.text(n, "x");
  t.pseudo(n, PseudoElement::kAfter, Display::block(), {TreeMaker::string_item("a")});
  EXPECT_EQ(build(), "block[block[anon['x'] ::block['a']]]");
}

TEST_F(GeneratedContent, AttributeNamesOfHtmlHaveNoCase) {
  NodeId n = showing(root, {TreeMaker::item(CK::kAttr, "TITLE", "?")});
  t.document.set_attribute(n, "title", "b");
  EXPECT_EQ(build(), "block[block[::inline['b']]]");
}

TEST_F(GeneratedContent, AnElementIsReplacedByItsImage) {
  ImageResource image;
  image.url = "file:///a.png";
  image.natural = {10, 20, 1, 2};
  t.document.add_image(image);
  ContentItem item = TreeMaker::item(CK::kImage);
  item.image = {Image::Kind::kUrl, "file:///a.png", nullptr};
  auto of = [](ContentItem content) {
    return [content](StyleBuilder& b) {
      ContentValue value;
      value.kind = ContentValue::Kind::kItems;
      value.items = {content};
      b.set_content(value);
    };
  };
  t.text(t.block(root, of(item)), "gone");
  item.image.url = "file:///missing.png";
  t.text(t.block(root, of(item)), "x");  // it cannot be shown
  BoxTree tree(t.document);
  build_boxes(tree);
  EXPECT_EQ(describe(tree, tree.root()), "block[replaced block['x']]");
  EXPECT_EQ(tree.replaced(tree.box(tree.root()).first_child)->natural.height, 20);
}

TEST_F(GeneratedContent, ImagesAreReplacedBoxes) {
  ImageResource image;
  image.url = "file:///a.png";
  image.natural = {10, 20, 1, 2};
  t.document.add_image(image);
  ContentItem item = TreeMaker::item(CK::kImage);
  item.image = {Image::Kind::kUrl, "file:///a.png", nullptr};
  showing(root, {TreeMaker::string_item("a"), item, TreeMaker::string_item("b")});
  BoxTree tree(t.document);
  build_boxes(tree);
  EXPECT_EQ(describe(tree, tree.root()), "block[block[::inline['a' inline-replaced 'b']]]");
  for (size_t i = 0; i < tree.size(); ++i) {
    if (tree.box(BoxId(i)).kind == BoxKind::kReplaced) {
      EXPECT_EQ(tree.replaced(BoxId(i))->natural.height, 20);
    }
  }
}

TEST_F(GeneratedContent, QuotesNest) {
  auto quotes = [](StyleBuilder& b) { b.set_quotes({Quotes::Kind::kPairs, {"<", ">", "(", ")"}}); };
  NodeId n = t.block(root, quotes);
  for (int i = 0; i < 3; ++i) {
    n = t.inline_(n);
    t.pseudo(n, PseudoElement::kBefore, Display::inline_(), {TreeMaker::item(CK::kOpenQuote)});
    t.pseudo(n, PseudoElement::kAfter, Display::inline_(), {TreeMaker::item(CK::kCloseQuote)});
  }
  EXPECT_EQ(build(),
            "block[block[span[::inline['<'] span[::inline['('] span[::inline['('] ::inline[')']] "
            "::inline[')']] ::inline['>']]]]");
}

TEST_F(GeneratedContent, CounterScopes) {
  // css-lists-3 §4.3: nested lists number themselves.
  auto list = [](StyleBuilder& b) { b.set_counter_reset(change("i", 0)); };
  auto item = [](StyleBuilder& b) { b.set_counter_increment(change("i", 1)); };
  NodeId outer = t.block(root, list);
  counter(outer, "i", item);
  NodeId second = counter(outer, "i", item);
  NodeId inner = t.block(second, list);
  counter(inner, "i", item);
  counter(inner, "i", item);
  counter(outer, "i", item);
  NodeId next = t.block(root, list);
  counter(next, "i", item);
  EXPECT_EQ(build(),
            "block[block[block[::inline['1']] block[anon[::inline['2']] block[block[::inline['2.1']] "
            "block[::inline['2.2']]]] block[::inline['3']]] block[block[::inline['1']]]]");
}

TEST_F(GeneratedContent, CountersLiveOnForFollowingSiblings) {
  t.block(root, [](StyleBuilder& b) { b.set_counter_reset(change("i", 5)); });
  counter(root, "i", [](StyleBuilder& b) { b.set_counter_increment(change("i", 2)); });
  counter(root, "i", [](StyleBuilder& b) { b.set_counter_set(change("i", 40)); });
  EXPECT_EQ(build(), "block[block block[::inline['7']] block[::inline['40']]]");
}

TEST_F(GeneratedContent, ElementsWithoutBoxesDoNotCount) {
  auto item = [](StyleBuilder& b) { b.set_counter_increment(change("i", 1)); };
  counter(root, "i", item);
  t.add(root, "div", Display::none(), item);
  counter(root, "i", item);
  EXPECT_EQ(build(), "block[block[::inline['1']] block[::inline['2']]]");
}

TEST_F(GeneratedContent, ReversedCountersBeginAtTheNumberOfTheirItems) {
  NodeId list = t.block(root, [](StyleBuilder& b) { b.set_counter_reset({{"i", 0, true, false}}); });
  for (int i = 0; i < 3; ++i) {
    counter(list, "i", [](StyleBuilder& b) { b.set_counter_increment(change("i", -1)); });
  }
  EXPECT_EQ(build(), "block[block[block[::inline['3']] block[::inline['2']] block[::inline['1']]]]");
}

class Markers : public GeneratedContent {
 protected:
  static Display list_item() { return Display::of(DisplayOutside::kBlock, DisplayInside::kFlow, true); }
  static void decimal(StyleBuilder& b) { b.set_list_style_type(CounterStyleRef::named("decimal")); }
};

TEST_F(Markers, OutsideMarkersStandInTheFirstLine) {
  NodeId a = t.add(root, "li", list_item(), decimal);
  t.text(a, "x");
  NodeId b = t.add(root, "li", list_item(), decimal);
  NodeId p = t.block(b);
  t.text(p, "y");
  EXPECT_EQ(build(), "block[block[marker['1. '] 'x'] block[block[marker['2. '] 'y']]]");
}

TEST_F(Markers, EmptyAndNestedListItems) {
  t.add(root, "li", list_item());
  NodeId outer = t.add(root, "li", list_item(), decimal);
  NodeId inner = t.add(t.block(outer), "li", list_item());
  t.block(inner);
  t.text(t.block(inner), "x");
  EXPECT_EQ(build(),
            "block[block[marker['• ']] block[block[block[block block[marker['2. '] marker['3. '] 'x']]]]]");
}

TEST_F(Markers, WithoutLinesTheMarkerHasOneOfItsOwn) {
  NodeId li = t.add(root, "li", list_item());
  t.block(li);
  EXPECT_EQ(build(), "block[block[anon-marker[marker['• ']] block]]");
}

TEST_F(Markers, InsideMarkersAreContent) {
  NodeId li = t.add(root, "li", list_item(),
                    [](StyleBuilder& b) { b.set_list_style_position(ListStylePosition::kInside); });
  t.text(li, "x");
  EXPECT_EQ(build(), "block[block[::inline['• '] 'x']]");
}

TEST_F(Markers, NoneMakesNoMarkerButCounts) {
  t.add(root, "li", list_item(), [](StyleBuilder& b) { b.set_list_style_type({}); });
  t.text(t.add(root, "li", list_item(), decimal), "x");
  EXPECT_EQ(build(), "block[block block[marker['2. '] 'x']]");
}

TEST_F(Markers, ContentOfTheMarkerReplacesTheText) {
  NodeId li = t.add(root, "li", list_item());
  t.pseudo(li, PseudoElement::kMarker, Display::inline_(),
           {TreeMaker::item(CK::kCounter, "list-item"), TreeMaker::string_item(")")});
  t.text(li, "x");
  EXPECT_EQ(build(), "block[block[marker['1)'] 'x']]");
}

TEST_F(Markers, ReversedListsCountDown) {
  NodeId ol = t.block(root, [](StyleBuilder& b) { b.set_counter_reset({{"list-item", 0, true, false}}); });
  for (int i = 0; i < 2; ++i) t.text(t.add(ol, "li", list_item(), decimal), "x");
  EXPECT_EQ(build(), "block[block[block[marker['2. '] 'x'] block[marker['1. '] 'x']]]");
}

// css-contain-2 §3.4: increments inside do not reach counters outside.
TEST_F(GeneratedContent, StyleContainmentScopesCounters) {
  const auto increment = [](StyleBuilder& s) { s.set_counter_increment(change("c", 1)); };
  counter(root, "c", increment);
  const NodeId contained = t.block(root, [](StyleBuilder& s) { s.set_contain(kContainStyle); });
  counter(contained, "c", increment);
  counter(contained, "c", increment);
  counter(root, "c", increment);
  EXPECT_EQ(build(),
            "block[block[::inline['1']] block[block[::inline['1.1']] block[::inline['1.2']]] "
            "block[::inline['2']]]");
}

TEST_F(GeneratedContent, StyleContainmentScopesQuotes) {
  const auto quotes = [](StyleBuilder& s) { s.set_quotes({Quotes::Kind::kPairs, {"<", ">", "(", ")"}}); };
  const NodeId outer = showing(root, {TreeMaker::item(CK::kOpenQuote)}, quotes);
  const NodeId contained = t.block(outer, [](StyleBuilder& s) { s.set_contain(kContainStyle); });
  showing(contained, {TreeMaker::item(CK::kOpenQuote)});
  showing(outer, {TreeMaker::item(CK::kCloseQuote)});
  EXPECT_EQ(build(), "block[block[anon[::inline['<']] block[block[::inline['(']]] block[::inline['>']]]]");
}

}  // namespace
}  // namespace colosseum::test
