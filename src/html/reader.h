// The readers: decoded text in, a tree in a Document out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "colosseum/document.h"
#include "colosseum/html.h"
#include "colosseum/status.h"

namespace colosseum::html {

/// Reads HTML (HTML §13.2) through gumbo. Never fails altogether: on a limit the tree is partial.
Status read_html(std::string_view utf8, Document& document);

/// Reads XML or XHTML through pugixml. On a mistake the tree up to it is kept and kUnreadable returned.
Status read_xml(std::string_view utf8, Document& document, std::vector<StyleSheetInstruction>& instructions);

/// Whether a text looks like XML although nothing was said about its format.
bool looks_like_xml(std::string_view utf8);

/// Appends text with the bound on all text of a document; joins it to a text before it.
class TextSink {
 public:
  explicit TextSink(Document& document) : document_(document), left_(document.limits().max_text_bytes) {}
  void append(NodeId parent, std::string_view text, uint32_t line, bool join_previous);
  bool exceeded() const { return exceeded_; }

 private:
  Document& document_;
  size_t left_;
  bool exceeded_ = false;
};

/// Attributes past this many on one element are left out (their names must be compared with each other).
inline constexpr size_t kMaxAttributes = 1024;

}  // namespace colosseum::html
