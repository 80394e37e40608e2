#include "layout/positioned/root_boxes.h"

#include "layout/core/box_edges.h"

namespace colosseum::layout {

const Fragment* with_root_boxes(Pass& pass, const Fragment* root, const std::vector<FragmentLink>& links) {
  if (root == nullptr || links.empty()) return root;
  std::vector<FragmentLink> children(root->children.begin(), root->children.end());
  children.insert(children.end(), links.begin(), links.end());
  Fragment* f = pass.arena().make<Fragment>(*root);
  f->children = pass.arena().copy(children);
  return f;
}

const Fragment* place_in_viewport(Pass& pass, const LayoutResult& root, PhysicalOffset root_offset,
                                  PhysicalSize viewport) {
  ContainingBlock cb;
  cb.rect = {PhysicalOffset() - root_offset, viewport};
  cb.scrollport = viewport;
  cb.wd = layout_direction(pass.style(root.fragment->box));
  std::vector<OutOfFlowCandidate> waiting(root.out_of_flow.begin(), root.out_of_flow.end());
  std::vector<FragmentLink> links;
  for (size_t i = 0; i < waiting.size(); ++i) {
    const PlacedOutOfFlow placed = layout_out_of_flow(pass, waiting[i], cb);
    links.push_back({placed.result->fragment, placed.offset});
    pass_on(placed.result->out_of_flow, placed.offset, waiting);
  }
  return with_root_boxes(pass, root.fragment, links);
}

}  // namespace colosseum::layout
