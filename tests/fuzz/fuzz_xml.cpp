#include "engine_run.h"
#include "fuzz_one.h"

namespace colosseum::fuzz {

int fuzz_one(const uint8_t* data, size_t size) {
  run_engine(as_text(data, size), html::Format::kXml);
  return 0;
}

}  // namespace colosseum::fuzz
