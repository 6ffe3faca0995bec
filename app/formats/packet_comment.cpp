#include "formats/packet_comment.h"

#include "contracts/duties.h"
#include "session/json_lines.h"
#include "words/words.h"

namespace lifeline {
namespace {

constexpr std::size_t longest = 65'000; // an option of pcapng holds 65,535 bytes

} // namespace

bool isCommented(EventKind kind)
{
    switch (layerOf(kind)) {
    case Layer::Tcp:
        return kind == EventKind::ConnectFailed || kind == EventKind::ConnectionLost ||
               kind == EventKind::Forwarding || kind == EventKind::ForwardFailed ||
               kind == EventKind::AcceptFailed;
    case Layer::Http: return kind == EventKind::RequestRefused || kind == EventKind::ResponseRefused;
    case Layer::Ws: return false;
    case Layer::Deadline: return kind == EventKind::DeadlinePassed;
    default: return true;
    }
}

std::string packetComment(const Event& event)
{
    std::string text = words::side(event.side).toStdString() + ": " + words::eventTitle(event).toStdString();
    if (const QString detail = words::eventDetail(event); !detail.isEmpty())
        text += " " + detail.toStdString();
    std::string line;
    appendEventLine(line, event);
    line.pop_back();
    if (text.size() + line.size() > longest)
        return text;
    return text.append("\n").append(commentEventMark).append(line);
}

std::string verdictComment(const ConnectionStory& story)
{
    const words::Headline headline = words::verdict(story, judge(story), contractDuty);
    std::string text = "Verdict: " + headline.bold.toStdString();
    if (!headline.rest.empty())
        text += " " + headline.rest.text.toStdString();
    return text;
}

std::string cutComment(const Event& event, std::uint64_t kept, std::uint64_t arrived, bool filled)
{
    const std::string sizes = std::to_string(kept) + " of " + std::to_string(arrived);
    return "Event " + std::to_string(event.seq) + ": Lifeline kept " + sizes +
           " bytes of this payload; the rest " + (filled ? "stands here as zeros." : "is missing here.");
}

} // namespace lifeline
