#include "session/event_line_reader.h"
#include "support/every_event.h"

#include <QTest>

using namespace lifeline;

class EventLineReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyEventComesBack()
    {
        for (const NamedEvent& each : everyEvent()) {
            const std::string line = asLine(each.event);
            JsonReading reading(line, "line");
            BodyTexts texts;
            const auto event = readEventLine(reading, 0, texts);
            QVERIFY2(event, each.name);
            QCOMPARE(asLine(*event), line);
        }
    }

    void aNumberThatIsTooLowIsAProblem()
    {
        const std::string line = asLine(everyEvent().front().event);
        JsonReading reading(line, "line");
        BodyTexts texts;
        QVERIFY(!readEventLine(reading, everyEvent().front().event.seq + 1, texts));
        QCOMPARE(reading.problemCount(), std::size_t(1));
    }

    void whatIsNoEventIsAProblem_data()
    {
        QTest::addColumn<QByteArray>("line");
        for (const char* line : {"{}", "[]", "7", R"({"seq":1})"})
            QTest::newRow(line) << QByteArray(line);
    }

    void whatIsNoEventIsAProblem()
    {
        QFETCH(const QByteArray, line);
        const std::string text = line.toStdString();
        JsonReading reading(text, "line");
        BodyTexts texts;
        QVERIFY(!readEventLine(reading, 0, texts));
        QVERIFY(reading.problemCount() > 0);
    }
};

QTEST_APPLESS_MAIN(EventLineReaderTest)
#include "event_line_reader_test.moc"
