// Values of legacy attributes (HTML §2.3.4, §2.3.6).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace colosseum::html {

/// "Rules for parsing a legacy color value" (HTML §2.3.6): CSS text "#rrggbb", or none on failure.
std::optional<std::string> parse_legacy_color(std::string_view text);

struct Dimension {
  double value = 0;
  bool percent = false;
};
/// "Rules for parsing dimension values" (HTML §2.3.4.4); with `nonzero`, 0 is a failure.
std::optional<Dimension> parse_dimension(std::string_view text, bool nonzero = false);
/// The value as CSS text: "12.5px" or "50%".
std::string css_text(const Dimension& d);

/// "Rules for parsing integers" (HTML §2.3.4.1), clamped to 32 bits.
std::optional<int32_t> parse_integer(std::string_view text);
std::optional<int32_t> parse_non_negative_integer(std::string_view text);
/// "Rules for parsing floating-point number values" (HTML §2.3.4.3).
std::optional<double> parse_float(std::string_view text);

/// The font-size keyword of a <font size> value (HTML §15.3.4); none on failure.
std::optional<std::string_view> parse_legacy_font_size(std::string_view text);

/// A number as CSS writes it, without exponent.
std::string css_number(double value);
/// A CSS string token.
std::string css_string(std::string_view text);

}  // namespace colosseum::html
