// What cairo does not write into a PDF well: links, outline, language and metadata.
#pragma once

#include <string>
#include <vector>

#include "colosseum/display_list.h"
#include "colosseum/document.h"
#include "colosseum/status.h"

namespace colosseum::cairo_backend {

/// Positions are in pt from the page's bottom left corner.
struct PdfLink {
  uint32_t page = 0;
  double left = 0, bottom = 0, right = 0, top = 0;
  std::string target;
};
struct PdfPlace {
  uint32_t page = 0;
  double x = 0, y = 0;
};
struct PdfAnchor {
  PdfPlace place;
  std::string name;
};
struct PdfBookmark {
  PdfPlace place;
  int level = 1;
  std::string label;
};

struct PdfExtras {
  std::vector<PdfLink> links;          ///< in page order
  std::vector<PdfAnchor> anchors;      ///< the first of a name counts
  std::vector<PdfBookmark> bookmarks;  ///< in document order
  std::string title, author, subject, keywords, language, creator, producer, creation_date;
  bool compress = true;
};

/// The file `pdf`, as cairo wrote it, with the extras. No exceptions get out.
Status finish_pdf(const std::string& pdf, const PdfExtras& extras, std::string& out);

/// "D:YYYYMMDDHHmmSS±hh'mm'" from an ISO 8601 date; "" when it is none.
std::string pdf_date(const std::string& iso);
/// A URI as PDF wants it: ASCII, everything else percent-encoded.
std::string ascii_uri(const std::string& url);

}  // namespace colosseum::cairo_backend
