// Small documents through the whole engine.
#include "colosseum/engine.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>

namespace colosseum {
namespace {

constexpr const char* kPage =
    "<!DOCTYPE html><html lang=en><title>Title &amp; more</title><meta name=author content='A. Author'>"
    "<style>body{margin:8px} p{margin:10px 0; width:200px; height:20px}</style>"
    "<h1 id=top>Heading</h1><p>One</p><p style='break-before:page'>Two <a href='#top'>up</a> "
    "<a href='https://example.org/?a=(b)'>out</a></p>";

EngineOptions paged() {
  EngineOptions o;
  o.paged = true;
  o.media = Media::kPrint;
  return o;
}

std::string pdf_of(const std::string& html) {
  Engine engine(paged());
  EXPECT_TRUE(engine.load_bytes(html, "file:///x/page.html").ok());
  EXPECT_TRUE(engine.layout().ok());
  std::string pdf;
  EXPECT_TRUE(engine.write_pdf(pdf).ok());
  return pdf;
}

/// What a command prints about a file with these bytes; "" when the command is not installed.
std::string output_of(const std::string& command, const std::string& bytes) {
  if (std::system(("command -v " + command.substr(0, command.find(' ')) + " >/dev/null").c_str()) != 0)
    return "";
  char path[] = "/tmp/colosseum-test-XXXXXX";
  int fd = mkstemp(path);
  if (fd < 0) return "";
  close(fd);
  std::ofstream(path, std::ios::binary) << bytes;
  std::string line = command;
  line.replace(line.find("FILE"), 4, path);
  std::string out;
  if (std::FILE* pipe = popen((line + " 2>&1").c_str(), "r")) {
    char buffer[4096];
    size_t n = 0;
    while ((n = std::fread(buffer, 1, sizeof buffer, pipe)) > 0) out.append(buffer, n);
    pclose(pipe);
  }
  std::remove(path);
  return out;
}

TEST(Engine, GeometryOfBlocks) {
  EngineOptions o;
  o.viewport_width = 400;
  o.viewport_height = 300;
  Engine engine(o);
  ASSERT_TRUE(
      engine
          .load_bytes("<!DOCTYPE "
                      "html><style>body{margin:8px}div{height:20px;margin:5px}</style><div></div><div></div>",
                      "")
          .ok());
  ASSERT_TRUE(engine.layout().ok());
  const std::string dump = engine.dump(DumpFormat::kGeometry, "a \"b\"");
  EXPECT_NE(dump.find("{\"viewport\":[400,300],\"doc\":\"a "
                      "\\\"b\\\"\",\"nodes\":[{\"p\":\"\",\"t\":\"html\",\"r\":[[0,0,400,61]]}"),
            std::string::npos)
      << dump;
  EXPECT_NE(dump.find("{\"p\":\"/1/1\",\"t\":\"div\",\"r\":[[13,33,374,20]]}"), std::string::npos) << dump;
}

TEST(Engine, PdfIsSoundAndHoldsItsText) {
  const std::string pdf = pdf_of(kPage);
  ASSERT_EQ(pdf.substr(0, 5), "%PDF-");
  const std::string check = output_of("qpdf --check FILE", pdf);
  if (check.empty()) GTEST_SKIP() << "qpdf is not installed";
  EXPECT_EQ(check.find("WARNING"), std::string::npos) << check;
  EXPECT_NE(check.find("No syntax or stream encoding errors found"), std::string::npos) << check;
  const std::string text = output_of("pdftotext FILE -", pdf);
  EXPECT_NE(text.find("Heading"), std::string::npos);
  EXPECT_NE(text.find("Two up out"), std::string::npos) << text;
  const std::string info = output_of("pdfinfo FILE", pdf);
  EXPECT_NE(info.find("Title & more"), std::string::npos) << info;
  EXPECT_NE(info.find("A. Author"), std::string::npos) << info;
  EXPECT_NE(info.find("Pages:           2"), std::string::npos) << info;
}

TEST(Engine, TheSameDocumentGivesTheSameBytes) { EXPECT_EQ(pdf_of(kPage), pdf_of(kPage)); }

TEST(Engine, AnEmptyDocumentIsOnePage) {
  Engine engine(paged());
  ASSERT_TRUE(engine.load_bytes("", "").ok());
  ASSERT_TRUE(engine.layout().ok());
  EXPECT_EQ(engine.page_count(), 1u);
  std::string pdf;
  EXPECT_TRUE(engine.write_pdf(pdf).ok());
}

TEST(Engine, MissingFilesAreAStatus) {
  Engine engine(EngineOptions{});
  Status s = engine.load_file("/nowhere/at-all.html");
  EXPECT_FALSE(s.ok());
  EXPECT_FALSE(s.message().empty());
}

}  // namespace
}  // namespace colosseum
