#include "words/translate.h"
#include "words/words.h"

#include <array>

namespace lifeline::words {
namespace {

/// What is said about a stage. In headlines %1 is " mid-frame" or nothing, %2 the cause, %3 the other end.
struct StageRow {
    const char* chip;
    const char* headline;
};

constexpr std::array<StageRow, static_cast<std::size_t>(Stage::Stopped) + 1> rows{{
    {QT_TRANSLATE_NOOP("Words", "connecting"), QT_TRANSLATE_NOOP("Words", "Connecting.")},
    {QT_TRANSLATE_NOOP("Words", "upgrading"), QT_TRANSLATE_NOOP("Words", "Upgrading: not open yet.")},
    {QT_TRANSLATE_NOOP("Words", "open"), QT_TRANSLATE_NOOP("Words", "Open.")},
    {QT_TRANSLATE_NOOP("Words", "closing"), QT_TRANSLATE_NOOP("Words", "Closing.")},
    {QT_TRANSLATE_NOOP("Words", "plain request"),
     QT_TRANSLATE_NOOP("Words", "A plain HTTP request: no upgrade was asked for.")},
    {QT_TRANSLATE_NOOP("Words", "request refused"),
     QT_TRANSLATE_NOOP("Words", "Never opened: the upgrade was refused.")},
    {QT_TRANSLATE_NOOP("Words", "answer refused"),
     QT_TRANSLATE_NOOP("Words", "Never opened: the client refused the answer.")},
    {QT_TRANSLATE_NOOP("Words", "connect failed"),
     QT_TRANSLATE_NOOP("Words", "Never opened: there was no TCP connection (%2).")},
    {QT_TRANSLATE_NOOP("Words", "upgrade timed out"),
     QT_TRANSLATE_NOOP("Words", "Never opened: the upgrade timed out.")},
    {QT_TRANSLATE_NOOP("Words", "ended before open"),
     QT_TRANSLATE_NOOP("Words", "Never opened: TCP ended before the upgrade was done.")},
    {QT_TRANSLATE_NOOP("Words", "not HTTP"),
     QT_TRANSLATE_NOOP("Words", "Never opened: the %3 does not speak HTTP.")},
    {QT_TRANSLATE_NOOP("Words", "closed cleanly"),
     QT_TRANSLATE_NOOP("Words", "Opened, then closed cleanly.")},
    {QT_TRANSLATE_NOOP("Words", "close unanswered"),
     QT_TRANSLATE_NOOP("Words", "Opened, then closed without an answer.")},
    {QT_TRANSLATE_NOOP("Words", "open, then FIN"),
     QT_TRANSLATE_NOOP("Words", "Opened, then ended by a FIN%1, without a close frame.")},
    {QT_TRANSLATE_NOOP("Words", "open, then reset"),
     QT_TRANSLATE_NOOP("Words", "Opened, then reset on the wire%1.")},
    {QT_TRANSLATE_NOOP("Words", "protocol violation"),
     QT_TRANSLATE_NOOP("Words", "Opened, then failed: the %3 broke the protocol.")},
    {QT_TRANSLATE_NOOP("Words", "idle timed out"),
     QT_TRANSLATE_NOOP("Words", "Opened, then closed after silence: the idle deadline passed.")},
    {QT_TRANSLATE_NOOP("Words", "pong timed out"),
     QT_TRANSLATE_NOOP("Words", "Opened, then given up: no pong came in time.")},
    {QT_TRANSLATE_NOOP("Words", "connection lost"),
     QT_TRANSLATE_NOOP("Words", "Opened, then lost%1: neither a FIN nor a reset came.")},
    {QT_TRANSLATE_NOOP("Words", "dropped here"),
     QT_TRANSLATE_NOOP("Words", "Opened, then dropped by this program%1.")},
}};

QString headlineOf(const SideStory& us, const Verdict& verdict)
{
    if (verdict.stage == Stage::Stopped && !us.wasOpen)
        return translated("Never opened: dropped by this program.");
    if (verdict.stage == Stage::ResponseRefused && us.status != 101 && us.status != 0)
        return translated("Never opened: the server answered %1 instead of 101.").arg(us.status);
    const QString where = verdict.midFrame ? translated(" mid-frame") : QString();
    return translated(rowOf(rows, verdict.stage).headline)
        .replace(QStringLiteral("%1"), where)
        .replace(QStringLiteral("%2"), cause(us.cause))
        .replace(QStringLiteral("%3"), side(otherEnd(verdict.view)));
}

/// The failed rule of a 101 says more than that there was one.
QString refusedAnswerChip(const SideStory& us)
{
    const auto failed = us.refusal.rules();
    if (us.status != 101 || failed.empty())
        return us.status == 0 ? translated(rowOf(rows, Stage::ResponseRefused).chip)
                              : translated("answered %1").arg(us.status);
    return QStringLiteral("101 ") + fromUtf8(info(failed.front()).id).replace(u'-', u' ');
}

} // namespace

QString stage(const ConnectionStory& story, const Verdict& verdict)
{
    if (verdict.stage == Stage::ResponseRefused)
        return refusedAnswerChip(story.of(verdict.view));
    return translated(rowOf(rows, verdict.stage).chip);
}

Headline verdict(const ConnectionStory& story, const Verdict& verdict, const Duties& duties)
{
    return {headlineOf(story.of(verdict.view), verdict), explanation(story, explain(story, duties))};
}

QString ghost(const Ghost& ghost)
{
    switch (ghost.reason) {
    case GhostReason::NotAnUpgrade:
        return translated("a plain request fires nothing: no upgrade was asked for");
    case GhostReason::NoRequest: return translated("no complete request came");
    case GhostReason::NoCloseFrame: return translated("TCP ended without a close frame");
    case GhostReason::OpenUntold: return translated("the 101 passed, but the stack told nothing of it");
    case GhostReason::OnOpenUntold: return translated("not owed: the stack never told that it had opened");
    case GhostReason::Owed:
        return ghost.within > Duration::zero()
                   ? translated("owed, and did not come within %1").arg(life(ghost.within))
                   : translated("owed, and did not come");
    case GhostReason::NotPromised: return translated("this stack does not promise it");
    case GhostReason::Unreported: return translated("did not come; whether this stack owes it is not known");
    case GhostReason::NoError: return translated("this stack tells no error for such an end");
    case GhostReason::NeverOpened: break;
    }
    return ghost.name == CallbackName::OnClose
               ? translated("never opened: on-close is owed only after on-open")
               : translated("never opened: on-open comes only after a 101");
}

} // namespace lifeline::words
