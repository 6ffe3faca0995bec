#include "store/crc32c.h"

#include <array>
#include <cstddef>
#include <cstring>

namespace lifeline {
namespace {

constexpr std::uint32_t polynomial = 0x82F6'3B78; // reflected
using Table = std::array<std::uint32_t, 256>;

/// tables()[k][b]: what byte b leaves behind after k more zero bytes.
constexpr std::array<Table, 8> makeTables()
{
    std::array<Table, 8> tables{};
    for (std::uint32_t byte = 0; byte < 256; ++byte) {
        std::uint32_t value = byte;
        for (int bit = 0; bit < 8; ++bit)
            value = (value >> 1U) ^ ((value & 1U) != 0 ? polynomial : 0U);
        tables[0][byte] = value;
    }
    for (std::size_t zeros = 1; zeros < tables.size(); ++zeros) {
        for (std::size_t byte = 0; byte < 256; ++byte) {
            const std::uint32_t before = tables[zeros - 1][byte];
            tables[zeros][byte] = (before >> 8U) ^ tables[0][before & 0xFFU];
        }
    }
    return tables;
}

constexpr std::array<Table, 8> tables = makeTables();

std::uint64_t eightBytes(const char* from)
{
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, from, sizeof bytes); // little-endian, as everything on disk
    return bytes;
}

std::uint32_t afterEight(std::uint32_t state, std::uint64_t bytes)
{
    bytes ^= state;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 8; ++i)
        value ^= tables[7 - i][(bytes >> (8 * i)) & 0xFFU];
    return value;
}

#if defined(__x86_64__) && defined(__GNUC__)
__attribute__((target("sse4.2"))) std::uint32_t quickCrc32c(std::string_view bytes, std::uint32_t before)
{
    std::uint64_t state = ~before;
    for (; bytes.size() >= 8; bytes.remove_prefix(8))
        state = __builtin_ia32_crc32di(state, eightBytes(bytes.data()));
    auto rest = static_cast<std::uint32_t>(state);
    for (const char byte : bytes)
        rest = __builtin_ia32_crc32qi(rest, static_cast<unsigned char>(byte));
    return ~rest;
}
#endif

} // namespace

std::uint32_t portableCrc32c(std::string_view bytes, std::uint32_t before)
{
    std::uint32_t state = ~before;
    for (; bytes.size() >= 8; bytes.remove_prefix(8))
        state = afterEight(state, eightBytes(bytes.data()));
    for (const char byte : bytes)
        state = (state >> 8U) ^ tables[0][(state ^ static_cast<unsigned char>(byte)) & 0xFFU];
    return ~state;
}

std::uint32_t crc32c(std::string_view bytes, std::uint32_t before)
{
#if defined(__x86_64__) && defined(__GNUC__)
    static const bool quick = __builtin_cpu_supports("sse4.2") != 0;
    if (quick)
        return quickCrc32c(bytes, before);
#endif
    return portableCrc32c(bytes, before);
}

} // namespace lifeline
