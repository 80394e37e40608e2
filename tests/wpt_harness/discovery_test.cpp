#include "discovery.h"

#include "scratch_checkout.h"

namespace colosseum::wpt {
namespace {

Kind kind_of(const std::string& path, const std::string& head) {
  return classify(read_path(path), read_facts("<!DOCTYPE html>" + head, "file:///" + path));
}

TEST(Discovery, KindsFollowNamesAndContent) {
  const std::string reference = "<link rel=match href=x-ref.html>",
                    help = "<link rel=help href=http://spec/>";
  EXPECT_EQ(kind_of("a/x.html", reference), Kind::kReftest);
  EXPECT_EQ(kind_of("a/x.html", help), Kind::kVisual);
  EXPECT_EQ(kind_of("a/x.html", ""), Kind::kNone);
  EXPECT_EQ(kind_of("a/x-ref.html", help), Kind::kNone);
  EXPECT_EQ(kind_of("a/reference/x.html", help), Kind::kNone);
  EXPECT_EQ(kind_of("a/x-ref.html", reference), Kind::kReftest) << "a link in a chain is a test too";
  EXPECT_EQ(kind_of("a/support/x.html", reference), Kind::kNone);
  EXPECT_EQ(kind_of("a/x-print.html", reference), Kind::kPrintReftest);
  EXPECT_EQ(kind_of("print/x.html", reference), Kind::kPrintReftest);
  EXPECT_EQ(kind_of("a/x-crash.html", reference), Kind::kCrash);
  EXPECT_EQ(kind_of("a/crashtests/x.html", ""), Kind::kCrash);
  EXPECT_EQ(kind_of("a/x-manual.html", reference), Kind::kManual);
  EXPECT_EQ(kind_of("a/x.css", reference), Kind::kNone);
  EXPECT_EQ(kind_of("a/x-print.tentative.html", reference), Kind::kPrintReftest)
      << "flags come after the dash";
}

TEST(Discovery, ReferenceNamesAreWholeWords) {
  EXPECT_TRUE(read_path("x-ref.html").is_reference);
  EXPECT_TRUE(read_path("x-notref2.html").is_reference);
  EXPECT_TRUE(read_path("ref-x.html").is_reference);
  EXPECT_FALSE(read_path("preference.html").is_reference);
  EXPECT_FALSE(read_path("x-reflow.html").is_reference);
}

TEST(Discovery, ReferencesResolveInsideTheCheckout) {
  EXPECT_EQ(resolve_reference("a/b/t.html", "r.html"), "a/b/r.html");
  EXPECT_EQ(resolve_reference("a/b/t.html", "../r.html#top"), "a/r.html");
  EXPECT_EQ(resolve_reference("a/b/t.html", "/r.html?x"), "r.html");
  EXPECT_EQ(resolve_reference("t.html", "../r.html"), "");
  EXPECT_EQ(resolve_reference("t.html", "about:blank"), "about:blank");
}

TEST(DocumentFacts, FuzzyMetas) {
  Fuzziness f;
  ASSERT_TRUE(parse_fuzzy("maxDifference=1-5;totalPixels=200", f));
  EXPECT_EQ(f.min_difference, 1);
  EXPECT_EQ(f.max_difference, 5);
  EXPECT_EQ(f.min_pixels, 200);
  EXPECT_EQ(f.max_pixels, 200);
  ASSERT_TRUE(parse_fuzzy("totalPixels=0-9; maxDifference=3", f));
  EXPECT_EQ(f.max_difference, 3);
  EXPECT_EQ(f.max_pixels, 9);
  ASSERT_TRUE(parse_fuzzy("x-ref.html:0-1;0-2", f));
  EXPECT_EQ(f.reference, "x-ref.html");
  EXPECT_FALSE(parse_fuzzy("maxDifference=1", f));
  EXPECT_FALSE(parse_fuzzy("maxDifference=a;totalPixels=1", f));
}

TEST(DocumentFacts, PageRanges) {
  const std::vector<PageRange> r = parse_page_ranges("2, 4-5,-3,7-");
  ASSERT_EQ(r.size(), 4u);
  EXPECT_EQ(r[0].first, 2);
  EXPECT_EQ(r[0].last, 2);
  EXPECT_EQ(r[2].first, 1);
  EXPECT_EQ(r[2].last, 3);
  EXPECT_EQ(r[3].first, 7);
  EXPECT_GT(r[3].last, 1000);
}

TEST(DocumentFacts, ScriptsThatOnlyCheckLayout) {
  std::vector<std::string> selectors;
  EXPECT_TRUE(is_only_check_layout(
      "document.fonts.ready.then(() => { checkLayout('.a'); checkLayout(\"b > c\", false) })", selectors));
  EXPECT_EQ(selectors, (std::vector<std::string>{".a", "b > c"}));
  EXPECT_TRUE(is_only_check_layout("/* run(me) */ setup({ explicit_done: true }); // evil()\n", selectors));
  EXPECT_FALSE(is_only_check_layout("foo.style.width = '1px'; checkLayout('.a')", selectors));
}

class Finding : public ScratchCheckout {};

TEST_F(Finding, DocumentsBelowFoldersSortedAndOnce) {
  write("b/two.html", "");
  write("b/one.xht", "");
  write("b/support/x.html", "");
  write("b/style.css", "");
  write("a.html", "");
  std::vector<std::string> missing;
  EXPECT_EQ(find_documents(root_, {}, missing),
            (std::vector<std::string>{"a.html", "b/one.xht", "b/two.html"}));
  EXPECT_EQ(find_documents(root_, {"b", "b/two.html", "c"}, missing),
            (std::vector<std::string>{"b/one.xht", "b/two.html"}));
  EXPECT_EQ(missing, std::vector<std::string>{"c"});
}

}  // namespace
}  // namespace colosseum::wpt
