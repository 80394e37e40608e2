// Memory that layouts have besides the heap's. Part of colosseum::core.
#pragma once

#include <cstddef>

namespace colosseum {

/// Each thread that lays out keeps up to 4 MiB of freed memory for its next layouts. Gives back what the
/// calling thread keeps.
void release_spare_memory();

/// Bytes that the documents and layouts of all threads have in blocks of a MiB and more. On Linux they come
/// from the system itself and are no part of the heap's figures. Kept ones count too.
size_t large_block_bytes();

}  // namespace colosseum
