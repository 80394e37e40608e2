// Anonymous table boxes (css-tables-3 §2.2).
#include <gtest/gtest.h>

#include "support/tree_maker.h"

namespace colosseum::test {
namespace {

constexpr Display part(DisplayInternal i) { return Display::table_part(i); }
constexpr Display kCell = part(DisplayInternal::kTableCell), kRow = part(DisplayInternal::kTableRow),
                  kGroup = part(DisplayInternal::kTableRowGroup),
                  kCaption = part(DisplayInternal::kTableCaption);
constexpr Display kTable = Display::of(DisplayOutside::kBlock, DisplayInside::kTable);

std::string boxes_of(TreeMaker& t) { return build_and_describe(t.document); }

TEST(TableFixup, WholeTablesStayAsTheyAre) {
  TreeMaker t;
  const NodeId table = t.add(t.block({}), "table", kTable);
  t.text(t.add(table, "caption", kCaption), "c");
  t.text(table, "  ");
  const NodeId row = t.add(t.add(table, "tbody", kGroup), "tr", kRow);
  t.text(row, " ");
  t.text(t.add(row, "td", kCell), "a");
  EXPECT_EQ(boxes_of(t), "block[table[block['c'] group[row[cell['a']]]]]");
}

TEST(TableFixup, WhatIsNoPartIsWrapped) {
  TreeMaker t;
  const NodeId table = t.add(t.block({}), "table", kTable);
  t.text(table, "x");
  t.add(table, "div", Display::block());
  t.add(table, "tr", kRow);
  // A text and a block side by side share one cell.
  EXPECT_EQ(boxes_of(t), "block[table[anon-row[anon-cell[anon['x'] block]] row]]");
}

TEST(TableFixup, CellsInATableGetARow) {
  TreeMaker t;
  const NodeId table = t.add(t.block({}), "table", kTable);
  t.add(table, "td", kCell);
  t.text(table, " ");
  t.add(table, "td", kCell);
  t.add(table, "tbody", kGroup);
  t.add(table, "td", kCell);
  EXPECT_EQ(boxes_of(t), "block[table[anon-row[cell cell] group anon-row[cell]]]");
}

TEST(TableFixup, PartsWithoutATableGetOneTogether) {
  TreeMaker t;
  const NodeId root = t.block({});
  t.add(root, "td", kCell);
  t.text(root, " ");
  t.add(root, "tr", kRow);
  t.add(root, "div", Display::block());
  t.add(root, "td", kCell);
  EXPECT_EQ(boxes_of(t), "block[anon-table[anon-row[cell] row] block anon-table[anon-row[cell]]]");
}

TEST(TableFixup, InAnInlineBoxTheTableIsInline) {
  TreeMaker t;
  const NodeId span = t.add(t.block({}), "span", Display::inline_());
  t.text(span, "a");
  t.add(span, "td", kCell);
  t.text(span, "b");
  EXPECT_EQ(boxes_of(t), "block[span['a' anon-inline-table[anon-row[cell]] 'b']]");
}

TEST(TableFixup, FlexItemsAreNoParts) {
  TreeMaker t;
  const NodeId flex = t.add({}, "div", Display::flex());
  t.add(flex, "td", kCell);
  EXPECT_EQ(boxes_of(t), "flex[block]");
}

}  // namespace
}  // namespace colosseum::test
