// Randomness is handed in, so that a run can be repeated.
#pragma once

#include <cstdint>
#include <memory>
#include <random>

namespace lifeline {

/// Gives random bits for masking keys and Sec-WebSocket-Key. Not thread-safe: one thread owns one source.
class RandomSource {
public:
    virtual ~RandomSource() = default;
    virtual std::uint32_t next() = 0;
};

/// The same numbers for the same seed. RFC 6455 §5.3 asks for unpredictable masking keys; seed it from
/// systemSeed() for that, and with a constant to repeat a run.
class SeededRandom final : public RandomSource {
public:
    explicit SeededRandom(std::uint64_t seed) : m_engine(seed) {}
    std::uint32_t next() override { return static_cast<std::uint32_t>(m_engine() >> 32U); }

private:
    std::mt19937_64 m_engine;
};

/// 64 bits from the operating system.
std::uint64_t systemSeed();

} // namespace lifeline
