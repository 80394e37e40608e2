// A style sheet over a small document: parsing, cascade, page styles.
#include "colosseum/css.h"
#include "colosseum/html.h"
#include "fuzz_one.h"

namespace colosseum::fuzz {

int fuzz_one(const uint8_t* data, size_t size) {
  Document document;
  html::ParsedSource source;
  (void)html::parse_document(
      "<!doctype html><body class=a lang=en><p id=x class='a b' style='--v: 1px'>t<b>u</b><ul><li>v<li>w</ul>"
      "<a href=#x>y</a><input type=text value=z>",
      html::Format::kHtml, "", document, source);
  css::StyleSheetSet sheets(document);
  html::add_user_agent_sheets(document, sheets);
  css::SheetOptions options;
  options.url = "file:///sheet.css";
  sheets.add_sheet(as_text(data, size), options);
  sheets.set_inline_style(document.root(), as_text(data, size), 1);
  css::MediaContext media;
  sheets.style_document(media, nullptr);
  media.type = css::MediaContext::Type::kPrint;
  sheets.style_document(media, nullptr);
  PageSelectorFacts page;
  sheets.page_style(page, media, nullptr);
  sheets.font_faces(media);
  sheets.used_image_urls();
  return 0;
}

}  // namespace colosseum::fuzz
