// What a test's document says about itself to whoever runs it (WPT's "writing-tests" documentation).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace colosseum::wpt {

struct ReferenceLink {
  std::string href;
  bool match = true;  ///< rel=match, else rel=mismatch
};

/// <meta name="fuzzy">: how far pictures may differ and still count as equal.
struct Fuzziness {
  std::string reference;                       ///< the href it is meant for; empty: any
  int min_difference = 0, max_difference = 0;  ///< of a channel, 0 to 255
  int64_t min_pixels = 0, max_pixels = 0;
};

/// <meta name="reftest-pages">: the pages that are compared, ranges counted from 1.
struct PageRange {
  int first = 1, last = 1 << 30;
};

struct DocumentFacts {
  std::vector<ReferenceLink> references;
  std::vector<Fuzziness> fuzzy;
  std::vector<PageRange> pages;   ///< empty: all
  std::vector<std::string> help;  ///< rel=help
  std::string assertion;          ///< <meta name="assert">
  bool uses_testharness = false;
  std::vector<std::string> check_layout;  ///< selectors given to checkLayout(), in order
  std::string script;                     ///< the first thing that needs a script; empty: nothing does
};

DocumentFacts read_facts(std::string_view bytes, const std::string& url);

// Parts, for tests.
bool parse_fuzzy(std::string_view content, Fuzziness& out);
std::vector<PageRange> parse_page_ranges(std::string_view content);
/// Takes the calls of checkLayout() out of a script, and says whether it does anything that matters besides.
bool is_only_check_layout(std::string_view script, std::vector<std::string>& selectors);

}  // namespace colosseum::wpt
