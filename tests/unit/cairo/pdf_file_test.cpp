#include "backend/cairo/pdf_file.h"

#include <gtest/gtest.h>

#include <cstdio>

#include "backend/cairo/pdf_syntax.h"

namespace colosseum::cairo_backend {
namespace {

/// A file of these objects, numbered from 1, the last of them the catalog; an empty one is a free number.
std::string make_file(const std::vector<std::string>& bodies) {
  std::string out = "%PDF-1.5\n", table = "0000000000 65535 f \n";
  for (size_t i = 0; i < bodies.size(); ++i) {
    char line[32];
    std::snprintf(line, sizeof line, "%010zu 00000 n \n", bodies[i].empty() ? 0 : out.size());
    table += line;
    if (!bodies[i].empty()) out += std::to_string(i + 1) + " 0 obj\n" + bodies[i] + "\nendobj\n";
  }
  const size_t place = out.size();
  out += "xref\n0 " + std::to_string(bodies.size() + 1) + "\n" + table;
  out += "trailer\n<< /Root " + std::to_string(bodies.size()) + " 0 R\n>>\n";
  return out + "startxref\n" + std::to_string(place) + "\n%%EOF\n";
}

const std::vector<std::string> kSmall{"<< /Type /Pages /Kids [ 2 0 R ] /Count 1 >>",
                                      "<< /Type /Page /Parent 1 0 R /Contents 3 0 R >>",
                                      "<< /Length 4 0 R\n   /A /B\n>>\nstream\nq  Q\nendstream",
                                      "   4",
                                      "",
                                      "<< /Type /Catalog /Pages 1 0 R >>"};

std::string rewritten(const std::string& file) {
  PdfFile pdf;
  EXPECT_TRUE(pdf.read(file));
  std::string out;
  pdf.write(false, out);
  return out;
}

TEST(PdfFile, LengthsGoIntoTheirStreamsAndSpaceGoes) {
  const std::string file = make_file(kSmall), out = rewritten(file);
  EXPECT_NE(out.find("3 0 obj\n<< /Length 4 /A /B >>\nstream\nq  Q\nendstream\nendobj"), std::string::npos)
      << out;
  EXPECT_EQ(out.find("4 0 obj"), std::string::npos) << out;
}

TEST(PdfFile, FreeNumbersAreAList) {
  const std::string file = make_file(kSmall), out = rewritten(file);
  EXPECT_NE(out.find("xref\n0 7\n0000000004 65535 f \n"), std::string::npos) << out;
  EXPECT_NE(out.find("0000000005 00000 f \n0000000000 00000 f \n"), std::string::npos) << out;
}

TEST(PdfFile, PicturesAreListedOnce) {
  std::vector<std::string> bodies = kSmall;
  bodies[4] = "<< /XObject << /x9 9 0 R /x7 7 0 R /x9 9 0 R >> /Font << >> >>";
  const std::string file = make_file(bodies);
  EXPECT_NE(rewritten(file).find("<< /XObject << /x7 7 0 R /x9 9 0 R >> /Font << >> >>"), std::string::npos);
}

TEST(PdfFile, DictionariesGrow) {
  const std::string file = make_file(kSmall);
  PdfFile pdf;
  ASSERT_TRUE(pdf.read(file));
  ASSERT_EQ(pdf.pages(), std::vector<PdfId>{2});
  EXPECT_EQ(pdf.add("(new)"), 7u);
  pdf.extend(2, "/Rotate 90 ");
  pdf.set_info("<< >>");
  std::string out;
  pdf.write(false, out);
  EXPECT_NE(out.find("/Contents 3 0 R /Rotate 90 >>"), std::string::npos) << out;
  EXPECT_NE(out.find("7 0 obj\n(new)\nendobj"), std::string::npos) << out;
  EXPECT_NE(out.find("/Info 8 0 R"), std::string::npos) << out;
}

TEST(PdfFile, DamagedFilesAreRefused) {
  const std::string file = make_file(kSmall);
  for (size_t n = 0; n + 7 < file.size(); ++n) EXPECT_FALSE(PdfFile().read(file.substr(0, n))) << n;
  std::string renumbered = file;
  renumbered.replace(file.find("2 0 obj"), 1, "8");
  EXPECT_FALSE(PdfFile().read(renumbered));
  EXPECT_FALSE(PdfFile().read(make_file({"<< /Kids [ 9 0 R ] >>", "<< /Pages 1 0 R >>"})));
  EXPECT_FALSE(PdfFile().read(make_file({"<< /Kids [ ] >>", "<< /Pages 1 0 R >>"})));
}

std::string number(double v) {
  std::string out;
  append_number(out, v);
  return out;
}

TEST(PdfSyntax, Numbers) {
  EXPECT_EQ(number(0), "0");
  EXPECT_EQ(number(-0.001), "0");
  EXPECT_EQ(number(12.5), "12.5");
  EXPECT_EQ(number(-0.05), "-0.05");
  EXPECT_EQ(number(1e300), "1000000000");
  EXPECT_EQ(number(0.0 / 0.0), "0");
}

TEST(PdfSyntax, Strings) {
  std::string out;
  append_string(out, "a(b)\\");
  append_string(out, "\n\xFF");
  append_text_string(out, "e\u00e9\U0001F600");
  EXPECT_EQ(out, "(a\\(b\\)\\\\)<0AFF><FEFF006500E9D83DDE00>");
}

}  // namespace
}  // namespace colosseum::cairo_backend
