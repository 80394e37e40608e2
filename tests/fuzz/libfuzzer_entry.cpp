#include "fuzz_one.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  return colosseum::fuzz::fuzz_one(data, size);
}
