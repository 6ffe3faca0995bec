#include "session/connection_table.h"
#include "support/sample_network.h"
#include "support/sample_session.h"
#include "words/words.h"

#include <QSet>
#include <QTest>

using namespace lifeline;

namespace {

/// A connection as it would stand after its events, told in the facts that matter.
struct Told {
    ConnectionStory story;
    Verdict verdict;

    explicit Told(Stage stage, Side view = Side::Server)
    {
        verdict.stage = stage;
        verdict.view = view;
        us().present = true;
        us().phase = Phase::Failed;
    }
    SideStory& us() { return story.of(verdict.view); }
    Told& opened(std::uint32_t closes = 1, std::uint16_t code = 1006)
    {
        us().wasOpen = true;
        us().phase = Phase::Closed;
        fired(CallbackName::OnOpen);
        verdict.onCloseOwed = true;
        verdict.onCloseFired = closes;
        verdict.code = code;
        return *this;
    }
    Told& fired(CallbackName name)
    {
        ++us().fired[static_cast<std::size_t>(name)];
        return *this;
    }
    Told& in(Phase phase)
    {
        us().phase = phase;
        verdict.onCloseOwed = verdict.onCloseOwed && isFinal(phase);
        return *this;
    }
    Told& failing(UpgradeRule rule)
    {
        us().refusal.add(rule);
        return *this;
    }
    QString text() const
    {
        const auto headline = words::verdict(story, verdict);
        return headline.bold + u'|' + headline.rest;
    }
    QString chip() const { return words::stage(story, verdict); }
};

const QString owedOnce = QStringLiteral("on-open had fired, so on-close was owed; it fired once, code 1006.");
const QString notOwed = QStringLiteral("No callback fired, and none was owed.");

} // namespace

class WordsVerdictTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSampleReads_data();
    void theSampleReads();
    void everyStageHasAChipAndAHeadline();
    void aLivingConnectionSaysWhatWillBeOwed();
    void anOpenedConnectionSaysWhatWasOwed();
    void aPlainRequestOwesNothing();
    void anAnswerThatIsNo101IsNamed();
    void whatNeverOpenedSaysWhatFired();
    void aFrameCutOffIsSaid();
    void theOneWhoBrokeTheProtocolIsNamed();
    void bothMayCloseAtOnce();
    void ghostsSayWhy();
};

void WordsVerdictTest::theSampleReads_data()
{
    QTest::addColumn<int>("id");
    QTest::addColumn<QString>("chip");
    QTest::addColumn<QString>("bold");
    QTest::addColumn<QString>("rest");
    const auto row = [](int id, const char* chip, const char* bold, const char* rest) {
        QTest::newRow(chip) << id << QString::fromUtf8(chip) << QString::fromUtf8(bold)
                            << QString::fromUtf8(rest);
    };
    row(1, "upgrade timed out", "Never opened: the upgrade timed out.",
        "No whole request came. No callback fired, and none was owed.");
    row(2, "close unanswered", "Opened, then closed without an answer.",
        "The server's close frame was never answered. on-open had fired, so on-close was owed; it fired "
        "once, code 1006.");
    row(3, "101 wrong accept", "Never opened: the client refused the answer.",
        "wrong-accept §4.1: on-error fired alone; on-open never fired, so on-close is not owed.");
    row(4, "closed cleanly", "Opened, then closed cleanly.",
        "The client sent the first close frame. on-open had fired, so on-close was owed; it fired once, code "
        "1000.");
    row(5, "open", "Open.", "on-open fired, so on-close is owed when this ends, however it ends.");
    row(6, "open, then reset", "Opened, then reset on the wire mid-frame.",
        "on-open had fired, so on-close was owed; it fired once, code 1006.");
    row(7, "request refused", "Never opened: the upgrade was refused.",
        "missing-key §4.2.1, missing-version §4.2.1: upgrade fired with the refusal; on-open never fired, so "
        "on-close is "
        "not owed.");
}

void WordsVerdictTest::theSampleReads()
{
    QFETCH(const int, id);
    QFETCH(const QString, chip);
    QFETCH(const QString, bold);
    QFETCH(const QString, rest);
    EventLog log("");
    fillSampleSession(log);
    ConnectionTable table(log);
    table.update();
    const auto* record = table.find(ConnectionId{static_cast<std::uint32_t>(id)});
    QVERIFY(record != nullptr);
    const auto headline = words::verdict(record->story, record->verdict);
    QCOMPARE(words::stage(record->story, record->verdict), chip);
    QCOMPARE(headline.bold, bold);
    QCOMPARE(headline.rest, rest);
}

void WordsVerdictTest::everyStageHasAChipAndAHeadline()
{
    QSet<QString> chips, headlines;
    for (int i = 0; i <= static_cast<int>(Stage::Stopped); ++i) {
        const Told told = Told(static_cast<Stage>(i)).opened();
        const auto headline = words::verdict(told.story, told.verdict);
        QVERIFY2(headline.bold.endsWith(u'.'), qPrintable(headline.bold));
        QVERIFY2(headline.rest.endsWith(u'.'), qPrintable(headline.rest));
        QVERIFY2(!told.text().contains(u'%'), qPrintable(told.text()));
        chips.insert(told.chip());
        headlines.insert(headline.bold);
    }
    QCOMPARE(chips.size(), 20);
    QCOMPARE(headlines.size(), 20);
}

void WordsVerdictTest::aLivingConnectionSaysWhatWillBeOwed()
{
    QCOMPARE(Told(Stage::Connecting, Side::Client).in(Phase::Connecting).text(),
             QStringLiteral("Connecting.|No callback has fired yet, and none is owed."));
    QCOMPARE(
        Told(Stage::Upgrading).in(Phase::Upgrading).fired(CallbackName::Upgrade).text(),
        QStringLiteral("Upgrading: not open yet.|upgrade fired; on-open has not, so on-close is not owed."));
    Told closing = Told(Stage::Closing).opened().in(Phase::ClosingByPeer);
    closing.verdict.endedBy = EndedBy::Client;
    QCOMPARE(closing.text(),
             QStringLiteral("Closing.|The client sent the first close frame. on-open fired, so on-close "
                            "is owed when TCP ends."));
}

void WordsVerdictTest::anOpenedConnectionSaysWhatWasOwed()
{
    QCOMPARE(Told(Stage::Reset).opened().text(),
             QStringLiteral("Opened, then reset on the wire.|") + owedOnce);
    QCOMPARE(
        Told(Stage::Reset).opened(0).text(),
        QStringLiteral(
            "Opened, then reset on the wire.|on-open had fired, so on-close was owed; it has not fired."));
    QCOMPARE(
        Told(Stage::Reset).opened(2).text(),
        QStringLiteral(
            "Opened, then reset on the wire.|on-open had fired, so on-close was owed; it fired 2 times."));
}

void WordsVerdictTest::aPlainRequestOwesNothing()
{
    QCOMPARE(Told(Stage::PlainRequest).failing(UpgradeRule::NotAnUpgrade).text(),
             QStringLiteral("A plain HTTP request: no upgrade was asked for.|") + notOwed);
}

void WordsVerdictTest::anAnswerThatIsNo101IsNamed()
{
    Told told = Told(Stage::ResponseRefused, Side::Client)
                    .failing(UpgradeRule::StatusNot101)
                    .fired(CallbackName::OnError);
    told.us().status = 404;
    QCOMPARE(told.chip(), QStringLiteral("answered 404"));
    QCOMPARE(told.text(),
             QStringLiteral("Never opened: the server answered 404 instead of 101.|status-not-101 §4.1: "
                            "on-error fired alone; on-open never fired, so on-close is not owed."));
    told.us().status = 0;
    QCOMPARE(told.chip(), QStringLiteral("answer refused"));
}

void WordsVerdictTest::whatNeverOpenedSaysWhatFired()
{
    Told failed = Told(Stage::ConnectFailed, Side::Client);
    failed.us().cause = Cause::Refused;
    QCOMPARE(failed.text(),
             QStringLiteral("Never opened: there was no TCP connection (connection refused).|") + notOwed);
    Told ended = Told(Stage::EndedBeforeOpen).fired(CallbackName::Upgrade);
    ended.us().end = TcpEnd::ResetReceived;
    QCOMPARE(ended.text(),
             QStringLiteral("Never opened: TCP ended before the upgrade was done.|A reset came first. "
                            "upgrade fired; on-open never fired, so on-close is not owed."));
    ended = Told(Stage::EndedBeforeOpen);
    ended.us().end = TcpEnd::FinReceived;
    QVERIFY(ended.text().endsWith(QStringLiteral("|A FIN came first. ") + notOwed));
    ended.us().end = TcpEnd::Lost;
    ended.us().lost = Cause::TcpTimedOut;
    QVERIFY(ended.text().endsWith(QStringLiteral("|TCP gave up first (TCP timed out). ") + notOwed));
    QVERIFY(Told(Stage::UpgradeTimedOut, Side::Client)
                .text()
                .endsWith(QStringLiteral("|No answer came. ") + notOwed));
    QVERIFY(Told(Stage::NotHttp)
                .text()
                .startsWith(QStringLiteral("Never opened: the client does not speak HTTP.")));
    QVERIFY(Told(Stage::Stopped).text().startsWith(QStringLiteral("Never opened: dropped by this program.")));
}

void WordsVerdictTest::aFrameCutOffIsSaid()
{
    Told told = Told(Stage::EndedWithoutClose).opened();
    told.verdict.midFrame = true;
    QCOMPARE(told.text(),
             QStringLiteral("Opened, then ended by a FIN mid-frame, without a close frame.|") + owedOnce);
    told.verdict.midFrame = false;
    QCOMPARE(told.text(), QStringLiteral("Opened, then ended by a FIN, without a close frame.|") + owedOnce);
}

void WordsVerdictTest::theOneWhoBrokeTheProtocolIsNamed()
{
    Told told = Told(Stage::Violation).opened(1, 1002);
    told.us().violation = Violation::UnmaskedFrame;
    QCOMPARE(
        told.text(),
        QStringLiteral("Opened, then failed: the client broke the protocol.|unmasked-frame §5.1: on-open "
                       "had fired, so on-close was owed; it fired once, code 1002."));
}

void WordsVerdictTest::bothMayCloseAtOnce()
{
    Told told = Told(Stage::ClosedCleanly).opened(1, 1000);
    told.verdict.endedBy = EndedBy::Both;
    QVERIFY(told.text().contains(QStringLiteral("|Both sides sent a close frame at once. ")));
}

void WordsVerdictTest::ghostsSayWhy()
{
    const auto text = [](CallbackName name, GhostReason reason) {
        return words::ghost({Side::Server, reason == GhostReason::NoCloseFrame, name, reason});
    };
    QCOMPARE(text(CallbackName::OnClose, GhostReason::NeverOpened),
             QStringLiteral("never opened: on-close is owed only after on-open"));
    QCOMPARE(text(CallbackName::OnOpen, GhostReason::NeverOpened),
             QStringLiteral("never opened: on-open comes only after a 101"));
    QCOMPARE(text(CallbackName::Upgrade, GhostReason::NotAnUpgrade),
             QStringLiteral("a plain request fires nothing: no upgrade was asked for"));
    QCOMPARE(text(CallbackName::Upgrade, GhostReason::NoRequest), QStringLiteral("no complete request came"));
    QCOMPARE(text(CallbackName::OnClose, GhostReason::NoCloseFrame),
             QStringLiteral("TCP ended without a close frame"));
}

QTEST_APPLESS_MAIN(WordsVerdictTest)
#include "words_verdict_test.moc"
