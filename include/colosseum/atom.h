// Interned strings: names compare as integers.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace colosseum {

/// An interned string of one AtomTable. The default is the empty string.
struct Atom {
  uint32_t value = 0;
  constexpr bool empty() const { return value == 0; }
  constexpr bool operator==(const Atom&) const = default;
  constexpr auto operator<=>(const Atom&) const = default;
};

/// Strings are kept until the table dies; views stay valid. Not thread-safe: one per document.
class AtomTable {
 public:
  AtomTable() {
    strings_.emplace_back();
    index_.emplace(std::string_view(strings_.back()), 0);
  }
  AtomTable(const AtomTable&) = delete;
  AtomTable& operator=(const AtomTable&) = delete;
  Atom intern(std::string_view s) {
    auto it = index_.find(s);
    if (it != index_.end()) return {it->second};
    uint32_t id = static_cast<uint32_t>(strings_.size());
    strings_.emplace_back(s);
    index_.emplace(std::string_view(strings_.back()), id);
    return {id};
  }
  /// The atom if the string was interned before, else `found` is false.
  Atom find(std::string_view s, bool& found) const {
    auto it = index_.find(s);
    found = it != index_.end();
    return found ? Atom{it->second} : Atom{};
  }
  std::string_view view(Atom a) const { return strings_[a.value]; }
  size_t size() const { return strings_.size(); }

 private:
  std::deque<std::string> strings_;
  std::unordered_map<std::string_view, uint32_t> index_;
};

}  // namespace colosseum

template <>
struct std::hash<colosseum::Atom> {
  size_t operator()(colosseum::Atom a) const noexcept { return a.value * 0x9E3779B97F4A7C15ull; }
};
