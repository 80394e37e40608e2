# Writes OUTPUT, a C++ source with the text of INPUT as a string: see colosseum_embed().
file(READ "${INPUT}" text)
file(WRITE "${OUTPUT}"
"#include <string_view>

namespace ${NAMESPACE} {

std::string_view ${FUNCTION}();

std::string_view ${FUNCTION}() {
  using namespace std::string_view_literals;
  return R\"css(${text})css\"sv;
}

}  // namespace ${NAMESPACE}
")
