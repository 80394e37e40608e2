// Which style sheets a document has (HTML §4.2.4, §4.2.6, xml-stylesheet).
#include "base/url.h"
#include "base/utf.h"
#include "colosseum/html.h"
#include "html/encoding.h"
#include "html/tree_walk.h"
#include "tree/atom_list.h"

namespace colosseum::html {

namespace {

/// Whether a type attribute names CSS; a missing one does.
bool is_css_type(const std::string* type) {
  if (type == nullptr || type->empty()) return true;
  std::string_view t = *type;
  return ascii_iequals(trimmed_view(t.substr(0, t.find(';'))), "text/css");
}

bool has_token(std::string_view list, std::string_view token) {
  size_t pos = 0;
  while (pos < list.size()) {
    while (pos < list.size() && is_ascii_space(static_cast<unsigned char>(list[pos]))) ++pos;
    size_t start = pos;
    while (pos < list.size() && !is_ascii_space(static_cast<unsigned char>(list[pos]))) ++pos;
    if (ascii_iequals(list.substr(start, pos - start), token)) return true;
  }
  return false;
}

class SheetCollector {
 public:
  SheetCollector(Document& document, ResourceLoader& loader, css::StyleSheetSet& sheets)
      : document_(document), loader_(loader), sheets_(sheets) {}

  void add_instruction(const StyleSheetInstruction& pi) {
    if (!is_css_type(&pi.type)) return;
    // xml-stylesheet §4: an alternate sheet without being preferred is not applied.
    if (pi.alternate || !takes_title(pi.title)) return;
    if (pi.href.starts_with("#")) {
      add_by_id(url_fragment(pi.href), pi.media);
      return;
    }
    load(pi.href, pi.media, pi.line);
  }

  void add_element(NodeId n) {
    const Element& e = document_.element(n);
    bool html = e.ns == atoms::kNsHtml;
    if (e.tag == atoms::kStyle && (html || e.ns == atoms::kNsSvg)) add_style(n);
    if (e.tag == atoms::kLink && html) add_link(n);
  }

 private:
  /// HTML §4.2.6, CSSOM §6.2: of the titled sets only the first one applies.
  bool takes_title(std::string_view title) {
    if (title.empty()) return true;
    if (preferred_title_.empty()) preferred_title_ = title;
    return preferred_title_ == title;
  }

  std::string attribute(NodeId n, std::string_view name) const {
    const std::string* v = document_.attribute(n, name);
    return v == nullptr ? std::string() : *v;
  }

  void add_style(NodeId n) {
    if (!is_css_type(document_.attribute(n, atoms::kType)) || !takes_title(attribute(n, "title"))) return;
    std::string text;
    uint32_t line = document_.node(n).line;
    for (NodeId c = document_.node(n).first_child; c.valid(); c = document_.node(c).next_sibling) {
      if (!document_.is_text(c)) continue;
      if (text.empty() && document_.node(c).line != 0) line = document_.node(c).line;
      text += document_.text(c);
    }
    add(text, document_.info().base_url, attribute(n, "media"), line);
  }

  void add_link(NodeId n) {
    const std::string* rel = document_.attribute(n, atoms::kRel);
    const std::string* href = document_.attribute(n, atoms::kHref);
    if (rel == nullptr || href == nullptr || trimmed_view(*href).empty()) return;
    if (!has_token(*rel, "stylesheet") || !is_css_type(document_.attribute(n, atoms::kType))) return;
    if (document_.attribute(n, atoms::kDisabled) != nullptr) return;
    if (has_token(*rel, "alternate") || !takes_title(attribute(n, "title"))) return;
    load(*href, attribute(n, "media"), document_.node(n).line, attribute(n, "charset"));
  }

  void add_by_id(const std::string& id, const std::string& media) {
    bool known = false;
    Atom wanted = document_.atoms().find(id, known);
    if (!known || id.empty()) return;
    NodeId found;
    for_each_element(document_, document_.root(), [&](NodeId n) {
      if (!found.valid() && document_.element(n).id == wanted) found = n;
    });
    if (!found.valid() || document_.has_tag(found, atoms::kStyle)) return;
    add(text_content(document_, found), document_.info().base_url, media, document_.node(found).line);
  }

  void load(const std::string& href, const std::string& media, uint32_t line,
            const std::string& charset = {}) {
    std::string url = loader_.resolve(document_.info().base_url, href);
    const Result<Resource>& r = loader_.load(url, {document_.info().url, line, 0});
    if (!r.ok()) return;
    const std::string& type = r->media_type;
    // HTML §4.6.7.22: another declared type means this is no style sheet; in quirks mode, same origin, any
    // type is.
    bool other = !type.empty() && type != "text/css" && url_scheme(url) != "file";
    if (other && document_.info().compat_mode != CompatMode::kQuirks) {
      document_.diagnostics().warn(DiagnosticKind::kResource, {document_.info().url, line, 0},
                                   "not a style sheet but " + type + ": " + href.substr(0, 120));
      return;
    }
    std::string label = r->charset.empty() ? charset : r->charset;
    add(decode_source(r->text(), SourceKind::kCss, label), r->url, media, 1);
  }

  void add(std::string_view text, const std::string& url, const std::string& media, uint32_t line) {
    css::SheetOptions options;
    options.origin = css::SheetOrigin::kAuthor;
    options.url = url;
    options.media = media;
    options.first_line = line == 0 ? 1 : line;
    options.quirks = document_.info().compat_mode == CompatMode::kQuirks;
    ResourceLoader* loader = &loader_;
    options.import_loader = [loader, url](const std::string& target, std::string& out,
                                          std::string& final_url) {
      const Result<Resource>& r = loader->load(target, {url, 0, 0});
      if (!r.ok()) return false;
      out = decode_source(r->text(), SourceKind::kCss, r->charset);
      final_url = r->url;
      return true;
    };
    sheets_.add_sheet(text, options);
  }

  Document& document_;
  ResourceLoader& loader_;
  css::StyleSheetSet& sheets_;
  std::string preferred_title_;
};

}  // namespace

void add_document_sheets(Document& document, const ParsedSource& source, ResourceLoader& loader,
                         css::StyleSheetSet& sheets) {
  SheetCollector collector(document, loader, sheets);
  for (const StyleSheetInstruction& pi : source.instructions) collector.add_instruction(pi);
  for_each_element(document, document.root(), [&](NodeId n) { collector.add_element(n); });
}

}  // namespace colosseum::html
