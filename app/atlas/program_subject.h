// An outside stack: a server program at an address, or a client program that is told whom to dial.
#pragma once

#include "atlas/play_doors.h"
#include "atlas/stack_subject.h"

#include <functional>
#include <string>
#include <vector>

namespace lifeline {

/// The program reports what it is told through a beacon; it acts by what stands in the query of the request's
/// target (actTarget()).
class ServerProgramSubject final : public StackSubject {
public:
    /// `lacks`: acts that the stack has no call for, as in stack.json.
    ServerProgramSubject(WsUrl server, std::shared_ptr<PlayDoors> doors, std::vector<std::string> lacks = {})
        : m_server(std::move(server)), m_doors(std::move(doors)), m_lacks(std::move(lacks))
    {
    }

    Side side() const override { return Side::Server; }
    std::string whyNot(const Fault& fault) const override;
    void begin(MeasuredPlay play, const std::shared_ptr<const Fault>& fault) override;
    void end(MeasuredPlay play) override { m_doors->close(play); }

private:
    WsUrl m_server;
    std::shared_ptr<PlayDoors> m_doors;
    std::vector<std::string> m_lacks;
};

/// The program takes one line a dial: "NAME URL", and actLine() behind it.
class ClientProgramSubject final : public StackSubject {
public:
    using Tell = std::function<void(const std::string& line)>; // without its end

    ClientProgramSubject(Tell tell, std::shared_ptr<PlayDoors> doors, std::vector<std::string> lacks = {})
        : m_tell(std::move(tell)), m_doors(std::move(doors)), m_lacks(std::move(lacks))
    {
    }

    Side side() const override { return Side::Client; }
    std::string whyNot(const Fault& fault) const override;
    void begin(MeasuredPlay play, const std::shared_ptr<const Fault>& fault) override;
    void dial(MeasuredPlay play, const Fault& fault, std::uint16_t port, const std::string& name) override;
    void end(MeasuredPlay play) override { m_doors->close(play); }

private:
    Tell m_tell;
    std::shared_ptr<PlayDoors> m_doors;
    std::vector<std::string> m_lacks;
};

} // namespace lifeline
