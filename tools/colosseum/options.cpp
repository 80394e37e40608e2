#include "options.h"

#include <CLI/CLI.hpp>
#include <cctype>
#include <cstdio>
#include <map>

namespace colosseum::cli {

namespace {

std::string lower(std::string s) {
  for (char& c : s) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return s;
}

/// A number with an optional unit in px; false when it is none or not positive.
bool parse_length(const std::string& s, double& px) {
  static const std::map<std::string, double> kUnits{
      {"", 1}, {"px", 1}, {"in", 96}, {"cm", 96 / 2.54}, {"mm", 96 / 25.4}, {"pt", 96.0 / 72}, {"pc", 16}};
  char* end = nullptr;
  double v = std::strtod(s.c_str(), &end);
  auto unit = kUnits.find(lower(end));
  if (end == s.c_str() || unit == kUnits.end() || !(v > 0) || v > 1e6) return false;
  px = v * unit->second;
  return true;
}

/// "WxH", each with an optional unit.
bool parse_pair(const std::string& s, double& w, double& h) {
  size_t x = lower(s).find('x', 1);
  // The x of "px" is not the separator.
  while (x != std::string::npos && std::tolower(static_cast<unsigned char>(s[x - 1])) == 'p')
    x = lower(s).find('x', x + 1);
  return x != std::string::npos && parse_length(s.substr(0, x), w) && parse_length(s.substr(x + 1), h);
}

bool parse_page_size(const std::string& s, double& w, double& h) {
  static const std::map<std::string, std::pair<double, double>> kSizes{
      {"a3", {297, 420}}, {"a4", {210, 297}},         {"a5", {148, 210}},        {"b4", {250, 353}},
      {"b5", {176, 250}}, {"letter", {215.9, 279.4}}, {"legal", {215.9, 355.6}}, {"ledger", {279.4, 431.8}}};
  auto named = kSizes.find(lower(s));
  if (named == kSizes.end()) return parse_pair(s, w, h);
  w = named->second.first * 96 / 25.4;
  h = named->second.second * 96 / 25.4;
  return true;
}

std::string suffix_of(const std::string& path) {
  size_t dot = path.rfind('.');
  return dot == std::string::npos || path.find('/', dot) != std::string::npos ? ""
                                                                              : lower(path.substr(dot + 1));
}

struct Raw {
  std::string page_size, viewport, media, format, dump_format = "geometry", output_option;
  std::vector<std::string> positional;
};

void add_common(CLI::App& app, Options& o, Raw& raw) {
  app.add_option("-m,--media", raw.media, "media that style sheets are chosen for: print or screen")
      ->check(CLI::IsMember({"print", "screen"}));
  app.add_option("--viewport", raw.viewport, "size of the viewport, WxH in px (default 1024x768)");
  app.add_option("-s,--stylesheet", o.stylesheets, "a further style sheet (may be given several times)")
      ->allow_extra_args(false);
  app.add_option("-u,--base-url", o.engine.base_url, "what relative URLs resolve against");
  app.add_option("--font-dir", o.engine.font_dirs, "folder whose fonts count as installed (repeats)")
      ->allow_extra_args(false);
  app.add_option("--root", o.engine.loader.root, "folder that URLs beginning with / resolve against");
  app.add_option("--allow-file", o.engine.loader.allow_dirs, "further folder that may be read (repeats)")
      ->allow_extra_args(false);
  app.add_flag("--allow-net", o.engine.loader.allow_net, "fetch http and https resources");
  app.add_flag("-q,--quiet", o.quiet, "no warnings, no progress");
  app.add_flag("-v,--verbose", o.verbose, "also say what is done and how long it took");
  app.add_flag("--strict", o.strict, "end with exit code 3 when a resource was missing or refused");
}

bool usage(const std::string& message, int& exit_code) {
  std::fprintf(stderr, "colosseum: %s\nTry 'colosseum --help'.\n", message.c_str());
  exit_code = kWrongUsage;
  return false;
}

bool finish(Options& o, const Raw& raw, int& exit_code) {
  EngineOptions& e = o.engine;
  if (!raw.viewport.empty() && !parse_pair(raw.viewport, e.viewport_width, e.viewport_height)) {
    return usage("--viewport: '" + raw.viewport + "' is not WxH", exit_code);
  }
  if (!raw.page_size.empty() && !parse_page_size(raw.page_size, e.page_width, e.page_height)) {
    return usage("--page-size: '" + raw.page_size + "' is no page size (A4, Letter, 210mmx297mm …)",
                 exit_code);
  }
  o.inputs = raw.positional;
  if (o.dump) {
    static const std::map<std::string, DumpFormat> kFormats{{"geometry", DumpFormat::kGeometry},
                                                            {"boxes", DumpFormat::kBoxes},
                                                            {"fragments", DumpFormat::kFragments},
                                                            {"display-list", DumpFormat::kDisplayList},
                                                            {"style", DumpFormat::kStyle}};
    o.dump_format = kFormats.at(raw.dump_format);
    e.media = raw.media == "print" ? Media::kPrint : Media::kScreen;
    return true;
  }
  if (raw.positional.size() > 2) return usage("too many arguments", exit_code);
  o.output = !raw.output_option.empty()   ? raw.output_option
             : raw.positional.size() == 2 ? raw.positional[1]
                                          : "";
  o.inputs.resize(1);
  std::string format = raw.format.empty() ? suffix_of(o.output) : raw.format;
  if (o.output.empty() || o.output == "-") format = raw.format.empty() ? "pdf" : raw.format;
  static const std::map<std::string, OutputFormat> kFormats{
      {"pdf", OutputFormat::kPdf}, {"png", OutputFormat::kPng}, {"svg", OutputFormat::kSvg}};
  auto f = kFormats.find(format);
  if (f == kFormats.end()) {
    return usage("cannot tell the output format from '" + o.output + "'; use -f pdf, png or svg", exit_code);
  }
  o.format = f->second;
  if (o.output.empty()) {
    const std::string& in = o.inputs[0];
    size_t dot = in.rfind('.');
    bool has_suffix = dot != std::string::npos && dot != 0 && in.find('/', dot) == std::string::npos;
    o.output = in == "-" ? "-" : (has_suffix ? in.substr(0, dot) : in) + "." + format;
  }
  e.paged = o.format == OutputFormat::kPdf;
  e.media = raw.media.empty() ? (e.paged ? Media::kPrint : Media::kScreen)
                              : (raw.media == "print" ? Media::kPrint : Media::kScreen);
  return true;
}

}  // namespace

bool parse(int argc, char** argv, Options& o, int& exit_code) {
  o.dump = argc > 1 && std::string_view(argv[1]) == "dump";
  Raw raw;
  CLI::App app(o.dump ? "colosseum dump INPUT…: writes the layout of documents as text, one after the other"
                      : "colosseum INPUT [OUTPUT]: renders an HTML or XML document as PDF, PNG or SVG\n"
                        "colosseum dump INPUT…: writes the layout as text (see colosseum dump --help)",
               o.dump ? "colosseum dump" : "colosseum");
  app.set_version_flag("--version", "colosseum " COLOSSEUM_VERSION);
  app.add_option("input", raw.positional,
                 o.dump ? "documents" : "document and output file; - is stdin or stdout")
      ->required();
  add_common(app, o, raw);
  if (o.dump) {
    app.add_option("--format", raw.dump_format, "geometry, boxes, fragments, display-list or style")
        ->check(CLI::IsMember({"geometry", "boxes", "fragments", "display-list", "style"}));
  } else {
    app.add_option("-o,--output", raw.output_option, "output file");
    app.add_option("-f,--format", raw.format, "output format: pdf, png or svg (default: by the suffix)")
        ->check(CLI::IsMember({"pdf", "png", "svg"}));
    app.add_option("--page-size", raw.page_size, "A4, Letter … or WxH with units; @page rules win");
  }
  if (o.dump) {
    ++argv;
    --argc;
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    int code = app.exit(e);
    exit_code = code == 0 ? kOk : kWrongUsage;
    return false;
  }
  return finish(o, raw, exit_code);
}

}  // namespace colosseum::cli
