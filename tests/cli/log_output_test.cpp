#include "cli/log_output.h"
#include "cli_run.h"
#include "session/json_lines.h"

#include <QTest>

using namespace lifeline;

class LogOutputTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theHeaderComesFirstAndEachEventIsALine();
};

void LogOutputTest::theHeaderComesFirstAndEachEventIsALine()
{
    const MemoryFile file;
    OutputStream stream(file.descriptor());
    LogOutput log(stream, "2026-11-22T18:54:00.000Z");
    Event event;
    event.seq = 1;
    event.body = event::Listening{"127.0.0.1", 9001, true};
    log.write(event);
    stream.flush();
    std::string expected;
    appendHeaderLine(expected, "2026-11-22T18:54:00.000Z", LIFELINE_VERSION);
    appendEventLine(expected, event);
    QCOMPARE(file.content(), QByteArray::fromStdString(expected));
    QCOMPARE(file.content().count('\n'), qsizetype{2});
}

QTEST_APPLESS_MAIN(LogOutputTest)
#include "log_output_test.moc"
