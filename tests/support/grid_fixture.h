// Grids made by hand.
#pragma once

#include "support/layout_fixture.h"

namespace colosseum::test {

inline TrackSize breadth(TrackBreadth b) { return {b, b}; }
inline TrackSize track(float width) { return breadth(TrackBreadth::of(Length::fixed(width))); }
inline TrackSize fr(float factor) { return {TrackBreadth(), TrackBreadth::fr(factor)}; }
inline GridTemplate tracks(TrackSizeList list) {
  GridTemplate t;
  t.kind = GridTemplate::Kind::kTracks;
  t.names.resize(list.size() + 1);
  t.tracks = std::move(list);
  return t;
}
inline GridLine line(int32_t n) { return {GridLine::Kind::kLine, n, {}}; }
inline GridLine spanned(int32_t n) { return {GridLine::Kind::kSpan, n, {}}; }

class GridFixture : public LayoutFixture {
 protected:
  NodeId grid(TrackSizeList columns, TrackSizeList rows, const StyleFunction& more = {}) {
    return maker.block(maker.block({}), [=](StyleBuilder& s) {
      s.set_display(Display::of(DisplayOutside::kBlock, DisplayInside::kGrid));
      s.set_grid_template_columns(tracks(columns)).set_grid_template_rows(tracks(rows));
      if (more) more(s);
    });
  }
  NodeId item(NodeId parent, float width, float height, const StyleFunction& more = {}) {
    return maker.block(parent, [=](StyleBuilder& s) {
      if (width >= 0) s.set_width(px(width));
      if (height >= 0) s.set_height(px(height));
      if (more) more(s);
    });
  }
};

}  // namespace colosseum::test
