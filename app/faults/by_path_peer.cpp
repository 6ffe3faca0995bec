#include "faults/by_path_peer.h"

namespace lifeline {
namespace {

/// "/request-no-key/more?x" names "request-no-key".
std::string_view firstSegment(std::string_view target)
{
    if (target.starts_with('/'))
        target.remove_prefix(1);
    return target.substr(0, target.find_first_of("/?#"));
}

std::string listBody(const Catalogue& catalogue, std::string_view name)
{
    std::string body = "no fault of a server can be chosen by the path /" + std::string(name) + "\n\n";
    for (const Fault& fault : catalogue.faults()) {
        if (ByPathPeer::canBeChosen(fault))
            body.append("/").append(fault.id).append("  ").append(fault.title).append("\n");
    }
    return body;
}

/// A fault that only says what there is.
std::shared_ptr<const Fault> notFound(const Catalogue& catalogue, std::string_view name)
{
    auto fault = std::make_shared<Fault>();
    fault->id = "not-found";
    fault->side = Side::Server;
    step::SendResponse answer;
    answer.status = 404;
    answer.body = listBody(catalogue, name);
    answer.edit.set = {{"Content-Type", "text/plain; charset=utf-8"}};
    fault->steps = {{step::Expect{await::Request{}, {}}}, {answer}, {step::Fin{}}};
    return fault;
}

std::shared_ptr<const Fault> choose(const Catalogue& catalogue, std::string_view target)
{
    const std::string_view name = firstSegment(target);
    const Fault* fault = catalogue.find(name);
    if (fault == nullptr || !ByPathPeer::canBeChosen(*fault))
        return notFound(catalogue, name);
    return {std::shared_ptr<const Fault>(), fault}; // the catalogue keeps it
}

ScriptedPeer::Setup setupFor(const Catalogue& catalogue, std::string host)
{
    ScriptedPeer::Setup setup;
    setup.host = std::move(host);
    setup.choose = [&catalogue](std::string_view target) { return choose(catalogue, target); };
    return setup;
}

} // namespace

ByPathPeer::ByPathPeer(ConnectionId connection, const Catalogue& catalogue, std::string host,
                       RandomSource& random, EventSink& sink)
    : m_peer(connection, setupFor(catalogue, std::move(host)), random, sink)
{
}

/// TCP is there when a script begins, so a first step that waits for the request is all there is before it.
bool ByPathPeer::canBeChosen(const Fault& fault)
{
    if (fault.side != Side::Server || fault.reach != Reach::Normal || fault.steps.empty())
        return false;
    const auto* expect = std::get_if<step::Expect>(&fault.steps.front().what);
    return expect != nullptr && std::holds_alternative<await::Request>(expect->what);
}

} // namespace lifeline
