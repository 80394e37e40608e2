// The bytes are a script of calls of the Document API, with layouts between them.
#include <string>
#include <vector>

#include "colosseum/css.h"
#include "colosseum/layout.h"
#include "fuzz_one.h"
#include "support/fixed_text_engine.h"

namespace colosseum::fuzz {

namespace {

constexpr const char* kTags[] = {"div", "p", "span", "b", "ul", "li"};
constexpr const char* kSheet =
    "div,p,ul{display:block;margin:3px 0} li{display:list-item;list-style-type:decimal} .a{display:flex} "
    ".b{display:inline-block;width:30px} .c::before{content:counter(c) 'x';counter-increment:c} "
    ".d{display:none} "
    ".e{overflow:hidden;text-overflow:ellipsis;white-space:nowrap} .f{break-before:page;padding:5%} "
    ".g{display:contents} .h{position:relative;left:3px;direction:rtl}";
constexpr size_t kMaxSteps = 400, kMaxNodes = 200;

class Script {
 public:
  explicit Script(ByteReader in) : in_(in), sheets_(document_) {
    sheets_.add_sheet(kSheet, {});
    nodes_.push_back(document_.create_element("div"));
    document_.set_root(nodes_[0]);
  }

  void run() {
    for (size_t i = 0; i < kMaxSteps && !in_.at_end(); ++i) step();
    lay_out(false);
    lay_out(true);
  }

 private:
  NodeId any() { return nodes_[in_.pick(nodes_.size())]; }
  NodeId any_element() {
    const NodeId n = any();
    return document_.contains(n) && document_.is_element(n) ? n : nodes_[0];
  }
  std::string words() {
    std::string s;
    for (size_t i = 0, n = in_.pick(12); i < n; ++i)
      s += static_cast<char>(in_.pick(3) == 0 ? ' ' : in_.next());
    return s;
  }

  void step() {
    switch (in_.next() % 10) {
      case 0:
        if (nodes_.size() < kMaxNodes)
          nodes_.push_back(document_.create_element(kTags[in_.pick(std::size(kTags))]));
        break;
      case 1:
        if (nodes_.size() < kMaxNodes) nodes_.push_back(document_.create_text(words()));
        break;
      case 2: move(any_element(), any(), NodeId()); break;
      case 3: move(any_element(), any(), any()); break;
      case 4: remove(any()); break;
      case 5: {
        const NodeId n = any();
        if (document_.contains(n) && document_.is_text(n)) document_.set_text(n, words());
        break;
      }
      case 6:
        document_.set_attribute(any_element(), "class", std::string(1, static_cast<char>('a' + in_.pick(8))));
        break;
      case 7: document_.remove_attribute(any_element(), "class"); break;
      case 8:
        sheets_.set_inline_style(any_element(),
                                 "width:" + std::to_string(in_.next()) + "px;margin:" + words(), 1);
        break;
      default: lay_out(in_.pick(2) != 0); break;
    }
  }

  bool is_inside(NodeId node, NodeId ancestor) const {
    for (NodeId n = node; n.valid(); n = document_.node(n).parent) {
      if (n == ancestor) return true;
    }
    return false;
  }
  /// The API asks for a tree: no node into itself, and a reference that is a child of the parent.
  void move(NodeId parent, NodeId child, NodeId reference) {
    if (!document_.contains(child) || child == nodes_[0] || is_inside(parent, child)) return;
    if (!reference.valid()) return document_.append(parent, child);
    if (document_.contains(reference) && reference != child && document_.node(reference).parent == parent) {
      document_.insert_before(parent, child, reference);
    }
  }
  void remove(NodeId node) {
    if (document_.contains(node) && node != nodes_[0]) document_.remove(node);
  }

  void lay_out(bool paged) {
    css::MediaContext media;
    sheets_.style_document(media, &text_);
    LayoutSettings settings;
    settings.width = 60.0 + static_cast<double>(in_.pick(200));
    settings.text = &text_;
    if (paged) {
      settings.page_style = [](const PageSelectorFacts&) {
        PageStyle page;
        page.size = {LayoutUnit(100), LayoutUnit(60)};
        return page;
      };
    }
    layout_ = Layout::compute(document_, settings, std::move(layout_));
    for (size_t i = 0; i < layout_.page_count() && i < 20; ++i) layout_.display_list(i);
    for (const NodeId n : nodes_) {
      if (document_.contains(n)) layout_.rects(n);
    }
  }

  ByteReader in_;
  Document document_;
  css::StyleSheetSet sheets_;
  test::FixedTextEngine text_;
  Layout layout_;
  std::vector<NodeId> nodes_;
};

}  // namespace

int fuzz_one(const uint8_t* data, size_t size) {
  Script(ByteReader(data, size)).run();
  return 0;
}

}  // namespace colosseum::fuzz
