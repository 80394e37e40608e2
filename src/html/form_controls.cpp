#include "html/form_controls.h"

#include <algorithm>
#include <array>

#include "base/utf.h"
#include "html/legacy_values.h"
#include "html/presentational_hints.h"
#include "html/tree_walk.h"
#include "tree/control_parts.h"

namespace colosseum::html {

namespace {

enum class InputKind : uint8_t {
  kText,
  kPassword,
  kSubmit,
  kReset,
  kButton,
  kFile,
  kDate,
  kRange,
  kTextless
};

struct InputRow {
  std::string_view type;
  InputKind kind;
  std::string_view text;  ///< shown without a value
};
// HTML §4.10.5.1; every other type is a text field.
constexpr auto kInputs =
    std::to_array<InputRow>({{"password", InputKind::kPassword, ""},
                             {"submit", InputKind::kSubmit, "Submit"},
                             {"reset", InputKind::kReset, "Reset"},
                             {"button", InputKind::kButton, ""},
                             {"file", InputKind::kFile, "Choose File"},
                             {"date", InputKind::kDate, "mm/dd/yyyy"},
                             {"time", InputKind::kDate, "--:-- --"},
                             {"month", InputKind::kDate, "--------- ----"},
                             {"week", InputKind::kDate, "Week --, ----"},
                             {"datetime-local", InputKind::kDate, "mm/dd/yyyy, --:-- --"},
                             {"hidden", InputKind::kTextless, ""},
                             {"checkbox", InputKind::kTextless, ""},
                             {"radio", InputKind::kTextless, ""},
                             {"range", InputKind::kRange, ""},
                             {"color", InputKind::kTextless, ""},
                             {"image", InputKind::kTextless, ""}});
constexpr InputRow kTextField = {"text", InputKind::kText, ""};

InputRow input_row(const std::string* type) {
  if (type == nullptr) return kTextField;
  for (const InputRow& row : kInputs) {
    if (ascii_iequals(trimmed_view(*type), row.type)) return row;
  }
  return kTextField;
}

void add_text(Document& d, NodeId n, std::string_view text) {
  if (text.empty()) return;
  NodeId child = d.create_text(text);
  if (child.valid()) d.insert_before(n, child, d.node(n).first_child);
}

/// The new part, or `n` when the document is full.
NodeId add_part(Document& d, NodeId n, Atom part, std::string_view text = {}) {
  const NodeId child = d.create_element(part, atoms::kNsHtml);
  if (!child.valid()) return n;
  d.insert_before(n, child, d.node(n).first_child);
  add_text(d, child, text);
  return child;
}

void add_placeholder(Document& d, NodeId n) {
  const std::string* text = d.attribute(n, "placeholder");
  if (text != nullptr && !text->empty()) add_part(d, n, atoms::kPartPlaceholder, *text);
}

float number_of(const Document& d, NodeId n, std::string_view attribute, float missing) {
  const std::string* v = d.attribute(n, attribute);
  return v == nullptr ? missing : static_cast<float>(parse_float(*v).value_or(missing));
}

/// HTML §4.10.5.1.13: where the thumb is, as a part of the room there is for it.
float slider_position(const Document& d, NodeId range) {
  const float min = number_of(d, range, "min", 0), max = number_of(d, range, "max", 100);
  if (!(max > min)) return 0;
  return (std::clamp(number_of(d, range, "value", (min + max) / 2), min, max) - min) / (max - min);
}

void add_slider(Document& d, NodeId n) {
  const NodeId track = add_part(d, add_part(d, n, atoms::kPartSliderContainer), atoms::kPartSliderTrack);
  const NodeId thumb = add_part(d, track, atoms::kPartSliderThumb);
  if (thumb != track) d.set_attribute(thumb, "-colosseum-position", css_number(slider_position(d, n) * 100));
}

void prepare_input(Document& d, NodeId n) {
  InputRow row = input_row(d.attribute(n, atoms::kType));
  const std::string* value = d.attribute(n, atoms::kValue);
  switch (row.kind) {
    case InputKind::kTextless: return;
    case InputKind::kRange: add_slider(d, n); return;
    case InputKind::kText:
      if (value != nullptr && !value->empty()) {
        add_text(d, n, *value);
      } else {
        add_placeholder(d, n);
      }
      return;
    case InputKind::kPassword: {
      if (value == nullptr || value->empty()) {
        add_placeholder(d, n);
        return;
      }
      std::string dots;
      for (size_t i = 0; i < value->size() && dots.size() < 3000;) {
        (void)next_code_point(*value, i);
        append_utf8(dots, 0x2022);
      }
      add_text(d, n, dots);
      return;
    }
    case InputKind::kFile:
      add_text(d, n, "No file chosen");
      add_part(d, n, atoms::kPartFileButton, row.text);
      return;
    default: add_text(d, n, value == nullptr ? row.text : std::string_view(*value)); return;
  }
}

/// The rows that a list box shows; 0 for a drop-down.
int32_t list_box_rows(const Document& d, NodeId select) {
  constexpr int32_t kMost = 100000;
  const std::string* size = d.attribute(select, atoms::kSize);
  const int32_t rows = size == nullptr ? 0 : parse_non_negative_integer(*size).value_or(0);
  if (rows > 1) return std::min(rows, kMost);
  return d.attribute(select, "multiple") != nullptr && rows != 1 ? 4 : 0;
}

std::string option_label(const Document& d, NodeId option) {
  const std::string* label = d.attribute(option, "label");
  return label != nullptr && !label->empty() ? *label : collapsed(text_content(d, option));
}

/// HTML §4.10.7: the last option marked selected, else the first that is not disabled. The labels of all
/// decide how wide a drop-down is; those in a group are indented, as in browsers.
void prepare_select(Document& d, NodeId n) {
  if (const int32_t rows = list_box_rows(d, n); rows > 0) {
    d.set_attribute(n, "-colosseum-rows", std::to_string(rows));  // for layout
    return;
  }
  NodeId first, selected;
  std::string labels;
  for_each_element(d, n, [&](NodeId o) {
    if (!d.has_tag(o, atoms::kOption)) return;
    if (!first.valid() && d.attribute(o, atoms::kDisabled) == nullptr) first = o;
    if (d.attribute(o, atoms::kSelected) != nullptr) selected = o;
    if (!labels.empty()) labels += '\n';
    if (d.has_tag(d.node(o).parent, atoms::kOptgroup)) labels += "    ";
    labels += option_label(d, o);
  });
  if (!labels.empty()) d.set_attribute(n, "-colosseum-options", labels);  // shown by the user-agent sheet
  NodeId shown = selected.valid() ? selected : first;
  if (shown.valid()) add_text(d, n, option_label(d, shown));
}

/// How much of a progress or meter bar is filled, in percent; negative when it is indeterminate.
double filled_percent(const HintWriter& w, bool meter) {
  auto number = [&](std::string_view name, double missing) {
    const std::string* v = w.attribute(name);
    return v == nullptr ? missing : parse_float(*v).value_or(missing);
  };
  double low = meter ? number("min", 0) : 0;
  double high = number("max", 1);
  if (high <= low) high = meter ? low : 1;
  double value = number("value", meter ? 0 : -1);
  if (!meter && value < 0) return -1;
  if (high <= low) return 0;
  return std::clamp((value - low) / (high - low), 0.0, 1.0) * 100;
}

}  // namespace

bool prepare_form_control(Document& d, NodeId n) {
  Atom t = d.element(n).tag;
  if (t == atoms::kInput) {
    prepare_input(d, n);
    return true;
  }
  if (t == atoms::kSelect) {
    prepare_select(d, n);
    return true;
  }
  if (t == atoms::kTextarea) {
    if (!d.node(n).first_child.valid()) add_placeholder(d, n);
    return true;
  }
  if (t == atoms::kProgress || t == atoms::kMeter) {
    // Their content is for those who cannot show the bar.
    NaturalSize size;
    size.width = t == atoms::kProgress ? 160 : 80;
    size.height = 16;
    d.set_replaced(n, {ImageId(), size});
    return true;
  }
  return false;
}

// HTML §15.5.3, §15.5.11: sizes in characters, as the user-agent sheet has them.
void form_control_hints(HintWriter& w) {
  const Document& d = w.document();
  Atom t = d.element(w.element()).tag;
  constexpr int32_t kMost = 100000;
  auto count = [&](std::string_view name, int32_t missing) {
    const std::string* v = w.attribute(name);
    int32_t n = v == nullptr ? missing : parse_non_negative_integer(*v).value_or(missing);
    return std::clamp(n == 0 ? missing : n, 1, kMost);
  };
  if (t == atoms::kPartSliderThumb) {
    const std::string* position = w.attribute("-colosseum-position");
    if (position == nullptr) return;
    w.add("inset-inline-start", *position + "%");
    w.add("translate", "calc(-1 * " + *position + "%)");
  } else if (t == atoms::kInput && w.attribute("size") != nullptr) {
    InputKind kind = input_row(w.attribute("type")).kind;
    if (kind == InputKind::kText || kind == InputKind::kPassword) {
      w.add("contain-intrinsic-width",
            "round(up, " + std::to_string(count("size", 20) - 1) + "__avg + 1__widest, 1px)");
    }
  } else if (t == atoms::kTextarea) {
    if (w.attribute("cols") != nullptr) {
      w.add("contain-intrinsic-width",
            "calc(round(up, " + std::to_string(count("cols", 20)) + "__avg, 1px) + 15px)");
    }
    if (w.attribute("rows") != nullptr) {
      w.add("contain-intrinsic-height", std::to_string(count("rows", 2)) + "lh");
    }
    if (w.keyword("wrap") == "off") w.add("white-space", "pre");
  } else if (t == atoms::kSelect) {
    const int32_t rows = list_box_rows(d, w.element());
    if (rows > 0) w.add("contain-intrinsic-height", "calc(" + std::to_string(rows) + " * (1.2em + 1px))");
  } else if (t == atoms::kProgress || t == atoms::kMeter) {
    double percent = filled_percent(w, t == atoms::kMeter);
    if (percent < 0) return;
    std::string stop = css_number(percent) + "%";
    std::string fill = t == atoms::kMeter ? "#107C10" : "#0075FF";
    w.add("background-image",
          "linear-gradient(to right, " + fill + " " + stop + ", transparent " + stop + ")");
  }
}

}  // namespace colosseum::html
