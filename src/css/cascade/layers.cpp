#include "css/cascade/layers.h"

namespace colosseum::css {

namespace {

constexpr uint32_t kMaxLayerDepth = 128;

}  // namespace

LayerTree::LayerTree() {
  for (uint32_t i = 0; i < kLayerOriginCount; ++i) layers_.push_back({i, 0});
}

uint32_t LayerTree::declare(uint32_t parent, std::string_view name, uint32_t condition) {
  if (layers_[parent].depth >= kMaxLayerDepth) return parent;
  uint32_t found = static_cast<uint32_t>(layers_.size());
  if (!name.empty()) {
    found = index_.emplace(std::to_string(parent) + '/' + std::string(name), found).first->second;
  }
  if (found == layers_.size()) layers_.push_back({parent, layers_[parent].depth + 1});
  uses_.push_back({found, condition});
  return found;
}

std::vector<uint32_t> LayerTree::order(const std::vector<bool>& conditions) const {
  // Children in order of first appearance under a condition that holds.
  std::vector<std::vector<uint32_t>> children(layers_.size());
  std::vector<bool> seen(layers_.size(), false);
  for (const Use& use : uses_) {
    if (seen[use.layer] || !conditions[use.condition]) continue;
    seen[use.layer] = true;
    children[layers_[use.layer].parent].push_back(use.layer);
  }
  std::vector<uint32_t> result(layers_.size(), kUnlayeredOrder);
  for (uint32_t root = 0; root < kLayerOriginCount; ++root) {
    uint32_t next = 1;
    struct Frame {
      uint32_t layer;
      size_t child;
    };
    std::vector<Frame> stack{{root, 0}};
    while (!stack.empty()) {
      Frame& f = stack.back();
      if (f.child < children[f.layer].size()) {
        uint32_t child = children[f.layer][f.child++];
        stack.push_back({child, 0});
        continue;
      }
      if (f.layer != root) result[f.layer] = next++;
      stack.pop_back();
    }
  }
  return result;
}

}  // namespace colosseum::css
