#include "exported.h"
#include "support/sample_session.h"

#include <QTest>

using namespace lifeline;

class LadderWriterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneLadderAfterTheOther()
    {
        EventLog log("2026-11-22T18:54:00.000Z");
        fillSampleSession(log);
        const QByteArray text = exported(log, ExportFormat::Ladder);
        int at = -1;
        for (std::uint32_t id = 1; id <= sampleConnectionCount; ++id) {
            const int next = int(text.indexOf("\n#" + QByteArray::number(id) + ' '));
            QVERIFY2(next > at, text);
            at = next;
        }
        QVERIFY(text.contains("| on-open\n"));
    }

    void aPeersEscapesStayText()
    {
        HandMadeLog made;
        fillHostileLog(made);
        const QByteArray text = exported(made.log, ExportFormat::Ladder);
        QVERIFY(text.contains("“=1+1\\x1b[2J"));
        for (const char letter : text)
            QVERIFY(letter == '\n' || static_cast<unsigned char>(letter) >= 0x20);
    }
};

QTEST_APPLESS_MAIN(LadderWriterTest)
#include "ladder_writer_test.moc"
