// Text made ready for a search that ignores case.
#pragma once

#include <string>
#include <string_view>

namespace lifeline {

/// The lower-case letter of a capital of ASCII, Latin-1, Latin Extended-A, Greek or Cyrillic; anything else
/// stays.
char32_t lowerCase(char32_t c);

/// The capital of a letter lowerCase() leads to; anything else stays.
char32_t upperCase(char32_t c);

/// The code points of UTF-8. A byte that is part of none becomes U+DC00 + byte, which text never holds.
std::u32string codePoints(std::string_view bytes);

/// The same in lower case.
std::u32string foldedText(std::string_view bytes);

} // namespace lifeline
