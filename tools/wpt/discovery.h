// Which files of a WPT checkout are tests, and of which kind (WPT, tools/manifest/sourcefile.py describes the
// rules).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document_facts.h"
#include "test_result.h"

namespace colosseum::wpt {

/// What a path alone tells.
struct PathFacts {
  bool is_document = false;   ///< markup we read
  bool in_support = false;    ///< below support, resources or tools
  bool is_reference = false;  ///< named like one, or below reference
  bool is_crash = false, is_print = false, is_manual = false, is_visual = false;
};
PathFacts read_path(std::string_view path);

/// The kind of test that a document is; kNone for references and support files.
Kind classify(const PathFacts& path, const DocumentFacts& facts);

/// Paths below `root` that may hold tests, sorted: each of `below` (files or folders; all when empty)
/// searched for documents. `missing` gets those that do not exist.
std::vector<std::string> find_documents(const std::string& root, const std::vector<std::string>& below,
                                        std::vector<std::string>& missing);

/// Where a reference of the document at `path` is, below the root; "" when it leaves the root.
std::string resolve_reference(std::string_view path, std::string_view href);

}  // namespace colosseum::wpt
