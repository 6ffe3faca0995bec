#include "ui/inspected_story.h"
#include "ui/inspector/inspector_text.h"

#include <QTest>

using namespace lifeline;

class InspectorTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void textIsSafeAndKeepsItsLines_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("shown");
        QTest::newRow("lines") << QByteArray("a\r\nb\n") << QStringLiteral("a\nb\n");
        QTest::newRow("control bytes") << QByteArray("a\x1b[2J") << QStringLiteral("a\\x1b[2J");
        QTest::newRow("not UTF-8") << QByteArray("\xff\xfe") << QStringLiteral("\\xff\\xfe");
        QTest::newRow("a CR in a line") << QByteArray("a\rb") << QStringLiteral("a\\rb");
        QTest::newRow("UTF-8") << QByteArray("grüße") << QStringLiteral("grüße");
        QTest::newRow("nothing") << QByteArray() << QString();
    }
    void textIsSafeAndKeepsItsLines()
    {
        QFETCH(QByteArray, bytes);
        QTEST(safeText(bytes.toStdString()), "shown");
    }

    void longTextIsCutWithANote()
    {
        const QString shown = safeText(std::string(mostInspectorText + 1024, 'a'));
        QVERIFY(shown.endsWith(QStringLiteral("\n… 1 KiB more")));
        QCOMPARE(shown.count(QLatin1Char('a')), qsizetype(mostInspectorText));
    }

    void flawedLinesOfAHeadAreMarked()
    {
        StoryLog story;
        story.add(Side::Server, Phase::Upgrading,
                  event::Request{"GET / HTTP/1.1\r\nHost: a\r\nno colon here\r\n\r\n"});
        const InspectorText text = inspectorText(subjectOf(story, 0));
        QCOMPARE(text.marked, std::vector<int>{2});
        QCOMPARE(text.text.section(QLatin1Char('\n'), 2, 2), QStringLiteral("no colon here"));
    }

    void aRefusalShowsTheRequestItJudges()
    {
        StoryLog story;
        story.add(Side::Server, Phase::Upgrading, event::Request{StoryLog::request});
        story.add(Side::Server, Phase::Failed, event::RequestRefused{400, rules({UpgradeRule::MissingKey})});
        QVERIFY(inspectorText(subjectOf(story, 1)).text.startsWith(QStringLiteral("GET /chat HTTP/1.1\n")));
        QVERIFY(hasBytes(subjectOf(story, 1)));
    }

    void aBodyStandsBehindItsHead()
    {
        StoryLog story;
        story.add(Side::Client, Phase::Failed,
                  event::Response{404, "HTTP/1.1 404 Not Found\r\n\r\n", "nothing here"});
        QCOMPARE(inspectorText(subjectOf(story, 0)).text,
                 QStringLiteral("HTTP/1.1 404 Not Found\n\nnothing here"));
        QCOMPARE(copiedBytes(subjectOf(story, 0)), std::string("HTTP/1.1 404 Not Found\r\n\r\nnothing here"));
    }

    void otherEventsShowTheirDetail()
    {
        StoryLog story;
        story.callback(Side::Server, {.name = CallbackName::OnClose, .code = 1006});
        QVERIFY(inspectorText(subjectOf(story, 0)).text.contains(QStringLiteral("\"code\": 1006")));
        QVERIFY(!hasBytes(subjectOf(story, 0)));
    }

    void theReasonOfACloseFrameIsItsText()
    {
        StoryLog story;
        story.frame<event::FrameSent>(Side::Server, Opcode::Close, closePayload(1000, "bye"));
        QCOMPARE(inspectorText(subjectOf(story, 0)).text, QStringLiteral("bye"));
    }

    void jsonOrTheReasonWhyNot_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<int>("arrived");
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("reason");
        QTest::newRow("JSON") << QByteArray("[1]") << 3 << QStringLiteral("[\n  1\n]") << QString();
        QTest::newRow("text") << QByteArray("hello") << 5 << QString()
                              << QStringLiteral("the payload is not JSON: byte 0");
        QTest::newRow("empty") << QByteArray() << 0 << QString() << QStringLiteral("the payload is empty");
        QTest::newRow("half of it") << QByteArray("[1,2]") << 2 << QString()
                                    << QStringLiteral("the payload is not complete");
        QTest::newRow("bytes") << QByteArray("\xff") << 1 << QString()
                               << QStringLiteral("the payload is not UTF-8");
    }
    void jsonOrTheReasonWhyNot()
    {
        QFETCH(QByteArray, payload);
        QFETCH(int, arrived);
        StoryLog story;
        story.frame<event::FrameReceived>(Side::Server, Opcode::Text, payload.toStdString(),
                                          static_cast<std::size_t>(arrived));
        QString reason;
        QTEST(inspectorJson(subjectOf(story, 0), reason), "json");
        QTEST(reason, "reason");
    }

    void theBytesAreTheFrameAsItStoodOnTheWire()
    {
        StoryLog story;
        story.frame<event::FrameReceived>(Side::Server, Opcode::Text, "hello");
        FrameHeader header = wellFormed(Opcode::Text, 5);
        header.masked = true;
        header.maskingKey = 0xA15F029C;
        std::string wire;
        appendFrame(wire, header, "hello");
        QCOMPARE(inspectorBytes(subjectOf(story, 0)).read(0, 100), wire);
    }

    void missingBytesAreTold()
    {
        StoryLog story;
        story.frame<event::FrameReceived>(Side::Server, Opcode::Text, std::string(128, 'a'), 64);
        story.frame<event::FrameReceived>(Side::Server, Opcode::Text, std::string(100'000, 'a'));
        story.frame<event::FrameReceived>(Side::Server, Opcode::Text, "whole");
        QCOMPARE(missingBytesNote(subjectOf(story, 0)), QStringLiteral("… 64 B more never arrived"));
        QVERIFY(missingBytesNote(subjectOf(story, 1)).endsWith(QStringLiteral("not kept in the log")));
        QCOMPARE(missingBytesNote(subjectOf(story, 2)), QString());
    }
};

QTEST_APPLESS_MAIN(InspectorTextTest)
#include "inspector_text_test.moc"
