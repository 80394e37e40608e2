#include "layout/positioned/static_position.h"

namespace colosseum::layout {

using Keyword = Alignment::Keyword;

StaticEdge aligned_edge(const Alignment& a) {
  switch (a.keyword) {
    case Keyword::kCenter:
    case Keyword::kAnchorCenter: return StaticEdge::kCenter;
    case Keyword::kEnd:
    case Keyword::kFlexEnd:
    case Keyword::kSelfEnd:
    case Keyword::kLastBaseline: return StaticEdge::kEnd;
    default: return StaticEdge::kStart;
  }
}

StaticEdge justified_edge(const Alignment& a, Direction flow, Direction self) {
  auto edge = [](bool end) { return end ? StaticEdge::kEnd : StaticEdge::kStart; };
  switch (a.keyword) {
    case Keyword::kSelfStart: return edge(self != flow);
    case Keyword::kSelfEnd: return edge(self == flow);
    case Keyword::kLeft: return edge(flow == Direction::kRtl);
    case Keyword::kRight: return edge(flow == Direction::kLtr);
    default: return aligned_edge(a);
  }
}

}  // namespace colosseum::layout
