// Values as a PDF file spells them (ISO 32000-1 §7.3).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace colosseum::cairo_backend {

/// "12 0 R"
void append_reference(std::string& out, uint32_t id);
/// At most two decimals.
void append_number(std::string& out, double v);
/// A string of these bytes (§7.3.4).
void append_string(std::string& out, std::string_view bytes);
/// A text string (§7.9.2.2).
void append_text_string(std::string& out, std::string_view utf8);

}  // namespace colosseum::cairo_backend
