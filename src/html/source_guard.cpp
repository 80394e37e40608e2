#include "html/source_guard.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/utf.h"
#include "html/reader.h"

namespace colosseum::html {

namespace {

// How an element behaves on the stack of open elements (HTML §13.2.4.2, §13.2.6.4.7).
enum Trait : uint16_t {
  kVoid = 1,
  kRawText = 2,
  kClosesP = 4,
  kFormatting = 8,
  kBoundary = 16,  ///< ends a search for an element in scope
  kP = 32,
  kListItem = 64,  ///< li, dd, dt
  kCell = 128,
  kRow = 256,
  kRowGroup = 512,  ///< also caption and colgroup
  kHeading = 1024,
  kOption = 2048,
  kRubyPart = 4096,
  kIntegration = 8192,  ///< HTML content inside foreign content
  kSpecial = 16384,
  kBreakout = 32768,  ///< ends foreign content
};

struct TraitRow {
  std::string_view name;
  uint16_t traits;
};

constexpr uint16_t kBlockTraits = kClosesP | kSpecial;
constexpr auto kTraits = std::to_array<TraitRow>({
    {"address", kBlockTraits},
    {"annotation-xml", kIntegration | kBoundary},
    {"applet", kBoundary | kSpecial},
    {"area", kVoid},
    {"article", kBlockTraits},
    {"aside", kBlockTraits},
    {"b", kFormatting | kBreakout},
    {"base", kVoid},
    {"basefont", kVoid},
    {"bgsound", kVoid},
    {"big", kFormatting | kBreakout},
    {"blockquote", kBlockTraits | kBreakout},
    {"br", kVoid | kBreakout},
    {"caption", kBoundary | kRowGroup | kSpecial},
    {"center", kBlockTraits | kBreakout},
    {"code", kFormatting | kBreakout},
    {"col", kVoid},
    {"colgroup", kRowGroup | kSpecial},
    {"dd", kListItem | kClosesP | kSpecial | kBreakout},
    {"desc", kIntegration | kBoundary},
    {"details", kBlockTraits},
    {"dialog", kBlockTraits},
    {"dir", kBlockTraits},
    {"div", kBlockTraits | kBreakout},
    {"dl", kBlockTraits | kBreakout},
    {"dt", kListItem | kClosesP | kSpecial | kBreakout},
    {"em", kFormatting | kBreakout},
    {"embed", kVoid | kBreakout},
    {"fieldset", kBlockTraits},
    {"figcaption", kBlockTraits},
    {"figure", kBlockTraits},
    {"font", kFormatting},
    {"footer", kBlockTraits},
    {"foreignobject", kIntegration | kBoundary},
    {"form", kBlockTraits},
    {"frame", kVoid},
    {"h1", kHeading | kClosesP | kSpecial | kBreakout},
    {"h2", kHeading | kClosesP | kSpecial | kBreakout},
    {"h3", kHeading | kClosesP | kSpecial | kBreakout},
    {"h4", kHeading | kClosesP | kSpecial | kBreakout},
    {"h5", kHeading | kClosesP | kSpecial | kBreakout},
    {"h6", kHeading | kClosesP | kSpecial | kBreakout},
    {"header", kBlockTraits},
    {"hgroup", kBlockTraits},
    {"hr", kVoid | kClosesP | kBreakout},
    {"i", kFormatting | kBreakout},
    {"iframe", kRawText},
    {"image", kVoid},
    {"img", kVoid | kBreakout},
    {"input", kVoid},
    {"keygen", kVoid},
    {"li", kListItem | kClosesP | kSpecial | kBreakout},
    {"link", kVoid},
    {"listing", kBlockTraits | kBreakout},
    {"main", kBlockTraits},
    {"marquee", kBoundary | kSpecial},
    {"menu", kBlockTraits | kBreakout},
    {"menuitem", kVoid},
    {"meta", kVoid | kBreakout},
    {"mi", kIntegration | kBoundary},
    {"mn", kIntegration | kBoundary},
    {"mo", kIntegration | kBoundary},
    {"ms", kIntegration | kBoundary},
    {"mtext", kIntegration | kBoundary},
    {"nav", kBlockTraits},
    {"noembed", kRawText},
    {"noframes", kRawText},
    {"object", kBoundary | kSpecial},
    {"ol", kBlockTraits | kBreakout},
    {"optgroup", kOption},
    {"option", kOption},
    {"p", kP | kClosesP | kSpecial | kBreakout},
    {"param", kVoid},
    {"plaintext", kRawText | kClosesP},
    {"pre", kBlockTraits | kBreakout},
    {"rb", kRubyPart},
    {"rp", kRubyPart},
    {"rt", kRubyPart},
    {"rtc", kRubyPart},
    {"s", kFormatting | kBreakout},
    {"script", kRawText},
    {"search", kBlockTraits},
    {"section", kBlockTraits},
    {"small", kFormatting | kBreakout},
    {"source", kVoid},
    {"span", kBreakout},
    {"strike", kFormatting | kBreakout},
    {"strong", kFormatting | kBreakout},
    {"style", kRawText},
    {"sub", kBreakout},
    {"summary", kBlockTraits},
    {"sup", kBreakout},
    {"table", kBlockTraits | kBoundary | kBreakout},
    {"tbody", kRowGroup | kSpecial},
    {"td", kCell | kBoundary | kSpecial},
    {"template", kBoundary | kSpecial},
    {"textarea", kRawText},
    {"tfoot", kRowGroup | kSpecial},
    {"th", kCell | kBoundary | kSpecial},
    {"thead", kRowGroup | kSpecial},
    {"title", kRawText | kIntegration | kBoundary},
    {"tr", kRow | kSpecial},
    {"track", kVoid},
    {"tt", kFormatting | kBreakout},
    {"u", kFormatting | kBreakout},
    {"ul", kBlockTraits | kBreakout},
    {"var", kBreakout},
    {"wbr", kVoid},
    {"xmp", kRawText | kClosesP},
});

static_assert(std::is_sorted(kTraits.begin(), kTraits.end(),
                             [](const TraitRow& a, const TraitRow& b) { return a.name < b.name; }));

constexpr uint16_t kTablePart = kCell | kRow | kRowGroup;
constexpr size_t kMaxOpenFormatting = 2048;
constexpr size_t kBuckets = 1024;
// Spellings nobody writes, of an element that parses like dialog and search and that gumbo knows.
constexpr std::string_view kDialogAlias = "hGrOuP", kSearchAlias = "HgRoUp";

uint32_t hash_of(std::string_view name) {
  uint32_t h = 2166136261u;
  for (char c : name) h = (h ^ static_cast<unsigned char>(c)) * 16777619u;
  return h;
}

}  // namespace

struct SourceGuard::Tag {
  size_t begin = 0, name_end = 0, end = 0;  ///< end: past '>'
  std::string name;                         ///< lower case, cut after 24 bytes
  uint32_t hash = 0;
  uint16_t traits = 0;
  size_t attributes = 0;
  size_t cut = 0;  ///< where attributes past the bound begin
  bool is_end = false, self_closing = false;
};

std::string_view SourceGuard::original_name(std::string_view written) {
  if (written == kDialogAlias) return "dialog";
  if (written == kSearchAlias) return "search";
  return {};
}

SourceGuard::SourceGuard(std::string_view source, size_t max_depth)
    : source_(source), max_depth_(std::max<size_t>(max_depth, 8)), bucket_count_(kBuckets) {
  scan();
  if (edited_) out_.append(source_.substr(copied_));
}

void SourceGuard::replace(size_t begin, size_t end, std::string_view with) {
  edited_ = true;
  out_.append(source_.substr(copied_, begin - copied_));
  out_.append(with);
  copied_ = end;
}

bool SourceGuard::read_tag(size_t pos, Tag& tag) const {
  tag.begin = pos++;
  tag.is_end = source_[pos] == '/';
  if (tag.is_end) ++pos;
  size_t name_begin = pos;
  while (pos < source_.size() && !is_space_byte(source_[pos]) && source_[pos] != '/' && source_[pos] != '>')
    ++pos;
  tag.name_end = pos;
  tag.name = ascii_lower(source_.substr(name_begin, std::min<size_t>(pos - name_begin, 24)));
  tag.hash = hash_of(tag.name);
  auto row = std::lower_bound(kTraits.begin(), kTraits.end(), tag.name,
                              [](const TraitRow& r, const std::string& n) { return r.name < n; });
  tag.traits = row != kTraits.end() && row->name == tag.name ? row->traits : 0;
  while (pos < source_.size() && source_[pos] != '>') {
    char c = source_[pos];
    if (is_space_byte(c) || c == '/') {
      ++pos;
      continue;
    }
    if (++tag.attributes == kMaxAttributes + 1) tag.cut = pos;
    ++pos;  // a leading '=' belongs to the name
    while (pos < source_.size() && !is_space_byte(source_[pos]) && source_[pos] != '/' &&
           source_[pos] != '>' && source_[pos] != '=') {
      ++pos;
    }
    while (pos < source_.size() && is_space_byte(source_[pos])) ++pos;
    if (pos >= source_.size() || source_[pos] != '=') continue;
    ++pos;
    while (pos < source_.size() && is_space_byte(source_[pos])) ++pos;
    if (pos < source_.size() && (source_[pos] == '"' || source_[pos] == '\'')) {
      pos = source_.find(source_[pos], pos + 1);
      if (pos == std::string_view::npos) return false;
      ++pos;
    } else {
      while (pos < source_.size() && !is_space_byte(source_[pos]) && source_[pos] != '>') ++pos;
    }
  }
  if (pos >= source_.size()) return false;
  tag.self_closing = source_[pos - 1] == '/';
  tag.end = pos + 1;
  return true;
}

size_t SourceGuard::skip_raw_text(size_t pos, std::string_view name) const {
  if (name == "plaintext") return source_.size();
  while ((pos = source_.find("</", pos)) != std::string_view::npos) {
    std::string_view rest = source_.substr(pos + 2, name.size() + 1);
    if (rest.size() > name.size() && ascii_iequals(rest.substr(0, name.size()), name) &&
        (is_space_byte(rest.back()) || rest.back() == '/' || rest.back() == '>')) {
      return pos;
    }
    pos += 2;
  }
  return source_.size();
}

void SourceGuard::scan() {
  size_t pos = 0;
  while (pos < source_.size()) {
    const void* found = std::memchr(source_.data() + pos, '<', source_.size() - pos);
    if (found == nullptr) return;
    pos = static_cast<size_t>(static_cast<const char*>(found) - source_.data());
    std::string_view rest = source_.substr(pos, 16);
    if (rest.size() < 3) return;
    if (rest.starts_with("<!--")) {
      // "<!-->" and "<!--->" are comments too.
      size_t end = source_.find("-->", pos + 2);
      if (end == std::string_view::npos) return;
      pos = end + 3;
    } else if (in_foreign() && rest.starts_with("<![CDATA[")) {
      size_t end = source_.find("]]>", pos);
      if (end == std::string_view::npos) return;
      pos = end + 3;
    } else if (is_letter_byte(rest[1]) || (rest[1] == '/' && is_letter_byte(rest[2]))) {
      Tag tag;
      if (!read_tag(pos, tag)) return;
      pos = tag.end;
      if (tag.is_end) {
        on_end(tag);
        continue;
      }
      bool foreign = in_foreign();
      on_start(tag);
      if ((tag.traits & kRawText) != 0 && !foreign) pos = skip_raw_text(pos, tag.name);
    } else if (rest[1] == '!' || rest[1] == '/' || rest[1] == '?') {
      size_t end = source_.find('>', pos);
      if (end == std::string_view::npos) return;
      pos = end + 1;
    } else {
      ++pos;
    }
  }
}

void SourceGuard::count(uint16_t traits, int by) {
  if ((traits & kP) != 0) open_p_ += by;
  if ((traits & kListItem) != 0) open_list_items_ += by;
  if ((traits & kTablePart) != 0) open_table_parts_ += by;
}

int SourceGuard::find_open(uint16_t wanted, uint16_t boundary) const {
  for (size_t i = stack_.size(); i-- > 0;) {
    if ((stack_[i].traits & wanted) != 0) return static_cast<int>(i);
    if ((stack_[i].traits & boundary) != 0) return -1;
  }
  return -1;
}

void SourceGuard::pop_to_size(size_t size) {
  while (stack_.size() > size) {
    --bucket_count_[stack_.back().hash % kBuckets];
    count(stack_.back().traits, -1);
    stack_.pop_back();
  }
}

// Foreign content ends at the nearest HTML integration point (HTML §13.2.6.5).
void SourceGuard::leave_foreign() {
  while (in_foreign()) pop_to_size(stack_.size() - 1);
}

void SourceGuard::close_implied(uint16_t traits) {
  auto pop_through = [&](int index) {
    if (index >= 0) pop_to_size(static_cast<size_t>(index));
  };
  static const uint32_t kTable = hash_of("table");
  if ((traits & kListItem) != 0 && open_list_items_ > 0) pop_through(find_open(kListItem, kBoundary));
  if ((traits & kClosesP) != 0 && open_p_ > 0) pop_through(find_open(kP, kBoundary));
  if ((traits & kHeading) != 0 && !stack_.empty() && (stack_.back().traits & kHeading) != 0) {
    pop_to_size(stack_.size() - 1);
  }
  if ((traits & (kOption | kRubyPart)) != 0 && !stack_.empty() &&
      (stack_.back().traits & traits & (kOption | kRubyPart)) != 0) {
    pop_to_size(stack_.size() - 1);
  }
  if ((traits & kTablePart) == 0 || open_table_parts_ == 0) return;
  // Table parts close what is open below the nearest table.
  uint16_t wanted = static_cast<uint16_t>(traits & kTablePart);
  if ((traits & kRow) != 0) wanted |= kCell;
  if ((traits & kRowGroup) != 0) wanted |= kCell | kRow;
  int outermost = -1;
  for (size_t i = stack_.size(); i-- > 0 && stack_[i].hash != kTable;) {
    if ((stack_[i].traits & wanted) != 0) outermost = static_cast<int>(i);
  }
  pop_through(outermost);
}

void SourceGuard::on_start(const Tag& tag) {
  static const uint32_t kSvg = hash_of("svg"), kMath = hash_of("math");
  if (tag.cut != 0) replace(tag.cut, tag.end - 1, "");
  bool foreign = in_foreign();
  if (foreign && (tag.traits & kBreakout) != 0) {
    leave_foreign();
    foreign = false;
  }
  if (foreign) {
    if (tag.self_closing) return;
  } else {
    if (tag.name == "dialog") replace(tag.begin + 1, tag.name_end, kDialogAlias);
    if (tag.name == "search") replace(tag.begin + 1, tag.name_end, kSearchAlias);
    close_implied(tag.traits);
    if ((tag.traits & kVoid) != 0) return;
    if ((tag.traits & kRawText) != 0) return;
  }
  bool formatting = !foreign && (tag.traits & kFormatting) != 0;
  if (formatting && open_formatting_ >= kMaxOpenFormatting) {
    ++dropped_formatting_;
    replace(tag.begin, tag.end, "");
    return;
  }
  if (stack_.size() >= max_depth_) {
    std::string close = "</" + std::string(source_.substr(tag.begin + 1, tag.name_end - tag.begin - 1)) + ">";
    if (tag.name == "dialog") close = "</" + std::string(kDialogAlias) + ">";
    if (tag.name == "search") close = "</" + std::string(kSearchAlias) + ">";
    replace(tag.end, tag.end, close);
    excess_.push_back(tag.hash);
    return;
  }
  if (formatting) ++open_formatting_;
  bool root = tag.hash == kSvg || tag.hash == kMath;
  uint16_t traits = foreign ? static_cast<uint16_t>(tag.traits & (kIntegration | kBoundary)) : tag.traits;
  if (!foreign && (traits & kIntegration) != 0) {
    traits &= static_cast<uint16_t>(~(kIntegration | kBoundary));
  }
  bool content_foreign = root || (foreign && (traits & kIntegration) == 0);
  stack_.push_back({tag.hash, traits, content_foreign});
  ++bucket_count_[tag.hash % kBuckets];
  count(traits, 1);
}

bool SourceGuard::ends_excess(const Tag& tag) {
  constexpr size_t kLookBack = 64;
  size_t least = excess_.size() > kLookBack ? excess_.size() - kLookBack : 0;
  for (size_t i = excess_.size(); i-- > least;) {
    if (excess_[i] != tag.hash) continue;
    excess_.resize(i);
    return true;
  }
  return false;
}

void SourceGuard::on_end(const Tag& tag) {
  // The end of an element that was closed at once.
  if (!excess_.empty() && ends_excess(tag)) {
    replace(tag.begin, tag.end, "");
    return;
  }
  if (tag.name == "dialog") replace(tag.begin + 2, tag.name_end, kDialogAlias);
  if (tag.name == "search") replace(tag.begin + 2, tag.name_end, kSearchAlias);
  // Text is in gumbo's buffer until the next node; the comment keeps it inside.
  if (tag.name == "form" && tag.begin > 0 && source_[tag.begin - 1] != '>') {
    replace(tag.begin, tag.begin, "<!---->");
  }
  bool formatting = (tag.traits & kFormatting) != 0;
  if (formatting && dropped_formatting_ > 0) {
    --dropped_formatting_;
    replace(tag.begin, tag.end, "");
    return;
  }
  if (formatting && open_formatting_ > 0) --open_formatting_;
  if ((tag.traits & kHeading) == 0 && bucket_count_[tag.hash % kBuckets] == 0) return;
  static const uint32_t kTable = hash_of("table"), kTemplate = hash_of("template");
  bool any_scope = tag.hash == kTable || tag.hash == kTemplate || (tag.traits & kTablePart) != 0;
  for (size_t i = stack_.size(); i-- > 0;) {
    const Open& open = stack_[i];
    bool matches = open.hash == tag.hash || (tag.traits & open.traits & kHeading) != 0;
    if (matches) {
      if (formatting && i + 1 < stack_.size()) {
        // The adoption agency takes a formatting element out of the middle.
        --bucket_count_[open.hash % kBuckets];
        count(open.traits, -1);
        stack_.erase(stack_.begin() + static_cast<std::ptrdiff_t>(i));
      } else {
        pop_to_size(i);
      }
      excess_.clear();
      return;
    }
    if (any_scope ? open.hash == kTable : (open.traits & kBoundary) != 0) return;
    bool ordinary = !formatting && (tag.traits & kSpecial) == 0;
    if (ordinary && (open.traits & kSpecial) != 0) return;
  }
}

}  // namespace colosseum::html
