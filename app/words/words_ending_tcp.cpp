#include "words/translate.h"
#include "words/words.h"
#include "words/words_ending.h"

namespace lifeline::words {
namespace {

constexpr Duration shortest = std::chrono::microseconds(100); // that is told as a time

} // namespace

/// "The client reset the connection" with the end as the first mark.
QString Ending::deed() const
{
    switch (m_why.mechanism) {
    case Mechanism::Reset: return translated("The %1 [1:reset the connection]");
    case Mechanism::Lost: return translated("TCP was [1:lost]");
    case Mechanism::Stopped: return translated("The %1 [1:dropped the connection with a reset]");
    default: return translated("The %1 [1:ended TCP with a FIN]");
    }
}

ExplainedText Ending::byTcpBeforeOpen() const
{
    const QString pattern = deed() + u' ' + placeBeforeOpen() + u'.';
    const auto& head = m_server ? m_us.request : m_us.response;
    return explained(pattern, {m_ender}, {m_why.end, m_why.cut == Cut::Head ? head : m_us.request});
}

QString Ending::placeBeforeOpen() const
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

ExplainedText Ending::byTcpAfterOpen() const
{
    if (m_why.verdict.stage == Stage::CloseUnanswered)
        return byTcpAfterClose();
    const auto& last = lastFrame();
    const QString place = last ? translated("%2 after [2:%3]") : translated("%2 after [2:it opened]");
    const QString pattern = deed() + u' ' + place + cutText() + lackText() + u'.';
    const Mark since = last ? last->mark : m_us.response.value_or(Mark{});
    return explained(pattern, {m_ender, sinceText(since), lastFrameName()}, {m_why.end, since, m_why.cutAt});
}

QString Ending::sinceText(const Mark& since) const
{
    const Duration passed = m_why.end ? m_why.end->at - since.at : Duration::zero();
    return passed < shortest ? translated("at once") : life(passed);
}

/// Of whoever ended it; of either where nobody did.
const std::optional<Before>& Ending::lastFrame() const
{
    const EndedBy who = m_why.verdict.endedBy;
    if (who == EndedBy::Client || who == EndedBy::Server)
        return m_why.lastBy(who);
    const auto& client = m_why.lastByClient;
    const auto& server = m_why.lastByServer;
    return !client || (server && server->mark.at > client->mark.at) ? server : client;
}

QString Ending::lastFrameName() const
{
    return m_why.mechanism == Mechanism::Lost ? translated("the last frame") : translated("its last frame");
}

QString Ending::lackText() const
{
    if (m_why.mechanism == Mechanism::Lost)
        return translated(": neither a FIN nor a reset came");
    const bool without = m_why.mechanism == Mechanism::Fin && !m_us.closeReceived;
    return without ? translated(", without a close frame") : QString();
}

QString Ending::cutText() const
{
    switch (m_why.cut) {
    case Cut::Frame: return translated(", half-way through [3:a frame]");
    case Cut::Message: return translated(", half-way through [3:a fragmented message]");
    default: return {};
    }
}

ExplainedText Ending::byTcpAfterClose() const
{
    const bool ours = m_us.closeSent.has_value();
    const auto& close = ours ? *m_us.closeSent : *m_us.closeReceived;
    return explained(
        deed() + u' ' + translated("%2 after the %3's [2:close frame] (%4), which had no answer."),
        {m_ender, sinceText(close.mark), ours ? m_here : m_there, codeText(close)}, {m_why.end, close.mark});
}

} // namespace lifeline::words
