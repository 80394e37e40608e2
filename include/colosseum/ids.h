// 32-bit handles into the engine's dense tables.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace colosseum {

/// A typed index; ids of different tables do not mix. The default is "none".
template <typename Tag>
struct Id {
  static constexpr uint32_t kNone = 0xFFFFFFFFu;
  uint32_t value = kNone;
  constexpr Id() = default;
  explicit constexpr Id(uint32_t v) : value(v) {}
  explicit constexpr Id(size_t v) : value(static_cast<uint32_t>(v)) {}
  constexpr bool valid() const { return value != kNone; }
  explicit constexpr operator bool() const { return valid(); }
  constexpr size_t index() const { return value; }
  constexpr auto operator<=>(const Id&) const = default;
};

using NodeId = Id<struct NodeTag>;    ///< a node of a Document
using StyleId = Id<struct StyleTag>;  ///< a computed style of a StylePool
using ImageId = Id<struct ImageTag>;  ///< an image registered with a Document
using BoxId = Id<struct BoxTag>;      ///< a box of a box tree
using LeafId = Id<struct LeafTag>;    ///< a measured leaf of a Document

}  // namespace colosseum

template <typename Tag>
struct std::hash<colosseum::Id<Tag>> {
  size_t operator()(colosseum::Id<Tag> id) const noexcept { return id.value * 0x9E3779B97F4A7C15ull; }
};
