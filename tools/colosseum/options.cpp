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

constexpr const char* kExitCodes =
    "Exit codes: 0 fine, 1 cannot read or write, 2 wrong usage, 3 a resource was missing (--strict),\n"
    "4 a limit was exceeded, the output is partial";

/// CLI11's help with our usage lines.
class HelpText : public CLI::Formatter {
 public:
  explicit HelpText(std::string usage) : usage_(std::move(usage)) {}
  std::string make_usage(const CLI::App*, std::string) const override { return usage_; }

 private:
  std::string usage_;
};

struct Raw {
  std::string page_size, viewport, media, format, dump_format = "geometry", output_option;
  std::vector<std::string> positional;
};

/// An option that may be given several times, with one value each time.
void add_repeated(CLI::App& app, const char* names, std::vector<std::string>& values, const char* type,
                  const char* help, const char* group) {
  app.add_option(names, values, help)->type_name(type)->allow_extra_args(false)->group(group);
}

void add_common(CLI::App& app, Options& o, Raw& raw) {
  const char* const style = "Styles and size";
  app.add_option("-m,--media", raw.media,
                 o.dump ? "media that style sheets are chosen for: print or screen (default: screen)"
                        : "media that style sheets are chosen for: print or screen (default: print for PDF)")
      ->check(CLI::IsMember({"print", "screen"}))
      ->type_name("MEDIA")
      ->group(style);
  add_repeated(app, "-s,--stylesheet", o.stylesheets, "FILE", "a further style sheet (repeats)", style);
  app.add_option("--viewport", raw.viewport, "size of the viewport in px (default 1024x768)")
      ->type_name("WxH")
      ->group(style);
  app.add_option("--page-size", raw.page_size,
                 "A4 (default), Letter … or WxH with units; @page rules of the document win")
      ->type_name("SIZE")
      ->group(style);
  const char* const files = "Files";
  app.add_option("-u,--base-url", o.engine.base_url, "what relative URLs resolve against")
      ->type_name("URL")
      ->group(files);
  add_repeated(app, "--font-dir", o.engine.font_dirs, "DIR",
               "folder whose fonts count as installed, or a font file (repeats)", files);
  app.add_option("--root", o.engine.loader.root, "folder that URLs beginning with / resolve against")
      ->type_name("DIR")
      ->group(files);
  add_repeated(app, "--allow-file", o.engine.loader.allow_dirs, "DIR",
               "folder that may be read besides the document's own (repeats)", files);
  app.add_flag("--allow-net", o.engine.loader.allow_net, "fetch http and https resources")->group(files);
  app.add_flag("--strict", o.strict, "end with exit code 3 when a resource was missing or refused")
      ->group(files);
  const char* const messages = "Messages";
  app.add_flag("-q,--quiet", o.quiet, "no warnings, no progress")->group(messages);
  app.add_flag("-v,--verbose", o.verbose, "also say what is done and how long it took")->group(messages);
  app.get_help_ptr()->group(messages)->description("this text");
  app.get_version_ptr()->group(messages)->description("the version");
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
  CLI::App app(o.dump ? "Writes the layout of documents as text, one after the other."
                      : "Renders an HTML or XML document as PDF, PNG or SVG.",
               o.dump ? "colosseum dump" : "colosseum");
  app.set_version_flag("--version", "colosseum " COLOSSEUM_VERSION);
  if (o.dump) {
    app.add_option("INPUT", raw.positional, "documents; - is standard input")->type_name("")->required();
    app.add_option("--format", raw.dump_format,
                   "geometry (default; one line of JSON each), boxes, fragments, display-list or style")
        ->check(CLI::IsMember({"geometry", "boxes", "fragments", "display-list", "style"}))
        ->type_name("FORMAT")
        ->group("Output");
    app.add_flag("--paged", o.engine.paged, "lay out in pages; the geometry has them below each other")
        ->group("Output");
  } else {
    app.add_option("INPUT", raw.positional,
                   "the document, then the file to write; - is standard input or output.\n"
                   "Without OUTPUT: a file beside the document")
        ->type_name("")
        ->required();
    app.add_option("-o,--output", raw.output_option, "the file to write")->type_name("FILE")->group("Output");
    app.add_option("-f,--format", raw.format, "pdf, png or svg (default: by the suffix of OUTPUT, else pdf)")
        ->check(CLI::IsMember({"pdf", "png", "svg"}))
        ->type_name("FORMAT")
        ->group("Output");
  }
  app.formatter(std::make_shared<HelpText>(
      o.dump ? "Usage: colosseum dump INPUT… [OPTION]…\n"
             : "Usage: colosseum INPUT [OUTPUT] [OPTION]…\n       colosseum dump INPUT… [OPTION]…\n"));
  add_common(app, o, raw);
  app.footer(kExitCodes);
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
