// The numbers and texts that a body is encoded as (event_codec.h).
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace lifeline {

/// Bytes of the longest number.
inline constexpr std::size_t longestNumber = 10;

/// Writes where there is room enough: the caller has asked boundOf().
class BodyWriter {
public:
    explicit BodyWriter(char* to) : m_begin(to), m_at(to), m_kept(to) {}

    void number(std::uint64_t value)
    {
        if (value >= 0x80)
            value = allButTheLast(value);
        *m_at++ = static_cast<char>(value);
        m_kept = value != 0 ? m_at : m_kept;
    }
    void text(std::string_view bytes)
    {
        number(bytes.size());
        rest(bytes);
    }
    /// Bytes without a length of their own: the last thing in a body.
    void rest(std::string_view bytes)
    {
        if (bytes.empty())
            return;
        std::memcpy(m_at, bytes.data(), bytes.size());
        m_kept = m_at += bytes.size();
    }

    // Without a length, and kept whatever they are. -------------------------------------------------------
    void byte(unsigned value)
    {
        *m_at++ = static_cast<char>(value);
        m_kept = m_at;
    }
    /// Up to 16.
    void few(std::string_view bytes)
    {
        if (bytes.size() >= 8)
            copyEnds<std::uint64_t>(bytes);
        else if (bytes.size() >= 4)
            copyEnds<std::uint32_t>(bytes);
        else if (bytes.size() >= 2)
            copyEnds<std::uint16_t>(bytes);
        else if (!bytes.empty())
            *m_at = bytes.front();
        m_kept = m_at += bytes.size();
    }
    /// So many low bytes of the value; all eight are written, the next thing goes over the others.
    void fixed(std::uint64_t value, std::size_t width)
    {
        std::memcpy(m_at, &value, sizeof value);
        m_kept = m_at += width;
    }

    /// Zeros and empty texts at the end are left out: a BodyReader finds them there all the same.
    std::size_t size() const { return static_cast<std::size_t>(m_kept - m_begin); }

private:
    /// Seven bits a byte; gives back those of the last one.
    std::uint64_t allButTheLast(std::uint64_t value)
    {
        for (; value >= 0x80; value >>= 7U)
            *m_at++ = static_cast<char>((value & 0x7FU) | 0x80U);
        return value;
    }

    /// The first word and the last one, which may overlap: no loop, no call.
    template <class Word> void copyEnds(std::string_view bytes)
    {
        const std::size_t last = bytes.size() - sizeof(Word);
        Word words[2];
        std::memcpy(&words[0], bytes.data(), sizeof(Word));
        std::memcpy(&words[1], bytes.data() + last, sizeof(Word));
        std::memcpy(m_at, &words[0], sizeof(Word));
        std::memcpy(m_at + last, &words[1], sizeof(Word));
    }

    char* m_begin;
    char* m_at;
    char* m_kept; // behind the last thing that is not zero
};

/// Never reads past its bytes: what is missing reads as zero or empty.
class BodyReader {
public:
    explicit BodyReader(std::string_view bytes) : m_rest(bytes) {}

    std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64 && !m_rest.empty(); shift += 7) {
            const auto byte = static_cast<unsigned char>(m_rest.front());
            m_rest.remove_prefix(1);
            value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
            if (byte < 0x80)
                break;
        }
        return value;
    }
    std::string_view text() { return take(number()); }
    std::string_view rest() { return take(m_rest.size()); }
    unsigned byte() { return static_cast<unsigned>(fixed(1)); }
    std::string_view few(std::size_t size) { return take(size); }
    std::uint64_t fixed(std::size_t width)
    {
        std::array<char, sizeof(std::uint64_t)> bytes{};
        take(width).copy(bytes.data(), width);
        return std::bit_cast<std::uint64_t>(bytes);
    }

private:
    std::string_view take(std::uint64_t size)
    {
        const std::string_view taken = m_rest.substr(0, std::min<std::uint64_t>(size, m_rest.size()));
        m_rest.remove_prefix(taken.size());
        return taken;
    }

    std::string_view m_rest;
};

} // namespace lifeline
