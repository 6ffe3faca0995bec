#include "formats/har_index.h"
#include "formats/made_har.h"

#include <QTest>

using namespace lifeline;

namespace {

HarIndex indexOf(const std::string& text)
{
    MemorySource source(text);
    return indexHar(source, {}, 2 * text.size());
}

} // namespace

class HarIndexTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void entriesOfWebSocketsAreFound_data()
    {
        QTest::addColumn<QByteArray>("entry");
        QTest::addColumn<bool>("found");
        QTest::newRow("by its type") << QByteArray(R"({"_resourceType":"websocket"})") << true;
        QTest::newRow("by its messages") << QByteArray(R"({"_webSocketMessages":[]})") << true;
        QTest::newRow("by its status") << QByteArray(R"({"response":{"status":101}})") << true;
        QTest::newRow("another type")
            << QByteArray(R"({"_resourceType":"fetch","response":{"status":200}})") << false;
        QTest::newRow("no object") << QByteArray("5") << false;
        QTest::newRow("the words elsewhere") << QByteArray(R"({"x":{"_webSocketMessages":[]}})") << false;
    }

    void entriesOfWebSocketsAreFound()
    {
        QFETCH(const QByteArray, entry);
        QFETCH(const bool, found);
        const HarIndex index = indexOf(harOf(entry).toStdString());
        QCOMPARE(index.problem, std::string());
        QCOMPARE(index.entries.size(), std::size_t(found ? 1 : 0));
        QCOMPARE(index.others, std::uint64_t(found ? 0 : 1));
    }

    void eachPartHasItsPlace()
    {
        const std::string text =
            "\xEF\xBB\xBF\n" +
            harOf(entryOf(messageOf("send", "1", 1, "a") + " , " + messageOf("send", "2", 1, "b")))
                .toStdString();
        const HarIndex index = indexOf(text);
        MemorySource source(text);
        QCOMPARE(index.entries.size(), std::size_t(1));
        const HarEntryIndex& entry = index.entries[0];
        QCOMPARE(entry.line, std::uint32_t(2));
        QCOMPARE(entry.messages.size(), std::size_t(2));
        QCOMPARE(textAt(source, entry.messages[1], 1000),
                 std::optional(messageOf("send", "2", 1, "b").toStdString()));
        QCOMPARE(textAt(source, entry.status, 1000), std::optional<std::string>("101"));
        QCOMPARE(textAt(source, entry.serverIPAddress, 1000), std::optional<std::string>("\"10.0.0.7\""));
        QVERIFY(!textAt(source, entry.content, 5));
        QVERIFY(!textAt(source, entry.error, 1000));
        QVERIFY(!textAt(source, {text.size() - 1, 9}, 1000));
    }

    void itCanBeCancelled()
    {
        const std::string text = harOf(QByteArray(300'000, ' ')).toStdString();
        MemorySource source(text);
        int calls = 0;
        const HarIndex index = indexHar(
            source, [&](std::uint64_t, std::uint64_t) { return ++calls < 2; }, text.size());
        QVERIFY(index.cancelled);
        QCOMPARE(calls, 2);
        QCOMPARE(index.problem, std::string());
    }
};

QTEST_APPLESS_MAIN(HarIndexTest)
#include "har_index_test.moc"
