#include "words/translate.h"
#include "words/words.h"

#include <QStringList>

#include <array>

namespace lifeline::words {
namespace {

/// What is said about a stage. In headlines %1 is " mid-frame" or nothing, %2 the cause, %3 the status of an
/// answer; in reasons %1 are the failed rules or the violation, %2 the cause, %3 who ended it, %4 the other
/// end.
struct StageRow {
    const char* chip;
    const char* headline;
    const char* reason;
};

constexpr std::array<StageRow, static_cast<std::size_t>(Stage::Stopped) + 1> rows{{
    {QT_TRANSLATE_NOOP("Words", "connecting"), QT_TRANSLATE_NOOP("Words", "Connecting."), ""},
    {QT_TRANSLATE_NOOP("Words", "upgrading"), QT_TRANSLATE_NOOP("Words", "Upgrading: not open yet."), ""},
    {QT_TRANSLATE_NOOP("Words", "open"), QT_TRANSLATE_NOOP("Words", "Open."), ""},
    {QT_TRANSLATE_NOOP("Words", "closing"), QT_TRANSLATE_NOOP("Words", "Closing."),
     QT_TRANSLATE_NOOP("Words", "The %3 sent the first close frame.")},
    {QT_TRANSLATE_NOOP("Words", "plain request"),
     QT_TRANSLATE_NOOP("Words", "A plain HTTP request: no upgrade was asked for."), ""},
    {QT_TRANSLATE_NOOP("Words", "request refused"),
     QT_TRANSLATE_NOOP("Words", "Never opened: the upgrade was refused."), QT_TRANSLATE_NOOP("Words", "%1:")},
    {QT_TRANSLATE_NOOP("Words", "answer refused"),
     QT_TRANSLATE_NOOP("Words", "Never opened: the client refused the answer."),
     QT_TRANSLATE_NOOP("Words", "%1:")},
    {QT_TRANSLATE_NOOP("Words", "connect failed"),
     QT_TRANSLATE_NOOP("Words", "Never opened: there was no TCP connection (%2)."), ""},
    {QT_TRANSLATE_NOOP("Words", "upgrade timed out"),
     QT_TRANSLATE_NOOP("Words", "Never opened: the upgrade timed out."), ""},
    {QT_TRANSLATE_NOOP("Words", "ended before open"),
     QT_TRANSLATE_NOOP("Words", "Never opened: TCP ended before the upgrade was done."), ""},
    {QT_TRANSLATE_NOOP("Words", "not HTTP"),
     QT_TRANSLATE_NOOP("Words", "Never opened: the %4 does not speak HTTP."), ""},
    {QT_TRANSLATE_NOOP("Words", "closed cleanly"), QT_TRANSLATE_NOOP("Words", "Opened, then closed cleanly."),
     QT_TRANSLATE_NOOP("Words", "The %3 sent the first close frame.")},
    {QT_TRANSLATE_NOOP("Words", "close unanswered"),
     QT_TRANSLATE_NOOP("Words", "Opened, then closed without an answer."),
     QT_TRANSLATE_NOOP("Words", "The %3's close frame was never answered.")},
    {QT_TRANSLATE_NOOP("Words", "open, then FIN"),
     QT_TRANSLATE_NOOP("Words", "Opened, then ended by a FIN%1, without a close frame."), ""},
    {QT_TRANSLATE_NOOP("Words", "open, then reset"),
     QT_TRANSLATE_NOOP("Words", "Opened, then reset on the wire%1."), ""},
    {QT_TRANSLATE_NOOP("Words", "protocol violation"),
     QT_TRANSLATE_NOOP("Words", "Opened, then failed: the %4 broke the protocol."),
     QT_TRANSLATE_NOOP("Words", "%1:")},
    {QT_TRANSLATE_NOOP("Words", "idle timed out"),
     QT_TRANSLATE_NOOP("Words", "Opened, then closed after silence: the idle deadline passed."), ""},
    {QT_TRANSLATE_NOOP("Words", "pong timed out"),
     QT_TRANSLATE_NOOP("Words", "Opened, then given up: no pong came in time."), ""},
    {QT_TRANSLATE_NOOP("Words", "connection lost"),
     QT_TRANSLATE_NOOP("Words", "Opened, then lost%1: neither a FIN nor a reset came."), ""},
    {QT_TRANSLATE_NOOP("Words", "dropped here"),
     QT_TRANSLATE_NOOP("Words", "Opened, then dropped by this program%1."), ""},
}};

QString filled(const char* sentence, const QString& one, const QString& two, const QString& three,
               const QString& four)
{
    QString text = *sentence == '\0' ? QString() : translated(sentence);
    text.replace(QStringLiteral("%1"), one).replace(QStringLiteral("%2"), two);
    return text.replace(QStringLiteral("%3"), three).replace(QStringLiteral("%4"), four);
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

QString blamed(const SideStory& side)
{
    if (!side.violation)
        return rulesText(side.refusal);
    return fromUtf8(info(*side.violation).id) + QStringLiteral(" §") +
           fromUtf8(info(*side.violation).section);
}

QString enderName(EndedBy endedBy)
{
    switch (endedBy) {
    case EndedBy::Client: return side(Side::Client);
    case EndedBy::Server: return side(Side::Server);
    default: return translated("peer");
    }
}

QString headlineOf(const SideStory& us, const Verdict& verdict)
{
    if (verdict.stage == Stage::Stopped && !us.wasOpen)
        return translated("Never opened: dropped by this program.");
    if (verdict.stage == Stage::ResponseRefused && us.status != 101 && us.status != 0)
        return translated("Never opened: the server answered %1 instead of 101.").arg(us.status);
    const QString where = verdict.midFrame ? translated(" mid-frame") : QString();
    return filled(rowOf(rows, verdict.stage).headline, where, cause(us.cause), enderName(verdict.endedBy),
                  side(otherEnd(verdict.view)));
}

/// What came instead of the rest of the upgrade.
QString endOfUpgrade(const SideStory& us)
{
    switch (us.end) {
    case TcpEnd::ResetReceived: return translated("A reset came first.");
    case TcpEnd::Lost: return translated("TCP gave up first (%1).").arg(cause(us.lost));
    default: return translated("A FIN came first.");
    }
}

QString reasonOf(const SideStory& us, const Verdict& verdict)
{
    if (verdict.stage == Stage::EndedBeforeOpen)
        return endOfUpgrade(us);
    if (verdict.stage == Stage::UpgradeTimedOut)
        return verdict.view == Side::Server ? translated("No whole request came.")
                                            : translated("No answer came.");
    if (verdict.endedBy == EndedBy::Both)
        return translated("Both sides sent a close frame at once.");
    return filled(rowOf(rows, verdict.stage).reason, blamed(us), cause(us.cause), enderName(verdict.endedBy),
                  side(otherEnd(verdict.view)));
}

/// Once open, on-close is owed.
QString openedDebt(const SideStory& us, const Verdict& verdict)
{
    if (!verdict.onCloseOwed)
        return us.phase == Phase::Open
                   ? translated("on-open fired, so on-close is owed when this ends, however it ends.")
                   : translated("on-open fired, so on-close is owed when TCP ends.");
    switch (verdict.onCloseFired) {
    case 0: return translated("on-open had fired, so on-close was owed; it has not fired.");
    case 1:
        return translated("on-open had fired, so on-close was owed; it fired once, code %1.")
            .arg(verdict.code);
    default:
        return translated("on-open had fired, so on-close was owed; it fired %1 times.")
            .arg(verdict.onCloseFired);
    }
}

/// What did fire of a connection that did not open.
QString firedBeforeOpen(const SideStory& us)
{
    if (us.didFire(CallbackName::Upgrade))
        return us.refusal.empty() ? translated("upgrade fired")
                                  : translated("upgrade fired with the refusal");
    return us.didFire(CallbackName::OnError) ? translated("on-error fired alone") : QString();
}

QString unopenedDebt(const SideStory& us)
{
    const QString fired = firedBeforeOpen(us);
    if (!isFinal(us.phase))
        return fired.isEmpty() ? translated("No callback has fired yet, and none is owed.")
                               : translated("%1; on-open has not, so on-close is not owed.").arg(fired);
    return fired.isEmpty() ? translated("No callback fired, and none was owed.")
                           : translated("%1; on-open never fired, so on-close is not owed.").arg(fired);
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

Headline verdict(const ConnectionStory& story, const Verdict& verdict)
{
    const SideStory& us = story.of(verdict.view);
    const QString reason = reasonOf(us, verdict);
    const QString debt = us.wasOpen ? openedDebt(us, verdict) : unopenedDebt(us);
    return {headlineOf(us, verdict), reason.isEmpty() ? debt : reason + u' ' + debt};
}

QString ghost(const Ghost& ghost)
{
    switch (ghost.reason) {
    case GhostReason::NotAnUpgrade:
        return translated("a plain request fires nothing: no upgrade was asked for");
    case GhostReason::NoRequest: return translated("no complete request came");
    case GhostReason::NoCloseFrame: return translated("TCP ended without a close frame");
    case GhostReason::NeverOpened: break;
    }
    return ghost.name == CallbackName::OnClose
               ? translated("never opened: on-close is owed only after on-open")
               : translated("never opened: on-open comes only after a 101");
}

} // namespace lifeline::words
