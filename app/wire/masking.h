// XOR masking (RFC 6455 §5.3), wide where the machine allows it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lifeline {

/// Masks or unmasks `size` bytes in place. `offset` is the position of data[0] in the payload, so that a
/// payload can be treated in pieces.
void applyMask(char* data, std::size_t size, std::uint32_t key, std::uint64_t offset = 0);

/// The same from one buffer into another; they must not overlap.
void copyMasked(char* to, const char* from, std::size_t size, std::uint32_t key, std::uint64_t offset = 0);

} // namespace lifeline
