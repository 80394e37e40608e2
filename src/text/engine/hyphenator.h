// Automatic hyphenation with the dictionaries of libhyphen, where library and dictionary are installed.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace colosseum::text {

class Hyphenator {
 public:
  Hyphenator();
  ~Hyphenator();
  /// Calls `at` with the offsets before which the words of text from `start` on may be hyphenated. Words with
  /// U+00AD are left to it.
  void hyphenate(std::u16string_view text, size_t start, std::string_view lang,
                 const std::function<void(size_t)>& at);

 private:
  struct Dictionary;
  Dictionary* dictionary(std::string_view lang);
  std::map<std::string, std::unique_ptr<Dictionary>> dictionaries_;
};

}  // namespace colosseum::text
