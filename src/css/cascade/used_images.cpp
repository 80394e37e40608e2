// URLs of images that computed styles name.
#include <unordered_set>

#include "css/cascade/used_images.h"

namespace colosseum::css {

namespace {

class Collector {
 public:
  explicit Collector(const Document& document) : document_(document) {}
  void add_style(StyleId id);
  std::vector<std::string> urls;

 private:
  void add(const Image& image) {
    if (image.kind == Image::Kind::kUrl && !image.url.empty() && seen_urls_.insert(image.url).second) {
      urls.push_back(image.url);
    }
  }
  const Document& document_;
  std::vector<bool> seen_styles_;
  std::unordered_set<std::string> seen_urls_;
};

void Collector::add_style(StyleId id) {
  if (!id.valid()) return;
  if (seen_styles_.empty()) seen_styles_.resize(document_.styles().size());
  if (seen_styles_[id.index()]) return;
  seen_styles_[id.index()] = true;
  const ComputedStyle& s = document_.styles().get(id);
  for (const Image& image : s.background_image()) add(image);
  add(s.list_style_image());
  add(s.border_image_source());
  for (const ContentItem& item : s.content().items) {
    if (item.kind == ContentItem::Kind::kImage) add(item.image);
  }
}

NodeId next_in_document(const Document& d, NodeId n) {
  if (d.node(n).first_child.valid()) return d.node(n).first_child;
  while (n.valid() && n != d.root() && !d.node(n).next_sibling.valid()) n = d.node(n).parent;
  return !n.valid() || n == d.root() ? NodeId() : d.node(n).next_sibling;
}

}  // namespace

std::vector<std::string> collect_image_urls(const Document& document, std::span<const StyleId> more) {
  Collector collector(document);
  for (NodeId n = document.root(); n.valid(); n = next_in_document(document, n)) {
    if (!document.is_element(n)) continue;
    collector.add_style(document.node(n).style);
    if (document.element(n).pseudo_styles == Id<void>::kNone) continue;
    for (int i = 0; i < kPseudoElementCount; ++i) {
      collector.add_style(document.pseudo_style(n, static_cast<PseudoElement>(i)));
    }
  }
  for (StyleId id : more) collector.add_style(id);
  return std::move(collector.urls);
}

}  // namespace colosseum::css
