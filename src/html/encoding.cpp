#include "html/encoding.h"

#include <unicode/ucnv.h>

#include <array>

#include "base/utf.h"

namespace colosseum::html {

namespace {

struct LabelRow {
  std::string_view label;
  const char* encoding;
};

// Labels whose meaning in the WHATWG Encoding standard §4.2 is a superset of what ICU would take them for.
constexpr auto kLabels = std::to_array<LabelRow>({
    {"utf-8", "UTF-8"},
    {"utf8", "UTF-8"},
    {"unicode-1-1-utf-8", "UTF-8"},
    {"unicode11utf8", "UTF-8"},
    {"unicode20utf8", "UTF-8"},
    {"x-unicode20utf8", "UTF-8"},
    {"ascii", "windows-1252"},
    {"us-ascii", "windows-1252"},
    {"ansi_x3.4-1968", "windows-1252"},
    {"iso-8859-1", "windows-1252"},
    {"iso8859-1", "windows-1252"},
    {"iso88591", "windows-1252"},
    {"iso_8859-1", "windows-1252"},
    {"iso_8859-1:1987", "windows-1252"},
    {"latin1", "windows-1252"},
    {"l1", "windows-1252"},
    {"cp819", "windows-1252"},
    {"ibm819", "windows-1252"},
    {"cp1252", "windows-1252"},
    {"x-cp1252", "windows-1252"},
    {"windows-1252", "windows-1252"},
    {"iso-8859-9", "windows-1254"},
    {"iso8859-9", "windows-1254"},
    {"latin5", "windows-1254"},
    {"l5", "windows-1254"},
    {"iso-8859-11", "windows-874"},
    {"tis-620", "windows-874"},
    {"iso-8859-8-i", "ISO-8859-8"},
    {"logical", "ISO-8859-8"},
    {"visual", "ISO-8859-8"},
    {"koi", "KOI8-R"},
    {"koi8", "KOI8-R"},
    {"koi8-ru", "KOI8-U"},
    {"mac", "macintosh"},
    {"x-mac-roman", "macintosh"},
    {"x-mac-cyrillic", "x-mac-cyrillic"},
    {"gb2312", "gb18030"},
    {"gb_2312", "gb18030"},
    {"gb_2312-80", "gb18030"},
    {"gbk", "gb18030"},
    {"x-gbk", "gb18030"},
    {"chinese", "gb18030"},
    {"csgb2312", "gb18030"},
    {"csiso58gb231280", "gb18030"},
    {"iso-ir-58", "gb18030"},
    {"gb18030", "gb18030"},
    {"big5", "Big5-HKSCS"},
    {"big5-hkscs", "Big5-HKSCS"},
    {"cn-big5", "Big5-HKSCS"},
    {"csbig5", "Big5-HKSCS"},
    {"x-x-big5", "Big5-HKSCS"},
    {"shift_jis", "windows-31j"},
    {"shift-jis", "windows-31j"},
    {"sjis", "windows-31j"},
    {"x-sjis", "windows-31j"},
    {"csshiftjis", "windows-31j"},
    {"ms932", "windows-31j"},
    {"ms_kanji", "windows-31j"},
    {"windows-31j", "windows-31j"},
    {"x-euc-jp", "EUC-JP"},
    {"euc-kr", "windows-949"},
    {"ks_c_5601-1987", "windows-949"},
    {"ks_c_5601-1989", "windows-949"},
    {"ksc5601", "windows-949"},
    {"ksc_5601", "windows-949"},
    {"korean", "windows-949"},
    {"cseuckr", "windows-949"},
    {"windows-949", "windows-949"},
    {"unicode", "UTF-16LE"},
    {"utf-16", "UTF-16LE"},
    {"utf-16le", "UTF-16LE"},
    {"ucs-2", "UTF-16LE"},
    {"iso-10646-ucs-2", "UTF-16LE"},
    {"csunicode", "UTF-16LE"},
    {"unicodefeff", "UTF-16LE"},
    {"utf-16be", "UTF-16BE"},
    {"unicodefffe", "UTF-16BE"},
});

std::string_view trimmed(std::string_view s) {
  auto space = [](char c) { return is_ascii_space(static_cast<unsigned char>(c)); };
  while (!s.empty() && space(s.front())) s.remove_prefix(1);
  while (!s.empty() && space(s.back())) s.remove_suffix(1);
  return s;
}

bool is_utf16(std::string_view encoding) { return encoding.starts_with("UTF-16"); }

// CSS Syntax §3.2: the bytes must be exactly `@charset "…";`.
std::string encoding_of_at_charset(std::string_view bytes) {
  constexpr std::string_view kStart = "@charset \"";
  if (!bytes.starts_with(kStart)) return {};
  std::string_view rest = bytes.substr(kStart.size(), 1024);
  size_t end = rest.find('"');
  if (end == std::string_view::npos || rest.substr(end).size() < 2 || rest[end + 1] != ';') return {};
  std::string encoding = encoding_for_label(rest.substr(0, end));
  return is_utf16(encoding) ? "UTF-8" : encoding;
}

/// The declared encoding of a source without byte order mark; "" when it declares none.
std::string declared_encoding(std::string_view bytes, SourceKind kind, std::string_view label) {
  switch (kind) {
    case SourceKind::kCss: {
      std::string encoding = encoding_of_at_charset(bytes);
      return encoding.empty() ? encoding_for_label(label) : encoding;
    }
    case SourceKind::kXml: {
      std::string encoding = encoding_for_label(label);
      return encoding.empty() ? encoding_of_xml_declaration(bytes) : encoding;
    }
    case SourceKind::kHtml: break;
  }
  std::string encoding = encoding_for_label(label);
  if (encoding.empty()) encoding = prescan_html(bytes.substr(0, 1024));
  if (encoding.empty()) encoding = encoding_of_xml_declaration(bytes);
  return encoding;
}

}  // namespace

std::string encoding_for_label(std::string_view raw) {
  std::string label = ascii_lower(trimmed(raw));
  if (label.empty()) return {};
  for (const LabelRow& row : kLabels) {
    if (row.label == label) return row.encoding;
  }
  if (label.size() > 40 || label.find(',') != std::string::npos) return {};  // a comma passes options to ICU
  UErrorCode error = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(label.c_str(), &error);
  if (U_FAILURE(error) || converter == nullptr) return {};
  UConverterType type = ucnv_getType(converter);
  ucnv_close(converter);
  // Encodings that are no supersets of ASCII are left to those named above, as the standard does.
  bool safe = type == UCNV_SBCS || type == UCNV_DBCS || type == UCNV_MBCS || type == UCNV_ISO_2022 ||
              type == UCNV_LATIN_1 || type == UCNV_US_ASCII || type == UCNV_UTF8;
  return safe && !label.starts_with("ebcdic") && !label.starts_with("ibm-") ? label : std::string();
}

std::string encoding_of_bom(std::string_view bytes, size_t& length) {
  length = 0;
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    length = 3;
    return "UTF-8";
  }
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    length = 2;
    return bytes[0] == '\xFF' ? "UTF-16LE" : "UTF-16BE";
  }
  return {};
}

std::string encoding_of_xml_declaration(std::string_view bytes) {
  // Two-byte encodings without a mark show by the declaration's first characters (XML 1.0 appendix F).
  using namespace std::string_view_literals;
  if (bytes.starts_with("<\0?\0"sv)) return "UTF-16LE";
  if (bytes.starts_with("\0<\0?"sv)) return "UTF-16BE";
  if (!bytes.starts_with("<?xml")) return {};
  std::string_view declaration = bytes.substr(0, bytes.substr(0, 1024).find("?>"));
  if (declaration.size() == bytes.size() && declaration.size() > 1024) return {};
  size_t at = declaration.find("encoding");
  if (at == std::string_view::npos) return {};
  std::string_view rest = trimmed(declaration.substr(at + 8));
  if (!rest.starts_with('=')) return {};
  rest = trimmed(rest.substr(1));
  if (rest.empty() || (rest[0] != '"' && rest[0] != '\'')) return {};
  size_t end = rest.find(rest[0], 1);
  if (end == std::string_view::npos) return {};
  std::string encoding = encoding_for_label(rest.substr(1, end - 1));
  return is_utf16(encoding) ? "UTF-8" : encoding;
}

std::string convert_to_utf8(std::string_view bytes, const std::string& encoding) {
  if (encoding.empty() || encoding == "UTF-8") return sanitize_utf8(bytes);
  UErrorCode error = U_ZERO_ERROR;
  UConverter* from = ucnv_open(encoding.c_str(), &error);
  UConverter* to = ucnv_open("UTF-8", &error);
  std::string out;
  if (U_SUCCESS(error)) {
    const char* source = bytes.data();
    const char* source_end = source + bytes.size();
    std::array<UChar, 2048> pivot;
    UChar* pivot_source = pivot.data();
    UChar* pivot_target = pivot.data();
    std::array<char, 16384> chunk;
    UBool reset = 1;
    do {
      error = U_ZERO_ERROR;
      char* target = chunk.data();
      ucnv_convertEx(to, from, &target, chunk.data() + chunk.size(), &source, source_end, pivot.data(),
                     &pivot_source, &pivot_target, pivot.data() + pivot.size(), reset, 1, &error);
      reset = 0;
      out.append(chunk.data(), static_cast<size_t>(target - chunk.data()));
    } while (error == U_BUFFER_OVERFLOW_ERROR);
  }
  if (from != nullptr) ucnv_close(from);
  if (to != nullptr) ucnv_close(to);
  return out.empty() && !bytes.empty() ? sanitize_utf8(bytes) : out;
}

bool is_valid_utf8(std::string_view s) {
  for (size_t i = 0; i < s.size();) {
    if (static_cast<unsigned char>(s[i]) < 0x80) {
      ++i;
      continue;
    }
    size_t start = i;
    // U+FFFD itself is written with these three bytes; any other way to get it is a mistake.
    if (next_code_point(s, i) == 0xFFFD && s.substr(start, i - start) != "\xEF\xBF\xBD") return false;
  }
  return true;
}

std::string sanitize_utf8(std::string_view s) {
  if (is_valid_utf8(s)) return std::string(s);
  std::string out;
  out.reserve(s.size() + s.size() / 8);
  for (size_t i = 0; i < s.size();) append_utf8(out, next_code_point(s, i));
  return out;
}

std::string decode_source(std::string_view bytes, SourceKind kind, std::string_view label) {
  size_t mark = 0;
  if (std::string encoding = encoding_of_bom(bytes, mark); !encoding.empty()) {
    return convert_to_utf8(bytes.substr(mark), encoding);
  }
  std::string encoding = declared_encoding(bytes, kind, label);
  if (!encoding.empty()) return convert_to_utf8(bytes, encoding);
  if (is_valid_utf8(bytes)) return std::string(bytes);
  // HTML §13.2.3.5 "changing the encoding while parsing": a declaration past the prescanned bytes.
  if (kind == SourceKind::kHtml) encoding = prescan_html(bytes.substr(0, 65536));
  if (kind == SourceKind::kXml) return sanitize_utf8(bytes);
  return convert_to_utf8(bytes, encoding.empty() ? "windows-1252" : encoding);
}

}  // namespace colosseum::html
