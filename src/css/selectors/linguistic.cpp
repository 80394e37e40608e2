#include "css/selectors/linguistic.h"

#include "base/utf.h"
#include "tree/atom_list.h"

namespace colosseum::css {

namespace {

std::string_view take_subtag(std::string_view& rest) {
  size_t end = rest.find('-');
  std::string_view head = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  return head;
}

enum Strong { kNeutral, kLeft, kRight };
/// The strong bidi class, by blocks: enough for where a direction is guessed from the first letter.
Strong strong_class(char32_t c) {
  if ((c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFF) ||
      (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF) || c == 0x200F) {
    bool digit = (c >= 0x660 && c <= 0x669) || (c >= 0x6F0 && c <= 0x6F9);
    return digit ? kNeutral : kRight;
  }
  if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == 0xAA || c == 0xB5 || c == 0xBA) return kLeft;
  if (c < 0xC0 || c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c <= 0x206F && c != 0x200E) ||
      (c >= 0x2190 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x3004)) {
    return kNeutral;
  }
  return kLeft;
}

}  // namespace

bool language_matches(std::string_view range, std::string_view tag) {
  if (range.empty() || tag.empty()) return range.empty() && tag.empty();
  std::string_view want = take_subtag(range), have = take_subtag(tag);
  if (want != "*" && want != have) return false;
  while (!range.empty()) {
    want = take_subtag(range);
    if (want == "*") continue;
    for (;;) {
      if (tag.empty()) return false;
      have = take_subtag(tag);
      if (have == want) break;
      if (have.size() == 1) return false;
    }
  }
  return true;
}

const std::string* LinguisticCache::own_language(NodeId n) const {
  const std::string* xml = document_.attribute(n, atoms::kXmlLang);
  return xml != nullptr ? xml : document_.attribute(n, atoms::kLang);
}

std::string_view LinguisticCache::language(NodeId element) {
  if (language_.empty()) {
    language_.assign(document_.node_capacity(), 0);
    names_.push_back(ascii_lower(document_.info().language));
  }
  path_.clear();
  uint32_t found = 1;  // the document's own language
  for (NodeId a = element; a.valid(); a = document_.node(a).parent) {
    if (language_[a.index()] != 0) {
      found = language_[a.index()];
      break;
    }
    path_.push_back(a);
    if (const std::string* own = own_language(a)) {
      names_.push_back(ascii_lower(*own));
      found = static_cast<uint32_t>(names_.size());
      break;
    }
  }
  for (NodeId n : path_) language_[n.index()] = found;
  return names_[found - 1];
}

/// HTML §3.2.6.4: dir=auto looks at the first strong character of the text.
bool LinguisticCache::auto_is_rtl(NodeId top) const {
  NodeId n = document_.node(top).first_child;
  while (n.valid()) {
    bool skip = false;
    if (document_.is_text(n)) {
      std::string_view text = document_.text(n);
      for (size_t i = 0; i < text.size();) {
        Strong s = strong_class(next_code_point(text, i));
        if (s != kNeutral) return s == kRight;
      }
    } else {
      skip = document_.has_tag(n, atoms::kBdi) || document_.has_tag(n, atoms::kScript) ||
             document_.has_tag(n, atoms::kStyle) || document_.has_tag(n, atoms::kTextarea) ||
             document_.attribute(n, atoms::kDir) != nullptr;
    }
    if (!skip && document_.node(n).first_child.valid()) {
      n = document_.node(n).first_child;
      continue;
    }
    while (n != top && !document_.node(n).next_sibling.valid()) n = document_.node(n).parent;
    if (n == top) break;
    n = document_.node(n).next_sibling;
  }
  return false;
}

uint8_t LinguisticCache::own_direction(NodeId n) const {
  if (document_.element(n).ns != atoms::kNsHtml) return 0;
  const std::string* dir = document_.attribute(n, atoms::kDir);
  if (dir != nullptr) {
    if (ascii_iequals(*dir, "ltr")) return 1;
    if (ascii_iequals(*dir, "rtl")) return 2;
    if (ascii_iequals(*dir, "auto")) return auto_is_rtl(n) ? 2 : 1;
  }
  if (document_.has_tag(n, atoms::kBdi)) return auto_is_rtl(n) ? 2 : 1;
  return 0;
}

bool LinguisticCache::is_rtl(NodeId element) {
  if (direction_.empty()) direction_.assign(document_.node_capacity(), 0);
  path_.clear();
  uint8_t found = 1;
  for (NodeId a = element; a.valid(); a = document_.node(a).parent) {
    if (direction_[a.index()] != 0) {
      found = direction_[a.index()];
      break;
    }
    path_.push_back(a);
    if (uint8_t own = own_direction(a)) {
      found = own;
      break;
    }
  }
  for (NodeId n : path_) direction_[n.index()] = found;
  return found == 2;
}

}  // namespace colosseum::css
