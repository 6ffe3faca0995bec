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
        return headline.bold;
    }
    QString chip() const { return words::stage(story, verdict); }
};

} // namespace

class WordsVerdictTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSampleReads_data();
    void theSampleReads();
    void everyStageHasAChipAndAHeadline();
    void anAnswerThatIsNo101IsNamed();
    void whatNeverOpenedSaysWhy();
    void aFrameCutOffIsSaid();
    void theOneWhoBrokeTheProtocolIsNamed();
    void ghostsSayWhy_data();
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
    const char* const owed = " on-open had fired, so on-close was owed; it fired once with ";
    row(1, "upgrade timed out", "Never opened: the upgrade timed out.",
        "The server's upgrade deadline passed half-way through the client's request. No callback fired, and "
        "none was owed.");
    row(2, "close unanswered", "Opened, then closed without an answer.",
        qPrintable(
            QStringLiteral("The server's close frame (1000) had no answer when its close deadline passed.") +
            QLatin1String(owed) + QStringLiteral("1006.")));
    row(3, "101 wrong accept", "Never opened: the client refused the answer.",
        "The client refused the server's answer: wrong-accept §4.1. on-error fired alone; on-open never "
        "fired, "
        "so on-close is not owed.");
    row(4, "closed cleanly", "Opened, then closed cleanly.",
        qPrintable(QStringLiteral("The client sent the first close frame (1000), and the server answered it "
                                  "(1000).") +
                   QLatin1String(owed) + QStringLiteral("1000.")));
    row(5, "open", "Open.", "on-open fired, so on-close is owed when this ends, however it ends.");
    row(6, "open, then reset", "Opened, then reset on the wire mid-frame.",
        qPrintable(
            QStringLiteral("The client reset the connection 72 ms after its last frame, half-way through "
                           "a frame.") +
            QLatin1String(owed) + QStringLiteral("1006.")));
    row(7, "request refused", "Never opened: the upgrade was refused.",
        "The server refused the client's request with 426: missing-key §4.2.1, missing-version §4.2.1. "
        "upgrade "
        "fired with the refusal; on-open never fired, so on-close is not owed.");
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
    QCOMPARE(headline.rest.text, rest);
    QVERIFY(!headline.rest.links.empty());
}

void WordsVerdictTest::everyStageHasAChipAndAHeadline()
{
    QSet<QString> chips, headlines;
    for (int i = 0; i <= static_cast<int>(Stage::Stopped); ++i) {
        const Told told = Told(static_cast<Stage>(i)).opened();
        const auto headline = words::verdict(told.story, told.verdict);
        QVERIFY2(headline.bold.endsWith(u'.'), qPrintable(headline.bold));
        QVERIFY2(!told.text().contains(u'%'), qPrintable(told.text()));
        chips.insert(told.chip());
        headlines.insert(headline.bold);
    }
    QCOMPARE(chips.size(), 20);
    QCOMPARE(headlines.size(), 20);
}

void WordsVerdictTest::anAnswerThatIsNo101IsNamed()
{
    Told told = Told(Stage::ResponseRefused, Side::Client).failing(UpgradeRule::StatusNot101);
    told.us().status = 404;
    QCOMPARE(told.chip(), QStringLiteral("answered 404"));
    QCOMPARE(told.text(), QStringLiteral("Never opened: the server answered 404 instead of 101."));
    told.us().status = 0;
    QCOMPARE(told.chip(), QStringLiteral("answer refused"));
}

void WordsVerdictTest::whatNeverOpenedSaysWhy()
{
    Told failed = Told(Stage::ConnectFailed, Side::Client);
    failed.us().cause = Cause::Refused;
    QCOMPARE(failed.text(),
             QStringLiteral("Never opened: there was no TCP connection (connection refused)."));
    QCOMPARE(Told(Stage::NotHttp).text(), QStringLiteral("Never opened: the client does not speak HTTP."));
    QCOMPARE(Told(Stage::Stopped).text(), QStringLiteral("Never opened: dropped by this program."));
    QCOMPARE(Told(Stage::PlainRequest).text(),
             QStringLiteral("A plain HTTP request: no upgrade was asked for."));
}

void WordsVerdictTest::aFrameCutOffIsSaid()
{
    Told told = Told(Stage::EndedWithoutClose).opened();
    told.verdict.midFrame = true;
    QCOMPARE(told.text(), QStringLiteral("Opened, then ended by a FIN mid-frame, without a close frame."));
    told.verdict.midFrame = false;
    QCOMPARE(told.text(), QStringLiteral("Opened, then ended by a FIN, without a close frame."));
}

void WordsVerdictTest::theOneWhoBrokeTheProtocolIsNamed()
{
    QCOMPARE(Told(Stage::Violation).opened(1, 1002).text(),
             QStringLiteral("Opened, then failed: the client broke the protocol."));
}

void WordsVerdictTest::ghostsSayWhy_data()
{
    QTest::addColumn<CallbackName>("name");
    QTest::addColumn<GhostReason>("reason");
    QTest::addColumn<QString>("words");
    const auto row = [](CallbackName name, GhostReason reason, const char* text) {
        QTest::newRow(text) << name << reason << QString::fromUtf8(text);
    };
    const CallbackName close = CallbackName::OnClose;
    row(close, GhostReason::NeverOpened, "never opened: on-close is owed only after on-open");
    row(CallbackName::OnOpen, GhostReason::NeverOpened, "never opened: on-open comes only after a 101");
    row(CallbackName::Upgrade, GhostReason::NotAnUpgrade,
        "a plain request fires nothing: no upgrade was asked for");
    row(CallbackName::Upgrade, GhostReason::NoRequest, "no complete request came");
    row(close, GhostReason::NoCloseFrame, "TCP ended without a close frame");
    row(CallbackName::OnOpen, GhostReason::OpenUntold, "the 101 passed, but the stack told nothing of it");
    row(close, GhostReason::OnOpenUntold, "not owed: the stack never told that it had opened");
    row(close, GhostReason::Owed, "owed, and did not come");
    row(close, GhostReason::NotPromised, "this stack does not promise it");
    row(close, GhostReason::Unreported, "did not come; whether this stack owes it is not known");
    row(CallbackName::OnError, GhostReason::NoError, "this stack tells no error for such an end");
}

void WordsVerdictTest::ghostsSayWhy()
{
    QFETCH(const CallbackName, name);
    QFETCH(const GhostReason, reason);
    QTEST(words::ghost({.name = name, .reason = reason}), "words");
    Ghost late{.name = name, .reason = GhostReason::Owed};
    late.within = std::chrono::seconds(12);
    QCOMPARE(words::ghost(late), QStringLiteral("owed, and did not come within 12 s"));
}

QTEST_APPLESS_MAIN(WordsVerdictTest)
#include "words_verdict_test.moc"
