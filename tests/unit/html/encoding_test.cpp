#include "html/encoding.h"

#include <gtest/gtest.h>

namespace colosseum::html {
namespace {

using namespace std::string_view_literals;

std::string html(std::string_view bytes) { return decode_source(bytes, SourceKind::kHtml); }

TEST(Encoding, LabelsFollowTheStandard) {
  EXPECT_EQ(encoding_for_label(" Latin1 "), "windows-1252");
  EXPECT_EQ(encoding_for_label("UTF8"), "UTF-8");
  EXPECT_EQ(encoding_for_label("gb2312"), "gb18030");
  EXPECT_EQ(encoding_for_label("iso-8859-2"), "iso-8859-2");
  EXPECT_EQ(encoding_for_label("nonsense"), "");
}

TEST(Encoding, ByteOrderMarksWin) {
  EXPECT_EQ(html("\xEF\xBB\xBF<meta charset=latin1>\xC3\xA4"), "<meta charset=latin1>\xC3\xA4");
  EXPECT_EQ(html("\xFF\xFE\xE4\x00"sv), "\xC3\xA4");
  EXPECT_EQ(html("\xFE\xFF\x00\xE4"sv), "\xC3\xA4");
}

TEST(Encoding, MetaDeclarations) {
  EXPECT_TRUE(html("<meta charset=iso-8859-1>\xE4").ends_with("\xC3\xA4"));
  EXPECT_TRUE(html("<!-- <meta charset=utf-8> --><META http-equiv='Content-Type' content='text/html; "
                   "charset=\"windows-1251\"'>\xE4")
                  .ends_with("\xD0\xB4"));
  EXPECT_TRUE(html("<meta charset=Shift_JIS>\x82\xA0").ends_with("\xE3\x81\x82"));
  EXPECT_TRUE(html("<meta charset=utf-16>\xC3\xA4").ends_with("\xC3\xA4"));
  EXPECT_TRUE(html("<title a=\"<meta charset=latin1>\">x</title>\xC3\xA4").ends_with("\xC3\xA4"));
  EXPECT_EQ(prescan_html("<meta content='text/html; charset=latin1'>"), "");
}

TEST(Encoding, WithoutDeclarationUtf8ElseWindows1252) {
  EXPECT_EQ(html("\xC3\xA4"), "\xC3\xA4");
  EXPECT_EQ(html("\xE4\x80"), "\xC3\xA4\xE2\x82\xAC");
}

TEST(Encoding, XmlDeclarations) {
  EXPECT_TRUE(decode_source("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE4", SourceKind::kXml)
                  .ends_with("\xC3\xA4"));
  EXPECT_EQ(encoding_of_xml_declaration("<\0?\0x\0"sv), "UTF-16LE");
}

TEST(Encoding, CssCharset) {
  EXPECT_TRUE(decode_source("@charset \"latin1\";\xE4", SourceKind::kCss, "utf-8").ends_with("\xC3\xA4"));
  EXPECT_EQ(decode_source("\xE4", SourceKind::kCss, "latin1"), "\xC3\xA4");
}

TEST(Encoding, MalformedInputBecomesReplacementCharacters) {
  EXPECT_EQ(decode_source("<meta charset=utf-8>\xFFx", SourceKind::kHtml),
            "<meta charset=utf-8>\xEF\xBF\xBDx");
  EXPECT_FALSE(is_valid_utf8("\xED\xA0\x80"));
  EXPECT_TRUE(is_valid_utf8("a\xEF\xBF\xBD"));
}

}  // namespace
}  // namespace colosseum::html
