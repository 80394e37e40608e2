// Links the whole engine: HTML text in, a PDF file out.
#include <colosseum/colosseum.h>

#include <cstdio>

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  colosseum::EngineOptions options;
  options.media = colosseum::Media::kPrint;
  options.paged = true;
  colosseum::Engine engine(options);
  colosseum::Status status = engine.load_bytes("<!doctype html><title>T</title><h1>Hello</h1><p>text", "");
  if (status.ok()) status = engine.layout();
  std::string pdf;
  if (status.ok()) status = engine.write_pdf(pdf);
  if (!status.ok()) {
    std::fprintf(stderr, "%s\n", status.message().c_str());
    return 1;
  }
  std::FILE* f = std::fopen(argv[1], "wb");
  if (f == nullptr || std::fwrite(pdf.data(), 1, pdf.size(), f) != pdf.size()) return 1;
  return std::fclose(f) == 0 && engine.result().page_count() == 1 ? 0 : 1;
}
