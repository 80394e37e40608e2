// The stages between a style sheet or an HTML text and its pages, one at a time, on generated input.
#include <benchmark/benchmark.h>

#include "colosseum/colosseum.h"
#include "lcg.h"

namespace colosseum::bench {
namespace {

std::string class_name(uint32_t i) { return "c" + std::to_string(i); }

/// `rules` rules with selectors of every common kind; declarations of a real sheet's size.
std::string sheet_text(int rules, bool declarations) {
  Lcg random{4711};
  std::string out;
  for (int i = 0; i < rules; ++i) {
    switch (i % 5) {
      case 0: out += "." + class_name(random.below(500)); break;
      case 1: out += "div ." + class_name(random.below(500)) + " p"; break;
      case 2: out += "section > ." + class_name(random.below(500)) + ":nth-child(2n+1)"; break;
      case 3: out += "#i" + std::to_string(random.below(2000)) + " span"; break;
      default: out += "p." + class_name(random.below(500)) + " + p[title]"; break;
    }
    out += declarations
               ? " { margin: 4px 2em; padding: 1px; color: rgb(10 20 30 / 50%); font: italic 12px/1.5 serif;"
                 " border: 1px solid #abc; background: none; width: calc(100% - 2em) }\n"
               : " { orphans: 2 }\n";
  }
  return out;
}

/// An HTML body of `sections` sections of ten paragraphs with spans and classes.
std::string body_text(int sections) {
  Lcg random{99};
  std::string out = "<!doctype html><html lang=en><title>Bench</title><body>\n";
  for (int s = 0; s < sections; ++s) {
    out += "<section id=i" + std::to_string(s) + "><h2>" + words(static_cast<uint64_t>(s), 5) +
           "</h2>\n<div class='" + class_name(random.below(500)) + "'>";
    for (int p = 0; p < 10; ++p) {
      out += "<p class='" + class_name(random.below(500)) + " " + class_name(random.below(500)) + "'>" +
             words(static_cast<uint64_t>(s * 10 + p), 40) + " <span>" + words(static_cast<uint64_t>(p), 3) +
             "</span></p>\n";
    }
    out += "</div></section>\n";
  }
  return out;
}

void bytes(benchmark::State& state, const std::string& text) {
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations()) * static_cast<int64_t>(text.size()));
}

/// Tokens of a block that no rule wants: what a tokenizer does, and little else.
void css_tokenizer(benchmark::State& state) {
  const std::string text = "@unknown { " + sheet_text(2000, true) + " }";
  for (auto _ : state) {
    Document document;
    css::StyleSheetSet sheets(document);
    sheets.add_sheet(text, {});
  }
  bytes(state, text);
}
BENCHMARK(css_tokenizer)->Unit(benchmark::kMillisecond);

void css_parser(benchmark::State& state) {
  const std::string text = sheet_text(2000, true);
  for (auto _ : state) {
    Document document;
    css::StyleSheetSet sheets(document);
    sheets.add_sheet(text, {});
  }
  bytes(state, text);
}
BENCHMARK(css_parser)->Unit(benchmark::kMillisecond);

void html_parser(benchmark::State& state) {
  const std::string text = body_text(100);
  for (auto _ : state) {
    Document document;
    html::ParsedSource source;
    benchmark::DoNotOptimize(html::parse_document(text, html::Format::kHtml, "utf-8", document, source).ok());
  }
  bytes(state, text);
}
BENCHMARK(html_parser)->Unit(benchmark::kMillisecond);

/// Styles of all elements: argument 0 the number of rules, argument 1 whether they declare much (cascade) or
/// almost nothing (selector matching).
void styles(benchmark::State& state) {
  const std::string text = body_text(100);
  const std::string sheet = sheet_text(static_cast<int>(state.range(0)), state.range(1) != 0);
  Document document;
  html::ParsedSource source;
  if (!html::parse_document(text, html::Format::kHtml, "utf-8", document, source).ok()) return;
  css::StyleSheetSet sheets(document);
  html::add_user_agent_sheets(document, sheets);
  sheets.add_sheet(sheet, {});
  for (auto _ : state) {
    document.add_damage(document.root(), kDamageRestyle);
    sheets.style_document({}, nullptr);
  }
  const double nodes = static_cast<double>(document.node_count());
  state.counters["nodes"] = nodes;
  state.counters["per_node"] =
      benchmark::Counter(nodes, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}
BENCHMARK(styles)
    ->Name("selector_matching")
    ->Args({100, 0})
    ->Args({1000, 0})
    ->Args({10000, 0})
    ->Unit(benchmark::kMillisecond);
BENCHMARK(styles)->Name("cascade")->Args({100, 1})->Args({1000, 1})->Unit(benchmark::kMillisecond);

void shaping(benchmark::State& state) {
  const std::unique_ptr<TextEngine> engine = make_text_engine();
  const std::string ascii = words(7, static_cast<int>(state.range(0)));
  const std::u16string text(ascii.begin(), ascii.end());
  TextSpan span;
  span.end = static_cast<uint32_t>(text.size());
  span.font = engine->font(FontGroup());
  span.lang = "en";
  ParagraphText paragraph;
  paragraph.text = text;
  paragraph.spans = {&span, 1};
  ShapedParagraph out;
  for (auto _ : state) engine->shape(paragraph, out);
  bytes(state, ascii);
}
BENCHMARK(shaping)->Arg(60)->Arg(6000)->Unit(benchmark::kMicrosecond);

EngineOptions paged() {
  EngineOptions o;
  o.paged = true;
  o.media = Media::kPrint;
  return o;
}

/// First layout of 1,000 paragraphs of text: mostly inline layout. Argument: whether in pages.
void inline_layout(benchmark::State& state) {
  const std::string text = body_text(100);
  for (auto _ : state) {
    state.PauseTiming();
    Engine engine(state.range(0) != 0 ? paged() : EngineOptions());
    const bool loaded = engine.load_bytes(text, "").ok();
    state.ResumeTiming();
    if (!loaded || !engine.layout().ok()) state.SkipWithError("layout failed");
  }
  bytes(state, text);
}
BENCHMARK(inline_layout)->Arg(0)->Arg(1)->ArgName("pages")->Unit(benchmark::kMillisecond);

void paint(benchmark::State& state) {
  Engine engine(paged());
  if (!engine.load_bytes(body_text(100), "").ok() || !engine.layout().ok()) return;
  for (auto _ : state) {
    for (size_t i = 0; i < engine.result().page_count(); ++i) {
      benchmark::DoNotOptimize(engine.result().display_list(i).commands.size());
    }
  }
  state.counters["pages"] = static_cast<double>(engine.result().page_count());
}
BENCHMARK(paint)->Unit(benchmark::kMillisecond);

void pdf(benchmark::State& state) {
  Engine engine(paged());
  if (!engine.load_bytes(body_text(100), "").ok() || !engine.layout().ok()) return;
  for (auto _ : state) {
    std::string out;
    if (!engine.write_pdf(out).ok()) state.SkipWithError("no PDF");
  }
  state.counters["pages"] = static_cast<double>(engine.result().page_count());
}
BENCHMARK(pdf)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace colosseum::bench

BENCHMARK_MAIN();
