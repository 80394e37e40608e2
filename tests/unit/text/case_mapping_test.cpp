// text-transform through ICU: full, contextual and language-dependent mappings.
#include <gtest/gtest.h>

#include "text/engine/case_mapping.h"

namespace colosseum::text {
namespace {

using Case = TextTransform::Case;

TEST(CaseMapping, UsesFullMappingsAndLanguages) {
  EXPECT_EQ(map_case(u"stra\u00DFe \uFB01", Case::kUppercase, false, ""), u"STRASSE FI");
  EXPECT_EQ(map_case(u"i\u0131", Case::kUppercase, false, "tr"), u"\u0130I");
  EXPECT_EQ(map_case(u"\u03A3\u0391\u03A3", Case::kLowercase, false, ""), u"\u03C3\u03B1\u03C2");
}

TEST(CaseMapping, CapitalizesFirstLettersOfWords) {
  EXPECT_EQ(map_case(u"it's (an) OLD 1st word", Case::kCapitalize, false, "en"), u"It's (An) OLD 1st Word");
  EXPECT_EQ(map_case(u"ord two", Case::kCapitalize, true, "en"), u"ord Two");
  EXPECT_EQ(map_case(u"ijs", Case::kCapitalize, false, "nl"), u"IJs");
}

}  // namespace
}  // namespace colosseum::text
