#include "cli/human_output.h"

#include "words/words.h"

#include <cstdlib>

namespace lifeline {
namespace {

bool isBad(const Event& event)
{
    switch (event.kind()) {
    case EventKind::ListenFailed:
    case EventKind::AcceptFailed:
    case EventKind::ConnectFailed:
    case EventKind::ResetReceived:
    case EventKind::ConnectionLost:
    case EventKind::RequestRefused:
    case EventKind::ResponseRefused:
    case EventKind::DeadlinePassed:
    case EventKind::Finding: return true;
    case EventKind::Callback: {
        const auto& callback = *event.as<event::Callback>();
        return callback.name == CallbackName::OnError || !callback.refusal.empty() ||
               (callback.name == CallbackName::OnClose && !callback.clean);
    }
    default: return false;
    }
}

Ink inkOf(const Event& event)
{
    if (isBad(event))
        return Ink::Red;
    switch (layerOf(event.kind())) {
    case Layer::Tcp: return Ink::Cyan;
    case Layer::Http: return Ink::Blue;
    case Layer::Deadline: return Ink::Yellow;
    case Layer::Callback: return Ink::Green;
    default: return Ink::Plain;
    }
}

QString timeText(MonotonicTime time)
{
    const double milliseconds = static_cast<double>(nanoseconds(time)) / 1e6;
    return QString::number(milliseconds, 'f', 1).rightJustified(9) + QStringLiteral(" ms");
}

QString whoText(const Event& event)
{
    const QString id = event.connection == ConnectionId::None
                           ? QStringLiteral("-")
                           : u'#' + QString::number(number(event.connection));
    return id.rightJustified(5) + u' ' + words::side(event.side).leftJustified(6);
}

/// Which way it went, seen from its side; blank for what is no wire event.
std::string_view arrow(EventKind kind)
{
    switch (kind) {
    case EventKind::FrameSent:
    case EventKind::MessageSent: return "→ ";
    case EventKind::FrameReceived:
    case EventKind::MessageReceived: return "← ";
    default: return "  ";
    }
}

} // namespace

bool colorsWanted(bool isTerminal, bool noColorOption)
{
    const char* noColor = std::getenv("NO_COLOR");
    const char* term = std::getenv("TERM");
    const bool forbidden =
        noColorOption || (noColor && *noColor) || (term && std::string_view(term) == "dumb");
    return isTerminal && !forbidden;
}

std::string eventLine(const Event& event, bool colors)
{
    const QString title = words::eventTitle(event);
    const QString detail = words::eventDetail(event);
    std::string line = inked(timeText(event.at).toStdString(), Ink::Dim, colors);
    line += whoText(event).toStdString().append(arrow(event.kind()));
    line += inked((detail.isEmpty() ? title : title.leftJustified(21)).toStdString(), inkOf(event), colors);
    if (!detail.isEmpty())
        line += "  " + detail.toStdString();
    return line + "\n";
}

} // namespace lifeline
