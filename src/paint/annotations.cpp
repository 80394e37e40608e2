// What a PDF reader can use: links, their targets, and headings.
#include <algorithm>

#include "base/url.h"
#include "base/utf.h"
#include "paint/paint_context.h"
#include "paint/transforms.h"
#include "tree/atom_list.h"

namespace colosseum::paint {

namespace {

/// The text below an element with white space collapsed; cut at a length that no outline needs more of.
std::string label_of(const Document& d, NodeId element) {
  constexpr size_t kMax = 500;
  std::string out;
  bool space = false;
  std::vector<NodeId> todo{element};
  while (!todo.empty() && out.size() < kMax) {
    NodeId n = todo.back();
    todo.pop_back();
    if (d.is_text(n)) {
      for (char ch : d.text(n)) {
        if (is_ascii_space(static_cast<unsigned char>(ch))) {
          space = !out.empty();
          continue;
        }
        if (space) out += ' ';
        space = false;
        out += ch;
      }
      continue;
    }
    if (d.style(n).display().is_none()) continue;
    for (NodeId c = d.node(n).last_child; c.valid(); c = d.node(c).previous_sibling) todo.push_back(c);
  }
  return out;
}

int heading_level(const Document& d, NodeId n) {
  const Atom levels[] = {atoms::kH1, atoms::kH2, atoms::kH3, atoms::kH4, atoms::kH5, atoms::kH6};
  for (int i = 0; i < 6; ++i) {
    if (d.has_tag(n, levels[i])) return i + 1;
  }
  return 0;
}

/// An absolute URL, or "#id" for places in this document.
std::string link_target(const Document& d, const std::string& href) {
  std::string url = resolve_url(d.info().base_url.empty() ? d.info().url : d.info().base_url, href);
  const std::string& own = d.info().url;
  size_t hash = url.find('#');
  if (!href.empty() && href[0] == '#') return "#" + url_fragment(href);
  if (hash != std::string::npos && !own.empty() && url.compare(0, hash, own) == 0)
    return "#" + url_fragment(url);
  return url;
}

/// The clickable area: the box, with the images and inline blocks that an inline box holds.
void add_link(PaintContext& c, PlacedFragment p, std::string target) {
  Rect area = to_rect(p.offset, p.fragment->size);
  if (p.fragment->kind == layout::FragmentKind::kInlineBox) {
    for (const layout::FragmentLink& l : p.fragment->children) {
      if (l.fragment->kind != layout::FragmentKind::kBox) continue;
      const Rect r = to_rect(p.offset + l.offset, l.fragment->size);
      const double top = std::min(area.y, r.y), bottom = std::max(area.bottom(), r.bottom());
      area.y = top;
      area.height = bottom - top;
    }
  }
  if (c.out.clip() != nullptr) area = intersect(area, c.out.clip()->bounds);
  if (!area.empty()) c.out.note(draw::Link{map(c.out.to_page(), area), std::move(target)});
}

}  // namespace

void paint_annotations(PaintContext& c, PlacedFragment p) {
  const Box& box = c.boxes().box(p.fragment->box);
  const Document& d = c.boxes().document();
  if (!box.node.valid() || box.is_anonymous() || box.has(kBoxPseudo) || !d.is_element(box.node)) return;
  const Element& e = d.element(box.node);
  const bool first = p.fragment->has(layout::kFragmentFirst);
  const Point corner = map(c.out.to_page(), Point{p.offset.x.to_px(), p.offset.y.to_px()});
  if (d.has_tag(box.node, atoms::kA)) {
    const std::string* href = d.attribute(box.node, atoms::kHref);
    if (href != nullptr && p.fragment->size.width > LayoutUnit() && p.fragment->size.height > LayoutUnit()) {
      add_link(c, p, link_target(d, *href));
    }
    const std::string* name = d.attribute(box.node, atoms::kName);
    if (first && name != nullptr && c.facts.link_targets.count(*name) != 0)
      c.out.note(draw::Anchor{corner, *name});
  }
  if (!first || e.ns != atoms::kNsHtml) return;
  if (!e.id.empty()) {
    std::string id(d.str(e.id));
    if (c.facts.link_targets.count(id) != 0) c.out.note(draw::Anchor{corner, std::move(id)});
  }
  if (int level = heading_level(d, box.node); level > 0) {
    std::string label = label_of(d, box.node);
    if (!label.empty()) c.out.note(draw::Bookmark{corner, level, std::move(label)});
  }
}

}  // namespace colosseum::paint
