#include <gtest/gtest.h>

#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "backend/cairo/pdf_finish.h"
#include "unit/cairo/image_bytes.h"

namespace colosseum::cairo_backend {
namespace {

using namespace test;

DisplayList make_page(const std::string& text) {
  DisplayList list;
  list.width = 400;
  list.height = 300;
  if (!text.empty()) list.commands.emplace_back(make_text(text, 20, 40));
  return list;
}

std::string make_pdf(const std::vector<DisplayList>& pages, Document& document, PdfOptions options = {}) {
  LiberationEngine engine;
  PdfWriter writer(document, engine, options);
  for (const DisplayList& page : pages) EXPECT_TRUE(writer.add_page(page).ok());
  std::string out;
  const Status s = writer.finish(out);
  EXPECT_TRUE(s.ok()) << s.message();
  return out;
}

/// What a program prints about the PDF; its exit code in `code`.
std::string run(const std::string& command, const std::string& pdf, int& code) {
  const std::filesystem::path path = std::filesystem::temp_directory_path() /
                                     (std::string("colosseum-") + std::to_string(::getpid()) + ".pdf");
  std::ofstream(path, std::ios::binary).write(pdf.data(), static_cast<std::streamsize>(pdf.size()));
  std::string out;
  FILE* pipe = ::popen((command + " " + path.string() + " 2>&1").c_str(), "r");
  if (pipe == nullptr) return out;
  char buffer[4096];
  for (size_t n; (n = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) out.append(buffer, n);
  code = ::pclose(pipe);
  std::filesystem::remove(path);
  return out;
}

bool installed(const char* program) {
  return std::system((std::string("command -v ") + program + " >/dev/null").c_str()) == 0;
}

void expect_clean(const std::string& pdf) {
  if (!installed("qpdf")) return;
  int code = 0;
  const std::string out = run("qpdf --check", pdf, code);
  EXPECT_EQ(code, 0) << out;
  EXPECT_EQ(out.find("WARNING"), std::string::npos) << out;
}

TEST(Pdf, TwoPagesAreClean) {
  Document d;
  const std::string pdf = make_pdf({make_page("one"), make_page("two")}, d);
  EXPECT_EQ(pdf.substr(0, 5), "%PDF-");
  expect_clean(pdf);
}

TEST(Pdf, TextComesOutInLogicalOrder) {
  if (!LiberationEngine::available() || !installed("pdftotext")) GTEST_SKIP();
  DisplayList page = make_page("padded");
  draw::Glyphs hebrew = make_text("abc", 20, 80);
  hebrew.rtl = true;
  hebrew.clusters = {2, 1, 0};
  hebrew.text = u"\u05d0\u05d1\u05d2";
  page.commands.emplace_back(hebrew);
  draw::Glyphs ligature = make_text("x", 20, 120);
  ligature.text = u"ffi";
  page.commands.emplace_back(ligature);
  Document d;
  int code = 0;
  const std::string out = run("sh -c 'pdftotext -enc UTF-8 \"$0\" -'", make_pdf({page}, d), code);
  EXPECT_NE(out.find("padded"), std::string::npos) << out;
  EXPECT_NE(out.find("ffi"), std::string::npos) << out;
  EXPECT_NE(out.find("\u05d0\u05d1\u05d2"), std::string::npos) << out;
}

TEST(Pdf, LinksAnchorsAndOutlineAreClean) {
  DisplayList first = make_page("first"), second = make_page("second");
  first.commands.emplace_back(draw::Link{{10, 20, 50, 20}, "#there"});
  first.commands.emplace_back(draw::Link{{10, 60, 50, 20}, "#nowhere"});
  first.commands.emplace_back(draw::Link{{10, 90, 50, 20}, "http://example.org/(ä) b?'\"\\"});
  first.commands.emplace_back(draw::Bookmark{{0, 0}, 1, "One (1) \\ ü"});
  first.commands.emplace_back(draw::Bookmark{{0, 30}, 3, "Deep"});
  second.commands.emplace_back(draw::Bookmark{{0, 0}, 2, "Up again"});
  second.commands.emplace_back(draw::Anchor{{0, 100}, "there"});
  second.commands.emplace_back(draw::Anchor{{0, 200}, "there"});
  Document d;
  PdfOptions options;
  options.compress = false;
  const std::string pdf = make_pdf({first, second}, d, options);
  expect_clean(pdf);
  EXPECT_NE(pdf.find("/URI (http://example.org/\\(%C3%A4\\)%20b?'%22\\\\)"), std::string::npos);
  EXPECT_NE(pdf.find("/Outlines"), std::string::npos);
  // 100 px from the top of 300 px, in pt from the bottom.
  EXPECT_NE(pdf.find("/XYZ 0 150 0"), std::string::npos);
  EXPECT_EQ(pdf.find("nowhere"), std::string::npos);
}

TEST(Pdf, Metadata) {
  Document d;
  d.info().title = "Über (alles)";
  d.info().language = "de";
  d.info().creation_date = "2024-02-29T10:11:12Z";
  PdfOptions options;
  options.compress = false;
  const std::string pdf = make_pdf({make_page("x")}, d, options);
  expect_clean(pdf);
  EXPECT_NE(pdf.find("/Lang (de)"), std::string::npos);
  EXPECT_NE(pdf.find("/DisplayDocTitle true"), std::string::npos);
  EXPECT_NE(pdf.find("(D:20240229101112Z)"), std::string::npos);
}

TEST(Pdf, OutputIsDeterministic) {
  Document d;
  EXPECT_EQ(make_pdf({make_page("same")}, d), make_pdf({make_page("same")}, d));
}

TEST(Pdf, ImagesAreEmbeddedOnce) {
  Document d;
  const ImageId id = add_image(d, make_png(200, 200, Color::rgba(0.2f, 0.4f, 0.6f)));
  DisplayList page = make_page("");
  page.commands.emplace_back(draw::DrawImage{id, {10, 10, 50, 50}, true});
  page.commands.emplace_back(draw::DrawImage{id, {80, 10, 90, 50}, true});
  PdfOptions options;
  options.compress = false;
  const std::string pdf = make_pdf({page, page, page}, d, options);
  expect_clean(pdf);
  size_t images = 0;
  for (size_t at = pdf.find("/Subtype /Image"); at != pdf.npos; at = pdf.find("/Subtype /Image", at + 1))
    ++images;
  EXPECT_EQ(images, 1u);
}

TEST(Pdf, ManyObjectsAndAnyCharacters) {
  Document d;
  d.info().title = "Z\u00fcrich \U0001F600\n";
  DisplayList page = make_page("many");
  for (int i = 0; i < 500; ++i) {
    const std::string name = "(" + std::to_string(i);
    page.commands.emplace_back(draw::Link{{10, 20, 50, 20}, "#" + name});
    page.commands.emplace_back(draw::Anchor{{0, i * 0.5}, name});
  }
  for (const bool compress : {true, false}) {
    PdfOptions options;
    options.compress = compress;
    const std::string pdf = make_pdf({page, page}, d, options);
    expect_clean(pdf);
    if (!installed("pdfinfo")) continue;
    int code = 0;
    EXPECT_NE(run("pdfinfo", pdf, code).find("Z\u00fcrich \U0001F600"), std::string::npos);
    EXPECT_NE(run("pdfinfo -dests", pdf, code).find("\"(499\""), std::string::npos);
  }
}

TEST(Pdf, NoPagesIsAnError) {
  Document d;
  LiberationEngine engine;
  PdfWriter writer(d, engine);
  std::string out;
  EXPECT_EQ(writer.finish(out).code(), StatusCode::kInvalidArgument);
}

TEST(Pdf, EmptyAndHugePagesAreClamped) {
  Document d;
  DisplayList nothing, huge;
  huge.width = huge.height = 1e9;
  expect_clean(make_pdf({nothing, huge}, d));
}

TEST(Pdf, Dates) {
  EXPECT_EQ(pdf_date("2024-01-02"), "D:20240102000000");
  EXPECT_EQ(pdf_date("2024-01-02T03:04:05+05:30"), "D:20240102030405+05'30'");
  EXPECT_EQ(pdf_date("D:2024"), "D:2024");
  EXPECT_EQ(pdf_date("yesterday"), "");
  EXPECT_EQ(pdf_date("2024-13-45"), "");
}

}  // namespace
}  // namespace colosseum::cairo_backend
