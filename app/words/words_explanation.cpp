#include "words/translate.h"
#include "words/words.h"
#include "words/words_ending.h"

namespace lifeline::words {
namespace {

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
