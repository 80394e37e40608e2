// The whole way from a source to a styled document.
#include <unistd.h>

#include <cstdlib>

#include "base/url.h"
#include "colosseum/html.h"

namespace colosseum::html {

namespace {

/// An absolute URL for what a user typed: a URL, or a path from the current folder.
std::string url_of(const std::string& path_or_url) {
  std::string scheme = url_scheme(path_or_url);
  if (scheme == "file" || scheme == "http" || scheme == "https" || scheme == "data") return path_or_url;
  if (path_or_url.starts_with('/')) return resolve_url("", file_url_from_path(path_or_url));
  char* folder = ::getcwd(nullptr, 0);
  std::string path = folder == nullptr ? "/" : std::string(folder) + "/";
  std::free(folder);
  return resolve_url("", file_url_from_path(path + path_or_url));
}

}  // namespace

void add_user_agent_sheets(const Document& document, css::StyleSheetSet& sheets) {
  css::SheetOptions options;
  options.origin = css::SheetOrigin::kUserAgent;
  options.url = "ua:html.css";
  sheets.add_sheet(user_agent_sheet(), options);
  if (document.info().compat_mode != CompatMode::kQuirks) return;
  options.url = "ua:quirks.css";
  sheets.add_sheet(quirks_sheet(), options);
}

LoadedDocument load_document(std::string_view bytes, const std::string& url, const LoadOptions& options) {
  LoadedDocument out;
  out.document = std::make_unique<Document>(options.limits);
  Document& document = *out.document;
  if (options.diagnostics != nullptr) document.set_diagnostics(options.diagnostics);
  out.loader = std::make_unique<ResourceLoader>(options.loader, options.limits, &document.diagnostics());
  out.loader->set_document_url(url);
  document.info().url = url;
  document.info().base_url = options.base_url.empty() ? url : url_of(options.base_url);
  if (!options.base_url.empty()) out.loader->set_document_url(document.info().base_url);

  ParsedSource source;
  out.status = parse_document(bytes, options.format, options.encoding, document, source);
  out.sheets = std::make_unique<css::StyleSheetSet>(document);
  add_user_agent_sheets(document, *out.sheets);
  for (const UserSheet& sheet : options.user_sheets) {
    css::SheetOptions sheet_options;
    sheet_options.origin = css::SheetOrigin::kUser;
    sheet_options.url = sheet.url;
    out.sheets->add_sheet(sheet.text, sheet_options);
  }
  add_document_sheets(document, source, *out.loader, *out.sheets);
  load_replaced_content(document, options.media, *out.loader, options.prober, options.scripting);
  apply_attribute_styles(document, *out.loader, *out.sheets);
  if (options.text != nullptr) load_fonts(document, *out.sheets, options.media, *out.loader, *options.text);
  out.sheets->style_document(options.media, options.text);
  load_style_images(document, *out.sheets, *out.loader, options.prober);
  return out;
}

Result<LoadedDocument> load_url(const std::string& path_or_url, const LoadOptions& options) {
  std::string url = url_of(path_or_url);
  Result<Resource> resource = ResourceLoader(options.loader, options.limits, nullptr).load_trusted(url);
  if (!resource.ok()) {
    return Status(resource.status().code(), path_or_url + ": " + resource.status().message());
  }
  LoadOptions adjusted = options;
  if (adjusted.encoding.empty()) adjusted.encoding = resource->charset;
  if (adjusted.format == Format::kAuto && url_scheme(url) != "file") {
    const std::string& type = resource->media_type;
    if (type.ends_with("+xml") || type.ends_with("/xml")) adjusted.format = Format::kXml;
    if (type == "text/html") adjusted.format = Format::kHtml;
  }
  return load_document(resource->text(), resource->url, adjusted);
}

}  // namespace colosseum::html
