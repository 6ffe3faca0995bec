#include "words/translate.h"
#include "words/words.h"

namespace lifeline::words {
namespace {

QString enderName(EndedBy endedBy)
{
    switch (endedBy) {
    case EndedBy::Client: return side(Side::Client);
    case EndedBy::Server: return side(Side::Server);
    default: return translated("network");
    }
}

QString codeText(const CloseFrameSeen& close)
{
    return close.code == 1005 ? translated("no code") : QString::number(close.code);
}

/// "missing-key §4.2.1, missing-version §4.2.1"
QString rulesText(RuleSet rules)
{
    QStringList parts;
    for (const UpgradeRule rule : rules.rules()) {
        const QString section = fromUtf8(info(rule).section);
        const qsizetype space = section.lastIndexOf(u' ');
        parts += fromUtf8(info(rule).id) + u' ' + section.left(space + 1) + u'§' + section.mid(space + 1);
    }
    return parts.join(QStringLiteral(", "));
}

constexpr Duration shortest = std::chrono::microseconds(100); // that is told as a time

/// Says how one connection came to its end.
class Ending {
public:
    Ending(const ConnectionStory& story, const Explanation& why)
        : m_why(why), m_us(story.of(why.verdict.view)), m_server(why.verdict.view == Side::Server),
          m_ender(enderName(why.verdict.endedBy)), m_here(side(why.verdict.view)),
          m_there(side(otherEnd(why.verdict.view)))
    {
    }

    ExplainedText text() const
    {
        switch (m_why.mechanism) {
        case Mechanism::None: return {};
        case Mechanism::CloseFrame: return byCloseFrame();
        case Mechanism::Violation: return byViolation();
        case Mechanism::Deadline: return byDeadline();
        case Mechanism::Refusal: return byRefusal();
        case Mechanism::ConnectFailure:
            return explained(translated("The client could [1:not connect]: %1."), {cause(m_us.cause)},
                             {m_why.end});
        case Mechanism::Fin:
        case Mechanism::Reset:
        case Mechanism::Lost:
        case Mechanism::Stopped: break;
        }
        return m_us.wasOpen ? byTcpAfterOpen() : byTcpBeforeOpen();
    }

private:
    const std::optional<CloseFrameSeen>& closeBy(EndedBy who) const
    {
        return who == EndedBy::Client ? m_why.closeByClient : m_why.closeByServer;
    }

    ExplainedText byCloseFrame() const
    {
        if (m_why.verdict.stage == Stage::Closing)
            return firstCloseAlone();
        ExplainedText out = m_why.verdict.endedBy == EndedBy::Both ? bothClosed() : closedAndAnswered();
        out.append(tcpAfterClose());
        return out;
    }

    ExplainedText firstCloseAlone() const
    {
        const auto& first = m_us.closedByUsFirst == true ? m_us.closeSent : m_us.closeReceived;
        return explained(translated("The %1 sent the [1:first close frame] (%2); TCP has not ended yet."),
                         {m_ender, codeText(*first)}, {first->mark});
    }

    ExplainedText bothClosed() const
    {
        return explained(
            translated("Both sides sent a close frame at once: the client [1:%1], the server [2:%2]."),
            {codeText(*m_why.closeByClient), codeText(*m_why.closeByServer)},
            {m_why.closeByClient->mark, m_why.closeByServer->mark});
    }

    ExplainedText closedAndAnswered() const
    {
        const EndedBy other = m_why.verdict.endedBy == EndedBy::Client ? EndedBy::Server : EndedBy::Client;
        const auto& first = closeBy(m_why.verdict.endedBy);
        const auto& answer = closeBy(other);
        return explained(
            translated("The %1 sent the [1:first close frame] (%2), and the %3 [2:answered it] (%4)."),
            {m_ender, codeText(*first), enderName(other), codeText(*answer)}, {first->mark, answer->mark});
    }

    /// The closing handshake was done; TCP may still have gone another way than FIN and FIN.
    ExplainedText tcpAfterClose() const
    {
        if (m_us.passed)
            return explained(translated("TCP had not ended when the %1's [1:%2] passed."),
                             {m_here, deadline(*m_us.passed)}, {m_us.passedMark});
        if (m_us.end == TcpEnd::ResetReceived || m_us.end == TcpEnd::ResetSent)
            return explained(translated("Then TCP ended with [1:a reset]."), {}, {m_us.endMark});
        return {};
    }

    ExplainedText byViolation() const
    {
        const QStringList values{m_there, violation(*m_why.violation), m_here,
                                 QString::number(info(*m_why.violation).closeCode)};
        if (!m_us.closeSent)
            return explained(translated("The %1 [1:broke the protocol]: %2; the %3 failed the connection."),
                             values, {m_why.end});
        const Mark& close = m_us.closeSent->mark;
        const bool was = isClosing(m_why.phase);
        return explained(
            was ? translated("The %1 [1:broke the protocol]: %2; the %3 had [2:sent its close frame] before.")
                : translated("The %1 [1:broke the protocol]: %2; the %3 [2:failed the connection] with %4."),
            values, {m_why.end, close});
    }

    // Deadlines -----------------------------------------------------------------------------------
    ExplainedText byDeadline() const
    {
        switch (*m_why.deadline) {
        case DeadlineName::Connect:
        case DeadlineName::Tls:
            return explained(translated("The client's [1:%1] passed before there was a connection."),
                             {deadline(*m_why.deadline)}, {m_why.end});
        case DeadlineName::Upgrade: return byUpgradeDeadline();
        case DeadlineName::Idle: return byIdleDeadline();
        case DeadlineName::Pong: return byPongDeadline();
        case DeadlineName::Close: break;
        }
        return byCloseDeadline();
    }

    ExplainedText byUpgradeDeadline() const
    {
        const QStringList names{m_here, deadline(DeadlineName::Upgrade)};
        if (m_why.cut == Cut::Head)
            return explained(
                m_server ? translated("The %1's [1:%2] passed half-way through [2:the client's request].")
                         : translated("The %1's [1:%2] passed half-way through [2:the server's answer]."),
                names, {m_why.end, m_why.cutAt});
        if (m_server)
            return explained(translated("The %1's [1:%2] passed: no whole request came."), names,
                             {m_why.end});
        return explained(translated("The %1's [1:%2] passed: no answer to [2:the request] came."), names,
                         {m_why.end, m_us.request});
    }

    ExplainedText byIdleDeadline() const
    {
        const QStringList values{m_here, deadline(DeadlineName::Idle),
                                 life(m_why.silence.value_or(Duration::zero()))};
        const std::vector<std::optional<Mark>> marks{m_why.end, m_why.silenceFrom, m_why.cutAt};
        switch (m_why.cut) {
        case Cut::Frame:
            return explained(translated("The %1's [1:%2] passed after %3 without a whole frame, half-way "
                                        "through [3:a frame] of the other side."),
                             values, marks);
        case Cut::Message:
            return explained(translated("The %1's [1:%2] passed after %3 of silence, half-way through [3:a "
                                        "fragmented message]."),
                             values, marks);
        default:
            return explained(
                !isOpening(m_why.silenceFrom)
                    ? translated("The %1's [1:%2] passed after %3 of silence since [2:the last frame].")
                    : translated("The %1's [1:%2] passed after %3 of silence since [2:it opened]."),
                values, marks);
        }
    }

    bool isOpening(const std::optional<Mark>& mark) const
    {
        return !mark || (m_us.response && m_us.response->seq == mark->seq);
    }

    ExplainedText byPongDeadline() const
    {
        const auto ping = m_us.pingSent ? std::optional(m_us.pingSent->mark) : std::nullopt;
        return explained(translated("The %1's [1:%2] passed: the %3 did not answer [2:its ping]."),
                         {m_here, deadline(DeadlineName::Pong), m_there}, {m_why.end, ping});
    }

    ExplainedText byCloseDeadline() const
    {
        const bool ours = m_us.closeSent.has_value();
        const auto& close = ours ? m_us.closeSent : m_us.closeReceived;
        const QString pattern =
            ours ? translated("The %1's [1:close frame] (%2) had no answer when its [2:%4] passed.")
                 : translated("The %1's [1:close frame] (%2) had no answer when the %3's [2:%4] passed.");
        return explained(pattern,
                         {ours ? m_here : m_there, close ? codeText(*close) : QString(), m_here,
                          deadline(*m_why.deadline)},
                         {close ? std::optional(close->mark) : std::nullopt, m_why.end});
    }

    // Refusals ------------------------------------------------------------------------------------
    ExplainedText byRefusal() const
    {
        const QString status = QString::number(m_why.status);
        const QString rules = rulesText(m_why.rules);
        switch (m_why.verdict.stage) {
        case Stage::PlainRequest:
            return explained(
                translated("The client's [1:request] asked for no upgrade; the server [2:answered %1]."),
                {status}, {m_us.request, m_us.response});
        case Stage::NotHttp:
            return explained(translated("What the %1 [1:sent] is not HTTP; the %2 [2:refused it]: %3."),
                             {m_there, m_here, rules}, {m_server ? m_us.request : m_us.response, m_why.end});
        case Stage::RequestRefused:
            return explained(translated("The server [2:refused] the client's [1:request] with [3:%1]: %2."),
                             {status, rules}, {m_us.request, m_why.end, m_us.response});
        default: break;
        }
        if (m_why.rules.has(UpgradeRule::StatusNot101))
            return explained(
                translated("The server answered the client's [1:request] with [2:%1], not with 101: %2."),
                {status, rules}, {m_us.request, m_us.response});
        return explained(translated("The client [2:refused] the server's [1:answer]: %1."), {rules},
                         {m_us.response, m_why.end});
    }

    // TCP -----------------------------------------------------------------------------------------
    /// "The client reset the connection" with the end as the first mark.
    QString deed() const
    {
        switch (m_why.mechanism) {
        case Mechanism::Reset: return translated("The %1 [1:reset the connection]");
        case Mechanism::Lost: return translated("TCP was [1:lost]");
        case Mechanism::Stopped: return translated("The %1 [1:dropped the connection with a reset]");
        default: return translated("The %1 [1:ended TCP with a FIN]");
        }
    }

    ExplainedText byTcpBeforeOpen() const
    {
        const QString pattern = deed() + u' ' + placeBeforeOpen() + u'.';
        const auto& head = m_server ? m_us.request : m_us.response;
        return explained(pattern, {m_ender}, {m_why.end, m_why.cut == Cut::Head ? head : m_us.request});
    }

    QString placeBeforeOpen() const
    {
        const bool own = m_ender == m_there; // it was its own head
        if (m_why.cut == Cut::Head && own)
            return m_server ? translated("half-way through [2:its request]")
                            : translated("half-way through [2:its answer]");
        if (m_why.cut == Cut::Head)
            return m_server ? translated("half-way through [2:the client's request]")
                            : translated("half-way through [2:the server's answer]");
        if (m_us.request && !m_us.headCut)
            return translated("before [2:the client's request] was answered");
        return m_server ? translated("before any request came") : translated("before any request was sent");
    }

    ExplainedText byTcpAfterOpen() const
    {
        if (m_why.verdict.stage == Stage::CloseUnanswered)
            return byTcpAfterClose();
        const auto& last = lastFrame();
        const QString place = last ? translated("%2 after [2:%3]") : translated("%2 after [2:it opened]");
        const QString pattern = deed() + u' ' + place + cutText() + lackText() + u'.';
        const Mark since = last ? last->mark : m_us.response.value_or(Mark{});
        return explained(pattern, {m_ender, sinceText(since), lastFrameName()},
                         {m_why.end, since, m_why.cutAt});
    }

    QString sinceText(const Mark& since) const
    {
        const Duration passed = m_why.end ? m_why.end->at - since.at : Duration::zero();
        return passed < shortest ? translated("at once") : life(passed);
    }

    /// Of whoever ended it; of either where nobody did.
    const std::optional<Before>& lastFrame() const
    {
        const EndedBy who = m_why.verdict.endedBy;
        if (who == EndedBy::Client || who == EndedBy::Server)
            return m_why.lastBy(who);
        const auto& client = m_why.lastByClient;
        const auto& server = m_why.lastByServer;
        return !client || (server && server->mark.at > client->mark.at) ? server : client;
    }

    QString lastFrameName() const
    {
        return m_why.mechanism == Mechanism::Lost ? translated("the last frame")
                                                  : translated("its last frame");
    }

    QString lackText() const
    {
        if (m_why.mechanism == Mechanism::Lost)
            return translated(": neither a FIN nor a reset came");
        const bool without = m_why.mechanism == Mechanism::Fin && !m_us.closeReceived;
        return without ? translated(", without a close frame") : QString();
    }

    QString cutText() const
    {
        switch (m_why.cut) {
        case Cut::Frame: return translated(", half-way through [3:a frame]");
        case Cut::Message: return translated(", half-way through [3:a fragmented message]");
        default: return {};
        }
    }

    ExplainedText byTcpAfterClose() const
    {
        const bool ours = m_us.closeSent.has_value();
        const auto& close = ours ? *m_us.closeSent : *m_us.closeReceived;
        return explained(deed() + u' ' +
                             translated("%2 after the %3's [2:close frame] (%4), which had no answer."),
                         {m_ender, sinceText(close.mark), ours ? m_here : m_there, codeText(close)},
                         {m_why.end, close.mark});
    }

    const Explanation& m_why;
    const SideStory& m_us;
    bool m_server;
    QString m_ender, m_here, m_there;
};

/// What was asked on the wire and had no answer, where that tells something about the end.
ExplainedText unanswered(const ConnectionStory& story, const Explanation& why)
{
    const bool abrupt = why.mechanism == Mechanism::Fin || why.mechanism == Mechanism::Reset ||
                        why.mechanism == Mechanism::Lost || why.mechanism == Mechanism::Stopped ||
                        why.deadline == DeadlineName::Idle;
    ExplainedText out;
    if (!abrupt || !story.of(why.verdict.view).wasOpen)
        return out;
    for (const Side who : {Side::Client, Side::Server}) {
        const auto& ping = who == Side::Client ? why.pingByClient : why.pingByServer;
        if (ping)
            out.append(explained(translated("The %1's [1:ping] %2 before the end had no pong."),
                                 {side(who), life(ping->by)}, {ping->mark}));
        const auto& close = who == Side::Client ? why.closeByClient : why.closeByServer;
        if (close && why.closeUnanswered && why.verdict.stage != Stage::CloseUnanswered)
            out.append(explained(translated("The %1's [1:close frame] (%2) had no answer."),
                                 {side(who), codeText(*close)}, {close->mark}));
    }
    if (why.halfClosed)
        out.append(explained(translated("The %1 had [1:half-closed]: it ended its own direction only."),
                             {enderName(why.halfClosedBy)}, {why.halfClosed}));
    return out;
}

} // namespace

ExplainedText explanation(const ConnectionStory& story, const Explanation& why)
{
    ExplainedText out = Ending(story, why).text();
    out.append(unanswered(story, why));
    out.append(callbackDebt(story, why));
    return out;
}

} // namespace lifeline::words
