// CRC-32C (Castagnoli, RFC 3720 appendix B.4): tells that bytes on disk are not those that were written.
#pragma once

#include <cstdint>
#include <string_view>

namespace lifeline {

/// Of `bytes`, going on from what came before them; 0 at the beginning.
std::uint32_t crc32c(std::string_view bytes, std::uint32_t before = 0);

/// The same without the processor's own instruction.
std::uint32_t portableCrc32c(std::string_view bytes, std::uint32_t before = 0);

} // namespace lifeline
