// Grammar and computed values of the grid properties (css-grid-2 §7, §8).
#include <gtest/gtest.h>

#include "unit/css/style_helper.h"

namespace colosseum::css::testing {
namespace {

class GridValues : public ::testing::Test {
 protected:
  const GridTemplate& columns(std::string_view value) {
    return lab.compute("grid-template-columns: " + std::string(value)).grid_template_columns();
  }
  GridLine line(std::string_view value) {
    return lab.compute("grid-row-start: " + std::string(value)).grid_row_start();
  }
  StyleLab lab;
};

TrackSize size(TrackBreadth min, TrackBreadth max) { return {min, max}; }
TrackSize fixed(float px) {
  auto b = TrackBreadth::of(Length::fixed(px));
  return {b, b};
}
TrackSize flexible(float fr) { return {TrackBreadth(), TrackBreadth::fr(fr)}; }

void expect_all(bool wanted, std::string_view property, std::initializer_list<const char*> values) {
  for (const char* v : values) {
    EXPECT_EQ(accepts(std::string(property) + ": " + v), wanted) << property << ": " << v;
  }
}

TEST_F(GridValues, TrackSizes) {
  const GridTemplate& t = columns("10px 25% 2.5fr auto min-content max-content minmax(1em, 1fr)");
  ASSERT_EQ(t.kind, GridTemplate::Kind::kTracks);
  ASSERT_EQ(t.tracks.size(), 7u);
  ASSERT_EQ(t.names.size(), 8u);
  EXPECT_EQ(t.tracks[0], fixed(10));
  EXPECT_EQ(t.tracks[1].min.length, Length::percentage(25));
  EXPECT_EQ(t.tracks[1].max.length, Length::percentage(25));
  EXPECT_EQ(t.tracks[2], flexible(2.5f));
  EXPECT_EQ(t.tracks[3], TrackSize());
  EXPECT_EQ(t.tracks[4].min.length.type, Length::Type::kMinContent);
  EXPECT_EQ(t.tracks[5].max.length.type, Length::Type::kMaxContent);
  EXPECT_EQ(t.tracks[6], size(TrackBreadth::of(Length::fixed(16)), TrackBreadth::fr(1)));
  EXPECT_EQ(columns("none").kind, GridTemplate::Kind::kNone);
}

TEST_F(GridValues, FitContentAndMathFunctions) {
  const GridTemplate& t = columns("fit-content(2em) fit-content(50%) calc(10px + 5%) calc(-5px)");
  ASSERT_EQ(t.tracks.size(), 4u);
  EXPECT_TRUE(t.tracks[0].min.length.is_auto());
  EXPECT_EQ(t.tracks[0].max.length.type, Length::Type::kFitContentFunction);
  EXPECT_FLOAT_EQ(t.tracks[0].max.length.px, 32);
  EXPECT_FLOAT_EQ(t.tracks[1].max.length.percent, 50);
  EXPECT_EQ(t.tracks[2].min.length, Length::linear(10, 5));
  EXPECT_EQ(t.tracks[3], fixed(0));
}

TEST_F(GridValues, LineNamesOfRepetitionsAreMerged) {
  const GridTemplate& t = columns("[x] repeat(2, [a] 1fr [b c]) [d] 3px [e]");
  ASSERT_EQ(t.tracks.size(), 3u);
  ASSERT_EQ(t.names.size(), 4u);
  EXPECT_EQ(t.names[0], (LineNames{"x", "a"}));
  EXPECT_EQ(t.names[1], (LineNames{"b", "c", "a"}));
  EXPECT_EQ(t.names[2], (LineNames{"b", "c", "d"}));
  EXPECT_EQ(t.names[3], (LineNames{"e"}));
  EXPECT_EQ(t.tracks[1], flexible(1));
  EXPECT_EQ(t.tracks[2], fixed(3));
}

TEST_F(GridValues, AutomaticRepetition) {
  const GridTemplate& t = columns("[a] 10px [b] repeat(auto-fit, [c] minmax(20px, 1fr) [d]) [e] 30px [f]");
  EXPECT_EQ(t.auto_repeat, GridTemplate::AutoRepeat::kFit);
  ASSERT_EQ(t.tracks.size(), 2u);
  EXPECT_EQ(t.auto_at, 1u);
  ASSERT_EQ(t.names.size(), 4u);
  EXPECT_EQ(t.names[0], (LineNames{"a"}));
  EXPECT_EQ(t.names[1], (LineNames{"b"}));
  EXPECT_EQ(t.names[2], (LineNames{"e"}));
  EXPECT_EQ(t.names[3], (LineNames{"f"}));
  ASSERT_EQ(t.auto_tracks.size(), 1u);
  EXPECT_EQ(t.auto_tracks[0], size(TrackBreadth::of(Length::fixed(20)), TrackBreadth::fr(1)));
  ASSERT_EQ(t.auto_names.size(), 2u);
  EXPECT_EQ(t.auto_names[0], (LineNames{"c"}));
  EXPECT_EQ(t.auto_names[1], (LineNames{"d"}));

  const GridTemplate& alone = columns("repeat(auto-fill, 1px)");
  EXPECT_EQ(alone.auto_repeat, GridTemplate::AutoRepeat::kFill);
  EXPECT_EQ(alone.names.size(), 2u);
  EXPECT_TRUE(alone.tracks.empty());
}

TEST_F(GridValues, Subgrid) {
  const GridTemplate& t = columns("subgrid [a] [] repeat(2, [b] [c d]) repeat(auto-fill, [e] [f]) [g]");
  ASSERT_EQ(t.kind, GridTemplate::Kind::kSubgrid);
  ASSERT_EQ(t.names.size(), 7u);
  EXPECT_EQ(t.names[0], (LineNames{"a"}));
  EXPECT_TRUE(t.names[1].empty());
  EXPECT_EQ(t.names[4], (LineNames{"b"}));
  EXPECT_EQ(t.names[5], (LineNames{"c", "d"}));
  EXPECT_EQ(t.names[6], (LineNames{"g"}));
  EXPECT_EQ(t.auto_at, 6u);
  EXPECT_EQ(t.auto_repeat, GridTemplate::AutoRepeat::kFill);
  ASSERT_EQ(t.auto_names.size(), 2u);
  EXPECT_EQ(t.auto_names[1], (LineNames{"f"}));
  EXPECT_TRUE(columns("subgrid").names.empty());
}

TEST_F(GridValues, TrackListGrammar) {
  expect_all(true, "grid-template-rows",
             {"0", "[] 1px", "[a b]1px[c]", "repeat(3, [a] 1fr [b]) [c] 2px", "MINMAX(AUTO, 1FR)",
              "repeat(auto-fill, 10%)", "1px repeat(auto-fit, minmax(auto, 5px)) repeat(2, 1px)",
              "minmax(5px, max-content) repeat(auto-fill, calc(1px + 1%))", "repeat(calc(2), 1px)", "subgrid",
              "subgrid []", "subgrid repeat(auto-fill, [a])", "minmax(10px, 5px)", "0fr"});
  expect_all(false, "grid-template-rows",
             {"-1px",
              "-1fr",
              "10",
              "[a]",
              "[a] [b] 1px",
              "[span] 1px",
              "[auto] 1px",
              "[1px] 1px",
              "[inherit] 1px",
              "minmax(1fr, 5px)",
              "minmax(1px)",
              "minmax(1px, 2px, 3px)",
              "minmax(1px, fit-content(2px))",
              "fit-content(1fr)",
              "fit-content(-1px)",
              "fit-content()",
              "fit-content",
              "stretch",
              "repeat(0, 1px)",
              "repeat(-1, 1px)",
              "repeat(1.5, 1px)",
              "repeat(2, )",
              "repeat(2, [a])",
              "repeat(2, repeat(2, 1px))",
              "none 1px",
              "repeat(auto-fill, 1fr)",
              "repeat(auto-fill, auto)",
              "repeat(auto-fill, fit-content(5px))",
              "repeat(auto-fill, minmax(auto, 1fr))",
              "1fr repeat(auto-fill, 1px)",
              "repeat(2, auto) repeat(auto-fit, 1px)",
              "repeat(auto-fill, 1px) repeat(auto-fit, 1px)",
              "subgrid 1px",
              "subgrid repeat(2, 1px)",
              "subgrid repeat(auto-fit, [a])",
              "subgrid repeat(auto-fill, [a]) repeat(auto-fill, [b])",
              "subgrid [auto]",
              "1px subgrid",
              "calc(1fr)",
              "1px, 2px"});
}

TEST_F(GridValues, ManyTracksAreBounded) {
  EXPECT_EQ(columns("repeat(1000000000, 1px)").tracks.size(), 10000u);
  EXPECT_EQ(columns("repeat(9999, 1px) repeat(9999, 2px) 3px").tracks.size(), 10000u);
  EXPECT_EQ(columns("subgrid repeat(1000000000, [a])").names.size(), 10000u);
  // Long names are repeated within bounds as well.
  std::string name(200000, 'n');
  const GridTemplate& t = columns("repeat(10000, [" + name + "] 1px) 2px");
  EXPECT_LT(t.tracks.size(), 10u);
  EXPECT_EQ(t.tracks.back(), fixed(2));
}

TEST_F(GridValues, Areas) {
  const GridAreas& a =
      lab.compute("grid-template-areas: 'head head' 'nav  main' \"foot ....\"").grid_template_areas();
  EXPECT_EQ(a.rows, 3u);
  EXPECT_EQ(a.columns, 2u);
  ASSERT_EQ(a.areas.size(), 4u);
  EXPECT_EQ(a.areas[0], (GridAreas::Area{"head", 0, 1, 0, 2}));
  EXPECT_EQ(a.areas[1], (GridAreas::Area{"nav", 1, 2, 0, 1}));
  EXPECT_EQ(a.areas[2], (GridAreas::Area{"main", 1, 2, 1, 2}));
  EXPECT_EQ(a.areas[3], (GridAreas::Area{"foot", 2, 3, 0, 1}));
  const GridAreas& dots = lab.compute("grid-template-areas: 'a...b1st'").grid_template_areas();
  EXPECT_EQ(dots.columns, 3u);
  EXPECT_EQ(dots.areas[1].name, "b1st");
  expect_all(true, "grid-template-areas", {"none", "'.'", "'a a' 'a a'", "'1 -x é'", "'a' 'b' 'c'"});
  expect_all(false, "grid-template-areas",
             {"''", "' '", "'a b' 'a'", "'a a' 'a b'", "'a b a'", "'a b' 'b a'", "'a' '.' 'a'", "'a +'",
              "'a' none", "a"});
}

TEST_F(GridValues, AutoTracksAndFlow) {
  const auto& s = lab.compute("grid-auto-rows: 1px fit-content(10%) 2fr; grid-auto-flow: dense column");
  ASSERT_EQ(s.grid_auto_rows().size(), 3u);
  EXPECT_EQ(s.grid_auto_rows()[2], flexible(2));
  EXPECT_EQ(s.grid_auto_columns(), TrackSizeList{TrackSize()});
  EXPECT_EQ(s.grid_auto_flow(), (GridAutoFlow{true, true}));
  EXPECT_EQ(lab.compute("grid-auto-flow: dense").grid_auto_flow(), (GridAutoFlow{false, true}));
  expect_all(true, "grid-auto-flow", {"row", "column dense", "dense row"});
  expect_all(false, "grid-auto-flow", {"row column", "dense row dense", "none", "dense dense"});
  expect_all(false, "grid-auto-columns", {"none", "[a] 1px", "repeat(2, 1px)", "1px / 2px", "subgrid"});
}

TEST_F(GridValues, Lines) {
  using Kind = GridLine::Kind;
  EXPECT_EQ(line("auto"), (GridLine{Kind::kAuto, 0, ""}));
  EXPECT_EQ(line("Foo"), (GridLine{Kind::kLine, 0, "Foo"}));
  EXPECT_EQ(line("-3"), (GridLine{Kind::kLine, -3, ""}));
  EXPECT_EQ(line("a 2"), (GridLine{Kind::kLine, 2, "a"}));
  EXPECT_EQ(line("2 a"), (GridLine{Kind::kLine, 2, "a"}));
  EXPECT_EQ(line("span 4"), (GridLine{Kind::kSpan, 4, ""}));
  EXPECT_EQ(line("span a"), (GridLine{Kind::kSpan, 1, "a"}));
  EXPECT_EQ(line("a 3 span"), (GridLine{Kind::kSpan, 3, "a"}));
  EXPECT_EQ(line("calc(1 + 2)"), (GridLine{Kind::kLine, 3, ""}));
  EXPECT_EQ(line("99999999999").number, 1'000'000);
  EXPECT_EQ(line("-99999999999").number, -1'000'000);
  EXPECT_EQ(line("span 99999999999").number, 1'000'000);
  expect_all(true, "grid-column-end", {"SPAN 2", "span a 2", "span 2 a", "2 span", "none", "row"});
  expect_all(false, "grid-column-end",
             {"0", "0 a", "1.5", "span", "span 0", "span -1", "span span", "2 span a", "a span 2", "a b",
              "1 2", "span auto", "auto 1", "1 auto", "default", "inherit 1", "1px", "[a]"});
}

TEST_F(GridValues, PlacementShorthands) {
  const auto& row = lab.compute("grid-row: a; grid-column: 2 / span 3");
  EXPECT_EQ(row.grid_row_end().name, "a");
  EXPECT_EQ(row.grid_column_start().number, 2);
  EXPECT_EQ(row.grid_column_end(), (GridLine{GridLine::Kind::kSpan, 3, ""}));
  EXPECT_EQ(lab.compute("grid-row: a 1").grid_row_end(), GridLine());
  EXPECT_EQ(lab.compute("grid-row-end: 5; grid-row: span a").grid_row_end(), GridLine());

  const auto& one = lab.compute("grid-area: x");
  EXPECT_EQ(one.grid_row_start().name, "x");
  EXPECT_EQ(one.grid_column_start().name, "x");
  EXPECT_EQ(one.grid_row_end().name, "x");
  EXPECT_EQ(one.grid_column_end().name, "x");
  const auto& two = lab.compute("grid-area: 1 / y");
  EXPECT_EQ(two.grid_row_end(), GridLine());
  EXPECT_EQ(two.grid_column_end().name, "y");
  const auto& four = lab.compute("grid-area: 1 / 2 / 3 / 4");
  EXPECT_EQ(four.grid_row_start().number, 1);
  EXPECT_EQ(four.grid_column_start().number, 2);
  EXPECT_EQ(four.grid_row_end().number, 3);
  EXPECT_EQ(four.grid_column_end().number, 4);
  expect_all(false, "grid-row", {"1 /", "/ 1", "1 / 2 / 3", "1 2", "0", "auto /"});
  expect_all(false, "grid-area", {"1 / 2 / 3 / 4 / 5", "1 / / 2", "a / initial"});
}

TEST_F(GridValues, TemplateShorthand) {
  const auto& lists = lab.compute("grid-template: auto 1fr / [a] 10px [b]");
  EXPECT_EQ(lists.grid_template_rows().tracks.size(), 2u);
  EXPECT_EQ(lists.grid_template_columns().names[1], (LineNames{"b"}));
  EXPECT_EQ(lists.grid_template_areas(), GridAreas());

  const auto& areas = lab.compute(
      "grid-template: [top] 'a a a' [a-end] [b-begin] 'b b b' 1fr [bottom] 'c c .' / auto 1fr [x] auto");
  const GridTemplate& rows = areas.grid_template_rows();
  ASSERT_EQ(rows.tracks.size(), 3u);
  EXPECT_EQ(rows.tracks[0], TrackSize());
  EXPECT_EQ(rows.tracks[1], flexible(1));
  EXPECT_EQ(rows.names[0], (LineNames{"top"}));
  EXPECT_EQ(rows.names[1], (LineNames{"a-end", "b-begin"}));
  EXPECT_EQ(rows.names[2], (LineNames{"bottom"}));
  EXPECT_TRUE(rows.names[3].empty());
  EXPECT_EQ(areas.grid_template_columns().tracks.size(), 3u);
  EXPECT_EQ(areas.grid_template_areas().areas.size(), 3u);

  const auto& reset = lab.compute("grid-template: 'a' / 1px; grid-template: none");
  EXPECT_EQ(reset.grid_template_columns(), GridTemplate());
  EXPECT_EQ(reset.grid_template_rows(), GridTemplate());
  EXPECT_EQ(reset.grid_template_areas(), GridAreas());
  EXPECT_EQ(lab.compute("grid-template: 1px / 1px; grid-template: 'a'").grid_template_columns(),
            GridTemplate());
  expect_all(true, "grid-template",
             {"none / none", "none / 1px", "subgrid / subgrid [a]", "1px / repeat(auto-fill, 5px)", "'a' 1px",
              "[x] 'a' [y]", "'a' 1fr 'b' / [p] 1px [q] 2fr"});
  expect_all(false, "grid-template",
             {"1px", "none none", "/ 1px", "1px /", "1px / 1px / 1px", "'a' / repeat(2, 1px)", "'a' / none",
              "'a' 1px 2px", "[x] [y] 'a'", "'a' / subgrid", "'a' 'b b'", "'a' repeat(2, 1px)", "1px 'a'",
              "[a] / 1px"});
}

TEST_F(GridValues, GridShorthand) {
  const auto& row = lab.compute("grid: auto-flow dense 1fr / 100px");
  EXPECT_EQ(row.grid_template_rows(), GridTemplate());
  EXPECT_EQ(row.grid_template_columns().tracks, TrackSizeList{fixed(100)});
  EXPECT_EQ(row.grid_auto_rows(), TrackSizeList{flexible(1)});
  EXPECT_EQ(row.grid_auto_flow(), (GridAutoFlow{false, true}));

  const auto& column = lab.compute("grid: none / auto-flow 1fr 2fr");
  EXPECT_EQ(column.grid_template_columns(), GridTemplate());
  EXPECT_EQ(column.grid_auto_columns().size(), 2u);
  EXPECT_EQ(column.grid_auto_flow(), (GridAutoFlow{true, false}));

  const auto& reset = lab.compute(
      "grid-auto-flow: column; grid-auto-rows: 1px; grid-auto-columns: 1px; grid-template-areas: 'a';"
      "grid: 2px / 3px");
  EXPECT_EQ(reset.grid_auto_flow(), GridAutoFlow());
  EXPECT_EQ(reset.grid_auto_rows(), TrackSizeList{TrackSize()});
  EXPECT_EQ(reset.grid_auto_columns(), TrackSizeList{TrackSize()});
  EXPECT_EQ(reset.grid_template_areas(), GridAreas());
  EXPECT_EQ(reset.grid_template_rows().tracks, TrackSizeList{fixed(2)});

  expect_all(true, "grid",
             {"none", "'a' 1px / 2px", "auto-flow / 1px", "dense auto-flow / 1px", "1px / auto-flow",
              "1px / dense auto-flow 2px", "auto-flow 1px / none", "auto-flow / subgrid"});
  expect_all(
      false, "grid",
      {"auto-flow", "auto-flow / auto-flow", "auto-flow 1px", "dense / 1px", "auto-flow [a] 1px / 2px",
       "auto-flow column / 1px", "1px auto-flow / 2px", "'a' / auto-flow", "dense auto-flow dense / 1px"});
}

TEST_F(GridValues, WideKeywordsAndVariables) {
  const auto& parent = lab.compute("grid: 1px 2px / 3px; grid-area: a");
  const auto& child = lab.compute("grid: inherit; grid-area: inherit", &parent);
  EXPECT_EQ(child.grid_template_rows(), parent.grid_template_rows());
  EXPECT_EQ(child.grid_column_end().name, "a");
  EXPECT_EQ(lab.compute("", &parent).grid_template_rows(), GridTemplate());
  EXPECT_EQ(lab.compute("grid-template-columns: 1px; grid-template: unset").grid_template_columns(),
            GridTemplate());
  const auto& s = lab.compute(
      "--n: 3; --c: / span 2; grid-template-columns: repeat(var(--n), 1px);"
      "grid-area: x var(--c)");
  EXPECT_EQ(s.grid_template_columns().tracks.size(), 3u);
  EXPECT_EQ(s.grid_column_start().kind, GridLine::Kind::kSpan);
  EXPECT_EQ(s.grid_row_end().name, "x");
}

TEST_F(GridValues, LegacyGapNames) {
  const auto& s = lab.compute("grid-gap: 1px 2px");
  EXPECT_EQ(s.row_gap(), Length::fixed(1));
  EXPECT_EQ(s.column_gap(), Length::fixed(2));
}

TEST_F(GridValues, Supports) {
  auto supports = [](std::string_view name, std::string_view value) {
    return supports_declaration(name, TokenList{std::string(value)}.tokens());
  };
  EXPECT_TRUE(supports("grid-area", "auto"));
  EXPECT_TRUE(supports("grid", "none"));
  EXPECT_TRUE(supports("grid-template-rows", "subgrid"));
  EXPECT_FALSE(supports("grid-template-rows", "masonry"));
}

}  // namespace
}  // namespace colosseum::css::testing
