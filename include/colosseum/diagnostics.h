// Where mistakes in documents and style sheets are reported. They are never errors of a call.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace colosseum {

/// A position in a source; line and column count from 1, 0 means unknown.
struct SourceLocation {
  std::string file;
  uint32_t line = 0;
  uint32_t column = 0;
};

enum class Severity : uint8_t { kInfo, kWarning, kError };

/// What a diagnostic is about: lets callers count and filter (a missing resource makes `--strict` fail).
/// kSyntax: not CSS or HTML as published. kUnsupported: published, and has no effect here yet.
enum class DiagnosticKind : uint8_t { kOther, kSyntax, kUnsupported, kResource, kLimit };

struct Diagnostic {
  Severity severity = Severity::kWarning;
  DiagnosticKind kind = DiagnosticKind::kOther;
  SourceLocation where;
  std::string message;  ///< lower case, no full stop
};

/// "file:line:column: message", leaving out what is unknown.
std::string to_string(const Diagnostic& diagnostic);

/// Collects diagnostics in order of arrival. Not thread-safe: one per document.
class Diagnostics {
 public:
  using Sink = std::function<void(const Diagnostic&)>;
  Diagnostics() = default;
  /// Also hands each diagnostic to `sink` as it arrives.
  explicit Diagnostics(Sink sink) : sink_(std::move(sink)) {}
  void report(Diagnostic diagnostic);
  void warn(DiagnosticKind kind, SourceLocation where, std::string message);
  /// Reports only the first time this message is seen ("once per kind of problem").
  void warn_once(DiagnosticKind kind, SourceLocation where, std::string message);
  const std::vector<Diagnostic>& all() const { return all_; }
  void report_once(Diagnostic diagnostic);
  /// How many of a kind were reported (also those past the number kept).
  size_t count(DiagnosticKind kind) const { return counts_[static_cast<size_t>(kind)]; }
  /// At most this many are kept and sent on; the rest are only counted.
  static constexpr size_t kMaxKept = 1000;

 private:
  Sink sink_;
  std::vector<Diagnostic> all_;
  std::vector<std::string> once_;
  size_t counts_[5] = {};
};

}  // namespace colosseum
