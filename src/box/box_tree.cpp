#include "box/box_tree.h"

namespace colosseum {

void BoxTree::reserve(size_t boxes) {
  boxes_.reserve(boxes);
  by_node_.resize(document_->node_capacity());
}

void BoxTree::truncate(const Mark& mark) {
  boxes_.resize(mark.boxes);
  strings_.resize(mark.strings);
  generated_images_.resize(mark.images);
}

}  // namespace colosseum
