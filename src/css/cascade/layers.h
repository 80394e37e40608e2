// Cascade layers and their order (css-cascade-5 §6.4).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace colosseum::css {

/// Order numbers of what is in no layer, and of style attributes, which come after every layer (§6.1).
inline constexpr uint32_t kUnlayeredOrder = 0xFFFFFFFE, kStyleAttributeOrder = 0xFFFFFFFF;
inline constexpr uint32_t kLayerOriginCount = 3;

class LayerTree {
 public:
  LayerTree();
  /// What holds an origin's unlayered rules.
  static uint32_t root(uint32_t origin) { return origin; }
  /// Declares a layer below `parent` in a rule under `condition`; an empty name makes a new anonymous one.
  /// Layers nested past a bound fall together with their parent.
  uint32_t declare(uint32_t parent, std::string_view name, uint32_t condition);
  /// Order numbers by layer when exactly the conditions marked true hold: by first appearance, what is in a
  /// layer itself after its sub-layers.
  std::vector<uint32_t> order(const std::vector<bool>& conditions) const;

 private:
  struct Layer {
    uint32_t parent;
    uint32_t depth;
  };
  struct Use {
    uint32_t layer, condition;
  };
  std::vector<Layer> layers_;
  std::vector<Use> uses_;
  std::unordered_map<std::string, uint32_t> index_;  ///< "parent/name"
};

}  // namespace colosseum::css
