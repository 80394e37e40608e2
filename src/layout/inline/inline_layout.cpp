// One line from breaking to fragments.
#include "layout/inline/inline_layout.h"

#include "layout/core/box_edges.h"
#include "layout/inline/line_fragments.h"

namespace colosseum::layout::inline_layout {

Line next_line(Pass& pass, BoxId container, const InlineContent& all, const LineInput& input,
               const SpaceReader& space) {
  const bool is_first = all.first_line != nullptr && input.start.line_count == 0;
  const InlineContent& content = is_first ? *all.first_line : all;
  BrokenLine broken = break_line(pass, container, content, input, space);
  Line line;
  if (broken.at_float) {
    line.at_float = true;
    line.float_item = broken.next.item;
    line.float_box = content.items[broken.next.item].box;
    line.float_position = broken.float_position;
    return line;
  }
  LineBoxes boxes = build_line_boxes(pass, container, content, input, broken);
  line.fragment = make_line_fragment(pass, container, content, input, space, broken, boxes, line.out_of_flow);
  line.is_empty = !broken.has_content;
  line.block_size = to_logical(line.fragment->size, layout_direction(pass.style(container))).block_size;
  line.baseline = line.fragment->first_baseline;
  line.overflows = broken.overflows;
  line.clear = broken.clear;
  line.done = broken.done;
  line.next = broken.next;
  if (is_first) line.next.offset = all.from_first_line(line.next.item, line.next.offset);
  return line;
}

}  // namespace colosseum::layout::inline_layout
