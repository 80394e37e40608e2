// A light look over HTML source before gumbo reads it: what would make gumbo slow or wrong is rewritten.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace colosseum::html {

/// Follows tags with an approximation of the stack of open elements (HTML §13.2.4.2), and
/// - closes elements nested deeper than `max_depth` at once, so that their content stays at that depth
///   (gumbo's scope searches are quadratic in depth),
/// - drops formatting elements past a bound of unclosed ones, and attributes past kMaxAttributes,
/// - gives `dialog` and `search`, which gumbo does not know, the name of an element with the same parsing
///   rules; original_name() finds them back,
/// - ends text before `</form>`, which gumbo would put after the form.
/// Ordinary documents pass through without a copy.
class SourceGuard {
 public:
  SourceGuard(std::string_view source, size_t max_depth);
  /// What to parse; a view of the source or of a copy owned by this object.
  std::string_view text() const { return edited_ ? std::string_view(out_) : source_; }
  /// For a tag name as written in text(): the name it stands for, "" when it is not one of ours.
  static std::string_view original_name(std::string_view written);

 private:
  struct Tag;
  struct Open {
    uint32_t hash;
    uint16_t traits;
    bool foreign;  ///< content of this element is in a foreign namespace
  };
  void scan();
  bool read_tag(size_t pos, Tag& tag) const;
  void on_start(const Tag& tag);
  void on_end(const Tag& tag);
  void close_implied(uint16_t traits);
  bool ends_excess(const Tag& tag);
  void count(uint16_t traits, int by);
  void leave_foreign();
  void pop_to_size(size_t size);
  bool in_foreign() const { return !stack_.empty() && stack_.back().foreign; }
  /// Index of the nearest open element with one of `wanted`, not looking past one of `boundary`; -1: none.
  int find_open(uint16_t wanted, uint16_t boundary) const;
  void replace(size_t begin, size_t end, std::string_view with);
  size_t skip_raw_text(size_t pos, std::string_view name) const;

  std::string_view source_;
  size_t max_depth_;
  std::vector<Open> stack_;
  size_t open_formatting_ = 0, dropped_formatting_ = 0;
  int open_p_ = 0, open_list_items_ = 0, open_table_parts_ = 0;
  std::vector<uint32_t> excess_;        ///< names of elements closed at once and not yet ended
  std::vector<uint32_t> bucket_count_;  ///< open elements per name, by hash
  bool edited_ = false;
  size_t copied_ = 0;  ///< how much of the source out_ stands for
  std::string out_;
};

}  // namespace colosseum::html
