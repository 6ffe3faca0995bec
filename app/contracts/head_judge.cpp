#include "contracts/head_judge.h"

#include "base/byte_text.h"
#include "wire/handshake.h"

#include <algorithm>

namespace lifeline {
namespace {

struct ReadHead {
    HttpHead head;
    bool complete = false;
};

ReadHead readHead(HeadKind kind, std::string_view raw)
{
    HttpHeadReader reader(kind);
    std::size_t consumed = 0;
    const bool complete = reader.feed(raw, consumed) == HttpHeadReader::Progress::Complete;
    return {reader.take(), complete};
}

void addItems(std::string_view list, std::vector<std::string>& out)
{
    for (std::size_t begin = 0; begin <= list.size();) {
        const std::size_t end = std::min(list.find(',', begin), list.size());
        out.emplace_back(trimmed(list.substr(begin, end - begin)));
        begin = end + 1;
    }
}

RuleSet without(RuleSet rules, RuleSet less) { return RuleSet(rules.bits() & ~less.bits()); }

/// What cannot be judged by who has not seen the request.
RuleSet restingOnTheRequest()
{
    RuleSet rules;
    rules.add(UpgradeRule::WrongAccept);
    rules.add(UpgradeRule::UnrequestedSubprotocol);
    return rules;
}

} // namespace

Moment requestMoment(std::string_view head)
{
    const ReadHead read = readHead(HeadKind::Request, head);
    Moment moment{.kind = read.complete ? MomentKind::Request : MomentKind::BrokenRequest};
    moment.rules = judgeRequest(read.head, {}, read.complete).failed;
    if (read.complete)
        moment.traits = traitsOf(read.head);
    return moment;
}

Asked askedIn(std::string_view requestHead)
{
    const HttpHead head = parseHead(HeadKind::Request, std::string(requestHead));
    Asked asked;
    asked.known = true;
    asked.key = head.value("Sec-WebSocket-Key").value_or("");
    for (const HeaderLine& line : head.lines()) {
        if (equalsIgnoreCase(line.name, "Sec-WebSocket-Protocol"))
            addItems(line.value, asked.subprotocols);
    }
    return asked;
}

Moment responseMoment(std::string_view head, const Asked& asked)
{
    const ReadHead read = readHead(HeadKind::Response, head);
    Moment moment{.kind = read.complete ? MomentKind::Response : MomentKind::BrokenResponse};
    moment.rules = judgeResponse(read.head, {asked.key, asked.subprotocols}, read.complete).failed;
    if (read.complete) {
        moment.status = read.head.status();
        moment.traits = traitsOf(read.head);
    }
    if (!asked.known)
        moment.rules = without(moment.rules, restingOnTheRequest());
    return moment;
}

} // namespace lifeline
