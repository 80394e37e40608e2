// Overflow clips while painting: a chain towards the root, brought into the display list only where something
// is drawn under them.
#pragma once

#include <deque>
#include <vector>

#include "colosseum/display_list.h"

namespace colosseum::paint {

/// A clip inside the clips around it. Chains are shared and never change.
struct ClipNode {
  const ClipNode* outer = nullptr;
  RoundedRect shape;
  Rect bounds;                        ///< of this and all outer shapes
  const ClipNode* rounded = nullptr;  ///< the innermost node, from this on, with a rounded shape
};

/// Where the two overlap; empty rectangles keep their corner.
Rect intersect(const Rect& a, const Rect& b);

/// Appends commands and keeps the list's clip in step with the wanted one.
class Emitter {
 public:
  explicit Emitter(DisplayList& list) : list_(list) {}
  const ClipNode* clip() const { return wanted_; }
  void set_clip(const ClipNode* clip) { wanted_ = clip; }
  /// A clip inside the wanted one; lives as long as the emitter.
  const ClipNode* make_clip(const RoundedRect& shape);
  /// True when nothing drawn now would show.
  bool all_clipped() const { return wanted_ != nullptr && wanted_->bounds.empty(); }
  void begin_group(float opacity);
  void end_group();
  /// What follows is drawn in other coordinates, with clips of their own.
  void begin_transform(const Transform& transform);
  void end_transform();
  /// From the coordinates in force to the page's.
  const Transform& to_page() const { return to_page_; }
  /// Draws under the wanted clip. Inside save … restore of the caller the clip must not change.
  template <typename Command>
  void draw(Command command) {
    if (saves_ == 0) sync();
    count(command);
    list_.commands.emplace_back(std::move(command));
  }
  /// Adds a command that draws nothing.
  template <typename Command>
  void note(Command command) {
    list_.commands.emplace_back(std::move(command));
  }
  /// Ends the last clip; call when everything is drawn.
  void finish();

 private:
  /// What holds outside of a group or transform.
  struct Level {
    const ClipNode* base;
    const ClipNode* active;
    Transform to_page;
  };
  void open_level();
  void close_level();
  void end_clips_of_level();
  void sync();
  template <typename Command>
  void count(const Command&) {}
  void count(const draw::Save&) { ++saves_; }
  void count(const draw::Restore&) { --saves_; }

  DisplayList& list_;
  std::deque<ClipNode> nodes_;
  const ClipNode* wanted_ = nullptr;
  const ClipNode* active_ = nullptr;  ///< what the list has now
  const ClipNode* base_ = nullptr;    ///< what the list had when the innermost level began
  std::vector<Level> levels_;
  Transform to_page_;
  int saves_ = 0;
};

}  // namespace colosseum::paint
