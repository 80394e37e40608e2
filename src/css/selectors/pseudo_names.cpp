#include "css/selectors/pseudo_names.h"

#include <algorithm>
#include <array>

namespace colosseum::css {

namespace {

struct NamedClass {
  std::string_view name;
  PseudoClass value;
};
// In alphabetical order.
constexpr auto kPseudoClasses = std::to_array<NamedClass>({
    {"-webkit-any-link", PseudoClass::kAnyLink},
    {"any-link", PseudoClass::kAnyLink},
    {"checked", PseudoClass::kChecked},
    {"default", PseudoClass::kDefault},
    {"defined", PseudoClass::kDefined},
    {"disabled", PseudoClass::kDisabled},
    {"empty", PseudoClass::kEmpty},
    {"enabled", PseudoClass::kEnabled},
    {"first-child", PseudoClass::kFirstChild},
    {"first-of-type", PseudoClass::kFirstOfType},
    {"in-range", PseudoClass::kInRange},
    {"indeterminate", PseudoClass::kIndeterminate},
    {"invalid", PseudoClass::kInvalid},
    {"last-child", PseudoClass::kLastChild},
    {"last-of-type", PseudoClass::kLastOfType},
    {"link", PseudoClass::kAnyLink},
    {"only-child", PseudoClass::kOnlyChild},
    {"only-of-type", PseudoClass::kOnlyOfType},
    {"open", PseudoClass::kOpen},
    {"optional", PseudoClass::kOptional},
    {"out-of-range", PseudoClass::kOutOfRange},
    {"placeholder-shown", PseudoClass::kPlaceholderShown},
    {"read-only", PseudoClass::kReadOnly},
    {"read-write", PseudoClass::kReadWrite},
    {"required", PseudoClass::kRequired},
    {"root", PseudoClass::kRoot},
    {"scope", PseudoClass::kScope},
    {"valid", PseudoClass::kValid},
});

constexpr auto kUserAction =
    std::to_array<std::string_view>({"active", "focus", "focus-visible", "focus-within", "hover"});
constexpr auto kNever = std::to_array<std::string_view>(
    {"active",        "autofill",     "blank",      "buffering", "current",      "focus",
     "focus-visible", "focus-within", "fullscreen", "future",    "host",         "hover",
     "local-link",    "modal",        "muted",      "past",      "paused",       "picture-in-picture",
     "playing",       "popover-open", "seeking",    "stalled",   "target",       "target-current",
     "target-within", "user-invalid", "user-valid", "visited",   "volume-locked"});
// Pseudo-elements that exist only through interaction, shadow trees or widgets.
constexpr auto kUnmatchable = std::to_array<std::string_view>(
    {"backdrop", "checkmark", "column", "cue", "details-content", "grammar-error", "picker-icon",
     "scroll-marker", "scroll-marker-group", "search-text", "selection", "spelling-error", "target-text",
     "view-transition"});
constexpr auto kUnmatchableFunctions = std::to_array<std::string_view>(
    {"cue", "highlight", "part", "picker", "scroll-button", "slotted", "view-transition-group",
     "view-transition-image-pair", "view-transition-new", "view-transition-old"});
constexpr auto kInsensitive = std::to_array<std::string_view>(
    {"accept",     "accept-charset", "align",     "alink",    "axis",     "bgcolor", "charset",
     "checked",    "clear",          "codetype",  "color",    "compact",  "declare", "defer",
     "dir",        "direction",      "disabled",  "enctype",  "face",     "frame",   "hreflang",
     "http-equiv", "lang",           "language",  "link",     "media",    "method",  "multiple",
     "nohref",     "noresize",       "noshade",   "nowrap",   "readonly", "rel",     "rev",
     "rules",      "scope",          "scrolling", "selected", "shape",    "target",  "text",
     "type",       "valign",         "valuetype", "vlink"});

template <typename Names>
bool contains(const Names& sorted, std::string_view name) {
  return std::binary_search(sorted.begin(), sorted.end(), name);
}

}  // namespace

std::optional<PseudoClass> find_pseudo_class(std::string_view name) {
  auto it = std::lower_bound(kPseudoClasses.begin(), kPseudoClasses.end(), name,
                             [](const NamedClass& c, std::string_view n) { return c.name < n; });
  if (it == kPseudoClasses.end() || it->name != name) return std::nullopt;
  return it->value;
}

bool is_never_matching_pseudo_class(std::string_view name) { return contains(kNever, name); }

bool is_user_action_pseudo_class(std::string_view name) { return contains(kUserAction, name); }

std::optional<SelectorPseudo> find_pseudo_element(std::string_view name, bool functional) {
  if (functional) {
    if (contains(kUnmatchableFunctions, name)) return SelectorPseudo::kUnmatchable;
    return std::nullopt;
  }
  if (name == "before") return SelectorPseudo::kBefore;
  if (name == "after") return SelectorPseudo::kAfter;
  if (name == "marker") return SelectorPseudo::kMarker;
  if (name == "first-line") return SelectorPseudo::kFirstLine;
  if (name == "first-letter") return SelectorPseudo::kFirstLetter;
  if (name == "placeholder" || name == "-webkit-input-placeholder") return SelectorPseudo::kPlaceholder;
  if (name == "file-selector-button" || name == "-webkit-file-upload-button")
    return SelectorPseudo::kFileSelectorButton;
  if (name == "-webkit-slider-container") return SelectorPseudo::kSliderContainer;
  if (name == "-webkit-slider-runnable-track") return SelectorPseudo::kSliderTrack;
  if (name == "-webkit-slider-thumb") return SelectorPseudo::kSliderThumb;
  // selectors-4 §21: unknown -webkit- pseudo-elements are valid and match nothing.
  if (name.starts_with("-webkit-") || contains(kUnmatchable, name)) return SelectorPseudo::kUnmatchable;
  return std::nullopt;
}

bool is_legacy_pseudo_element(std::string_view name) {
  return name == "before" || name == "after" || name == "first-line" || name == "first-letter";
}

bool is_case_insensitive_html_attribute(std::string_view name) { return contains(kInsensitive, name); }

}  // namespace colosseum::css
