// The faces, line heights and widths a browser takes on the reference setup, where that data is given.
#include <fstream>
#include <nlohmann/json.hpp>

#include "unit/text/text_fixture.h"

namespace colosseum::text {
namespace {

const char* const kGenerics[] = {"serif",         "sans-serif",   "monospace", "cursive",
                                 "fantasy",       "system-ui",    "math",      "ui-serif",
                                 "ui-sans-serif", "ui-monospace", "ui-rounded"};

nlohmann::json fontmap() {
  std::ifstream file("../shared/wpt-geometry/fontmap.json");
  return file ? nlohmann::json::parse(file, nullptr, false) : nlohmann::json();
}

FontGroup css_family(const std::string& name, float size) {
  for (const char* generic : kGenerics) {
    if (name == generic) return group_of({{name, true}}, size);
  }
  return named(name == "(default)" ? "serif" : name, size);
}

class FontMap : public TextTest {
 protected:
  /// Ahem is a test font that few machines have installed; everything else belongs to the reference setup.
  static bool is_here(const std::string& family) {
    return family != "Ahem" || face_family(engine(), engine().font(named("Ahem", 16))) == "Ahem";
  }
  static void expect(const nlohmann::json& want, const FontGroup& group, std::u16string_view text) {
    const FontMetrics& m = engine().metrics(engine().font(group));
    EXPECT_EQ(m.ascent + m.descent, want["textHeight"].get<float>());
    EXPECT_EQ(m.ascent + m.descent + m.line_gap, want["lineHeight"].get<float>());
    EXPECT_FLOAT_EQ(text_width(text, group), want["width"].get<float>());
  }
};

TEST_F(FontMap, FamiliesResolveAsInTheBrowser) {
  const nlohmann::json map = fontmap();
  if (!map.contains("families")) GTEST_SKIP() << "no reference data beside the repository";
  for (const auto& [name, entry] : map["families"].items()) {
    SCOPED_TRACE(name);
    if (!is_here(name)) continue;
    const std::string face = entry["face"][0];
    const FontGroup group = name == "(default)" ? FontGroup{} : css_family(name, 16);
    EXPECT_EQ(face_family(engine(), engine().font(group)), face.substr(0, face.find(" (")));
  }
}

TEST_F(FontMap, HeightsAndWidthsAgree) {
  const nlohmann::json map = fontmap();
  if (!map.contains("families")) GTEST_SKIP() << "no reference data beside the repository";

  for (const auto& [name, entry] : map["families"].items()) {
    SCOPED_TRACE(name);
    if (!is_here(name)) continue;
    FontGroup group = name == "(default)" ? FontGroup{} : css_family(name, 16);
    expect(entry["at16px"], group, u"Hxg");
    group.font_size = 100;
    expect(entry["at100px"], group, u"Hxg");
  }
}

TEST_F(FontMap, FallbackTakesTheSameFaces) {
  const nlohmann::json map = fontmap();
  if (!map.contains("fallback16px")) GTEST_SKIP() << "no reference data beside the repository";
  const std::pair<const char*, const char16_t*> samples[] = {
      {"latin", u"a"},     {"arabic", u"\u0633"}, {"greek", u"\u03B1"},    {"cyrillic", u"\u0416"},
      {"thai", u"\u0E01"}, {"bullet", u"\u2022"}, {"triangle", u"\u25B8"}, {"hebrew", u"\u05D0"}};
  for (const auto& [name, text] : samples) {
    SCOPED_TRACE(name);
    if (!is_here(name)) continue;
    const std::string face = map["fallback16px"][name]["face"][0];
    EXPECT_EQ(face_family(engine(), engine().font(FontGroup{}), text), face.substr(0, face.find(" (")));
  }
}

}  // namespace
}  // namespace colosseum::text
