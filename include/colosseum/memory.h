// Memory that layouts have besides the heap's. Part of colosseum::core.
#pragma once

#include <cstddef>

namespace colosseum {

/// Each thread that lays out keeps up to 4 MiB of freed memory for its next layouts. Gives back what the
/// calling thread keeps.
void release_spare_memory();

/// Bytes that the documents and layouts of all threads have from the system itself, in large blocks, and not
/// through malloc(). Kept ones count too.
size_t large_block_bytes();

}  // namespace colosseum
