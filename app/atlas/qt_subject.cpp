#include "atlas/qt_subject.h"

namespace lifeline {
namespace {

std::optional<StackAct::What> whatOf(SubjectAct::What what)
{
    switch (what) {
    case SubjectAct::What::Text: return StackAct::What::Text;
    case SubjectAct::What::Binary: return StackAct::What::Binary;
    case SubjectAct::What::Ping: return StackAct::What::Ping;
    case SubjectAct::What::Close: return StackAct::What::Close;
    case SubjectAct::What::Fin:
    case SubjectAct::What::Reset: break;
    }
    return std::nullopt;
}

std::vector<StackAct> actsOf(const SubjectSetup& subject)
{
    std::vector<StackAct> acts;
    for (const SubjectAct& act : subject.acts) {
        if (const auto what = whatOf(act.what))
            acts.push_back(
                {*what, act.size > 0 ? std::string(act.size, 'x') : act.bytes, act.code, act.after});
    }
    return acts;
}

StackServerSettings serverOf(const SubjectSetup& subject)
{
    StackServerSettings settings;
    settings.echo = subject.echo;
    settings.upgradeTimeout = subject.peer.upgradeTimeout;
    settings.subprotocols = subject.subprotocols;
    settings.allowedOrigins = subject.allowedOrigins;
    settings.acts = actsOf(subject);
    return settings;
}

} // namespace

QtSubject::QtSubject(StackHost& host, Side side, std::shared_ptr<PlayDoors> doors)
    : m_host(host), m_side(side), m_doors(std::move(doors))
{
}

QtSubject::~QtSubject()
{
    for (const auto& [play, ticket] : m_tickets)
        m_host.stop(ticket);
}

std::string QtSubject::whyNot(const Fault& fault) const
{
    for (const SubjectAct& act : fault.subject.acts) {
        if (!whatOf(act.what))
            return "its application cannot end TCP by itself";
    }
    return {};
}

void QtSubject::begin(MeasuredPlay play, const std::shared_ptr<const Fault>& fault)
{
    m_doors->open(play);
    if (m_side == Side::Client)
        m_doors->await(play, fault);
    else
        startServer(play, fault);
}

void QtSubject::startServer(MeasuredPlay play, const std::shared_ptr<const Fault>& fault)
{
    auto ready = [doors = m_doors, play,
                  fault](const std::variant<std::uint16_t, StackHost::Failure>& result) {
        if (const auto* port = std::get_if<std::uint16_t>(&result))
            doors->visit(play, fault, loopbackUrl(*port), "/");
        else
            doors->mail().put(play,
                              [&] { return PlayMail::Failed{std::get<StackHost::Failure>(result).error}; });
    };
    m_tickets[play] = m_host.startQtServer(serverOf(fault->subject), std::move(ready));
}

void QtSubject::dial(MeasuredPlay play, const Fault& fault, std::uint16_t port, const std::string& name)
{
    StackClientSettings settings;
    settings.url = loopbackUrl(port);
    settings.url.resource = "/?lifeline=" + name;
    settings.request.subprotocols = fault.subject.subprotocols;
    settings.echo = fault.subject.echo;
    settings.acts = actsOf(fault.subject);
    m_tickets[play] = m_host.openQtClient(std::move(settings));
}

void QtSubject::end(MeasuredPlay play)
{
    m_doors->close(play);
    const auto found = m_tickets.find(play);
    if (found == m_tickets.end())
        return;
    m_host.stop(found->second);
    m_tickets.erase(found);
}

} // namespace lifeline
