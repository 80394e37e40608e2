// The text forms of `colosseum dump`.
#pragma once

#include <string>
#include <string_view>

#include "layout/layout_tree.h"

namespace colosseum::api {

/// One JSON object in the geometry format, without a line end.
std::string dump_geometry(const layout::LayoutTree& tree, std::string_view doc, double viewport_width,
                          double viewport_height);
/// One line per box, indented by depth; then, after a line for each, those of page-margin boxes.
std::string dump_boxes(const layout::LayoutTree& tree);
/// One line per fragment, indented by depth, with its offset in its parent.
std::string dump_fragments(const layout::LayoutTree& tree);
/// One line per element: every longhand that is not at its initial value.
std::string dump_styles(const Document& document);

/// Appends " name: value;" for each longhand that differs from `initial`.
void append_style(std::string& out, const ComputedStyle& style, const ComputedStyle& initial);

/// A JSON string with its quotes.
std::string json_string(std::string_view s);

}  // namespace colosseum::api
