#include "scratch_checkout.h"

namespace colosseum::wpt {
namespace {

using Reftest = ScratchCheckout;

TEST_F(Reftest, PassesWhenThePicturesAgree) {
  write("t.html", square(10, match("t-ref.html")));
  write("t-ref.html", square(10));
  const TestResult r = run("t.html");
  EXPECT_EQ(r.kind, Kind::kReftest);
  EXPECT_TRUE(r.strong()) << r.message;
  EXPECT_EQ(r.diff_pixels, 0);
}

TEST_F(Reftest, FailsWhenTheyDiffer) {
  write("t.html", square(10, match("t-ref.html")));
  write("t-ref.html", square(15));
  const TestResult r = run("t.html");
  EXPECT_EQ(r.verdict, Verdict::kFail);
  EXPECT_EQ(r.diff_pixels, 2 * 5 * 100);
  EXPECT_EQ(r.max_diff, 255);
  EXPECT_EQ(r.message, "1000 pixels differ, by up to 255");
}

TEST_F(Reftest, MismatchPassesOnADifferenceAndFailsOnEqualPictures) {
  write("differs.html", square(10, mismatch("other-notref.html")));
  write("same.html", square(20, mismatch("other-notref.html")));
  write("other-notref.html", square(20));
  EXPECT_TRUE(run("differs.html").strong());
  const TestResult same = run("same.html");
  EXPECT_EQ(same.verdict, Verdict::kFail);
  EXPECT_EQ(same.message, "looks the same as other-notref.html, and should not");
}

TEST_F(Reftest, FuzzinessBoundsPixelsAndDifference) {
  const std::string grey =
      "<style>body { margin: 0; background: #fff } div { width: 10px; height: 10px; background: ";
  const auto document = [&](const std::string& colour, const std::string& head) {
    return "<!DOCTYPE html>" + head + grey + colour + " }</style><div></div>";
  };
  const auto fuzzy = [](const std::string& content) {
    return "<meta name=fuzzy content=\"" + content + "\">";
  };
  write("ref.html", document("#808080", ""));
  write("exact.html", document("#828282", match("ref.html")));
  write("fuzzy.html", document("#828282", match("ref.html") + fuzzy("maxDifference=0-2;totalPixels=0-100")));
  write("short.html", document("#828282", match("ref.html") + fuzzy("0-2;0-99")));
  write("strict.html", document("#828282", match("ref.html") + fuzzy("maxDifference=1;totalPixels=0-100")));
  write("named.html", document("#828282", match("ref.html") + fuzzy("ref.html:0-2;0-100")));
  write("other.html", document("#828282", match("ref.html") + fuzzy("another.html:0-2;0-100")));
  EXPECT_EQ(run("exact.html").verdict, Verdict::kFail);
  EXPECT_EQ(run("fuzzy.html").verdict, Verdict::kPass);
  EXPECT_EQ(run("short.html").verdict, Verdict::kFail);
  EXPECT_EQ(run("strict.html").verdict, Verdict::kFail);
  EXPECT_EQ(run("named.html").verdict, Verdict::kPass);
  EXPECT_EQ(run("other.html").verdict, Verdict::kFail);
}

TEST_F(Reftest, AChainMustHoldToItsEnd) {
  write("t.html", square(10, match("one-ref.html")));
  write("one-ref.html", square(10, match("two-ref.html")));
  write("two-ref.html", square(10));
  EXPECT_EQ(run("t.html").verdict, Verdict::kPass);
  write("two-ref.html", square(11));
  const TestResult r = run("t.html");
  EXPECT_EQ(r.verdict, Verdict::kFail);
  EXPECT_EQ(r.reference, "two-ref.html");
}

TEST_F(Reftest, AChainThatIsACircleEnds) {
  write("t.html", square(10, match("one-ref.html")));
  write("one-ref.html", square(10, match("t.html")));
  EXPECT_EQ(run("t.html").verdict, Verdict::kPass);
}

TEST_F(Reftest, OneOfSeveralMatchesIsEnoughAndNoMismatchMayLookTheSame) {
  write("right-ref.html", square(10));
  write("wrong-ref.html", square(30));
  write("any.html", square(10, match("wrong-ref.html") + match("right-ref.html")));
  write("none.html", square(20, match("wrong-ref.html") + match("right-ref.html")));
  write("both.html", square(10, match("right-ref.html") + mismatch("wrong-ref.html")));
  write("clash.html", square(10, match("right-ref.html") + mismatch("right-ref.html")));
  write("all.html", square(10, mismatch("wrong-ref.html") + mismatch("right-ref.html")));
  EXPECT_EQ(run("any.html").verdict, Verdict::kPass);
  EXPECT_EQ(run("none.html").verdict, Verdict::kFail);
  EXPECT_EQ(run("both.html").verdict, Verdict::kPass);
  EXPECT_EQ(run("clash.html").verdict, Verdict::kFail);
  EXPECT_EQ(run("all.html").verdict, Verdict::kFail);
}

TEST_F(Reftest, AMissingReferenceIsAnErrorAndNoFailure) {
  write("t.html", square(10, match("nowhere-ref.html")));
  const TestResult r = run("t.html");
  EXPECT_EQ(r.verdict, Verdict::kError);
  EXPECT_NE(r.message.find("nowhere-ref.html"), std::string::npos);
}

TEST_F(Reftest, AReferenceOutsideTheCheckoutIsAnError) {
  write("t.html", square(10, match("../../etc/passwd")));
  EXPECT_EQ(run("t.html").verdict, Verdict::kError);
}

TEST_F(Reftest, AbsoluteReferencesAndSheetsAreBelowTheRoot) {
  write("a/t.html",
        "<!DOCTYPE html>" + match("/ref/t-ref.html") + "<link rel=stylesheet href=/s/s.css><div></div>");
  write("s/s.css", "body { margin: 0 } div { width: 9px; height: 9px; background: blue }");
  write("ref/t-ref.html",
        "<!DOCTYPE html><style>body { margin: 0 } p { margin: 0; width: 9px; height: 9px; background: "
        "blue }</style><p></p>");
  EXPECT_TRUE(run("a/t.html").strong());
}

// ---- weak passes -------------------------------------------------------------------------------------

TEST_F(Reftest, TwoBlanksAreAWeakPass) {
  write("t.html", "<!DOCTYPE html>" + match("t-ref.html") + "<p></p>");
  write("t-ref.html", "<!DOCTYPE html>");
  const TestResult r = run("t.html");
  EXPECT_TRUE(r.weak());
  EXPECT_EQ(r.weak_reasons, std::vector<std::string>{"the pictures are a single colour"});
}

TEST_F(Reftest, CssWithoutEffectMakesAPassWeak) {
  write("property.html", square(10, match("t-ref.html") + "<style>div { filter: blur(0) }</style>"));
  write("keyword.html", square(10, match("t-ref.html") + "<style>p { text-wrap-style: pretty }</style>"));
  write("value.html",
        square(10, match("t-ref.html") + "<style>div { width: calc-size(auto, size) }</style>"));
  write("invalid.html",
        square(10, match("t-ref.html") + "<style>div { width: nonsense; colour: red }</style>"));
  write("t-ref.html", square(10));
  EXPECT_TRUE(run("property.html").weak());
  EXPECT_TRUE(run("keyword.html").weak());
  EXPECT_TRUE(run("value.html").weak());
  EXPECT_TRUE(run("invalid.html").strong()) << "what is no CSS is ignored everywhere";
}

TEST_F(Reftest, AScriptThatMattersSkips) {
  write("t.html", square(10, match("t-ref.html") + "<script>document.body.className = 'x'</script>"));
  write("wait.html", "<html class=reftest-wait>" + square(10, match("t-ref.html")));
  write("t-ref.html", square(10));
  EXPECT_EQ(run("t.html").verdict, Verdict::kSkip);
  EXPECT_EQ(run("wait.html").verdict, Verdict::kPass) << "nothing is waited for without a script";
}

// ---- pages -------------------------------------------------------------------------------------------

std::string pages(const std::vector<std::string>& colours, const std::string& head = "") {
  std::string out = "<!DOCTYPE html>" + head +
                    "<style>body { margin: 0 } div { width: 50px; height: 50px; break-after: page }</style>";
  for (const std::string& c : colours) out += "<div style='background: " + c + "'></div>";
  return out;
}

TEST_F(Reftest, PrintTestsCompareEveryPage) {
  write("same-print.html", pages({"green", "blue"}, match("t-print-ref.html")));
  write("second-print.html", pages({"green", "red"}, match("t-print-ref.html")));
  write("fewer-print.html", pages({"green"}, match("t-print-ref.html")));
  write("t-print-ref.html", pages({"green", "blue"}));
  const TestResult same = run("same-print.html"), second = run("second-print.html"),
                   fewer = run("fewer-print.html");
  EXPECT_EQ(same.kind, Kind::kPrintReftest);
  EXPECT_EQ(same.verdict, Verdict::kPass);
  EXPECT_EQ(same.weak_reasons, std::vector<std::string>{"passes without pagination too"});
  EXPECT_EQ(second.message, "page 2: 2500 pixels differ, by up to 255");
  EXPECT_EQ(fewer.verdict, Verdict::kFail);
}

TEST_F(Reftest, APrintTestThatNeedsPagesIsStrong) {
  // Without pages the second square would stand right below the first.
  write("t-print.html", pages({"green", "blue"}, match("t-print-ref.html")));
  write("t-print-ref.html",
        "<!DOCTYPE html><style>body { margin: 0 } div { width: 50px; height: 50px; background: green } p { "
        "margin: 0; height: 142px } div + p + div { background: blue }</style><div></div><p></p><div></div>");
  const TestResult r = run("t-print.html");
  EXPECT_TRUE(r.strong()) << r.message << (r.weak_reasons.empty() ? "" : r.weak_reasons[0]);
}

TEST_F(Reftest, PageRangesChooseTheTestsPages) {
  write("t-print.html", pages({"red", "green", "blue"},
                              match("t-print-ref.html") + "<meta name=reftest-pages content='2-'>"));
  write("t-print-ref.html", pages({"green", "blue"}));
  EXPECT_EQ(run("t-print.html").verdict, Verdict::kPass);
}

TEST_F(Reftest, PicturesAreWrittenForFailures) {
  write("a/t.html", square(10, match("t-ref.html")));
  write("a/t-ref.html", square(15));
  RunOptions options;
  options.image_dir = root_;
  EXPECT_TRUE(run("a/t.html", options).has_images);
  for (const char* what : {"test", "reference", "difference"})
    EXPECT_TRUE(read(image_name("a/t.html", what)).starts_with("\x89PNG")) << what;
}

}  // namespace
}  // namespace colosseum::wpt
