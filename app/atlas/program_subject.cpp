#include "atlas/program_subject.h"

#include "atlas/act_words.h"

namespace lifeline {
namespace {

std::string whyNoActs(const Fault& fault, const std::vector<std::string>& lacks)
{
    std::string lacking = whyLacking(fault.subject.acts, lacks);
    if (!lacking.empty())
        return lacking;
    const auto words = actWords(fault.subject.acts);
    const auto* none = std::get_if<NoActWords>(&words);
    return none != nullptr ? none->why : std::string();
}

} // namespace

std::string ServerProgramSubject::whyNot(const Fault& fault) const { return whyNoActs(fault, m_lacks); }

void ServerProgramSubject::begin(MeasuredPlay play, const std::shared_ptr<const Fault>& fault)
{
    m_doors->open(play);
    m_doors->visit(play, fault, m_server, actTarget(fault->subject.acts));
}

std::string ClientProgramSubject::whyNot(const Fault& fault) const { return whyNoActs(fault, m_lacks); }

void ClientProgramSubject::begin(MeasuredPlay play, const std::shared_ptr<const Fault>& fault)
{
    m_doors->open(play);
    m_doors->await(play, fault);
}

void ClientProgramSubject::dial(MeasuredPlay /*play*/, const Fault& fault, std::uint16_t port,
                                const std::string& name)
{
    m_tell(name + " ws://127.0.0.1:" + std::to_string(port) + "/?lifeline=" + name +
           actLine(fault.subject.acts));
}

} // namespace lifeline
