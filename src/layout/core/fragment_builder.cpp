#include "layout/core/fragment_builder.h"

namespace colosseum::layout {

Fragment* FragmentBuilder::finish(Pass& pass, LogicalSize size, const LogicalEdges& border,
                                  const LogicalEdges& padding) const {
  Arena& arena = pass.arena();
  Fragment* f = pass.make_fragment();
  f->kind = FragmentKind::kBox;
  f->box = box_;
  f->size = to_physical(size, wd_);
  if (!(border == LogicalEdges()) || !(padding == LogicalEdges())) {
    std::span<PhysicalEdges> edges = arena.make_array<PhysicalEdges>(2);
    edges[0] = to_physical(border, wd_);
    edges[1] = to_physical(padding, wd_);
    f->border_padding = edges.data();
  }
  std::span<FragmentLink> links = arena.make_array<FragmentLink>(children_.size());
  for (size_t i = 0; i < children_.size(); ++i) {
    const Child& c = children_[i];
    links[i] = {c.fragment, to_physical(c.offset, wd_, f->size, c.fragment->size) + c.relative};
  }
  f->children = links;
  return f;
}

}  // namespace colosseum::layout
