// From HTML text to a PDF in memory, and where an element came to lie. Needs colosseum::engine.
#include <colosseum/colosseum.h>

#include <cstdio>

int main() {
  colosseum::EngineOptions options;
  options.paged = true;
  options.media = colosseum::Media::kPrint;
  colosseum::Engine engine(options);

  colosseum::Status status = engine.load_bytes(
      "<!doctype html><html lang=en><title>Two pages</title>"
      "<h1>First</h1><p>Some text.<h1 style='break-before: page'>Second</h1>",
      "");
  if (status.ok()) status = engine.layout();
  if (!status.ok()) {
    std::fprintf(stderr, "%s\n", status.message().c_str());
    return 1;
  }
  for (size_t i = 0; i < engine.result().page_count(); ++i) {
    engine.result().for_each_fragment(i, [&](const colosseum::FragmentInfo& f) {
      if (f.kind != colosseum::FragmentInfo::Kind::kText) return;
      std::printf("page %zu: text at %g,%g\n", i + 1, f.border_box.x, f.border_box.y);
    });
  }
  std::string pdf;
  status = engine.write_pdf(pdf);
  std::printf("%zu pages, %zu bytes\n", engine.result().page_count(), pdf.size());
  return status.ok() && engine.result().page_count() == 2 ? 0 : 1;
}
