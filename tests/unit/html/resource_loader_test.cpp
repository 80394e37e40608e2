#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/url.h"
#include "colosseum/html.h"
#include "html/data_url.h"

namespace colosseum::html {
namespace {

namespace fs = std::filesystem;

class ResourceLoaderTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "colosseum-loader-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    dir_ = fs::canonical(name).string();
    fs::create_directories(dir_ + "/doc/sub");
    fs::create_directories(dir_ + "/other");
    write("doc/x.html", "x");
    write("doc/sub/in.css", "in");
    write("other/out.css", "out");
    fs::create_symlink(dir_ + "/other/out.css", dir_ + "/doc/link.css");
  }
  void TearDown() override { fs::remove_all(dir_); }
  void write(const std::string& name, const std::string& text) { std::ofstream(dir_ + "/" + name) << text; }
  std::string url(const std::string& name) const { return file_url_from_path(dir_ + "/" + name); }
  /// What loading gives: the text, or the name of the refusal.
  std::string load(ResourceLoader& loader, const std::string& u) {
    const Result<Resource>& r = loader.load(u, {"x.html", 7, 0});
    if (r.ok()) return std::string(r->text());
    return r.status().code() == StatusCode::kRefused    ? "refused"
           : r.status().code() == StatusCode::kNotFound ? "missing"
                                                        : "error";
  }
  std::string dir_;
  Diagnostics diagnostics_;
};

TEST_F(ResourceLoaderTest, OnlyTheDocumentsFolderIsReadable) {
  ResourceLoader loader({}, {}, &diagnostics_);
  EXPECT_EQ(load(loader, url("doc/sub/in.css")), "refused");
  ResourceLoader with_document({}, {}, &diagnostics_);
  with_document.set_document_url(url("doc/x.html"));
  EXPECT_EQ(load(with_document, url("doc/sub/in.css")), "in");
  EXPECT_EQ(load(with_document, url("doc/sub/in.css") + "?v=1#f"), "in");
  EXPECT_EQ(load(with_document, url("other/out.css")), "refused");
  EXPECT_EQ(load(with_document, with_document.resolve(url("doc/x.html"), "../other/out.css")), "refused");
  EXPECT_EQ(load(with_document, url("doc/link.css")), "refused");
  EXPECT_EQ(load(with_document, url("doc/none.css")), "missing");
  EXPECT_EQ(load(with_document, url("other/none.css")), "refused");
  EXPECT_EQ(load(with_document, "file:///dev/null"), "refused");
  EXPECT_EQ(load(with_document, "http://localhost:1/"), "refused");
}

TEST_F(ResourceLoaderTest, WarnsOncePerUrlWithThePlace) {
  ResourceLoader loader({}, {}, &diagnostics_);
  loader.set_document_url(url("doc/x.html"));
  (void)load(loader, url("doc/none.css"));
  (void)load(loader, url("doc/none.css"));
  ASSERT_EQ(diagnostics_.all().size(), 1u);
  EXPECT_EQ(diagnostics_.all()[0].where.line, 7u);
  EXPECT_EQ(diagnostics_.all()[0].kind, DiagnosticKind::kResource);
}

TEST_F(ResourceLoaderTest, RootAndAllowedFolders) {
  LoaderOptions options;
  options.root = dir_;
  ResourceLoader loader(options, {}, &diagnostics_);
  loader.set_document_url(url("doc/x.html"));
  EXPECT_EQ(load(loader, loader.resolve(url("doc/x.html"), "/other/out.css")), "out");
  EXPECT_EQ(load(loader, "file:///other/out.css"), "out");
  EXPECT_EQ(load(loader, loader.resolve(url("doc/x.html"), "/../../../etc/passwd")), "missing");
  LoaderOptions allow;
  allow.allow_dirs = {dir_ + "/other"};
  ResourceLoader second(allow, {}, &diagnostics_);
  second.set_document_url(url("doc/x.html"));
  EXPECT_EQ(load(second, url("doc/link.css")), "out");
}

TEST_F(ResourceLoaderTest, OnlyRegularFilesAreRead) {
  ASSERT_EQ(::mkfifo((dir_ + "/doc/pipe").c_str(), 0600), 0);
  ResourceLoader loader({}, {}, &diagnostics_);
  loader.set_document_url(url("doc/x.html"));
  EXPECT_EQ(load(loader, url("doc/pipe")), "refused");
  EXPECT_EQ(load(loader, url("doc/sub")), "refused");
}

TEST_F(ResourceLoaderTest, LargeFilesAreRefused) {
  Limits limits;
  limits.max_resource_bytes = 1;
  ResourceLoader loader({}, limits, &diagnostics_);
  loader.set_document_url(url("doc/x.html"));
  EXPECT_EQ(load(loader, url("doc/sub/in.css")), "error");
}

TEST(DataUrl, Decodes) {
  auto text = [](const char* u) {
    Result<Resource> r = read_data_url(u);
    return r.ok() ? r->media_type + "|" + r->charset + "|" + std::string(r->text()) : std::string("error");
  };
  EXPECT_EQ(text("data:,a%20b"), "text/plain||a b");
  EXPECT_EQ(text("data:text/css;charset=latin1,x"), "text/css|latin1|x");
  EXPECT_EQ(text("data:image/png;base64,aGVs bG8="), "image/png||hello");
  EXPECT_EQ(text("DATA:image/png; base64 ,aGVsbG8"), "image/png||hello");
  EXPECT_EQ(text("data:;base64,!!"), "error");
  EXPECT_EQ(text("data:text/plain"), "error");
  EXPECT_EQ(text("data:image/svg+xml,<svg/>#frag"), "image/svg+xml||<svg/>");
}

}  // namespace
}  // namespace colosseum::html
