// Files of other programs in which a bit is another one, wherever that is: they are opened or refused.
#include "formats/exported.h"
#include "formats/made_capture.h"
#include "formats/open_log.h"
#include "formats/packets_of.h"
#include "support/every_event.h"
#include "support/sample_session.h"

#include <QRandomGenerator>
#include <QTest>

using namespace lifeline;

namespace {

/// The same packets in the older format.
QByteArray pcapOfPcapng(const QByteArray& pcapng)
{
    std::string out = pcapHeader();
    for (const ReadPacket& packet : packetsOf(pcapng))
        out += pcapPacket({packet.bytes.toStdString(), std::int64_t(packet.at)});
    return QByteArray::fromStdString(out);
}

void write(const QString& path, const QByteArray& content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
}

} // namespace

class FlippedFilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFlippedBitIsReadOrRefused_data();
    void aFlippedBitIsReadOrRefused();
};

void FlippedFilesTest::aFlippedBitIsReadOrRefused_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("format");
    EventLog log("2026-11-22T18:54:00.000Z");
    fillSampleSession(log);
    const QByteArray pcapng = exported(log, ExportFormat::Pcapng);
    QTest::newRow("JSON Lines") << exported(log, ExportFormat::JsonLines) << int(FileFormat::JsonLines);
    QTest::newRow("HAR") << exported(log, ExportFormat::Har) << int(FileFormat::Har);
    QTest::newRow("pcapng") << pcapng << int(FileFormat::Pcap);
    QTest::newRow("pcap") << pcapOfPcapng(pcapng) << int(FileFormat::Pcap);
}

/// LIFELINE_FLIPS: at how many places. More than these are for a run under the address sanitizer by hand.
void FlippedFilesTest::aFlippedBitIsReadOrRefused()
{
    QFETCH(const QByteArray, file);
    QFETCH(const int, format);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("flipped"));
    write(path, file);
    const OpenedLog whole = openLog(path.toStdString());
    QCOMPARE(int(whole.format), format);
    QVERIFY(whole.log && whole.log->size() > 0);
    const int asked = qEnvironmentVariableIntValue("LIFELINE_FLIPS");
    QRandomGenerator random(5);
    for (int i = 0; i < (asked > 0 ? asked : 300); ++i) {
        QByteArray flipped = file;
        const auto at = static_cast<qsizetype>(random.bounded(quint64(file.size())));
        flipped[at] = static_cast<char>(flipped[at] ^ static_cast<char>(1U << random.bounded(8U)));
        write(path, flipped);
        const OpenedLog opened = openLog(path.toStdString());
        QVERIFY2(opened.log || !opened.problems.empty(), qPrintable(QString::number(at)));
        for (std::uint64_t row = 0; opened.log && row < opened.log->size(); ++row)
            QVERIFY(!asLine(opened.log->event(row)).empty());
    }
}

QTEST_GUILESS_MAIN(FlippedFilesTest)
#include "flipped_files_test.moc"
