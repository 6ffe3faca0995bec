#include "formats/made_har.h"

#include <QTest>

using namespace lifeline;

namespace {

QByteArray sample()
{
    return harOf(R"({"request":{"url":"http://a/"},"response":{"status":200}},)" +
                 entryOf(messageOf("send", "1700000000.1", 1, "hello") + "," +
                             messageOf("receive", "1700000000.25", 2, "AAEC") + "," +
                             messageOf("receive", "1700000000.3", 8, "A+g="),
                         R"("_webSocketClose":{"code":1000,"reason":"","timestamp":1700000001},)"));
}

const char* const sampleLines = "\n    1 client tcp connecting [connecting]"
                                "\n    1 client tcp connected [upgrading]"
                                "\n    1 client http request [upgrading]"
                                "\n    1 client http response 101 [open]"
                                "\n    1 client ws frame-sent text 5 [open]"
                                "\n    1 client ws message-sent text 5 [open]"
                                "\n    1 client ws frame-received binary 3 [open]"
                                "\n    1 client ws message-received binary 3 [open]"
                                "\n    1 client ws frame-received close 2 [closing-by-peer]"
                                "\n    1 client tcp fin-received [closed]";

} // namespace

class OpenHarTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theClientsLifeComesBack()
    {
        const OpenedLog opened = openMadeHar(sample());
        QCOMPARE(problemsOf(opened), QByteArray());
        QCOMPARE(linesOf(opened), QByteArray(sampleLines));
        QCOMPARE(opened.app, std::string("WebInspector 537.36"));
        QCOMPARE(opened.log->startedUtc(), std::string("2023-11-14T22:13:20.000Z"));
        QCOMPARE(opened.log->event(0).as<event::Connecting>()->url,
                 std::string_view("ws://chat.example/room?x=1"));
        QCOMPARE(nanoseconds(opened.log->event(1).at), std::int64_t(4'000'000));
        QCOMPARE(nanoseconds(opened.log->event(3).at), std::int64_t(10'500'000));
        QCOMPARE(nanoseconds(opened.log->event(4).at), std::int64_t(100'000'000));
        QVERIFY(
            opened.log->event(2).as<event::Request>()->head.starts_with("GET /room?x=1 HTTP/1.1\r\nHost: "));
        QVERIFY(notesOf(opened).contains("heads are rebuilt"));
        QVERIFY(notesOf(opened).contains("1 other request: left out"));
    }

    void severalConnectionsAreInOrderOfTime()
    {
        const QByteArray first = entryOf(messageOf("send", "1700000000.1", 1, "a") + "," +
                                         messageOf("send", "1700000000.5", 1, "c"));
        const QByteArray second = entryOf(messageOf("send", "1700000000.3", 1, "b"));
        const OpenedLog opened = openMadeHar(harOf(first + "," + second));
        QByteArray order;
        for (std::uint64_t row = 0; row < opened.log->size(); ++row) {
            const Event event = opened.log->event(row);
            if (const auto* sent = event.as<event::FrameSent>())
                order += QByteArray(sent->payload.data(), 1) + QByteArray::number(number(event.connection));
        }
        QCOMPARE(order, QByteArray("a1b2c1"));
        QVERIFY(notesOf(opened).contains("2 connections: the file does not tell how it ended"));
    }

    void messagesThatDoNotFitAreCounted()
    {
        const OpenedLog opened = openMadeHar(harOf(entryOf(
            R"({"type":"send","time":1700000000,"opcode":1},{"type":"sent","time":1,"opcode":1,"data":""},7,)"
            R"({"type":"send","time":1e99,"opcode":1,"data":"x"},{"type":"send","time":-1,"opcode":1,"data":"x"},)" +
            messageOf("send", "1700000000", 2, "A A=") + "," + messageOf("send", "1700000000", 16, "") + "," +
            messageOf("send", "1700000000", 1, "good"))));
        QVERIFY(linesOf(opened).contains("message-sent text 4"));
        QVERIFY2(notesOf(opened).contains("6 messages: left out, for type, time"), notesOf(opened));
        QVERIFY2(notesOf(opened).contains("1 message: left out, for its data is no base64"), notesOf(opened));
    }

    void whatIsNoHarIsAProblemWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("problem");
        QTest::newRow("cut off") << sample().chopped(5) << QByteArray("ends within a value");
        QTest::newRow("100,000 deep") << QByteArray(R"({"log":{"entries":)" + QByteArray(100'000, '['))
                                      << QByteArray("too many brackets");
        QTest::newRow("nothing but words") << QByteArray("words") << QByteArray("a word that there is not");
    }

    void whatIsNoHarIsAProblemWithItsPlace()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, problem);
        const OpenedLog opened = openMadeHar(text);
        QVERIFY2(problemsOf(opened).contains(problem), problemsOf(opened));
        QVERIFY(opened.log != nullptr);
    }

    /// What came before the cut is read; a cut never harms.
    void everyCutOfAFileIsSurvived()
    {
        const QByteArray text = sample();
        for (qsizetype size = 0; size < text.size(); ++size) {
            const OpenedLog opened = openMadeHar(text.left(size));
            QCOMPARE(opened.problems.size(), std::size_t(1));
            QCOMPARE(opened.log->size(), size < text.size() - 3 ? std::uint64_t(0) : std::uint64_t(10));
        }
    }

    void itCanBeCancelled()
    {
        QByteArray messages;
        for (int i = 0; i < 2000; ++i)
            messages += QByteArray(i > 0 ? "," : "") + messageOf("send", "1700000000.5", 1, "0123456789");
        const std::string bytes = harOf(entryOf(messages)).toStdString();
        MemorySource source(bytes);
        int calls = 0;
        const OpenedLog opened =
            openHar(source, "made", [&calls](std::uint64_t, std::uint64_t) { return ++calls < 5; });
        QVERIFY(opened.cancelled);
        QCOMPARE(calls, 5);
        QVERIFY(opened.log->size() > 100 && opened.log->size() < 4000);
    }
};

QTEST_APPLESS_MAIN(OpenHarTest)
#include "open_har_test.moc"
