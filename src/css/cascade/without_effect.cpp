#include "css/cascade/without_effect.h"

#include <algorithm>

#include "base/utf.h"

namespace colosseum::css {

namespace {

bool contains(std::span<const std::string_view> words, std::string_view word) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view w) { return ascii_iequals(w, word); });
}

bool is_word(const Token& t) { return t.type == TokenType::kIdent || t.type == TokenType::kFunction; }

/// The first word of the value that the property takes without effect, "" when there is none.
std::string_view idle_keyword(PropertyId property, TokenSpan value) {
  const std::span<const std::string_view> idle = property_keywords_without_effect(property);
  if (idle.empty()) return {};
  for (const Token& t : value) {
    if (is_word(t) && contains(idle, t.text)) return t.text;
  }
  return {};
}

/// A declared value that says what holds anyway.
bool says_initial(PropertyId property, TokenSpan value) {
  if (value.size() != 1 || value[0].type != TokenType::kIdent) return false;
  constexpr std::string_view kWide[] = {"initial", "unset", "revert", "revert-layer", "inherit"};
  return contains(kWide, value[0].text) || ascii_iequals(value[0].text, property_initial_text(property));
}

/// Of no effect, but in so many sheets for other reasons that only those who ask (-v) are told.
bool is_quiet(std::string_view name) {
  constexpr std::string_view kNames[] = {"contain", "content-visibility", "text-rendering", "zoom",
                                         "color-scheme"};
  return name.starts_with("animation") || name.starts_with('-') ||
         std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

/// What there is to say of an accepted declaration; "" when all of it has an effect.
std::string complaint(const std::string& name, TokenSpan value, std::span<const Declaration> added) {
  const PropertyId property = property_from_name(name);
  if (property == PropertyId::kUnknown) {
    constexpr std::string_view kTurnedOff[] = {"none", "auto", "normal"};
    const bool off = value.size() == 1 && contains(kTurnedOff, value[0].text);
    return off || says_initial(property, value) ? "" : "property '" + name + "' is not supported";
  }
  if (!property_has_effect(property) && !says_initial(property, value))
    return "property '" + name + "' has no effect yet";
  for (const Declaration& d : added) {
    const std::string_view word = idle_keyword(d.property, value);
    if (!word.empty()) return "'" + ascii_lower(word) + "' of property '" + name + "' has no effect yet";
  }
  return {};
}

}  // namespace

bool changes_no_static_picture(std::string_view name) {
  constexpr std::string_view kPrefixes[] = {"transition", "scroll-", "scrollbar-", "overscroll-",    "touch-",
                                            "speak",      "nav-",    "caret",      "view-transition"};
  constexpr std::string_view kNames[] = {
      "cursor",     "interactivity",    "ime-mode",         "overflow-anchor",   "pointer-events",
      "resize",     "user-select",      "text-size-adjust", "user-modify",       "input-security",
      "app-region", "interpolate-size", "font-display",     "print-color-adjust"};
  for (std::string_view p : kPrefixes) {
    if (name.starts_with(p)) return true;
  }
  return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

void report_without_effect(const RawDeclaration& raw, const std::string& name,
                           std::span<const Declaration> added, const DeclarationContext& c) {
  if (c.hidden || name.starts_with("--")) return;
  std::string message = complaint(name, raw.value, added);
  if (message.empty()) return;
  // Of other engines' prefixes only WebKit's are still more than old spellings.
  const bool webkit = name.starts_with("-webkit-");
  if ((name.starts_with('-') && !webkit) ||
      changes_no_static_picture(webkit ? std::string_view(name).substr(8) : name)) {
    return;
  }
  c.diagnostics->report_once({is_quiet(name) ? Severity::kInfo : Severity::kWarning,
                              DiagnosticKind::kUnsupported,
                              {std::string(c.parse.file), raw.at->line, raw.at->column},
                              std::move(message)});
}

bool is_published_value(PropertyId property, TokenSpan value) {
  const std::span<const std::string_view> own = property_unsupported_words(property),
                                          general = unsupported_words_of_any_property();
  return std::any_of(value.begin(), value.end(), [&](const Token& t) {
    return is_word(t) && (contains(own, t.text) || contains(general, t.text));
  });
}

}  // namespace colosseum::css
