#include "html/metadata.h"

#include "base/url.h"
#include "base/utf.h"
#include "html/tree_walk.h"
#include "tree/atom_list.h"

namespace colosseum::html {

namespace {

void set_once(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

void read_meta(Document& document, NodeId n) {
  const std::string* content = document.attribute(n, atoms::kContent);
  if (content == nullptr) return;
  DocumentInfo& info = document.info();
  std::string value = collapsed(*content);
  if (const std::string* name_attribute = document.attribute(n, atoms::kName); name_attribute != nullptr) {
    std::string name = ascii_lower(*name_attribute);
    if (name == "author" || name == "dc.creator" || name == "dcterms.creator") set_once(info.author, value);
    if (name == "description" || name == "dcterms.description") set_once(info.description, value);
    if (name == "keywords") {
      if (!info.keywords.empty()) info.keywords += ", ";
      info.keywords += value;
    }
    if (name == "generator") set_once(info.generator, value);
    if (name == "dcterms.created" || name == "date" || name == "dc.date" || name == "dcterms.date") {
      set_once(info.creation_date, value);
    }
  }
  const std::string* pragma = document.attribute(n, atoms::kHttpEquiv);
  if (pragma != nullptr && ascii_iequals(*pragma, "content-language") &&
      value.find(',') == std::string::npos) {
    set_once(info.language, value);
  }
}

}  // namespace

void read_metadata(Document& document) {
  DocumentInfo& info = document.info();
  if (info.base_url.empty()) info.base_url = info.url;
  NodeId root = document.root();
  if (const std::string* lang = document.attribute(root, atoms::kLang); lang != nullptr)
    info.language = *lang;
  if (const std::string* lang = document.attribute(root, atoms::kXmlLang);
      lang != nullptr && info.language.empty()) {
    info.language = *lang;
  }
  bool has_title = false, has_base = false;
  for_each_element(document, root, [&](NodeId n) {
    if (document.element(n).ns != atoms::kNsHtml) return;
    Atom tag = document.element(n).tag;
    if (tag == atoms::kTitle && !has_title) {
      has_title = true;
      info.title = collapsed(text_content(document, n));
    } else if (tag == atoms::kMeta) {
      read_meta(document, n);
    } else if (tag == atoms::kBase && !has_base) {
      // HTML §4.2.3: the first base element with an href counts; data: and javascript: bases do not.
      const std::string* href = document.attribute(n, atoms::kHref);
      if (href == nullptr) return;
      has_base = true;
      std::string url = resolve_url(info.base_url, *href);
      std::string scheme = url_scheme(url);
      if (scheme != "data" && scheme != "javascript" && !scheme.empty()) info.base_url = url;
    }
  });
}

}  // namespace colosseum::html
