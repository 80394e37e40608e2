// A document to a PDF with the library: render_file IN.html OUT.pdf
#include <colosseum/engine.h>

#include <cstdio>
#include <fstream>

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: render_file IN.html OUT.pdf\n");
    return 2;
  }
  colosseum::EngineOptions options;
  options.paged = true;
  options.media = colosseum::Media::kPrint;
  colosseum::Engine engine(options);
  colosseum::Status status = engine.load_file(argv[1]);
  if (status.ok()) status = engine.layout();
  std::string pdf;
  if (status.ok()) status = engine.write_pdf(pdf);
  for (const colosseum::Diagnostic& d : engine.diagnostics().all()) {
    std::fprintf(stderr, "%s\n", colosseum::to_string(d).c_str());
  }
  if (!status.ok()) {
    std::fprintf(stderr, "%s: %s\n", argv[1], status.message().c_str());
    return 1;
  }
  std::ofstream out(argv[2], std::ios::binary);
  out << pdf;
  return out.flush() ? 0 : 1;
}
