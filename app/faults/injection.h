// What a person can do to a live connection, by name.
#pragma once

#include "endpoints/lab.h"

#include <span>
#include <string_view>
#include <vector>

namespace lifeline {

enum class Injection : std::uint8_t {
    CloseWithCode, // 1000 unless another is given
    CloseWithoutCode,
    Fin,
    Reset,
    Vanish,
    StopAnsweringPings,
    StopAnsweringClose,
    HalfFrameThenReset,
    // illegal frames
    ReservedBit,
    ReservedOpcode,
    WrongMask, // unmasked from a client, masked from a server
    FragmentedPing,
    OversizedPing,
    StrayContinuation,
    BadUtf8,
    CloseCode1006,
};
inline constexpr std::size_t injectionCount = static_cast<std::size_t>(Injection::CloseCode1006) + 1;

struct InjectionInfo {
    Injection injection;
    std::string_view id;      // stable, kebab-case: "inject-half-frame-then-reset"
    std::string_view section; // of RFC 6455
    bool illegalFrame = false;
    bool needsOpen = true; // else TCP is enough
};

std::span<const InjectionInfo> injections();
const InjectionInfo& info(Injection injection);

/// What Lab::send() is to be called with, in order, from that side. `code`: of CloseWithCode.
std::vector<Outgoing> outgoingFor(Injection injection, Side side, std::uint16_t code = 1000);

} // namespace lifeline
