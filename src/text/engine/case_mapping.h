// text-transform with ICU's full and language-dependent case mappings (css-text-3 §2.1).
#pragma once

#include <string>
#include <string_view>

#include "colosseum/text.h"

namespace colosseum::text {

/// See TextEngine::transform_case.
std::u16string map_case(std::u16string_view text, TextTransform::Case letter_case, bool in_word,
                        std::string_view lang);

}  // namespace colosseum::text
