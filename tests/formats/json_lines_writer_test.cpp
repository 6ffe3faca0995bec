#include "exported.h"
#include "session/json_lines_reader.h"
#include "support/every_event.h"
#include "support/sample_session.h"

#include <QTest>

using namespace lifeline;

class JsonLinesWriterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsReadBack()
    {
        EventLog log("2026-11-22T18:54:00.000Z");
        fillSampleSession(log);
        const QByteArray text = exported(log, ExportFormat::JsonLines);
        const JsonLinesFile file = readJsonLines(text.toStdString(), "out");
        QVERIFY(file.log && file.problems.empty());
        QCOMPARE(file.log->size(), log.size());
        for (std::uint64_t row = 0; row < log.size(); ++row)
            QCOMPARE(asLine(file.log->event(row)), asLine(log.event(row)));
    }
};

QTEST_APPLESS_MAIN(JsonLinesWriterTest)
#include "json_lines_writer_test.moc"
