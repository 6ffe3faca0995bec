// SHA-256 (FIPS 180-4): names bytes that are not kept.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace lifeline {

inline constexpr std::size_t sha256Size = 32;

std::array<char, sha256Size> sha256(std::string_view bytes);

} // namespace lifeline
