// Computed styles and the pool that owns them.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "colosseum/generated/style_groups.h"
#include "colosseum/ids.h"

namespace colosseum {

/// Owns computed styles and the groups they are made of; equal contents are stored once, so equality is an id
/// compare. Grows only; one per Document. Not thread-safe.
class StylePool {
 public:
  StylePool();
  ~StylePool();
  StylePool(const StylePool&) = delete;
  StylePool& operator=(const StylePool&) = delete;

  /// The style with every property at its initial value.
  const ComputedStyle& initial() const { return *by_id_.front(); }
  StyleId initial_id() const { return StyleId(uint32_t{0}); }
  /// Finds or adds the style that a builder holds.
  StyleId intern(const StyleBuilder& builder);
  /// The address is stable for the pool's life.
  const ComputedStyle& get(StyleId id) const { return *by_id_[id.index()]; }
  /// Finds or adds a node of a math function (for Length::math).
  const CalcNode* intern(CalcNode node);
  size_t size() const { return by_id_.size(); }
  /// A builder that keeps its memory between uses; call start() or start_from() first. For one user at a
  /// time.
  StyleBuilder& scratch_builder();

 private:
  struct Tables;
  std::unique_ptr<Tables> tables_;
  std::vector<const ComputedStyle*> by_id_;
};

/// What a change of style asks for, least first (layout is redone from `kReflow` on).
enum class StyleDifference : uint8_t { kNone, kRepaint, kReflow, kRebuild };
/// The most that any property with different values asks for (`damage` in data/properties.json).
StyleDifference difference(const ComputedStyle& a, const ComputedStyle& b);

}  // namespace colosseum
