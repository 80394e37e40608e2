#include <gtest/gtest.h>

#include "html/image_candidates.h"
#include "html/svg_serializer.h"
#include "unit/html/tree_dump.h"

namespace colosseum::html {
namespace {

/// Takes every resource for a picture of 20 × 10.
class FakeProber : public ImageProber {
 public:
  Status probe(const SharedBytes& bytes, ImageResource& out) const override {
    if (bytes->empty()) return {StatusCode::kUnreadable, "no image"};
    out.format = ImageFormat::kPng;
    out.natural = {20, 10, 20, 10};
    return {};
  }
};

struct Loaded {
  Document document;
  ParsedSource source;
  explicit Loaded(std::string_view body, bool scripting = false) {
    document.info().url = "file:///nowhere/x.html";
    (void)parse_document("<!doctype html>" + std::string(body), Format::kHtml, "", document, source);
    ResourceLoader loader({}, {}, &document.diagnostics());
    FakeProber prober;
    load_replaced_content(document, {}, loader, &prober, scripting);
  }
  const ReplacedContent* replaced(std::string_view tag) const {
    return document.replaced(find_tag(document, tag));
  }
  std::string body() const {
    std::string out;
    dump_node(document, find_tag(document, "body"), out);
    return out;
  }
};

TEST(Replaced, ImagesHaveNaturalSizes) {
  Loaded l("<img src='data:image/png,x' srcset='data:image/png,y 2x'>");
  ASSERT_NE(l.replaced("img"), nullptr);
  EXPECT_EQ(l.replaced("img")->natural.width, 20);
  EXPECT_TRUE(l.replaced("img")->image.valid());
}

TEST(Replaced, BrokenImagesShowTheirText) {
  Loaded l("<img src=none.png alt='a  b'><img alt=''>");
  EXPECT_EQ(l.replaced("img"), nullptr);
  EXPECT_EQ(l.body(), "body(img(\"a b\") img)");
  EXPECT_EQ(l.document.diagnostics().count(DiagnosticKind::kResource), 1u);
  Loaded without("<img src=none.png>");
  EXPECT_EQ(without.replaced("img"), nullptr);
  EXPECT_EQ(without.body(), "body(img)");
  Loaded titled("<img src=none.png title=t>");
  EXPECT_EQ(titled.body(), "body(img(\"t\"))");
  EXPECT_NE(Loaded("<img>").replaced("img"), nullptr);
}

TEST(Replaced, ObjectsFallBack) {
  Loaded l("<object data='data:image/png,x'><p>f</object>");
  EXPECT_NE(l.replaced("object"), nullptr);
  Loaded broken("<object data=none.png><img src='data:image/png,x'></object>");
  EXPECT_EQ(broken.replaced("object"), nullptr);
  EXPECT_NE(broken.replaced("img"), nullptr);
}

TEST(Replaced, FramesAndVideos) {
  Loaded l("<iframe></iframe><video></video><audio></audio>");
  EXPECT_EQ(l.replaced("iframe")->natural.width, 300);
  EXPECT_EQ(l.replaced("video")->natural.height, 150);
  EXPECT_EQ(l.replaced("audio"), nullptr);
}

TEST(Replaced, CanvasWithScripting) {
  EXPECT_EQ(Loaded("<canvas width=5>x</canvas>").replaced("canvas"), nullptr);
  Loaded l("<canvas width=5>x</canvas>", true);
  ASSERT_NE(l.replaced("canvas"), nullptr);
  EXPECT_EQ(l.replaced("canvas")->natural.width, 5);
  EXPECT_EQ(l.replaced("canvas")->natural.height, 150);
}

TEST(Replaced, InlineSvgBecomesAnImage) {
  Loaded l(
      "<svg viewBox='0 0 4 2'><a xlink:href='#x' "
      "onclick='&lt;'>t&amp;</a><foreignObject><p>q</p></foreignObject></svg>");
  const ReplacedContent* r = l.replaced("svg");
  ASSERT_NE(r, nullptr);
  EXPECT_FALSE(r->natural.has_width());
  EXPECT_EQ(r->natural.ratio_width, 4);
  EXPECT_EQ(serialize_svg(l.document, find_tag(l.document, "svg")),
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
            "viewBox=\"0 0 4 "
            "2\"><a xlink:href=\"#x\" onclick=\"&lt;\">t&amp;</a><foreignObject><p "
            "xmlns=\"http://www.w3.org/1999/xhtml\">q</p></foreignObject></svg>");
  EXPECT_EQ(l.document.image(r->image).format, ImageFormat::kSvg);
}

TEST(Replaced, FormControlsShowTheirTexts) {
  Loaded l(
      "<input value=v><input type=submit><input type=password value=ab><input type=checkbox value=c>"
      "<select><option>a<option selected> b  c</select><textarea>t</textarea>");
  EXPECT_EQ(l.body(),
            "body(input(\"v\") input(\"Submit\") input(\"••\") input select(\"b c\" option(\"a\") option(\" "
            "b  c\")) "
            "textarea(\"t\"))");
}

TEST(ImageCandidates, DensityAndWidthDescriptors) {
  css::MediaContext media;
  media.width = 800;
  auto list = parse_srcset("a.png 1x, b.png 2x,c.png 3x", "", media);
  ASSERT_EQ(list.size(), 3u);
  EXPECT_EQ(choose_candidate(list, 1)->url, "a.png");
  EXPECT_EQ(choose_candidate(list, 1.5)->url, "b.png");
  EXPECT_EQ(choose_candidate(list, 9)->url, "c.png");
  auto widths = parse_srcset("s.png 200w, m.png 400w, l.png 1600w", "50vw", media);
  EXPECT_EQ(choose_candidate(widths, 1)->url, "m.png");
  auto urls = parse_srcset("data:image/png,abc 1x", "", media);
  ASSERT_EQ(urls.size(), 1u);
  EXPECT_EQ(urls[0].url, "data:image/png,abc");
  EXPECT_TRUE(parse_srcset(" , ,", "", media).empty());
}

TEST(ImageCandidates, SourceSizes) {
  css::MediaContext media;
  media.width = 800;
  EXPECT_EQ(source_size("(max-width: 600px) 100px, 25vw", media), 200);
  EXPECT_EQ(source_size("(max-width: 900px) 100px, 25vw", media), 100);
  EXPECT_EQ(source_size("", media), 800);
}

}  // namespace
}  // namespace colosseum::html
