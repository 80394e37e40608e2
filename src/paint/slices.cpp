#include "paint/slices.h"

#include <utility>
#include <vector>

#include "paint/paint_context.h"

namespace colosseum::paint {

using layout::Fragment;
using layout::FragmentKind;

namespace {

bool is_piece(const Fragment& f) {
  if (f.kind != FragmentKind::kBox && f.kind != FragmentKind::kInlineBox) return false;
  return !f.has(layout::kFragmentFirst) || !f.has(layout::kFragmentLast);
}

void put_edges(Slice& s, const Fragment& first, const Fragment& last) {
  const PhysicalEdges b0 = first.border(), b1 = last.border(), p0 = first.padding(), p1 = last.padding();
  s.border_start = (s.horizontal ? b0.left : b0.top).to_px();
  s.border_end = (s.horizontal ? b1.right : b1.bottom).to_px();
  s.padding_start = (s.horizontal ? p0.left : p0.top).to_px();
  s.padding_end = (s.horizontal ? p1.right : p1.bottom).to_px();
}

}  // namespace

const Slice* SliceIndex::find(const Fragment& f) {
  if (!is_piece(f)) return nullptr;
  if (!built_) build();
  auto it = slices_.find(&f);
  return it == slices_.end() ? nullptr : &it->second;
}

void SliceIndex::build() {
  built_ = true;
  std::unordered_map<BoxId, std::vector<const Fragment*>> pieces;
  std::vector<const Fragment*> todo;
  for (const layout::Page& page : tree_.pages) {
    if (page.content != nullptr) todo.push_back(page.content);
    while (!todo.empty()) {
      const Fragment* f = todo.back();
      todo.pop_back();
      if (is_piece(*f) &&
          (has_background(tree_.boxes.style(f->box)) || has_ornament(tree_.boxes.style(f->box))))
        pieces[f->box].push_back(f);
      for (size_t i = f->children.size(); i-- > 0;) todo.push_back(f->children[i].fragment);
    }
  }
  for (const auto& [box, list] : pieces) {
    Slice s;
    const bool across = tree_.boxes.style(box).writing_mode() == WritingMode::kHorizontalTb;
    s.horizontal = (list.front()->kind == FragmentKind::kInlineBox) == across;
    put_edges(s, *list.front(), *list.back());
    auto extent = [&](const Fragment* f) { return (s.horizontal ? f->size.width : f->size.height).to_px(); };
    for (const Fragment* f : list) s.total += extent(f);
    for (const Fragment* f : list) {
      slices_[f] = s;
      s.before += extent(f);
    }
  }
}

}  // namespace colosseum::paint
