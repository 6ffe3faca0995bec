// Where beacons report to: a loopback port that takes JSON Lines over TCP and POST over HTTP. What is wrong
// is refused, counted and told; nothing that comes here can reach a wire.
#pragma once

#include "endpoints/lab.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <variant>

namespace lifeline {

/// Owns a thread; calls may come from any thread. `lab` must outlive it.
class BeaconPort {
public:
    struct Failure {
        std::string error;
    };
    using Ready = std::function<void(std::variant<std::uint16_t, Failure>)>; // on its own thread

    /// `token`: what every beacon must show; made at random by newToken(). `port` 0: any free one of
    /// 127.0.0.1.
    BeaconPort(Lab& lab, std::string token, std::uint16_t port, Ready ready);
    ~BeaconPort();
    BeaconPort(const BeaconPort&) = delete;
    BeaconPort& operator=(const BeaconPort&) = delete;

    static std::string newToken(); // 128 bits, hex

    /// Ends every connection and takes no more; the counts are final then.
    void close();

    /// Reports. Each of the first is handed to the lab, each of the others is refused there, with its count.
    std::uint64_t accepted() const;
    std::uint64_t refused() const;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace lifeline
