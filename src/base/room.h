// How tables grow.
#pragma once

#include <algorithm>
#include <cstddef>

namespace colosseum {

/// Makes room for one more, a third of the table at a time: a table that doubles may be half empty.
template <typename Vector>
void make_room(Vector& table) {
  if (table.size() < table.capacity()) return;
  table.reserve(table.size() + std::max<size_t>(table.size() / 3, 16));
}

}  // namespace colosseum
