#include "wire/masking.h"

#include <array>
#include <bit>
#include <cstring>

namespace lifeline {

namespace {

/// The key as it lies in memory from `offset` on, twice; the same on machines of either byte order.
std::uint64_t keyPattern(std::uint32_t key, std::uint64_t offset)
{
    const std::uint32_t rotated = std::rotl(key, static_cast<int>(offset % 4) * 8);
    std::array<std::uint8_t, 4> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<std::uint8_t>(rotated >> (24U - 8U * i));
    const std::uint64_t once = std::bit_cast<std::uint32_t>(bytes);
    return once << 32U | once;
}

/// memcpy stands for loads and stores without alignment; compilers turn the loop into vector instructions.
void xorWord(char* to, const char* from, std::uint64_t pattern)
{
    std::uint64_t word = 0;
    std::memcpy(&word, from, sizeof word);
    word ^= pattern;
    std::memcpy(to, &word, sizeof word);
}

void xorTail(char* to, const char* from, std::size_t size, std::uint64_t pattern)
{
    const auto bytes = std::bit_cast<std::array<char, 8>>(pattern);
    for (std::size_t i = 0; i < size; ++i)
        to[i] = static_cast<char>(from[i] ^ bytes[i]);
}

} // namespace

void applyMask(char* data, std::size_t size, std::uint32_t key, std::uint64_t offset)
{
    const std::uint64_t pattern = keyPattern(key, offset);
    const std::size_t whole = size & ~std::size_t{7};
    for (std::size_t i = 0; i < whole; i += 8)
        xorWord(data + i, data + i, pattern);
    xorTail(data + whole, data + whole, size - whole, pattern);
}

void copyMasked(char* __restrict to, const char* __restrict from, std::size_t size, std::uint32_t key,
                std::uint64_t offset)
{
    const std::uint64_t pattern = keyPattern(key, offset);
    const std::size_t whole = size & ~std::size_t{7};
    for (std::size_t i = 0; i < whole; i += 8)
        xorWord(to + i, from + i, pattern);
    xorTail(to + whole, from + whole, size - whole, pattern);
}

} // namespace lifeline
