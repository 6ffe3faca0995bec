#include "words/translate.h"
#include "words/words.h"

namespace lifeline::words {
namespace {

using Lines = std::vector<ExplainedText>;

void addEnd(Lines& out, const Explanation& why)
{
    if (why.end)
        out.push_back(explained(
            translated("[1:the end]: %1 after the start of the session, while the %2 was %3"),
            {life(why.end->at.time_since_epoch()), side(why.verdict.view), phase(why.phase)}, {why.end}));
}

void addRules(Lines& out, const ConnectionStory& story, const Explanation& why)
{
    for (const UpgradeRule failed : why.rules.rules())
        out.push_back(explained(translated("[1:failed rule]: %1"), {rule(failed)},
                                {story.of(why.verdict.view).refused}));
    if (why.violation)
        out.push_back(explained(translated("[1:violation]: %1"), {violation(*why.violation)}, {why.end}));
}

void addCut(Lines& out, const ConnectionStory& story, const Explanation& why)
{
    const SideStory& us = story.of(why.verdict.view);
    if (why.cut == Cut::Frame)
        out.push_back(explained(translated("[1:cut off]: a frame, %1 of %2 payload bytes came"),
                                {QString::number(us.partialArrived), QString::number(us.partialDeclared)},
                                {why.cutAt}));
    else if (why.cut == Cut::Message)
        out.push_back(explained(translated("[1:cut off]: a fragmented message without its last frame"), {},
                                {why.cutAt}));
    else if (why.cut == Cut::Head)
        out.push_back(explained(translated("[1:cut off]: a head without its empty line"), {}, {why.cutAt}));
}

void addBefore(Lines& out, const QString& pattern, Side who, const std::optional<Before>& fact)
{
    if (fact)
        out.push_back(explained(pattern, {side(who), life(fact->by)}, {fact->mark}));
}

void addFrames(Lines& out, const Explanation& why)
{
    for (const Side who : {Side::Client, Side::Server}) {
        const bool client = who == Side::Client;
        addBefore(out, translated("[1:last frame] of the %1: %2 before the end"), who,
                  client ? why.lastByClient : why.lastByServer);
        addBefore(out, translated("[1:ping] of the %1 without a pong: %2 before the end"), who,
                  client ? why.pingByClient : why.pingByServer);
        const auto& close = client ? why.closeByClient : why.closeByServer;
        if (close)
            out.push_back(explained(why.closeUnanswered
                                        ? translated("[1:close frame] of the %1, not answered: %2")
                                        : translated("[1:close frame] of the %1: %2"),
                                    {side(who), closeCode(close->code)}, {close->mark}));
    }
}

void addSilence(Lines& out, const Explanation& why)
{
    // Where a handshake or a refusal ended it, nobody waited.
    const bool told = why.mechanism != Mechanism::CloseFrame && why.mechanism != Mechanism::Refusal;
    if (why.silence && told)
        out.push_back(
            explained(translated("[1:silence] before the end: %1"), {life(*why.silence)}, {why.silenceFrom}));
    if (why.halfClosed)
        out.push_back(
            explained(translated("[1:half-close]: frames still passed the other way after this FIN"), {},
                      {why.halfClosed}));
}

void addCallbacks(Lines& out, const ConnectionStory& story, const Explanation& why, Side who)
{
    const SideStory& us = story.of(who);
    if (!why.callbacks(who).seen)
        return;
    ExplainedText line{translated("callbacks of the %1:").arg(side(who)), {}};
    for (std::size_t role = 0; role < callbackCount; ++role) {
        const auto name = static_cast<CallbackName>(role);
        const std::uint32_t times = us.timesFired(name);
        if (times == 0)
            continue;
        const QString code = name == CallbackName::OnClose && us.onCloseCode.value_or(0) != 0
                                 ? u' ' + QString::number(*us.onCloseCode)
                                 : QString();
        const QString often = times == 1 ? QString() : u'×' + QString::number(times);
        line.append(explained(QStringLiteral("[1:%1%2%3]"), {shown(us.nameOf(name), 64), code, often},
                              {us.toldAt(name)}));
    }
    if (line.links.empty() && line.text.endsWith(u':'))
        line.text += u' ' + translated("none");
    out.push_back(std::move(line));
}

} // namespace

std::vector<ExplainedText> evidence(const ConnectionStory& story, const Explanation& why)
{
    Lines out;
    addEnd(out, why);
    addRules(out, story, why);
    addCut(out, story, why);
    addFrames(out, why);
    addSilence(out, why);
    addCallbacks(out, story, why, Side::Client);
    addCallbacks(out, story, why, Side::Server);
    return out;
}

} // namespace lifeline::words
