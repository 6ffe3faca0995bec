#include "exported.h"
#include "packets_of.h"
#include "support/sample_session.h"

#include <QTest>

using namespace lifeline;

class PcapngWriterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFileIsASectionAnInterfacePacketsAndACount()
    {
        EventLog log("2026-11-22T18:54:00.000Z");
        fillSampleSession(log);
        const auto blocks = blocksOf(exported(log, ExportFormat::Pcapng));
        QVERIFY(blocks.size() > 50);
        QCOMPARE(blocks.first().type, 0x0A0D0D0AU);
        QCOMPARE(blocks[1].type, 1U);
        QCOMPARE(blocks.last().type, 5U);
        const QByteArray about = optionsOf(blocks.first().body.mid(16)).first().value;
        QVERIFY(about.contains("made up") && about.contains("Secrets are redacted") &&
                about.contains("Lifeline"));
        QCOMPARE(little32(optionsOf(blocks.last().body.mid(12)).last().value, 0), quint32(blocks.size() - 3));
    }

    void packetsAreInTheOrderOfTime()
    {
        EventLog log("2026-11-22T18:54:00.000Z");
        fillSampleSession(log);
        std::uint64_t last = 0;
        for (const ReadPacket& packet : packetsOf(exported(log, ExportFormat::Pcapng))) {
            QVERIFY(packet.at >= last);
            last = packet.at;
        }
        QVERIFY(last > 1'795'373'640'000'000'000U);
    }

    void eachConnectionHasItsVerdictOnce()
    {
        EventLog log("2026-11-22T18:54:00.000Z");
        fillSampleSession(log);
        int verdicts = 0;
        for (const ReadPacket& packet : packetsOf(exported(log, ExportFormat::Pcapng))) {
            for (const QByteArray& comment : packet.comments)
                verdicts += comment.startsWith("Verdict: ") ? 1 : 0;
        }
        QCOMPARE(verdicts, int(sampleConnectionCount));
    }

    void aSelectionSaysSo()
    {
        HandMadeLog made;
        made.open(1);
        const auto blocks = blocksOf(exported(LogSlice(made.log, {0, 1}), ExportFormat::Pcapng));
        QVERIFY(optionsOf(blocks.first().body.mid(16)).first().value.contains("a selection: 2 of 4 events"));
    }

    void secretsAreCountedAtTheEnd()
    {
        HandMadeLog made;
        fillHostileLog(made);
        const auto blocks = blocksOf(exported(made.log, ExportFormat::Pcapng));
        QCOMPARE(optionsOf(blocks.last().body.mid(12)).first().value,
                 QByteArray("Redacted: 3 header fields, 2 parameters, 0 payloads."));
    }
};

QTEST_APPLESS_MAIN(PcapngWriterTest)
#include "pcapng_writer_test.moc"
