#include "box/box_emitter.h"

#include <utility>

namespace colosseum {

namespace {

/// An inline box that is broken around a block inside it.
struct OpenInline {
  uint32_t item;
  BoxId piece;  ///< the piece that content goes into; none between blocks
  BoxId last_piece;
};

/// A block container with block-level children (or a flex or grid container): the anonymous box being filled.
struct MixedContainer {
  uint32_t item;
  BoxId box;
  BoxId anonymous;  ///< of the current run of inline-level content; none between runs
  std::vector<OpenInline> open;
  size_t with_piece = 0;  ///< how many of `open`, outermost first, have a current piece
};

class Emitter {
 public:
  Emitter(BoxItems& items, DerivedStyles& styles, BoxTree& tree)
      : items_(items.items), content_(items), styles_(styles), tree_(tree) {
    pieces_left_ = items_.size() + 10'000;
    tree_.reserve(items_.size());
    if (content_.has_page_names) tree_.note_page_name();
    if (content_.has_first_lines) tree_.note_first_line();
  }

  void run() {
    if (items_.empty()) return;
    const BoxId root = add_box(0, BoxId());
    tree_.set_root(root);
    emit_content(0, root);
  }

 private:
  BoxId add_box(uint32_t index, BoxId parent);
  BoxId add_anonymous(uint32_t container, BoxId parent, uint16_t more_flags);
  void emit_content(uint32_t index, BoxId box);
  void emit_blocks(uint32_t index, BoxId box);
  void mark_empty(BoxId box);
  void emit_block_children(uint32_t index, BoxId box);
  void emit_inline_children(uint32_t index, BoxId box);
  BoxId emit_inline(uint32_t index, BoxId parent);
  void emit_mixed_children(uint32_t index, MixedContainer& mixed);
  void emit_mixed_child(uint32_t index, MixedContainer& mixed);
  std::vector<uint32_t> children_of(uint32_t index) const;
  bool is_stray_part(uint32_t index, uint32_t parent) const;
  uint32_t collect_strays(uint32_t index, uint32_t end, std::vector<uint32_t>& parts) const;
  BoxId add_table_box(uint32_t container, BoxId parent, BoxKind kind, Display display, uint16_t more_flags);
  void emit_parts(const std::vector<uint32_t>& children, BoxKind kind, uint32_t container, BoxId box);
  void wrap_improper(std::vector<uint32_t>& run, BoxKind kind, uint32_t container, BoxId box);
  void emit_cell_content(const std::vector<uint32_t>& children, uint32_t container, BoxId box);
  void emit_stray_table(const std::vector<uint32_t>& parts, uint32_t container, BoxId parent, bool is_inline);
  void begin_run(MixedContainer& mixed);
  void begin_pieces(MixedContainer& mixed);
  void end_run(MixedContainer& mixed);
  void place_markers(BoxId line_container);

  BlockVector<BoxItem>& items_;
  BoxItems& content_;
  DerivedStyles& styles_;
  BoxTree& tree_;
  std::vector<uint32_t> waiting_markers_;  ///< outside markers on their way to the first line
  size_t pieces_left_;
};

BoxId Emitter::add_box(uint32_t index, BoxId parent) {
  const BoxItem& item = items_[index];
  Box box;
  box.parent = parent;
  box.node = item.node;
  box.style = item.style;
  box.kind = item.kind;
  box.flags = item.flags;
  if (item.has(kItemPlain)) {
    const BoxId id = tree_.add(box);
    tree_.set_principal_box(item.node, id);
    return id;
  }
  if ((item.flags & kBoxGenerated) != 0) {
    box.text = item.kind == BoxKind::kText ? tree_.add_string(std::move(content_.strings[item.text]))
                                           : tree_.add_generated_image(content_.images[item.text]);
  }
  const BoxId id = tree_.add(box);
  if (!tree_.style(id).page().empty()) tree_.note_page_name();
  if ((item.flags & kBoxFloating) != 0) tree_.note_float();
  if (tree_.style(id).position() == Position::kSticky) tree_.note_sticky();
  if ((item.flags & kBoxPseudo) == 0) tree_.set_principal_box(item.node, id);
  return id;
}

BoxId Emitter::add_anonymous(uint32_t container, BoxId parent, uint16_t more_flags) {
  Box box;
  box.parent = parent;
  box.node = items_[container].node;
  box.style = styles_.anonymous_block(items_[container].style);
  box.flags = kBoxAnonymous | kBoxChildrenInline | more_flags;
  return tree_.add(box);
}

void Emitter::emit_content(uint32_t index, BoxId box) {
  const BoxItem& item = items_[index];
  if (contains_items(item.kind) || (item.kind == BoxKind::kBlockFlow && item.has(kItemHasBlock))) {
    if (!item.has(kItemMixed) && waiting_markers_.empty()) {
      emit_blocks(index, box);
      return;
    }
  }
  if (contains_table_parts(item.kind)) {
    // Markers of list items around a table have no line in it.
    std::vector<uint32_t> outer;
    outer.swap(waiting_markers_);
    emit_parts(children_of(index), item.kind, index, box);
    waiting_markers_.swap(outer);
    return;
  }
  if (item.kind == BoxKind::kTableColumn) return;
  if (item.kind == BoxKind::kTableColumnGroup) {
    // css-tables-3 §2.2.1: nothing else stands in a column group.
    for (uint32_t c : children_of(index)) {
      if (items_[c].kind == BoxKind::kTableColumn) add_box(c, box);
    }
    return;
  }
  // Markers of list items around this one go into the first line, so not here when there is none.
  std::vector<uint32_t> outer;
  if (!item.has(kItemHasLine)) outer.swap(waiting_markers_);
  const size_t before = waiting_markers_.size();
  if (index + 1 < item.end && (items_[index + 1].flags & kBoxOutsideMarker) != 0) {
    waiting_markers_.push_back(index + 1);
  }
  const bool blocks = contains_items(item.kind) || item.has(kItemHasBlock);
  if (!item.has(kItemHasLine) && blocks && !waiting_markers_.empty()) {
    place_markers(add_anonymous(index, box, kBoxOutsideMarker));
  }
  if (blocks) {
    emit_block_children(index, box);
  } else if (item.has(kItemHasInline) || !waiting_markers_.empty()) {
    tree_.mutable_box(box).flags |= kBoxChildrenInline;
    place_markers(box);
    emit_inline_children(index, box);
  } else if (item.has(kItemHasOutOfFlow)) {
    emit_block_children(index, box);
  }
  if (waiting_markers_.size() > before) place_markers(add_anonymous(index, box, kBoxOutsideMarker));
  if (!outer.empty()) waiting_markers_.swap(outer);
  mark_empty(box);
}

// Children that are all block-level and in flow, with nothing between them but white space that collapses.
void Emitter::emit_blocks(uint32_t index, BoxId box) {
  const uint32_t end = items_[index].end;
  for (uint32_t c = index + 1, next; c < end; c = next) {
    const BoxItem& item = items_[c];
    next = item.end;
    if (item.has(kItemCollapsible)) continue;
    const BoxId child = add_box(c, box);
    if (next == c + 1) {
      mark_empty(child);
    } else {
      emit_content(c, child);
    }
  }
  mark_empty(box);
}

void Emitter::mark_empty(BoxId box) {
  Box& row = tree_.mutable_box(box);
  const bool has_layout = row.kind == BoxKind::kFlex || row.kind == BoxKind::kBlockFlow;
  if (has_layout && !row.first_child.valid() &&
      (row.flags & (kBoxTableCell | kBoxRootElement | kBoxBody)) == 0) {
    row.flags |= kBoxEmpty;
  }
}

void Emitter::place_markers(BoxId line_container) {
  if (waiting_markers_.empty()) return;
  for (uint32_t marker : std::exchange(waiting_markers_, {})) {
    const BoxId id = emit_inline(marker, line_container);
    const BoxId list_item = tree_.principal_box(items_[marker].node);
    if (list_item.valid() && list_item != line_container) tree_.set_inner_marker(list_item, id);
  }
}

void Emitter::emit_inline_children(uint32_t index, BoxId box) {
  const uint32_t end = items_[index].end;
  for (uint32_t c = index + 1; c < end;) {
    if (is_stray_part(c, index)) {
      std::vector<uint32_t> parts;
      c = collect_strays(c, end, parts);
      emit_stray_table(parts, index, box, true);
      continue;
    }
    if ((items_[c].flags & kBoxOutsideMarker) == 0) emit_inline(c, box);
    c = items_[c].end;
  }
}

// An inline-level item without block-level boxes in its formatting context.
BoxId Emitter::emit_inline(uint32_t index, BoxId parent) {
  const BoxId box = add_box(index, parent);
  if (items_[index].kind == BoxKind::kInlineBox) {
    emit_inline_children(index, box);
  } else if (items_[index].end > index + 1) {
    emit_content(index, box);
  }
  return box;
}

void Emitter::emit_block_children(uint32_t index, BoxId box) {
  MixedContainer mixed{index, box, BoxId(), {}, 0};
  emit_mixed_children(index, mixed);
}

void Emitter::emit_mixed_children(uint32_t index, MixedContainer& mixed) {
  const uint32_t end = items_[index].end;
  for (uint32_t c = index + 1; c < end;) {
    if (is_stray_part(c, index)) {
      std::vector<uint32_t> parts;
      c = collect_strays(c, end, parts);
      const bool is_inline = !mixed.open.empty();
      if (is_inline) {
        begin_run(mixed);
      } else {
        end_run(mixed);
      }
      emit_stray_table(parts, index, is_inline ? mixed.open.back().piece : mixed.box, is_inline);
      continue;
    }
    if ((items_[c].flags & kBoxOutsideMarker) == 0) emit_mixed_child(c, mixed);
    c = items_[c].end;
  }
}

void Emitter::emit_mixed_child(uint32_t index, MixedContainer& mixed) {
  const BoxItem& item = items_[index];
  // In the middle of inline-level content an out-of-flow box is part of it, if only for its static position.
  const bool items = contains_items(items_[mixed.item].kind);
  if (item.is_out_of_flow() && !items && (mixed.anonymous.valid() || !mixed.open.empty())) {
    begin_run(mixed);
    emit_inline(index, mixed.open.empty() ? mixed.anonymous : mixed.open.back().piece);
    return;
  }
  if (!item.is_inline_level()) {
    end_run(mixed);
    const BoxId box = add_box(index, mixed.box);
    if (!mixed.open.empty()) tree_.set_split_inline(box, mixed.open.back().last_piece);
    emit_content(index, box);
    return;
  }
  if (item.kind == BoxKind::kInlineBox && item.has(kItemHasBlock)) {
    mixed.open.push_back({index, BoxId(), BoxId()});
    emit_mixed_children(index, mixed);
    begin_run(mixed);  // the piece with the end edge, even if empty
    mixed.open.pop_back();
    mixed.with_piece = mixed.open.size();
    return;
  }
  // css2 §9.2.2.1: white space that collapses away makes no box.
  if (item.has(kItemCollapsible) && !mixed.anonymous.valid()) return;
  begin_run(mixed);
  BoxId parent = mixed.open.empty() ? mixed.anonymous : mixed.open.back().piece;
  emit_inline(index, parent);
}

void Emitter::begin_run(MixedContainer& mixed) {
  if (!mixed.anonymous.valid()) {
    const bool items = contains_items(items_[mixed.item].kind);
    mixed.anonymous = add_anonymous(mixed.item, mixed.box, items ? kBoxFormattingContext : 0);
    place_markers(mixed.anonymous);
  }
  if (mixed.with_piece < mixed.open.size()) begin_pieces(mixed);
}

void Emitter::begin_pieces(MixedContainer& mixed) {
  BoxId parent = mixed.with_piece == 0 ? mixed.anonymous : mixed.open[mixed.with_piece - 1].piece;
  for (size_t i = mixed.with_piece; i < mixed.open.size(); ++i) {
    OpenInline& inline_box = mixed.open[i];
    // Deep inline boxes broken often would make depth × breaks boxes: past a bound only the innermost is
    // made.
    const bool last = i + 1 == mixed.open.size();
    if (pieces_left_ == 0 && !last) {
      inline_box.piece = parent;
      continue;
    }
    if (pieces_left_ > 0) --pieces_left_;
    const BoxId piece = add_box(inline_box.item, parent);
    if (inline_box.last_piece.valid()) {
      tree_.mutable_box(piece).flags |= kBoxContinuesBefore;
      tree_.set_next_piece(inline_box.last_piece, piece);
    }
    inline_box.piece = inline_box.last_piece = piece;
    parent = piece;
  }
  mixed.with_piece = mixed.open.size();
}

void Emitter::end_run(MixedContainer& mixed) {
  // "splitting the inline box into two boxes (even if either side is empty)"
  if (!mixed.open.empty() && !mixed.open.back().last_piece.valid()) begin_run(mixed);
  for (size_t i = 0; i < mixed.with_piece; ++i) {
    OpenInline& inline_box = mixed.open[i];
    if (inline_box.last_piece.valid()) {
      tree_.mutable_box(inline_box.last_piece).flags |= kBoxContinuesAfter;
    }
    inline_box.piece = BoxId();
  }
  mixed.with_piece = 0;
  mixed.anonymous = BoxId();
}

// ---- tables: css-tables-3 §2.2 "fixup" ----------------------------------------------------------------

std::vector<uint32_t> Emitter::children_of(uint32_t index) const {
  std::vector<uint32_t> children;
  for (uint32_t c = index + 1; c < items_[index].end; c = items_[c].end) {
    if ((items_[c].flags & kBoxOutsideMarker) == 0) children.push_back(c);
  }
  return children;
}

bool Emitter::is_stray_part(uint32_t index, uint32_t parent) const {
  return items_[index].has(kItemTablePart) && !contains_table_parts(items_[parent].kind);
}

// A sequence of parts, with what collapses away between them; gives the item after it.
uint32_t Emitter::collect_strays(uint32_t index, uint32_t end, std::vector<uint32_t>& parts) const {
  uint32_t after = index;
  std::vector<uint32_t> between;
  for (uint32_t c = index; c < end; c = items_[c].end) {
    if (items_[c].has(kItemTablePart)) {
      parts.insert(parts.end(), between.begin(), between.end());
      between.clear();
      parts.push_back(c);
      after = items_[c].end;
    } else if ((items_[c].flags & kBoxOutOfFlow) != 0 || items_[c].has(kItemCollapsible)) {
      between.push_back(c);
    } else {
      break;
    }
  }
  return after;
}

BoxId Emitter::add_table_box(uint32_t container, BoxId parent, BoxKind kind, Display display,
                             uint16_t more_flags) {
  Box box;
  box.parent = parent;
  box.node = items_[container].node;
  box.style = styles_.anonymous_table_box(items_[container].style, display);
  box.kind = kind;
  box.flags = kBoxAnonymous | kBoxFormattingContext | more_flags;
  return tree_.add(box);
}

// The children of a table, a row group or a row; what does not belong there is wrapped in anonymous parts.
void Emitter::emit_parts(const std::vector<uint32_t>& children, BoxKind kind, uint32_t container, BoxId box) {
  auto is_proper = [&](const BoxItem& item) {
    if (!item.has(kItemTablePart)) return false;
    const bool is_cell = (item.flags & kBoxTableCell) != 0;
    if (kind == BoxKind::kTableRow) return is_cell;
    if (kind == BoxKind::kTableSection) return item.kind == BoxKind::kTableRow;
    return !is_cell;
  };
  std::vector<uint32_t> run;
  for (uint32_t c : children) {
    const BoxItem& item = items_[c];
    if (is_proper(item)) {
      wrap_improper(run, kind, container, box);
      emit_content(c, add_box(c, box));
    } else if (!run.empty() || !item.has(kItemCollapsible)) {
      run.push_back(c);
    }
  }
  wrap_improper(run, kind, container, box);
}

void Emitter::wrap_improper(std::vector<uint32_t>& run, BoxKind kind, uint32_t container, BoxId box) {
  while (!run.empty() && items_[run.back()].has(kItemCollapsible)) run.pop_back();
  if (run.empty()) return;
  const std::vector<uint32_t> children = std::exchange(run, {});
  if (kind == BoxKind::kTableRow) {
    const BoxId cell = add_table_box(container, box, BoxKind::kBlockFlow,
                                     Display::table_part(DisplayInternal::kTableCell), kBoxTableCell);
    emit_cell_content(children, container, cell);
  } else {
    const BoxId row =
        add_table_box(container, box, BoxKind::kTableRow, Display::table_part(DisplayInternal::kTableRow), 0);
    emit_parts(children, BoxKind::kTableRow, container, row);
  }
}

void Emitter::emit_cell_content(const std::vector<uint32_t>& children, uint32_t container, BoxId box) {
  bool blocks = false;
  for (uint32_t c : children) {
    const BoxItem& item = items_[c];
    blocks = blocks || item.has(kItemTablePart) || (!item.is_inline_level() && !item.is_out_of_flow()) ||
             (item.kind == BoxKind::kInlineBox && item.has(kItemHasBlock));
  }
  if (!blocks) {
    tree_.mutable_box(box).flags |= kBoxChildrenInline;
    for (uint32_t c : children) emit_inline(c, box);
    return;
  }
  MixedContainer mixed{container, box, BoxId(), {}, 0};
  std::vector<uint32_t> parts;
  auto flush = [&] {
    if (parts.empty()) return;
    end_run(mixed);
    emit_stray_table(std::exchange(parts, {}), container, box, false);
  };
  for (uint32_t c : children) {
    if (items_[c].has(kItemTablePart) || (!parts.empty() && items_[c].has(kItemCollapsible))) {
      parts.push_back(c);
      continue;
    }
    flush();
    emit_mixed_child(c, mixed);
  }
  flush();
}

void Emitter::emit_stray_table(const std::vector<uint32_t>& parts, uint32_t container, BoxId parent,
                               bool is_inline) {
  const Display display =
      Display::of(is_inline ? DisplayOutside::kInline : DisplayOutside::kBlock, DisplayInside::kTable);
  const BoxId table = add_table_box(container, parent, BoxKind::kTable, display,
                                    static_cast<uint16_t>(is_inline ? kBoxInlineLevel : 0));
  emit_parts(parts, BoxKind::kTable, container, table);
}

}  // namespace

void emit_boxes(BoxItems& items, DerivedStyles& styles, BoxTree& tree) { Emitter(items, styles, tree).run(); }

}  // namespace colosseum
