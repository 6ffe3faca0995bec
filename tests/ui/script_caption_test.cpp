#include "ui/ladder/ladder_captions.h"
#include "words/words.h"

#include <QTest>

namespace lifeline {
namespace {

Event with(const EventBody& body)
{
    Event event;
    event.body = body;
    return event;
}

} // namespace

class ScriptCaptionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachPartHasItsWords_data();
    void eachPartHasItsWords();
    void whatAPeerSentIsEscaped();
};

void ScriptCaptionTest::eachPartHasItsWords_data()
{
    QTest::addColumn<Event>("event");
    QTest::addColumn<QString>("caption");
    QTest::addColumn<QString>("note");
    const auto row = [](const char* name, const EventBody& body, const QString& caption,
                        const QString& note) { QTest::newRow(name) << with(body) << caption << note; };
    row("injected", event::FaultInjected{"inject-reset"},
        QStringLiteral("⚡ ") + words::injection("inject-reset"), QStringLiteral("injected"));
    row("begun", event::FaultBegun{"request-no-key"}, QStringLiteral("⚡ script"),
        QStringLiteral("request-no-key"));
    row("step", event::FaultStep{"f", 2, "wait 200ms"}, QStringLiteral("wait 200ms"), QString());
    row("met", event::ExpectationMet{"f", 2, "expect close 1002", false}, QStringLiteral("✓ close 1002"),
        QString());
    row("allowed", event::ExpectationMet{"f", 2, "expect close 1002", true}, QStringLiteral("≈ close 1002"),
        QStringLiteral("also right"));
    row("missed", event::ExpectationMissed{"f", 2, "expect response 400", "response 101"},
        QStringLiteral("✗ response 400"), QStringLiteral("came: response 101"));
    row("missed in time", event::ExpectationMissed{"f", 2, "expect request", ""}, QStringLiteral("✗ request"),
        QStringLiteral("nothing came in time"));
    row("ended", event::FaultEnded{"f", false}, QStringLiteral("✗ script ended"),
        QStringLiteral("not as expected"));
}

void ScriptCaptionTest::eachPartHasItsWords()
{
    QFETCH(Event, event);
    QFETCH(QString, caption);
    QFETCH(QString, note);
    QCOMPARE(scriptCaption(event), caption);
    QCOMPARE(scriptNote(event), note);
}

void ScriptCaptionTest::whatAPeerSentIsEscaped()
{
    const Event event = with(event::ExpectationMissed{"f", 1, "expect request", "text \x1b[31m"});
    QVERIFY(scriptNote(event).contains(QStringLiteral("\\x1b")));
}

} // namespace lifeline

QTEST_APPLESS_MAIN(lifeline::ScriptCaptionTest)
#include "script_caption_test.moc"
