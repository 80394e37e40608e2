// From bytes to UTF-8: byte order marks, declarations, labels (WHATWG Encoding; HTML §13.2.3).
#pragma once

#include <string>
#include <string_view>

namespace colosseum::html {

/// The ICU converter for an encoding label of the WHATWG Encoding standard; "" when nobody knows it. UTF-8 is
/// always "UTF-8".
std::string encoding_for_label(std::string_view label);

/// The encoding a byte order mark names; "" without one. `length` gets the mark's length.
std::string encoding_of_bom(std::string_view bytes, size_t& length);
/// HTML §13.2.3.2 "prescan a byte stream to determine its encoding" over all of `head`; "" when it says
/// nothing.
std::string prescan_html(std::string_view head);
/// The encoding of an XML declaration; "" without one.
std::string encoding_of_xml_declaration(std::string_view bytes);

enum class SourceKind { kHtml, kXml, kCss };

/// Decodes a whole file to UTF-8 without byte order mark. `label`, when not empty, is what a protocol or the
/// referring document said (for CSS: the environment encoding, weaker than @charset).
std::string decode_source(std::string_view bytes, SourceKind kind, std::string_view label = {});

/// Converts with an ICU converter; malformed input becomes U+FFFD.
std::string convert_to_utf8(std::string_view bytes, const std::string& encoding);
bool is_valid_utf8(std::string_view bytes);
/// Invalid sequences replaced by U+FFFD.
std::string sanitize_utf8(std::string_view bytes);
/// The charset named in a Content-Type-like value ("text/html; charset=x"); "" without one (HTML §2.4.4).
std::string charset_of_content(std::string_view content);

}  // namespace colosseum::html
