#include "box/box_tree.h"

namespace colosseum {

BoxId BoxTree::add(const Box& row) {
  BoxId id(boxes_.size());
  boxes_.push_back(row);
  if (row.parent.valid()) {
    Box& p = boxes_[row.parent.index()];
    if (p.last_child.valid()) {
      boxes_[p.last_child.index()].next_sibling = id;
    } else {
      p.first_child = id;
    }
    p.last_child = id;
  }
  return id;
}

void BoxTree::truncate(const Mark& mark) {
  boxes_.resize(mark.boxes);
  strings_.resize(mark.strings);
  generated_images_.resize(mark.images);
}

void BoxTree::set_principal_box(NodeId node, BoxId box) {
  if (node.index() >= by_node_.size()) by_node_.resize(document_->node_capacity());
  if (!by_node_[node.index()].valid()) by_node_[node.index()] = box;
}

}  // namespace colosseum
