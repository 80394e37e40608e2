#include "scratch_checkout.h"

namespace colosseum::wpt {
namespace {

class CheckLayout : public ScratchCheckout {
 protected:
  TestResult check(const std::string& style, const std::string& body,
                   const std::string& selector = ".check") {
    write("t.html",
          "<!DOCTYPE html><script src=/resources/testharness.js></script><script "
          "src=/resources/testharnessreport.js></script><script src=/resources/check-layout-th.js></script>"
          "<style>body { margin: 8px } " +
              style + "</style><body onload=\"checkLayout('" + selector + "')\">" + body);
    return run("t.html");
  }
};

TEST_F(CheckLayout, EveryMatchingElementIsASubtest) {
  const TestResult r =
      check("div { height: 10px }",
            "<div class=check data-expected-height=10></div>"
            "<div class=check title=second data-expected-width=784 data-offset-x=8 data-offset-y=18></div>");
  EXPECT_EQ(r.kind, Kind::kCheckLayout);
  EXPECT_TRUE(r.strong()) << r.message;
  ASSERT_EQ(r.subtests.size(), 2u);
  EXPECT_EQ(r.subtests[0].name, ".check 1");
  EXPECT_EQ(r.subtests[1].name, ".check 2: second");
}

TEST_F(CheckLayout, AWrongExpectationFailsItsSubtestAlone) {
  const TestResult r = check("div { height: 10px }",
                             "<div class=check data-expected-height=10></div>\n"
                             "<div class=check id=b data-expected-height=12></div>");
  EXPECT_EQ(r.verdict, Verdict::kFail);
  EXPECT_TRUE(r.subtests[0].passed);
  EXPECT_FALSE(r.subtests[1].passed);
  EXPECT_EQ(r.message, "div#b expected-height: expected 12, got 10 (line 2)");
}

TEST_F(CheckLayout, LessThanOnePxAgrees) {
  EXPECT_TRUE(check("div { height: 10.4px }", "<div class=check data-expected-height=10.9></div>").passed());
  EXPECT_FALSE(check("div { height: 10.4px }", "<div class=check data-expected-height=11></div>").passed());
}

TEST_F(CheckLayout, ParentsAndDescendantsAreCheckedToo) {
  const std::string inner = "<div class=check><p style='height: 5px; margin: 0' data-expected-height=";
  EXPECT_TRUE(check("", inner + "5></p></div>").passed());
  EXPECT_FALSE(check("", inner + "6></p></div>").passed());
  EXPECT_FALSE(check("", "<div data-expected-height=6><div class=check></div></div>").passed());
}

TEST_F(CheckLayout, OffsetsCountFromThePaddingEdgeOfTheOffsetParent) {
  EXPECT_TRUE(check("#p { position: relative; border: 3px solid; padding: 4px; margin-left: 20px } div div { "
                    "height: 10px }",
                    "<div id=p class=check data-total-x=31 data-offset-x=28><div data-offset-x=4 "
                    "data-offset-y=4></div></div>")
                  .passed());
}

TEST_F(CheckLayout, ClientAndScrollSizes) {
  const TestResult r = check(
      "#s { overflow: hidden; width: 50px; height: 40px; border: 5px solid; padding: 2px } #c { width: "
      "100px; height: 70px }",
      "<div id=s class=check data-expected-width=64 data-expected-client-width=54 "
      "data-expected-client-height=44 "
      "data-expected-scroll-width=104 data-expected-scroll-height=74><div id=c></div></div>");
  EXPECT_TRUE(r.passed()) << r.message;
}

TEST_F(CheckLayout, MarginsPaddingsAndDisplay) {
  const TestResult r = check("div { width: 100px; margin: 0 auto; padding: 10% 0 0 }",
                             "<div class=check data-expected-margin-left=342 data-expected-padding-top=78.4 "
                             "data-expected-display=block></div>");
  EXPECT_TRUE(r.passed()) << r.message;
  EXPECT_FALSE(check("", "<div class=check data-expected-display=inline></div>").passed());
}

TEST_F(CheckLayout, NothingCheckedIsNoPass) {
  EXPECT_EQ(check("", "<div></div>").verdict, Verdict::kFail);
  EXPECT_EQ(check("", "<div class=check></div>").verdict, Verdict::kFail);
}

TEST_F(CheckLayout, ABadSelectorIsAnError) {
  EXPECT_EQ(check("", "<div data-offset-x=8></div>", "div >").verdict, Verdict::kError);
}

TEST_F(CheckLayout, OtherHarnessTestsNeedAScript) {
  write("t.html",
        "<!DOCTYPE html><script src=/resources/testharness.js></script><script>test(() => "
        "assert_true(true));</script>");
  const TestResult r = run("t.html");
  EXPECT_EQ(r.kind, Kind::kScripted);
  EXPECT_EQ(r.verdict, Verdict::kSkip);
}

TEST_F(CheckLayout, ACallAmongOtherScriptsNeedsThem) {
  write("t.html",
        "<!DOCTYPE html><script src=/resources/testharness.js></script><script>document.body.append('x'); "
        "checkLayout('div');</script><div data-offset-x=8></div>");
  EXPECT_EQ(run("t.html").verdict, Verdict::kSkip);
}

}  // namespace
}  // namespace colosseum::wpt
