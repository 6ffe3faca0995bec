#include "words/translate.h"
#include "words/words.h"
#include "words/words_ending.h"

namespace lifeline::words {

ExplainedText Ending::byDeadline() const
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

ExplainedText Ending::byUpgradeDeadline() const
{
    const QStringList names{m_here, deadline(DeadlineName::Upgrade)};
    if (m_why.cut == Cut::Head)
        return explained(m_server
                             ? translated("The %1's [1:%2] passed half-way through [2:the client's request].")
                             : translated("The %1's [1:%2] passed half-way through [2:the server's answer]."),
                         names, {m_why.end, m_why.cutAt});
    if (m_server)
        return explained(translated("The %1's [1:%2] passed: no whole request came."), names, {m_why.end});
    return explained(translated("The %1's [1:%2] passed: no answer to [2:the request] came."), names,
                     {m_why.end, m_us.request});
}

ExplainedText Ending::byIdleDeadline() const
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

bool Ending::isOpening(const std::optional<Mark>& mark) const
{
    return !mark || (m_us.response && m_us.response->seq == mark->seq);
}

ExplainedText Ending::byPongDeadline() const
{
    const auto ping = m_us.pingSent ? std::optional(m_us.pingSent->mark) : std::nullopt;
    return explained(translated("The %1's [1:%2] passed: the %3 did not answer [2:its ping]."),
                     {m_here, deadline(DeadlineName::Pong), m_there}, {m_why.end, ping});
}

ExplainedText Ending::byCloseDeadline() const
{
    const bool ours = m_us.closeSent.has_value();
    const auto& close = ours ? m_us.closeSent : m_us.closeReceived;
    const QString pattern =
        ours ? translated("The %1's [1:close frame] (%2) had no answer when its [2:%4] passed.")
             : translated("The %1's [1:close frame] (%2) had no answer when the %3's [2:%4] passed.");
    return explained(
        pattern,
        {ours ? m_here : m_there, close ? codeText(*close) : QString(), m_here, deadline(*m_why.deadline)},
        {close ? std::optional(close->mark) : std::nullopt, m_why.end});
}

} // namespace lifeline::words
