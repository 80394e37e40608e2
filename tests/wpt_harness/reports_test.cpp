#include <nlohmann/json.hpp>

#include "expectations.h"
#include "geometry.h"
#include "report_html.h"
#include "report_json.h"
#include "scratch_checkout.h"
#include "summary.h"

namespace colosseum::wpt {
namespace {

TestResult result(const std::string& path, Verdict verdict, std::vector<std::string> weak = {}) {
  TestResult r;
  r.path = path;
  r.kind = Kind::kReftest;
  r.verdict = verdict;
  r.weak_reasons = std::move(weak);
  if (verdict == Verdict::kFail) r.message = "12 pixels differ, by up to 3";
  return r;
}

TEST(Results, SurviveTheWayBetweenProcesses) {
  TestResult r = result("css/a/b.html", Verdict::kPass, {"blank"});
  r.subtests = {{".x 1", false, "no"}};
  r.help = {"http://spec/"};
  r.diff_pixels = 7;
  TestResult back;
  ASSERT_TRUE(decode(encode(r), back));
  EXPECT_EQ(encode(back), encode(r));
  EXPECT_TRUE(back.weak());
  EXPECT_FALSE(decode("nonsense", back));
}

TEST(Results, JsonHasTheFixedFields) {
  const auto j = nlohmann::json::parse(
      results_json({result("css/a/b.html", Verdict::kFail), result("c.html", Verdict::kPass, {"blank"})}));
  ASSERT_EQ(j.size(), 2u);
  for (const char* field :
       {"path", "kind", "status", "weak", "message", "subtests", "ms", "diff_pixels", "max_diff"})
    EXPECT_TRUE(j[0].contains(field)) << field;
  EXPECT_EQ(j[0]["status"], "FAIL");
  EXPECT_EQ(j[0]["weak"], false);
  EXPECT_EQ(j[1]["weak"], true);
  EXPECT_EQ(j[1]["message"], "weak: blank");
}

TEST(Results, DirectoriesAreTheSuites) {
  EXPECT_EQ(directory_of("css/css-flexbox/abspos/x.html"), "css/css-flexbox");
  EXPECT_EQ(directory_of("css2/10.3.3-blockwidth/p4.html"), "css2");
  EXPECT_EQ(directory_of("x.html"), ".");
}

TEST(Summary, CountsStrongAndWeakPassesBesideAnotherEngine) {
  const std::vector<TestResult> results = {
      result("css/a/1.html", Verdict::kPass), result("css/a/2.html", Verdict::kPass, {"blank"}),
      result("css/a/3.html", Verdict::kFail), result("css/b/4.html", Verdict::kSkip)};
  const VerdictTable other = {{"css/a/1.html", true}, {"css/a/2.html", true}, {"css/a/3.html", false}};
  const auto t = tally(results, other);
  EXPECT_EQ(t.at("css/a").strong, 1u);
  EXPECT_EQ(t.at("css/a").weak, 1u);
  EXPECT_EQ(t.at("css/a").failed, 1u);
  EXPECT_EQ(t.at("css/a").other_passes, 2u);
  EXPECT_EQ(t.at("css/a").other_passes_strong, 1u);
  EXPECT_EQ(t.at("total").skipped, 1u);
  EXPECT_NE(summary_text(results, other, false).find("50.0 %"), std::string::npos);
}

TEST(Summary, CausesLookPastNumbers) {
  TestResult a = result("a", Verdict::kFail), b = result("b", Verdict::kFail),
             c = result("c", Verdict::kFail);
  b.message = "7 pixels differ, by up to 255";
  c.unsupported = {"property 'filter' is not supported"};
  EXPECT_EQ(cause_of(a), cause_of(b));
  EXPECT_EQ(cause_of(c), "property 'filter' is not supported");
  c.unsupported = {"'vertical-rl' of property 'writing-mode' has no effect yet"};
  EXPECT_EQ(cause_of(c), "vertical writing modes");
  c.unsupported = {"table layout is not supported yet, tables are laid out as blocks"};
  EXPECT_EQ(cause_of(c), "tables");
  const auto list = causes({a, b, c, result("d", Verdict::kSkip)});
  ASSERT_EQ(list.size(), 2u);
  EXPECT_EQ(list[0].second, 2u);
}

class ExpectationFiles : public ScratchCheckout {};

TEST_F(ExpectationFiles, ImproveAndNeverGetWorseUnforced) {
  const std::string folder = root_ + "/expectations";
  std::string error;
  const std::vector<TestResult> good = {result("css/a/1.html", Verdict::kPass),
                                        result("css/b/2.html", Verdict::kPass)};
  EXPECT_EQ(Expectations(folder).compare(good).improvements.size(), 2u);
  ASSERT_TRUE(Expectations(folder).update(good, false, false, error)) << error;
  EXPECT_EQ(read("expectations/a.txt"), "pass css/a/1.html\n");

  const std::vector<TestResult> bad = {result("css/a/1.html", Verdict::kFail),
                                       result("css/b/2.html", Verdict::kPass, {"blank"})};
  Expectations now(folder);
  ASSERT_TRUE(now.read(error));
  ASSERT_EQ(now.compare(bad).regressions.size(), 2u);
  EXPECT_EQ(now.compare(bad).regressions[1].what, "expected pass, is a weak pass: blank");
  ASSERT_TRUE(now.update(bad, false, false, error));
  EXPECT_EQ(read("expectations/a.txt"), "pass css/a/1.html\n");
  ASSERT_TRUE(now.update(bad, true, false, error));
  EXPECT_EQ(read("expectations/a.txt"), "");
  EXPECT_EQ(read("expectations/b.txt"), "weak css/b/2.html\n");
}

TEST_F(ExpectationFiles, OneFileListsFailuresAndKeepsItsComments) {
  write("suite.txt", "# What this is.\npass a.html\nfail b.html\n");
  Expectations e(root_ + "/suite.txt");
  std::string error;
  ASSERT_TRUE(e.read(error));
  const std::vector<TestResult> results = {result("a.html", Verdict::kPass), result("b.html", Verdict::kPass),
                                           result("c.html", Verdict::kFail)};
  EXPECT_TRUE(e.compare(results).regressions.empty());
  ASSERT_TRUE(e.update(results, false, true, error));
  EXPECT_EQ(read("suite.txt"), "# What this is.\npass a.html\npass b.html\nfail c.html\n");
}

TEST_F(ExpectationFiles, AMalformedLineIsNamed) {
  write("suite.txt", "pass a.html\npast b.html\n");
  Expectations e(root_ + "/suite.txt");
  std::string error;
  EXPECT_FALSE(e.read(error));
  EXPECT_NE(error.find("suite.txt:2:"), std::string::npos);
}

TEST_F(ExpectationFiles, EarlierRunsAreReadBack) {
  write("old.json", results_json({result("a", Verdict::kPass, {"blank"}), result("b", Verdict::kFail)}));
  EarlierRun earlier;
  ASSERT_TRUE(read_results(root_ + "/old.json", earlier));
  EXPECT_EQ(earlier.at("a"), "PASS weak");
  EXPECT_EQ(earlier.at("b"), "FAIL");
  write("bad.json", "{}");
  EXPECT_FALSE(read_results(root_ + "/bad.json", earlier));
}

TEST(HtmlReport, HoldsItsDataAndCannotBeBrokenOutOf) {
  TestResult r = result("css/a/1.html", Verdict::kFail);
  r.message = "</script><b>";
  const std::string page = report_html({r}, {}, {{"css/a/1.html", "PASS"}});
  EXPECT_NE(page.find("\"change\":\"new failure\""), std::string::npos);
  EXPECT_EQ(page.find("</script><b>"), std::string::npos);
}

// ---- geometry ----------------------------------------------------------------------------------------

class Geometry : public ScratchCheckout {
 protected:
  TestResult compare(const std::string& record) const {
    Environment e;
    e.root = root_;
    return run_geometry(e, "t.html", record);
  }
};

TEST_F(Geometry, ElementsMustAgreeWithinHalfAPixel) {
  write("t.html",
        "<!DOCTYPE html><html><head></head><body style='margin: 0'><div style='height: "
        "10px'></div></body></html>");
  const auto record = [](const std::string& div) {
    return R"({"viewport":[400,300],"doc":"t.html","nodes":[{"p":"","t":"html","r":[[0,0,400,10]]},{"p":"/1","t":"body","r":[[0,0,400,10]]},{"p":"/1/0","t":"div","r":)" +
           div + "}]}";
  };
  EXPECT_EQ(compare(record("[[0,0,400,10.5]]")).verdict, Verdict::kPass);
  const TestResult bad = compare(record("[[0,0,400,10.6]]"));
  EXPECT_EQ(bad.verdict, Verdict::kFail);
  EXPECT_EQ(bad.message, "div /1/0: expected 0,0 400x10.6, got 0,0 400x10");
  EXPECT_EQ(compare(record("[]")).verdict, Verdict::kFail);
  EXPECT_EQ(compare("{}").verdict, Verdict::kError);
}

TEST(GeometryRects, NeighboursOnALineCountAsOne) {
  EXPECT_TRUE(agree({{0, 0, 30, 10}}, {{0, 0, 10, 10}, {10, 0, 20, 10}}, 0.5));
  EXPECT_FALSE(agree({{0, 0, 30, 10}}, {{0, 0, 10, 10}, {10, 20, 20, 10}}, 0.5));
  EXPECT_TRUE(agree({{0, 0, 30, 10}}, {{0, 0, 30, 10}, {30, 10, 0, 10}}, 0.5));
  EXPECT_TRUE(agree({}, {}, 0.5));
  EXPECT_FALSE(agree({}, {{0, 0, 1, 1}}, 0.5));
}

}  // namespace
}  // namespace colosseum::wpt
