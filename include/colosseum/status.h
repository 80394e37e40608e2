// How fallible calls answer. The library throws no exceptions of its own.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace colosseum {

enum class StatusCode : uint8_t {
  kOk,
  kInvalidArgument,  ///< the caller asked for something that makes no sense
  kNotFound,         ///< a file, resource or font is not there
  kRefused,          ///< the resource policy does not allow it
  kUnreadable,       ///< present, but could not be read or decoded
  kUnwritable,       ///< the output could not be written
  kLimitExceeded,    ///< a bound of Limits was reached; results are partial
  kUnsupported,      ///< known, but not built in
};

/// Success, or a code with a message for people (no trailing full stop).
class [[nodiscard]] Status {
 public:
  Status() = default;
  Status(StatusCode code, std::string message) : code_(code), message_(std::move(message)) {}
  static Status ok_status() { return {}; }
  bool ok() const { return code_ == StatusCode::kOk; }
  explicit operator bool() const { return ok(); }
  StatusCode code() const { return code_; }
  const std::string& message() const { return message_; }

 private:
  StatusCode code_ = StatusCode::kOk;
  std::string message_;
};

/// A value, or the Status that says why there is none.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}          // NOLINT: implicit on purpose
  Result(Status status) : status_(std::move(status)) {}  // NOLINT: implicit on purpose
  bool ok() const { return value_.has_value(); }
  explicit operator bool() const { return ok(); }
  const Status& status() const { return status_; }
  /// Only when ok().
  T& value() & { return *value_; }
  const T& value() const& { return *value_; }
  T&& value() && { return std::move(*value_); }
  T& operator*() & { return *value_; }
  const T& operator*() const& { return *value_; }
  T* operator->() { return &*value_; }
  const T* operator->() const { return &*value_; }

 private:
  std::optional<T> value_;
  Status status_;
};

}  // namespace colosseum
