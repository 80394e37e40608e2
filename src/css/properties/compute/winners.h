// The cascaded value of each property of one element (css-cascade-5 §4, §7.3).
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

#include "css/properties/declaration.h"
#include "css/properties/specified_value.h"

namespace colosseum::css {

/// The last declaration of each longhand in ascending precedence.
class Winners {
 public:
  const MatchedDeclaration* operator[](PropertyId p) const {
    auto i = static_cast<size_t>(p);
    return has(p) ? winners_[i] : nullptr;
  }
  bool has(PropertyId p) const {
    auto i = static_cast<size_t>(p);
    return (bits_[i / 64] >> (i % 64) & 1) != 0;
  }
  void set(PropertyId p, const MatchedDeclaration* d) {
    auto i = static_cast<size_t>(p);
    winners_[i] = d;
    bits_[i / 64] |= uint64_t{1} << (i % 64);
  }
  /// Calls f(property, declaration) for each in the order of ids.
  template <typename F>
  void for_each(F f) const {
    for (size_t w = 0; w < bits_.size(); ++w) {
      for (uint64_t bits = bits_[w]; bits != 0; bits &= bits - 1) {
        size_t i = w * 64 + static_cast<size_t>(std::countr_zero(bits));
        f(static_cast<PropertyId>(i), winners_[i]);
      }
    }
  }

 private:
  std::array<const MatchedDeclaration*, kLonghandCount> winners_;
  std::array<uint64_t, (kLonghandCount + 63) / 64> bits_{};
};

/// css-cascade-5 §7.3.4, §7.3.5: while the winner says revert or revert-layer, goes back to the declaration
/// that wins without the origin or layer that said so; null when none is left (then the property is unset).
/// `same(declaration)` tells whether a declaration is of the property.
template <typename Same>
const MatchedDeclaration* roll_back(std::span<const MatchedDeclaration> all, const MatchedDeclaration* winner,
                                    Same same) {
  std::vector<const MatchedDeclaration*> layers;  // whose layer is taken out
  Origin limit = Origin::kAuthor;                 // origins above are taken out
  while (winner != nullptr && winner->declaration->value->kind == ValueKind::kWide) {
    auto keyword = static_cast<WideKeyword>(winner->declaration->value->keyword);
    if (keyword == WideKeyword::kRevert) {
      if (winner->origin == Origin::kUserAgent) return nullptr;
      limit = winner->origin == Origin::kUser ? Origin::kUserAgent : Origin::kUser;
    } else if (keyword == WideKeyword::kRevertLayer) {
      layers.push_back(winner);
    } else {
      break;
    }
    auto allowed = [&](const MatchedDeclaration& d) {
      if (d.origin > limit || !same(*d.declaration)) return false;
      for (const MatchedDeclaration* l : layers) {
        if (l->origin == d.origin && l->layer == d.layer) return false;
      }
      return true;
    };
    const MatchedDeclaration* next = nullptr;
    for (const MatchedDeclaration* d = winner; d != all.data();) {
      --d;
      if (allowed(*d)) {
        next = d;
        break;
      }
    }
    winner = next;
  }
  return winner;
}

}  // namespace colosseum::css
