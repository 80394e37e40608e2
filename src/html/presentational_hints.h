// Presentational attributes as CSS declarations (HTML §15.3 to §15.4).
#pragma once

#include <string>

#include "colosseum/html.h"

namespace colosseum::html {

/// What hints of one element take from others: the body's link colours.
struct HintContext {
  std::string link_color, visited_color;  ///< CSS colours, "" when the body sets none
};
HintContext make_hint_context(const Document& document);

/// The declarations that an element's attributes stand for, "" for none.
std::string presentational_hints(const Document& document, NodeId element, const HintContext& context,
                                 const ResourceLoader& loader);

/// Builds declarations from one element's attributes.
class HintWriter {
 public:
  HintWriter(const Document& document, NodeId element, const ResourceLoader& loader)
      : document_(document), element_(element), loader_(loader) {}

  const Document& document() const { return document_; }
  NodeId element() const { return element_; }
  const std::string* attribute(std::string_view name) const { return document_.attribute(element_, name); }
  /// The attribute in lower case and trimmed, "" when missing.
  std::string keyword(std::string_view name) const;
  void add(std::string_view property, std::string_view value);
  /// `attribute` as a dimension.
  void dimension(std::string_view attribute, std::string_view property, bool nonzero = false);
  void pixels(std::string_view attribute, std::string_view property);
  void color(std::string_view attribute, std::string_view property);
  void background_image();
  std::string take() { return std::move(out_); }

 private:
  const Document& document_;
  NodeId element_;
  const ResourceLoader& loader_;
  std::string out_;
};

// One function per family of elements; each adds what applies to the writer's element.
void table_hints(HintWriter& w);
void cell_hints(HintWriter& w);
void table_part_hints(HintWriter& w);
void replaced_hints(HintWriter& w);
void list_hints(HintWriter& w);
void rule_hints(HintWriter& w);
void form_control_hints(HintWriter& w);

}  // namespace colosseum::html
