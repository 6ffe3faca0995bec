// Says how one connection came to its end.
#pragma once

#include "lifecycle/explanation.h"
#include "words/explained_text.h"

namespace lifeline::words {

/// Story and explanation must outlive it.
class Ending {
public:
    Ending(const ConnectionStory& story, const Explanation& why);

    /// Empty while the connection lives.
    ExplainedText text() const;

private:
    const std::optional<CloseFrameSeen>& closeBy(EndedBy who) const;
    ExplainedText byCloseFrame() const;
    ExplainedText firstCloseAlone() const;
    ExplainedText bothClosed() const;
    ExplainedText closedAndAnswered() const;
    ExplainedText tcpAfterClose() const;
    ExplainedText byViolation() const;
    ExplainedText byRefusal() const;

    ExplainedText byDeadline() const;
    ExplainedText byUpgradeDeadline() const;
    ExplainedText byIdleDeadline() const;
    bool isOpening(const std::optional<Mark>& mark) const;
    ExplainedText byPongDeadline() const;
    ExplainedText byCloseDeadline() const;

    QString deed() const;
    ExplainedText byTcpBeforeOpen() const;
    QString placeBeforeOpen() const;
    ExplainedText byTcpAfterOpen() const;
    QString sinceText(const Mark& since) const;
    const std::optional<Before>& lastFrame() const;
    QString lastFrameName() const;
    QString lackText() const;
    QString cutText() const;
    ExplainedText byTcpAfterClose() const;

    const Explanation& m_why;
    const SideStory& m_us;
    bool m_server;
    QString m_ender, m_here, m_there;
};

/// "client", "server", "network"
QString enderName(EndedBy endedBy);
/// "1000", "no code"
QString codeText(const CloseFrameSeen& close);

} // namespace lifeline::words
