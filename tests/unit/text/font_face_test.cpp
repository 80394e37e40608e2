// @font-face rules: formats, descriptors, and data that is no font.
#include <zlib.h>

#include <fstream>

#include "text/engine/sfnt.h"
#include "unit/text/text_fixture.h"

namespace colosseum::text {
namespace {

const char kSerif[] = "/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf";
const char kMono[] = "/usr/share/fonts/truetype/liberation2/LiberationMono-Regular.ttf";

using Bytes = std::vector<std::byte>;

Bytes file_bytes(const char* path) {
  Result<SharedBytes> bytes = read_font_file(path, size_t{1} << 26);
  return bytes.ok() ? **bytes : Bytes();
}
SharedBytes shared(Bytes bytes) { return std::make_shared<const Bytes>(std::move(bytes)); }

uint32_t u32(const Bytes& b, size_t at) {
  uint32_t v = 0;
  for (size_t i = 0; i < 4; ++i) v = v << 8 | static_cast<uint32_t>(b[at + i]);
  return v;
}
void put(Bytes& out, uint32_t v, int bytes) {
  for (int i = bytes - 1; i >= 0; --i) out.push_back(static_cast<std::byte>(v >> (8 * i)));
}

// The smallest WOFF 1.0 writer: one zlib stream per table.
Bytes to_woff(const Bytes& sfnt) {
  const uint32_t count = u32(sfnt, 4) >> 16;
  Bytes out, data;
  put(out, 0x774F4646, 4);
  put(out, u32(sfnt, 0), 4);
  put(out, 0, 4);
  put(out, count, 2);
  out.resize(44);
  for (uint32_t i = 0; i < count; ++i) {
    const size_t at = 12 + size_t{16} * i;
    const uint32_t offset = u32(sfnt, at + 8), size = u32(sfnt, at + 12);
    Bytes packed(compressBound(size));
    uLongf length = packed.size();
    compress(reinterpret_cast<Bytef*>(packed.data()), &length, reinterpret_cast<const Bytef*>(&sfnt[offset]),
             size);
    if (length >= size) {
      packed.assign(sfnt.begin() + offset, sfnt.begin() + offset + size);
      length = size;
    }
    packed.resize((length + 3) / 4 * 4);
    for (uint32_t field : {u32(sfnt, at), static_cast<uint32_t>(44 + 20 * count + data.size()),
                           static_cast<uint32_t>(length), size, u32(sfnt, at + 4)}) {
      put(out, field, 4);
    }
    data.insert(data.end(), packed.begin(), packed.end());
  }
  out.insert(out.end(), data.begin(), data.end());
  return out;
}

class FontFace : public testing::Test {
 protected:
  void SetUp() override {
    mono_ = file_bytes(kMono);
    serif_ = file_bytes(kSerif);
    if (mono_.empty() || serif_.empty()) GTEST_SKIP() << "Liberation fonts are not installed";
    engine_ = make_text_engine();
  }
  Status add(Bytes bytes, const std::string& family = "Test") {
    FontFaceRule rule;
    rule.family = family;
    rule.bytes = shared(std::move(bytes));
    return engine_->add_font_face(rule);
  }
  FaceInfo face(const FontGroup& group, std::u16string_view text = u"a") {
    ShapedParagraph out;
    engine_->shape_simple(text, engine_->font(group), Direction::kLtr, out);
    return engine_->face_info(out.runs.at(0).face);
  }
  Bytes mono_, serif_;
  std::unique_ptr<TextEngine> engine_;
};

TEST_F(FontFace, AddedFacesAreFoundByTheirCssName) {
  const FontId before = engine_->font(named("Test", 16));
  EXPECT_NE(engine_->metrics(before).ascent, 0);
  ASSERT_TRUE(add(mono_).ok());
  EXPECT_EQ(face(named("TEST", 16)).family, "Liberation Mono");
  EXPECT_TRUE(face(named("Test", 16)).bytes);
  EXPECT_EQ(engine_->metrics(before).zero_advance, engine_->metrics(before).space_advance);
}

TEST_F(FontFace, WoffIsUnpacked) {
  Result<SharedBytes> sfnt = unpack_font(shared(to_woff(mono_)), size_t{1} << 26);
  ASSERT_TRUE(sfnt.ok()) << sfnt.status().message();
  ASSERT_TRUE(add(to_woff(mono_)).ok());
  const FaceInfo info = face(named("Test", 16));
  EXPECT_EQ(info.family, "Liberation Mono");
  EXPECT_EQ(static_cast<int>((*info.bytes)[1]), 1);
}

TEST_F(FontFace, WoffIsBoundedByTheLimit) {
  EXPECT_EQ(unpack_font(shared(to_woff(mono_)), 100'000).status().code(), StatusCode::kLimitExceeded);
}

TEST_F(FontFace, CutOffAndDamagedFontsAreRefusedOrHarmless) {
  const Bytes woff = to_woff(mono_);
  uint32_t seed = 1;
  for (const Bytes* source : {static_cast<const Bytes*>(&mono_), &woff}) {
    for (int round = 0; round < 60; ++round) {
      Bytes bytes = *source;
      seed = seed * 1664525 + 1013904223;
      if (round % 2 == 0) bytes.resize(bytes.size() * static_cast<size_t>(seed >> 16) / 65536);
      for (int k = 0; k < 20 && bytes.size() > 16; ++k) {
        seed = seed * 1664525 + 1013904223;
        bytes[seed % (k < 10 ? std::min<size_t>(bytes.size(), 600) : bytes.size())] = std::byte(seed >> 24);
      }
      const std::string family = "Broken" + std::to_string(round);
      if (!add(std::move(bytes), family).ok()) continue;
      ShapedParagraph out;
      engine_->shape_simple(u"office AV \u05D0", engine_->font(named(family, 16)), Direction::kLtr, out);
      EXPECT_FALSE(out.runs.empty());
    }
  }
  EXPECT_EQ(add({}).code(), StatusCode::kUnreadable);
  EXPECT_EQ(add(Bytes(1000, std::byte{0x41})).code(), StatusCode::kUnreadable);
}

TEST_F(FontFace, ABrokenRuleHidesTheInstalledFamily) {
  EXPECT_FALSE(add(Bytes(100), "Liberation Mono").ok());
  EXPECT_EQ(face(group_of({{"Liberation Mono", false}, {"DejaVu Sans", false}}, 16)).family, "DejaVu Sans");
}

TEST_F(FontFace, UnicodeRangesMakeCompositeFaces) {
  FontFaceRule rule;
  rule.family = "Mixed";
  rule.bytes = shared(serif_);
  ASSERT_TRUE(engine_->add_font_face(rule).ok());
  rule.bytes = shared(mono_);
  rule.unicode_ranges = {{'0', '9'}};
  ASSERT_TRUE(engine_->add_font_face(rule).ok());
  EXPECT_EQ(face(named("Mixed", 16), u"5").family, "Liberation Mono");
  EXPECT_EQ(face(named("Mixed", 16), u"a").family, "Liberation Serif");
  const FontMetrics& m = engine_->metrics(engine_->font(named("Mixed", 100)));
  EXPECT_NE(m.space_advance, m.zero_advance);
}

TEST_F(FontFace, MetricOverridesAndSizeAdjust) {
  FontFaceRule rule;
  rule.family = "Adjusted";
  rule.bytes = shared(mono_);
  rule.ascent_override = 150;
  rule.descent_override = 0;
  rule.line_gap_override = 50;
  rule.size_adjust = 200;
  ASSERT_TRUE(engine_->add_font_face(rule).ok());
  const FontMetrics& m = engine_->metrics(engine_->font(named("Adjusted", 10)));
  EXPECT_EQ(m.size, 20);
  EXPECT_EQ(m.ascent, 30);
  EXPECT_EQ(m.descent, 0);
  EXPECT_EQ(m.line_gap, 10);
}

TEST_F(FontFace, LocalSourcesFindInstalledFaces) {
  FontFaceRule rule;
  rule.family = "Mine";
  rule.local_name = "Liberation Serif Bold";
  ASSERT_TRUE(engine_->add_font_face(rule).ok());
  EXPECT_NE(face(named("Mine", 16)).path.find("LiberationSerif-Bold"), std::string::npos);
  rule.local_name = "No Such Font";
  EXPECT_EQ(engine_->add_font_face(rule).code(), StatusCode::kNotFound);
}

TEST_F(FontFace, BoldAndSlantAreSynthesized) {
  ASSERT_TRUE(add(mono_).ok());
  FontGroup group = named("Test", 16);
  group.font_weight = 700;
  group.font_style.kind = FontStyle::Kind::kItalic;
  FaceInfo info = face(group);
  EXPECT_TRUE(info.synthetic_bold);
  EXPECT_EQ(info.synthetic_slant, 0.25f);
  group.font_synthesis_weight = FontSynthesisWeight::kNone;
  group.font_synthesis_style = FontSynthesisStyle::kNone;
  info = face(group);
  EXPECT_FALSE(info.synthetic_bold);
  EXPECT_EQ(info.synthetic_slant, 0);
}

TEST_F(FontFace, EqualGroupsHaveEqualIds) {
  EXPECT_EQ(engine_->font(named("Test", 16)), engine_->font(named("Test", 16)));
  EXPECT_NE(engine_->font(named("Test", 16)), engine_->font(named("Test", 17)));
}

// css-text-4, text-spacing-trim: what Chromium shows of this font at 16px.
TEST_F(FontFace, FullwidthPunctuationCollapsesBesidePunctuation) {
  FontFaceRule rule;
  rule.family = "Trimmed";
  rule.bytes = shared(file_bytes("../shared/docs/deb-faq-ja/assets/CorpusJP-400.otf"));
  if (rule.bytes->empty()) GTEST_SKIP() << "no font with half-width alternates";
  ASSERT_TRUE(engine_->add_font_face(rule).ok());
  const auto advances = [&](std::u16string_view text, TextSpacingTrim trim) {
    FontGroup group = named("Trimmed", 16);
    group.text_spacing_trim = trim;
    ShapedParagraph out;
    engine_->shape_simple(text, engine_->font(group), Direction::kLtr, out);
    std::vector<float> widths;
    for (const Glyph& g : out.glyphs) widths.push_back(std::round(g.advance));
    return widths;
  };
  const std::u16string_view text = u"\u300C\u300C\u4E00\u300D\u3001";
  EXPECT_EQ(advances(text, TextSpacingTrim::kNormal), (std::vector<float>{16, 8, 16, 8, 16}));
  EXPECT_EQ(advances(text, TextSpacingTrim::kSpaceAll), (std::vector<float>{16, 16, 16, 16, 16}));
  EXPECT_EQ(advances(u"\u300D\u300C", TextSpacingTrim::kNormal), (std::vector<float>{16, 8}));
  EXPECT_EQ(advances(u"\u4E00\u300C", TextSpacingTrim::kNormal), (std::vector<float>{16, 16}));
}

// Chromium keeps faces apart by hundredths of a px: 18.72px, a little less in binary, is 18.71px.
TEST_F(FontFace, SizesAreCutToHundredths) {
  const auto width = [&](float size) {
    ShapedParagraph out;
    engine_->shape_simple(u"n", engine_->font(named("Liberation Serif", size)), Direction::kLtr, out);
    return out.glyphs.at(0).advance;
  };
  EXPECT_EQ(width(18.72f), width(18.715f));
  EXPECT_FLOAT_EQ(width(18.72f), 9.3515625f);
  EXPECT_FLOAT_EQ(width(18.75f), 9.375f);
}

TEST(TextEngineOptions, WithoutInstalledFontsNothingCrashes) {
  TextEngineOptions options;
  options.installed_fonts = false;
  std::unique_ptr<TextEngine> engine = make_text_engine(options);
  ShapedParagraph out;
  const FontId font = engine->font(FontGroup{});
  engine->shape_simple(u"a \u05D0", font, Direction::kRtl, out);
  EXPECT_EQ(out.glyphs.size(), 3u);
  EXPECT_EQ(engine->metrics(font).ascent, 0);
  EXPECT_EQ(engine->add_font_dir("/nowhere/at/all").code(), StatusCode::kNotFound);
}

TEST(TextEngineOptions, EnginesMayShareTheInstalledFonts) {
  TextEngineOptions options;
  options.fonts = read_installed_fonts({}, false);
  const auto ascent = [](TextEngine& engine) { return engine.metrics(engine.font(FontGroup{})).ascent; };
  const std::unique_ptr<TextEngine> one = make_text_engine(options);
  ASSERT_EQ(ascent(*one), 0);
  // A folder is added for one engine only.
  ASSERT_TRUE(one->add_font_dir("/usr/share/fonts/truetype/liberation2").ok());
  EXPECT_GT(ascent(*one), 0);
  EXPECT_EQ(ascent(*make_text_engine(options)), 0);
  options.fonts = read_installed_fonts({"/usr/share/fonts/truetype/liberation2"}, false);
  EXPECT_EQ(ascent(*make_text_engine(options)), ascent(*one));
  // A file counts as a folder with nothing else in it.
  options.fonts = read_installed_fonts({kSerif}, false);
  EXPECT_EQ(ascent(*make_text_engine(options)), ascent(*one));
  EXPECT_EQ(ascent(*make_text_engine(options)), ascent(*one));
}

}  // namespace
}  // namespace colosseum::text
