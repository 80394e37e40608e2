#include "text/engine/hyphenator.h"

#if COLOSSEUM_HAVE_HYPHEN
#include <hyphen.h>
#endif
#include <unicode/uchar.h>

#include <cstdlib>
#include <vector>

#include "base/utf.h"

namespace colosseum::text {

#if COLOSSEUM_HAVE_HYPHEN
namespace {

constexpr size_t kMinWord = 5, kMaxWord = 100;
constexpr size_t kBefore = 2, kAfter = 3;  // letters that stay on either line

bool is_letter(char16_t c) { return u_isalpha(c) || c == 0xAD || c == 0x2019 || c == '\''; }

// "en-us" → "en_US"; only letters, digits and hyphens ever reach a file name.
std::string dictionary_name(std::string_view lang) {
  std::string name;
  bool first = true;
  for (char c : lang) {
    if (name.size() > 16) return {};
    if (c == '-' || c == '_') {
      name += '_';
      first = false;
    } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      name += static_cast<char>(first ? c | 0x20 : c & ~0x20);
    } else {
      return {};
    }
  }
  return name;
}

}  // namespace

struct Hyphenator::Dictionary {
  HyphenDict* dict = nullptr;
  ~Dictionary() {
    if (dict) hnj_hyphen_free(dict);
  }
  void word(std::u16string_view text, size_t start, size_t end, const std::function<void(size_t)>& at) {
    if (end - start < kMinWord || end - start > kMaxWord) return;
    const std::u16string_view word = text.substr(start, end - start);
    if (word.find(u'\u00AD') != std::u16string_view::npos) return;
    std::string utf8;
    std::vector<size_t> offset_of;  // UTF-16 offset by UTF-8 byte
    for (size_t i = 0; i < word.size();) {
      const size_t from = i;
      append_utf8(utf8, static_cast<char32_t>(u_tolower(static_cast<UChar32>(next_code_point(word, i)))));
      offset_of.resize(utf8.size(), start + from);
    }
    std::vector<char> marks(utf8.size() + 8);
    char** rep = nullptr;
    int *pos = nullptr, *cut = nullptr;
    if (hnj_hyphen_hyphenate3(dict, utf8.c_str(), static_cast<int>(utf8.size()), marks.data(), nullptr, &rep,
                              &pos, &cut, kBefore, kAfter, kBefore, kAfter) == 0) {
      for (size_t i = 0; i + 1 < utf8.size(); ++i) {
        const bool replaces = rep && rep[i];  // spelling changes are not supported
        if ((marks[i] & 1) != 0 && !replaces && offset_of[i + 1] != offset_of[i]) at(offset_of[i + 1]);
      }
    }
    for (size_t i = 0; rep && i < utf8.size(); ++i) std::free(rep[i]);
    std::free(rep);
    std::free(pos);
    std::free(cut);
  }
};

Hyphenator::Dictionary* Hyphenator::dictionary(std::string_view lang) {
  auto [it, added] = dictionaries_.try_emplace(std::string(lang.substr(0, 32)));
  if (!added) return it->second.get();
  std::string name = dictionary_name(lang);
  while (!name.empty()) {
    const std::string path = "/usr/share/hyphen/hyph_" + name + ".dic";
    if (HyphenDict* dict = hnj_hyphen_load(path.c_str())) {
      if (dict->utf8) {
        it->second = std::make_unique<Dictionary>();
        it->second->dict = dict;
      } else {
        hnj_hyphen_free(dict);
      }
      break;
    }
    const size_t cut = name.rfind('_');
    name = cut == std::string::npos ? std::string() : name.substr(0, cut);
  }
  return it->second.get();
}

void Hyphenator::hyphenate(std::u16string_view text, size_t start, std::string_view lang,
                           const std::function<void(size_t)>& at) {
  Dictionary* dict = dictionary(lang);
  if (!dict) return;
  for (size_t i = start; i < text.size();) {
    if (!is_letter(text[i])) {
      ++i;
      continue;
    }
    size_t end = i;
    while (end < text.size() && is_letter(text[end])) ++end;
    dict->word(text, i, end, at);
    i = end;
  }
}
#else
struct Hyphenator::Dictionary {};
Hyphenator::Dictionary* Hyphenator::dictionary(std::string_view) { return nullptr; }
void Hyphenator::hyphenate(std::u16string_view, size_t, std::string_view,
                           const std::function<void(size_t)>&) {}
#endif

Hyphenator::Hyphenator() = default;
Hyphenator::~Hyphenator() = default;

}  // namespace colosseum::text
