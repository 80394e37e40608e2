// The parts that form controls are made of: elements inside them that no document has, which only their own
// pseudo-element selects (css-pseudo-4 §4.3 and -webkit- names that browsers share).
#pragma once

#include "tree/atom_list.h"

namespace colosseum {

/// Their tags are the selectors' own names, which no element of a document can have.
constexpr bool is_control_part(Atom tag) {
  return tag.value >= atoms::kPartPlaceholder.value && tag.value <= atoms::kPartSliderThumb.value;
}

}  // namespace colosseum
