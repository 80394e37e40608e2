#include "colosseum/diagnostics.h"

#include <algorithm>

namespace colosseum {

std::string to_string(const Diagnostic& d) {
  std::string s;
  if (!d.where.file.empty()) {
    s += d.where.file;
    if (d.where.line != 0) {
      s += ':' + std::to_string(d.where.line);
      if (d.where.column != 0) s += ':' + std::to_string(d.where.column);
    }
    s += ": ";
  }
  return s + d.message;
}

void Diagnostics::report(Diagnostic diagnostic) {
  ++counts_[static_cast<size_t>(diagnostic.kind)];
  if (all_.size() >= kMaxKept) return;
  if (sink_) sink_(diagnostic);
  all_.push_back(std::move(diagnostic));
}

void Diagnostics::warn(DiagnosticKind kind, SourceLocation where, std::string message) {
  report({Severity::kWarning, kind, std::move(where), std::move(message)});
}

void Diagnostics::warn_once(DiagnosticKind kind, SourceLocation where, std::string message) {
  report_once({Severity::kWarning, kind, std::move(where), std::move(message)});
}

void Diagnostics::report_once(Diagnostic diagnostic) {
  if (all_.size() >= kMaxKept) {
    ++counts_[static_cast<size_t>(
        diagnostic.kind)];  // nothing is sent on any more, so nothing need be remembered
    return;
  }
  auto it = std::lower_bound(once_.begin(), once_.end(), diagnostic.message);
  if (it != once_.end() && *it == diagnostic.message) return;
  once_.insert(it, diagnostic.message);
  report(std::move(diagnostic));
}

}  // namespace colosseum
