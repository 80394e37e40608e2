// What nearly every source includes, parsed once per library. A convenience of the build only: each file
// still includes what it uses.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "colosseum/document.h"
#include "colosseum/style.h"
