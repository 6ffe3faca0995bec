#include "formats/redaction.h"

#include <algorithm>

namespace lifeline {
namespace {

constexpr std::size_t codeSize = 2; // of a close frame's payload

/// What of a payload stays: a close frame's code.
std::size_t keptOf(const event::Frame& frame)
{
    const auto header = frameHeader(frame);
    return header && header->opcode == Opcode::Close ? std::min(codeSize, frame.payload.size()) : 0;
}

} // namespace

/// The bodies that can hold a secret.
struct Redactor::Cleaner {
    Redactor& redactor;
    bool payloads; // those of this connection go

    template <class Body> void operator()(Body& body) const
    {
        if constexpr (std::is_base_of_v<event::Frame, Body>)
            frame(body);
    }
    void operator()(event::Request& request) const { request.head = redactor.head(request.head); }
    void operator()(event::Response& response) const { response.head = redactor.head(response.head); }
    void operator()(event::Connecting& connecting) const
    {
        connecting.url = redactor.address(connecting.url);
    }
    void operator()(event::MessageSent& message) const { message.payload = payloads ? "" : message.payload; }
    void operator()(event::MessageReceived& message) const
    {
        message.payload = payloads ? "" : message.payload;
    }
    void operator()(event::Callback& callback) const
    {
        if (payloads && !callback.reason.empty())
            callback.reason = redactor.keep(std::string(callback.reason.size(), 'x'));
    }
    void operator()(event::ExpectationMissed& missed) const
    {
        if (payloads) // the short form of a frame shows the beginning of its payload in quotes
            missed.seen = missed.seen.substr(0, missed.seen.find('"'));
    }

    void frame(event::Frame& body) const
    {
        const std::size_t kept = keptOf(body);
        if (!payloads || body.payload.size() <= kept)
            return;
        std::string hidden(body.payload.size(), 'x');
        std::copy_n(body.payload.begin(), kept, hidden.begin());
        body.payload = redactor.keep(std::move(hidden));
        ++redactor.m_payloads;
    }
};

Event Redactor::operator()(const Event& event)
{
    Event out = event;
    if (!m_redaction.on)
        return out;
    m_texts.clear();
    std::visit(Cleaner{*this, hidesPayloadsOf(event.connection)}, out.body);
    return out;
}

bool Redactor::hidesPayloadsOf(ConnectionId connection) const
{
    const auto& some = m_redaction.payloadsOf;
    return m_redaction.allPayloads || std::find(some.begin(), some.end(), number(connection)) != some.end();
}

std::string_view Redactor::head(std::string_view head)
{
    SecretCount found;
    std::string clean = headWithout(m_names, head, found);
    return count(found) ? keep(std::move(clean)) : head;
}

std::string_view Redactor::address(std::string_view address)
{
    SecretCount found;
    std::string clean = addressWithout(m_names, address, found);
    return count(found) ? keep(std::move(clean)) : address;
}

bool Redactor::count(const SecretCount& found)
{
    m_fields += found.fields;
    m_parameters += found.parameters;
    return found.any();
}

std::string_view Redactor::keep(std::string text) { return m_texts.emplace_back(std::move(text)); }

} // namespace lifeline
