// The doors a play needs: the scripted server, and the one in front of the stack through which Lifeline
// looks.
#pragma once

#include "atlas/play_mail.h"
#include "faults/scenario.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace lifeline {

/// Any thread, and shared by whatever waits for a port. `lab` must outlive every call but close().
class PlayDoors : public std::enable_shared_from_this<PlayDoors> {
public:
    PlayDoors(Lab& lab, std::shared_ptr<PlayMail> mail) : m_lab(lab), m_mail(std::move(mail)) {}

    /// From here on the play may have doors.
    void open(MeasuredPlay play);
    /// Its doors close; connections go on. Doors it asks for later are never opened.
    void close(MeasuredPlay play);

    /// A scripted client visits the stack's server through a door that forwards. Its id goes to the mail.
    void visit(MeasuredPlay play, std::shared_ptr<const Fault> fault, const WsUrl& server,
               std::string target);
    /// A scripted server, where the fault has one, with a door in front of it. Port and, once somebody came,
    /// the id of the connection go to the mail. A server that cannot be reached has no door.
    void await(MeasuredPlay play, const std::shared_ptr<const Fault>& fault);

    Lab& lab() const { return m_lab; }
    PlayMail& mail() const { return *m_mail; }

private:
    void add(MeasuredPlay play, SideServer server, std::function<void(std::uint16_t)> ready);
    void forward(MeasuredPlay play, std::uint16_t port);

    Lab& m_lab;
    std::shared_ptr<PlayMail> m_mail;
    std::mutex m_mutex;
    std::map<MeasuredPlay, std::vector<ServerTicket>> m_tickets;
};

WsUrl loopbackUrl(std::uint16_t port);

} // namespace lifeline
