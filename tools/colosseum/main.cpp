// The program `colosseum`: renders a document, or dumps the layout of documents.
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>

#include "colosseum/text_engine.h"
#include "options.h"

namespace {

using namespace colosseum;
using namespace colosseum::cli;
using Clock = std::chrono::steady_clock;

/// A line on a terminal that is rewritten while work goes on; nothing anywhere else.
class Progress {
 public:
  explicit Progress(bool on) : on_(on && isatty(2) != 0), start_(Clock::now()) {}
  ~Progress() { clear(); }
  void show(const char* what, size_t pages) {
    if (!on_) return;
    auto now = Clock::now();
    if (now - start_ < std::chrono::milliseconds(500) || now - last_ < std::chrono::milliseconds(100)) return;
    last_ = now;
    shown_ = true;
    std::fprintf(stderr, "\r%s page %zu\x1b[K", what, pages);
    std::fflush(stderr);
  }
  void clear() {
    if (shown_) std::fputs("\r\x1b[K", stderr);
    shown_ = false;
  }

 private:
  bool on_, shown_ = false;
  Clock::time_point start_, last_;
};

bool read_all(const std::string& path, std::string& out, std::string& error) {
  if (path == "-") {
    char buffer[65536];
    size_t n = 0;
    while ((n = std::fread(buffer, 1, sizeof buffer, stdin)) > 0) out.append(buffer, n);
    return true;
  }
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    error = std::strerror(errno);
    return false;
  }
  out.assign(std::istreambuf_iterator<char>(in), {});
  return true;
}

bool write_all(const std::string& path, const std::string& bytes) {
  std::FILE* f = path == "-" ? stdout : std::fopen(path.c_str(), "wb");
  if (f == nullptr) return false;
  bool ok = std::fwrite(bytes.data(), 1, bytes.size(), f) == bytes.size();
  return (f == stdout ? std::fflush(f) == 0 : std::fclose(f) == 0) && ok;
}

std::string current_folder_url() {
  char buffer[4096];
  return getcwd(buffer, sizeof buffer) != nullptr ? "file://" + std::string(buffer) + "/stdin" : "";
}

Status load(Engine& engine, const std::string& input) {
  if (input != "-") return engine.load_file(input);
  std::string bytes, error;
  read_all(input, bytes, error);
  return engine.load_bytes(bytes, current_folder_url());
}

Diagnostics make_diagnostics(const Options& o, Progress& progress) {
  return Diagnostics([&o, &progress](const Diagnostic& d) {
    if (o.quiet || (d.severity == Severity::kInfo && !o.verbose)) return;
    progress.clear();
    const char* label = d.severity == Severity::kError     ? "error: "
                        : d.severity == Severity::kWarning ? "warning: "
                                                           : "";
    Diagnostic shown = d;
    shown.message = label + d.message;
    if (shown.where.file.starts_with("file://")) shown.where.file.erase(0, 7);
    std::fprintf(stderr, "%s\n", to_string(shown).c_str());
  });
}

bool read_stylesheets(Options& o) {
  for (const std::string& path : o.stylesheets) {
    html::UserSheet sheet;
    std::string error;
    if (!read_all(path, sheet.text, error)) {
      std::fprintf(stderr, "colosseum: %s: %s\n", path.c_str(), error.c_str());
      return false;
    }
    sheet.url = path;
    o.engine.user_sheets.push_back(std::move(sheet));
  }
  return true;
}

Status write_output(Engine& engine, const Options& o, Progress& progress, std::string& bytes) {
  switch (o.format) {
    case OutputFormat::kPdf: return engine.write_pdf(bytes, [&](size_t n) { progress.show("writing", n); });
    case OutputFormat::kPng: return engine.write_png(bytes);
    case OutputFormat::kSvg: return engine.write_svg(bytes);
  }
  return {};
}

int fail(const std::string& what, const Status& s) {
  const bool named = s.message().starts_with(what + ": ");
  std::fprintf(stderr, "colosseum: %s%s%s\n", named ? "" : what.c_str(), named ? "" : ": ",
               s.message().c_str());
  return kCannotReadOrWrite;
}

/// Ends the process here: to take a large document apart would take longer than to read it. Under a leak
/// checker that is done all the same.
int leave(int code) {
#ifndef __SANITIZE_ADDRESS__
  std::fflush(nullptr);
  std::_Exit(code);
#else
  return code;
#endif
}

int render(Options& o) {
  Progress progress(!o.quiet);
  Diagnostics diagnostics = make_diagnostics(o, progress);
  o.engine.progress = [&](size_t n) { progress.show("laying out", n); };
  const auto start = Clock::now();
  Engine engine(o.engine, &diagnostics);
  Status loaded = load(engine, o.inputs[0]);
  if (!loaded.ok()) return fail(o.inputs[0], loaded);
  const auto laid = Clock::now();
  Status status = engine.layout();
  const auto drawn = Clock::now();
  std::string bytes;
  Status written = write_output(engine, o, progress, bytes);
  if (!written.ok()) return fail(o.output, written);
  if (!write_all(o.output, bytes)) return fail(o.output, {StatusCode::kUnwritable, std::strerror(errno)});
  progress.clear();
  if (o.verbose) {
    auto ms = [](auto d) {
      return static_cast<double>(std::chrono::duration_cast<std::chrono::microseconds>(d).count()) / 1000;
    };
    std::fprintf(stderr, "%s: %zu page(s), %zu bytes; load %.1f ms, layout %.1f ms, output %.1f ms\n",
                 o.output.c_str(), engine.result().page_count(), bytes.size(), ms(laid - start),
                 ms(drawn - laid), ms(Clock::now() - drawn));
  }
  if (!status.ok() || diagnostics.count(DiagnosticKind::kLimit) > 0) return leave(kLimitExceeded);
  return leave(o.strict && diagnostics.count(DiagnosticKind::kResource) > 0 ? kMissingResource : kOk);
}

/// {"doc":…,"error":…} for a document that could not be read.
std::string error_entry(const std::string& doc, const std::string& message) {
  std::string out = "{\"doc\":\"";
  for (char c : doc) out += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
  out += "\",\"error\":\"";
  for (char c : message) out += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
  return out + "\"}";
}

int dump(Options& o) {
  int code = kOk;
  o.engine.fonts = read_installed_fonts(o.engine.font_dirs);
  for (const std::string& input : o.inputs) {
    Progress progress(false);
    Diagnostics diagnostics = make_diagnostics(o, progress);
    Engine engine(o.engine, &diagnostics);
    Status s = load(engine, input);
    std::string text;
    if (s.ok()) {
      Status laid = engine.layout();
      text = engine.dump(o.dump_format, input);
      if (!laid.ok() && code == kOk) code = kLimitExceeded;
    } else {
      text =
          o.dump_format == DumpFormat::kGeometry ? error_entry(input, s.message()) : "error: " + s.message();
      code = fail(input, s);
    }
    if (text.empty() || text.back() != '\n') text += '\n';
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) return kCannotReadOrWrite;
    std::fflush(stdout);
    if (o.strict && code == kOk && diagnostics.count(DiagnosticKind::kResource) > 0) code = kMissingResource;
  }
  return code;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  int exit_code = kOk;
  if (!parse(argc, argv, options, exit_code)) return exit_code;
  if (!read_stylesheets(options)) return kCannotReadOrWrite;
  return options.dump ? dump(options) : render(options);
}
