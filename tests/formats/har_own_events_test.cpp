#include "formats/export_log.h"
#include "formats/har_own_events.h"
#include "formats/made_har.h"
#include "support/sample_session.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lifeline;

namespace {

HarOwnEvents read(const std::string& text)
{
    MemorySource source(text);
    return HarOwnEvents::read(source, {0, text.size()});
}

const std::string closing =
    R"({"seq":9,"t":50,"connection":3,"side":"server","layer":"tcp","event":"fin-sent","phase":"open","detail":{}})";
const std::string accepted =
    R"({"seq":2,"t":40,"connection":3,"side":"server","layer":"tcp","event":"accepted","phase":"upgrading",)"
    R"("detail":{"local":"a","remote":"b"}})";
const std::string onOpen =
    R"({"seq":5,"t":45,"connection":3,"side":"server","layer":"callback","event":"on-open","phase":"open",)"
    R"("detail":{"stack":"reference"}})";

} // namespace

class HarOwnEventsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eventsAndCallbacksAreInTheOrderOfTheirNumbers()
    {
        HarOwnEvents own =
            read(R"({"version":1,"started":"2023-11-14T22:13:20.000Z","view":"server","events":[)" + closing +
                 ",{\"seq\":3},7," + accepted + "],\"callbacks\":[" + onOpen + "]}");
        QVERIFY(own.has());
        QCOMPARE(own.started(), UnixTime(madeStart));
        QCOMPARE(int(own.view()), int(Side::Server));
        QCOMPARE(*own.first(), madeStart + 40);
        QVERIFY(own.nextIsOpening());
        QByteArrayList names;
        while (own.nextAt())
            own.play([&names](const Event& event) { names += QByteArray::fromStdString(eventLine(event)); });
        QCOMPARE(names, (QByteArrayList{"tcp accepted [upgrading]", "callback on-open [open]",
                                        "tcp fin-sent [open]"}));
    }

    void whatIsNotOursIsNothing()
    {
        for (const char* text : {"{}", "[]", "7", R"({"started":"then"})", "{\"started\""})
            QVERIFY2(!read(text).has(), text);
        QVERIFY(!read("").nextAt());
    }

    /// Of a session that was exported the events of the side that HAR shows come back in their order, all but
    /// frames' masks and what they were cut into.
    void aSessionOfOursComesBack_data()
    {
        QTest::addColumn<bool>("controlFrames");
        QTest::newRow("control frames as messages") << true;
        QTest::newRow("control frames apart") << false;
    }
    void aSessionOfOursComesBack()
    {
        QFETCH(const bool, controlFrames);
        QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("out.har")).toStdString();
        EventLog log("2026-11-22T18:54:00.000Z");
        fillSampleSession(log);
        ExportOptions options;
        options.harControlFrames = controlFrames;
        QVERIFY(exportLog(LogSlice(log), ExportFormat::Har, options, path).written());
        const OpenedLog opened = openLog(path);
        QCOMPARE(problemsOf(opened), QByteArray());
        QCOMPARE(opened.log->startedUtc(), log.startedUtc());
        const auto lines = [](const EventLog& from, std::uint32_t connection, Side side) {
            QByteArrayList out;
            for (std::uint64_t row = 0; row < from.size(); ++row) {
                const Event event = from.event(row);
                if (number(event.connection) == connection && event.side == side)
                    out += QByteArray::number(qint64(nanoseconds(event.at) / 1000)) + ' ' +
                           QByteArray::fromStdString(eventLine(event));
            }
            return out;
        };
        for (const std::uint32_t connection : {2U, 5U, 7U})
            QCOMPARE(lines(*opened.log, connection, Side::Server).join('\n'),
                     lines(log, connection, Side::Server).join('\n'));
        QCOMPARE(lines(*opened.log, 4, Side::Client).join('\n'), lines(log, 4, Side::Client).join('\n'));
    }
};

QTEST_APPLESS_MAIN(HarOwnEventsTest)
#include "har_own_events_test.moc"
