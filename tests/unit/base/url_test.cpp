#include "base/url.h"

#include <gtest/gtest.h>

namespace colosseum {
namespace {

// RFC 3986 §5.4.1 and §5.4.2.
TEST(Url, ResolvesReferencesOfTheStandard) {
  const char* base = "http://a/b/c/d;p?q";
  auto r = [&](const char* s) { return resolve_url(base, s); };
  EXPECT_EQ(r("g"), "http://a/b/c/g");
  EXPECT_EQ(r("./g"), "http://a/b/c/g");
  EXPECT_EQ(r("g/"), "http://a/b/c/g/");
  EXPECT_EQ(r("/g"), "http://a/g");
  EXPECT_EQ(r("//g"), "http://g/");
  EXPECT_EQ(r("?y"), "http://a/b/c/d;p?y");
  EXPECT_EQ(r("g?y#s"), "http://a/b/c/g?y#s");
  EXPECT_EQ(r("#s"), "http://a/b/c/d;p?q#s");
  EXPECT_EQ(r(""), "http://a/b/c/d;p?q");
  EXPECT_EQ(r("."), "http://a/b/c/");
  EXPECT_EQ(r(".."), "http://a/b/");
  EXPECT_EQ(r("../../../g"), "http://a/g");
  EXPECT_EQ(r("./g/."), "http://a/b/c/g/");
  EXPECT_EQ(r("g;x=1/../y"), "http://a/b/c/y");
  EXPECT_EQ(r("mailto:x@y"), "mailto:x@y");
}

TEST(Url, ResolvesAgainstFiles) {
  EXPECT_EQ(resolve_url("file:///d/x.html", "a b.png"), "file:///d/a%20b.png");
  EXPECT_EQ(resolve_url("file:///d/x.html", "\n ..\\y.css "), "file:///y.css");
  EXPECT_EQ(resolve_url("file:///d/x.html", "%2e%2e/%2E/y"), "file:///y");
  EXPECT_EQ(resolve_url("file:///d/x.html", "FILE:///e/../f"), "file:///f");
  EXPECT_EQ(resolve_url("", "x"), "x");
}

TEST(Url, OpaqueBasesTakeFragmentsOnly) {
  EXPECT_EQ(resolve_url("about:blank", "#x"), "about:blank#x");
  EXPECT_EQ(resolve_url("data:text/html,a", "b.png"), "b.png");
}

TEST(Url, DataUrlsPassThrough) {
  const char* url = "data:image/svg+xml,<svg a='#b'> x\n</svg>";
  EXPECT_EQ(resolve_url("file:///d/x.html", url), url);
}

TEST(Url, FilePathsRoundTrip) {
  const char* path = "/tmp/a b%20c/\xC3\xA4?#.html";
  std::string url = file_url_from_path(path);
  EXPECT_EQ(url, "file:///tmp/a%20b%2520c/%C3%A4%3F%23.html");
  EXPECT_EQ(path_from_file_url(url), path);
  EXPECT_EQ(path_from_file_url("http://x/y"), "");
  EXPECT_EQ(path_from_file_url("file://server/y"), "");
  EXPECT_EQ(path_from_file_url("file://localhost/y"), "/y");
}

TEST(Url, SchemeFragmentAndPercentDecoding) {
  EXPECT_EQ(url_scheme("HTTP://x"), "http");
  EXPECT_EQ(url_scheme("a/b:c"), "");
  EXPECT_EQ(url_fragment("x#a%20b"), "a b");
  EXPECT_EQ(url_fragment("x"), "");
  EXPECT_EQ(percent_decode("%41%4g%"), "A%4g%");
  EXPECT_EQ(percent_decode("%4"), "%4");
}

}  // namespace
}  // namespace colosseum
