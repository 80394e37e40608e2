// From bytes to a tree with its metadata.
#include "base/url.h"
#include "base/utf.h"
#include "html/encoding.h"
#include "html/metadata.h"
#include "html/reader.h"
#include "tree/atom_list.h"

namespace colosseum::html {

namespace {

Format format_of(std::string_view bytes, const std::string& url) {
  std::string_view path = std::string_view(url).substr(0, url.find_first_of("?#"));
  size_t dot = path.rfind('.');
  std::string suffix = dot == std::string_view::npos ? std::string() : ascii_lower(path.substr(dot));
  if (suffix == ".xht" || suffix == ".xhtml" || suffix == ".xml" || suffix == ".svg") return Format::kXml;
  if (suffix == ".html" || suffix == ".htm") return Format::kHtml;
  size_t mark = 0;
  (void)encoding_of_bom(bytes, mark);
  return looks_like_xml(bytes.substr(mark)) ? Format::kXml : Format::kHtml;
}

/// Whether the bytes are no text in any encoding a document declares.
bool looks_binary(std::string_view bytes) {
  size_t mark = 0;
  if (encoding_of_bom(bytes, mark).starts_with("UTF-16")) return false;
  if (encoding_of_xml_declaration(bytes).starts_with("UTF-16")) return false;
  return bytes.substr(0, 4096).find('\0') != std::string_view::npos;
}

void add_empty_tree(Document& document) {
  NodeId html = document.create_element(atoms::kHtml, atoms::kNsHtml);
  NodeId head = document.create_element(atoms::kHead, atoms::kNsHtml);
  NodeId body = document.create_element(atoms::kBody, atoms::kNsHtml);
  if (!html.valid()) return;
  document.set_root(html);
  document.append(html, head);
  document.append(html, body);
}

}  // namespace

Status parse_document(std::string_view bytes, Format format, std::string_view encoding_label,
                      Document& document, ParsedSource& source) {
  const std::string& url = document.info().url;
  if (format == Format::kAuto) format = format_of(bytes, url);
  source.format = format;
  bool blank = true;
  for (size_t i = 0; i < bytes.size() && blank; ++i)
    blank = is_ascii_space(static_cast<unsigned char>(bytes[i]));
  if (blank) document.diagnostics().warn(DiagnosticKind::kSyntax, {url, 0, 0}, "the document is empty");
  if (looks_binary(bytes)) {
    document.diagnostics().warn(DiagnosticKind::kSyntax, {url, 0, 0}, "the document contains binary data");
  }
  SourceKind kind = format == Format::kXml ? SourceKind::kXml : SourceKind::kHtml;
  std::string text = decode_source(bytes, kind, encoding_label);
  Status status =
      format == Format::kXml ? read_xml(text, document, source.instructions) : read_html(text, document);
  if (status.code() == StatusCode::kLimitExceeded) {
    document.diagnostics().report({Severity::kError, DiagnosticKind::kLimit, {url, 0, 0}, status.message()});
  }
  if (!document.root().valid()) add_empty_tree(document);
  read_metadata(document);
  return status;
}

}  // namespace colosseum::html
