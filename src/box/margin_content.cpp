#include "box/margin_content.h"

#include <utility>

namespace colosseum {

void MarginContentBuilder::charge(size_t bytes) {
  bytes += 32;  // what an empty item or an image stands for
  limit_exceeded_ = limit_exceeded_ || bytes > bytes_left_;
  bytes_left_ -= std::min(bytes, bytes_left_);
}

void MarginContentBuilder::add_image(const Image& image, std::string& text) {
  const ImageId id = usable_image(tree_.document(), image);
  if (id.valid()) pieces_.push_back({std::exchange(text, {}), id});
}

BoxId MarginContentBuilder::find_or_make(StyleId style) {
  std::string key = std::to_string(style.index());
  for (const Piece& piece : pieces_) {
    key += '|' + std::to_string(piece.text.size()) + ':' + piece.text;
    if (piece.image.valid()) key += '#' + std::to_string(piece.image.index());
  }
  auto [it, added] = made_.try_emplace(std::move(key));
  if (added) it->second = make(style);
  return it->second;
}

// The content of a block container, as generated content makes it inside block-level pseudo-elements.
BoxId MarginContentBuilder::make(StyleId style) {
  Box container;
  container.style = style;
  container.flags = kBoxPseudo | kBoxFormattingContext;
  const BoxId own = tree_.add(container);
  for (Piece& piece : pieces_) {
    Box child;
    child.parent = own;
    if (!piece.text.empty()) {
      child.style = style;
      child.kind = BoxKind::kText;
      child.flags = kBoxInlineLevel | kBoxPseudo | kBoxGenerated;
      child.text = tree_.add_string(std::move(piece.text));
      tree_.add(child);
    }
    if (!piece.image.valid()) continue;
    child.style = styles_.anonymous_inline(style);
    child.kind = BoxKind::kReplaced;
    child.flags = kBoxInlineLevel | kBoxPseudo | kBoxAnonymous | kBoxFormattingContext | kBoxGenerated;
    child.text = tree_.add_generated_image({piece.image, tree_.document().image(piece.image).natural});
    tree_.add(child);
  }
  if (tree_.box(own).first_child.valid()) tree_.mutable_box(own).flags |= kBoxChildrenInline;
  return own;
}

}  // namespace colosseum
