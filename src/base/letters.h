// The general categories of Unicode that first letters are made of.
#pragma once

namespace colosseum {

/// Open, close, initial, final and other punctuation (Ps, Pe, Pi, Pf, Po).
bool is_letter_punctuation(char32_t c);
/// Dash punctuation (Pd).
bool is_dash(char32_t c);
/// Marks that combine with the character before (M).
bool is_combining_mark(char32_t c);

}  // namespace colosseum
