// Everything a peer machine can ask of the world.
#pragma once

#include "base/time.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace lifeline {

namespace command {

struct SendBytes {
    std::string bytes;
};
struct SendFin {};   // half-close after what was sent before
struct SendReset {}; // SO_LINGER 0 and close: RST, what was not sent yet is lost
/// Wake the machine at that time; replaces the one asked for before. nullopt: no wake-up is needed.
struct WakeAt {
    std::optional<MonotonicTime> at;
};
/// Read no more from the socket, or again; bytes then wait in the kernel, and its window closes.
struct SetReading {
    bool on = true;
};
/// The machine is done: close the socket, keep nothing.
struct Release {};

} // namespace command

using PeerCommand = std::variant<command::SendBytes, command::SendFin, command::SendReset, command::WakeAt,
                                 command::SetReading, command::Release>;

/// Commands in order. Reused between calls so that a busy connection allocates nothing.
class PeerCommands {
public:
    std::vector<PeerCommand> list;

    /// The buffer to append outgoing bytes to: the last command's when that sends, else a new one's.
    std::string& bytes()
    {
        if (list.empty() || !std::holds_alternative<command::SendBytes>(list.back()))
            list.emplace_back(command::SendBytes{std::move(m_spare)});
        return std::get<command::SendBytes>(list.back()).bytes;
    }

    /// Takes back buffers that nothing was appended to.
    void dropEmpty()
    {
        std::erase_if(list, [this](PeerCommand& entry) {
            auto* send = std::get_if<command::SendBytes>(&entry);
            if (send == nullptr || !send->bytes.empty())
                return false;
            m_spare = std::move(send->bytes);
            return true;
        });
    }

    void clear()
    {
        for (PeerCommand& entry : list) {
            if (auto* send = std::get_if<command::SendBytes>(&entry))
                m_spare = std::move(send->bytes);
        }
        m_spare.clear();
        list.clear();
    }

private:
    std::string m_spare;
};

} // namespace lifeline
