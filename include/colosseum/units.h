// Lengths of the layout: fixed point, 1/64 px, saturating.
#pragma once

#include <cmath>
#include <compare>
#include <cstdint>
#include <limits>

namespace colosseum {

/// A length in CSS pixels as a 32-bit fixed-point number with 6 fractional bits (1/64 px).
/// Arithmetic saturates at the ends of the range (about ±33.5 million px) and never overflows.
/// Equality is exact, so values may serve as cache keys.
class LayoutUnit {
 public:
  static constexpr int kFractionalBits = 6;
  static constexpr int32_t kOne = 1 << kFractionalBits;

  constexpr LayoutUnit() = default;
  /// A whole number of pixels.
  explicit constexpr LayoutUnit(int px) : raw_(saturate(static_cast<int64_t>(px) * kOne)) {}

  /// The number of 1/64 px.
  static constexpr LayoutUnit from_raw(int32_t raw) {
    LayoutUnit u;
    u.raw_ = raw;
    return u;
  }
  /// From pixels, cut towards zero (as browsers store computed lengths). NaN gives 0.
  static constexpr LayoutUnit from_px(double px) { return from_double(px * kOne); }
  /// From pixels, to the nearest 1/64.
  static LayoutUnit from_px_round(double px) { return from_double(std::round(px * kOne)); }
  /// From pixels, up to the next 1/64 (widths of text runs).
  static LayoutUnit from_px_ceil(double px) { return from_double(std::ceil(px * kOne)); }
  /// From pixels, down to the next 1/64.
  static LayoutUnit from_px_floor(double px) { return from_double(std::floor(px * kOne)); }
  static constexpr LayoutUnit max() { return from_raw(std::numeric_limits<int32_t>::max()); }
  static constexpr LayoutUnit min() { return from_raw(std::numeric_limits<int32_t>::min()); }
  /// One 1/64 px.
  static constexpr LayoutUnit epsilon() { return from_raw(1); }

  constexpr int32_t raw() const { return raw_; }
  constexpr double to_px() const { return static_cast<double>(raw_) / kOne; }
  constexpr float to_float() const { return static_cast<float>(raw_) / static_cast<float>(kOne); }
  /// Whole pixels, rounded down / up / to nearest (halves up).
  constexpr int floor() const { return raw_ >> kFractionalBits; }
  constexpr int ceil() const {
    return static_cast<int>((static_cast<int64_t>(raw_) + kOne - 1) >> kFractionalBits);
  }
  constexpr int round() const {
    return static_cast<int>((static_cast<int64_t>(raw_) + kOne / 2) >> kFractionalBits);
  }

  constexpr LayoutUnit& operator+=(LayoutUnit o) { return *this = *this + o; }
  constexpr LayoutUnit& operator-=(LayoutUnit o) { return *this = *this - o; }
  friend constexpr LayoutUnit operator+(LayoutUnit a, LayoutUnit b) {
    int32_t r = 0;
    if (__builtin_add_overflow(a.raw_, b.raw_, &r)) return b.raw_ > 0 ? max() : min();
    return from_raw(r);
  }
  friend constexpr LayoutUnit operator-(LayoutUnit a, LayoutUnit b) {
    int32_t r = 0;
    if (__builtin_sub_overflow(a.raw_, b.raw_, &r)) return b.raw_ < 0 ? max() : min();
    return from_raw(r);
  }
  friend constexpr LayoutUnit operator-(LayoutUnit a) { return LayoutUnit() - a; }
  friend constexpr LayoutUnit operator*(LayoutUnit a, int n) {
    return from_raw(saturate(static_cast<int64_t>(a.raw_) * n));
  }
  friend constexpr LayoutUnit operator*(int n, LayoutUnit a) { return a * n; }
  /// Division by zero gives the end of the range of a's sign (0 for 0).
  friend constexpr LayoutUnit operator/(LayoutUnit a, int n) {
    if (n == 0) return a.raw_ > 0 ? max() : a.raw_ < 0 ? min() : LayoutUnit();
    return from_raw(saturate(static_cast<int64_t>(a.raw_) / n));
  }
  /// Scaled by a factor, cut towards zero.
  constexpr LayoutUnit scaled(double factor) const { return from_double(raw_ * factor); }
  /// a × num / den in 64 bits, cut towards zero; den must not be 0.
  constexpr LayoutUnit mul_div(LayoutUnit num, LayoutUnit den) const {
    return from_raw(saturate(static_cast<int64_t>(raw_) * num.raw_ / den.raw_));
  }
  constexpr auto operator<=>(const LayoutUnit&) const = default;
  constexpr explicit operator bool() const { return raw_ != 0; }

 private:
  static constexpr int32_t saturate(int64_t v) {
    if (v > std::numeric_limits<int32_t>::max()) return std::numeric_limits<int32_t>::max();
    if (v < std::numeric_limits<int32_t>::min()) return std::numeric_limits<int32_t>::min();
    return static_cast<int32_t>(v);
  }
  static constexpr LayoutUnit from_double(double raw) {
    if (!(raw == raw)) return LayoutUnit();
    if (raw >= 2147483647.0) return max();
    if (raw <= -2147483648.0) return min();
    return from_raw(static_cast<int32_t>(raw));
  }

  int32_t raw_ = 0;
};

/// An available or percentage-basis size that is not definite (css-sizing-3 §2.1).
/// Comparisons against it are plain; test with is_indefinite() before arithmetic.
inline constexpr LayoutUnit kIndefiniteSize = LayoutUnit::from_raw(INT32_MIN + 1);
constexpr bool is_indefinite(LayoutUnit u) { return u == kIndefiniteSize; }

}  // namespace colosseum
