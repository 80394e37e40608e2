// First step of box generation: which boxes a styled document makes (css-display-3 §2), with generated
// content, markers and counters resolved in tree order.
#pragma once

#include <functional>

#include "box/box_item.h"
#include "box/counter_style.h"
#include "box/counters.h"
#include "box/derived_styles.h"
#include "box/fallbacks.h"
#include "box/plain_style.h"
#include "box/quotes.h"

namespace colosseum {

/// Walks the document once, without recursion.
class ItemCollector {
 public:
  /// `reversed_starts`: see CounterScopes.
  ItemCollector(Document& document, Fallbacks& fallbacks, DerivedStyles& styles,
                std::vector<int32_t> reversed_starts);
  void run();
  BoxItems& result() { return out_; }
  /// Is called with each child of an open element before it is visited.
  using Visitor = std::function<void(NodeId child, const CounterScopes& counters)>;
  void set_visitor(Visitor visitor) { visitor_ = std::move(visitor); }
  const CounterScopes& counters() const { return counters_; }

 private:
  static constexpr uint32_t kNone = UINT32_MAX;
  /// A ::first-letter whose letter has not been met.
  struct FirstLetter {
    StyleId style;  ///< none: no letter is waited for
    NodeId node;    ///< the element that has the pseudo-element
  };
  /// What a frame holds of its element's children (HTML §15.5.4: a details element has two slots).
  enum class FramePart : uint8_t {
    kAll,
    kSummary,  ///< the first summary of a details element; its other children follow
    kContent,  ///< those
  };
  /// An open element.
  struct Frame {
    NodeId node;
    NodeId next;              ///< child to visit next
    uint32_t parent = kNone;  ///< item that children go into
    uint32_t own = kNone;     ///< item to close at the end; none for display: contents and flattened boxes
    StyleId style;
    uint32_t depth = 0;         ///< of the boxes that children make
    bool is_contents = false;   ///< display: contents
    bool scopes_style = false;  ///< has style containment
    FramePart part = FramePart::kAll;
    NodeId summary = {};            ///< the first of a details element
    uint32_t quote_depth = 0;       ///< outside, then
    FirstLetter first_letter = {};  ///< waited for outside
  };
  /// Where a new item goes.
  struct Place {
    uint32_t parent = kNone;
    uint32_t depth = 0;
  };

  void open_element(NodeId node, Place place);
  bool open_plain_element(NodeId node, Place place);
  bool is_stray_text(NodeId parent, NodeId text) const;
  const PlainStyle& plain_style(StyleId id);
  bool finds_plain(StyleId id, uint32_t parent);
  void close_element();
  void scope_style(Frame& frame, const ComputedStyle& style);
  void add_text(NodeId node, StyleId style, Place place);
  uint32_t add_item(BoxItem item, Place place, bool makes_line);
  void note_block(uint32_t parent);
  void note_line(uint32_t parent);
  /// Chooses kind and flags from a display value that the fallbacks have been applied to.
  void shape(BoxItem& item, Display display, Place place) const;
  bool shape_table_part(BoxItem& item, DisplayInternal part) const;
  uint16_t element_flags(NodeId node) const;
  bool establishes_context(const BoxItem& item, const ComputedStyle& style) const;
  bool is_blockified(Place place) const;

  // ---- details.cpp ----
  void open_summary();
  void add_default_summary(const Frame& details);
  void open_details_content();

  // ---- first_letter.cpp ----
  FirstLetter enter_first_letter(NodeId node, const BoxItem& item);
  void leave_first_letter(const BoxItem& item, const FirstLetter& outside);
  bool split_first_letter(NodeId text_node, StyleId text_style, uint16_t flags, std::string_view text,
                          Place place);
  void add_text_item(NodeId node, StyleId style, uint16_t flags, std::string text, Place place);

  void add_pseudo(NodeId node, PseudoElement pseudo, Place place);
  void add_marker(NodeId node, StyleId list_item_style, StyleId marker_style, Place place, bool inside);
  void add_content(NodeId node, StyleId style, const std::vector<ContentItem>& content, Place place);
  void add_generated_text(NodeId node, StyleId style, std::string text, Place place, unsigned more_flags = 0);
  ImageId content_image(const ComputedStyle& style) const;
  uint32_t add_image(ImageId image);
  void add_generated_image(NodeId node, StyleId style, ImageId image, Place place);
  void append_text_of(const ContentItem& item, NodeId node, const ComputedStyle& style, std::string& out);

  Document& document_;
  Fallbacks& fallbacks_;
  DerivedStyles& styles_;
  CounterScopes counters_;
  CounterStyles counter_styles_;
  QuoteDepth quotes_;
  BoxItems out_;
  std::vector<Frame> open_;
  std::vector<PlainStyle> plain_styles_;  ///< by StyleId
  /// What finds_plain() found last, which siblings have in common.
  PlainStyle plain_;
  StyleId plain_of_;
  uint32_t plain_in_ = kNone;
  uint32_t max_depth_;
  NodeId body_;
  FirstLetter first_letter_;
  Visitor visitor_;
  bool root_scrolls_ = false;  ///< the viewport does not take the overflow of the body
};

}  // namespace colosseum
