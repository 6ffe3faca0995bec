#include "words/words_ending.h"

#include "words/translate.h"
#include "words/words.h"

namespace lifeline::words {
namespace {

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

} // namespace

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

Ending::Ending(const ConnectionStory& story, const Explanation& why)
    : m_why(why), m_us(story.of(why.verdict.view)), m_server(why.verdict.view == Side::Server),
      m_ender(enderName(why.verdict.endedBy)), m_here(side(why.verdict.view)),
      m_there(side(otherEnd(why.verdict.view)))
{
}

ExplainedText Ending::text() const
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

const std::optional<CloseFrameSeen>& Ending::closeBy(EndedBy who) const
{
    return who == EndedBy::Client ? m_why.closeByClient : m_why.closeByServer;
}

ExplainedText Ending::byCloseFrame() const
{
    if (m_why.verdict.stage == Stage::Closing)
        return firstCloseAlone();
    ExplainedText out = m_why.verdict.endedBy == EndedBy::Both ? bothClosed() : closedAndAnswered();
    out.append(tcpAfterClose());
    return out;
}

ExplainedText Ending::firstCloseAlone() const
{
    const auto& first = m_us.closedByUsFirst == true ? m_us.closeSent : m_us.closeReceived;
    return explained(translated("The %1 sent the [1:first close frame] (%2); TCP has not ended yet."),
                     {m_ender, codeText(*first)}, {first->mark});
}

ExplainedText Ending::bothClosed() const
{
    return explained(
        translated("Both sides sent a close frame at once: the client [1:%1], the server [2:%2]."),
        {codeText(*m_why.closeByClient), codeText(*m_why.closeByServer)},
        {m_why.closeByClient->mark, m_why.closeByServer->mark});
}

ExplainedText Ending::closedAndAnswered() const
{
    const EndedBy other = m_why.verdict.endedBy == EndedBy::Client ? EndedBy::Server : EndedBy::Client;
    const auto& first = closeBy(m_why.verdict.endedBy);
    const auto& answer = closeBy(other);
    return explained(
        translated("The %1 sent the [1:first close frame] (%2), and the %3 [2:answered it] (%4)."),
        {m_ender, codeText(*first), enderName(other), codeText(*answer)}, {first->mark, answer->mark});
}

/// The closing handshake was done; TCP may still have gone another way than FIN and FIN.
ExplainedText Ending::tcpAfterClose() const
{
    if (m_us.passed)
        return explained(translated("TCP had not ended when the %1's [1:%2] passed."),
                         {m_here, deadline(*m_us.passed)}, {m_us.passedMark});
    if (m_us.end == TcpEnd::ResetReceived || m_us.end == TcpEnd::ResetSent)
        return explained(translated("Then TCP ended with [1:a reset]."), {}, {m_us.endMark});
    return {};
}

ExplainedText Ending::byViolation() const
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

ExplainedText Ending::byRefusal() const
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

} // namespace lifeline::words
