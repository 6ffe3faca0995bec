#include "session/event_text.h"

namespace lifeline {
namespace {

class Collector {
public:
    explicit Collector(std::size_t most) : m_left(most) {}

    void add(std::string_view text)
    {
        const std::string_view kept = text.substr(0, m_left);
        m_left -= kept.size();
        if (!kept.empty())
            m_texts.push_back(kept);
    }
    void add(Cause cause) { add(causeId(cause)); }
    void add(RuleSet rules)
    {
        for (const UpgradeRule rule : rules.rules())
            add(info(rule).id);
    }
    template <class First, class Second, class... More> void add(First first, Second second, More... more)
    {
        add(first);
        add(second, more...);
    }

    std::vector<std::string_view> take() { return std::move(m_texts); }

private:
    std::size_t m_left;
    std::vector<std::string_view> m_texts;
};

struct Texts {
    Collector& to;

    void operator()(const event::Listening& b) const { to.add(b.address); }
    void operator()(const event::ListenFailed& b) const { to.add(b.address, b.cause, b.error); }
    void operator()(const event::ListeningStopped& b) const { to.add(b.address); }
    void operator()(const event::AcceptFailed& b) const { to.add(b.cause, b.error); }
    void operator()(const event::Connecting& b) const { to.add(b.url); }
    void operator()(const event::Connected& b) const { to.add(b.local, b.remote); }
    void operator()(const event::Accepted& b) const { to.add(b.local, b.remote); }
    void operator()(const event::ConnectFailed& b) const { to.add(b.cause, b.error); }
    void operator()(const event::FinSent&) const {}
    void operator()(const event::FinReceived&) const {}
    void operator()(const event::ResetSent&) const {}
    void operator()(const event::ResetReceived&) const {}
    void operator()(const event::ConnectionLost& b) const { to.add(b.cause, b.error); }
    void operator()(const event::Forwarding& b) const { to.add(b.local, b.remote); }
    void operator()(const event::ForwardFailed& b) const { to.add(b.cause, b.error); }
    void operator()(const event::Request& b) const { to.add(b.head); }
    void operator()(const event::RequestRefused& b) const { to.add(b.rules); }
    void operator()(const event::Response& b) const { to.add(b.head, b.body); }
    void operator()(const event::ResponseRefused& b) const { to.add(b.rules); }
    void operator()(const event::Frame& b) const { to.add(b.payload); }
    void operator()(const event::Message&) const {} // its frames have the bytes
    void operator()(const event::DeadlineArmed& b) const { to.add(deadlineName(b.name)); }
    void operator()(const event::DeadlineMet& b) const { to.add(deadlineName(b.name)); }
    void operator()(const event::DeadlinePassed& b) const { to.add(deadlineName(b.name)); }
    void operator()(const event::Callback& b) const
    {
        to.add(b.refusal, b.cause, b.reason);
        if (!b.called.empty())
            to.add(b.stack); // our own stack would be found everywhere
    }
    void operator()(const event::ReportRefused& b) const
    {
        to.add(b.why, b.stack, b.subject, b.callback, b.reason);
    }
    void operator()(const event::FaultInjected& b) const { to.add(b.fault); }
    void operator()(const event::FaultBegun& b) const { to.add(b.fault); }
    void operator()(const event::FaultStep& b) const { to.add(b.fault, b.what); }
    void operator()(const event::ExpectationMet& b) const { to.add(b.fault, b.what); }
    void operator()(const event::ExpectationMissed& b) const { to.add(b.fault, b.what, b.seen); }
    void operator()(const event::FaultEnded& b) const { to.add(b.fault); }
    void operator()(const event::Finding&) const {} // its name is its id
};

} // namespace

std::vector<std::string_view> eventTexts(const Event& event, std::size_t most)
{
    Collector texts(most);
    texts.add(eventName(event));
    std::visit(Texts{texts}, event.body);
    return texts.take();
}

} // namespace lifeline
