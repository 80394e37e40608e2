// What layout knows of the boxes of form controls (HTML §15.5).
#pragma once

#include "layout/core/pass.h"

namespace colosseum::layout {

/// Check boxes, radio buttons and sliders: the bottom of their border box is their baseline, as in browsers.
bool stands_on_baseline(const Pass& pass, BoxId box);
/// Buttons and fields stand on their text, whatever their overflow is.
bool keeps_baseline(const Pass& pass, BoxId box);

/// The box in a drop-down that the user-agent sheet gives the labels of all options: as in browsers, their
/// width counts in whole px.
bool holds_options(const Pass& pass, BoxId box);
/// Rows of a list box (HTML §15.5.16), each as tall as its tallest option; 0 for other boxes.
int list_box_rows(const Pass& pass, BoxId box);
bool is_option(const Pass& pass, BoxId box);

/// css-sizing-3 §5.2.2: replaced elements, and some that look like them.
bool is_compressible(const Pass& pass, BoxId box);
/// The form controls among them.
bool is_compressible_control(const Pass& pass, BoxId box);

}  // namespace colosseum::layout
