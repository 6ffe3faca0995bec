#include "formats/capture_import.h"
#include "formats/made_capture.h"

#include <QTest>

using namespace lifeline;

namespace {

const std::string upgrade = "GET /x HTTP/1.1\r\nUpgrade: websocket\r\nHost: h\r\n\r\n";

struct Import {
    explicit Import(bool handshake = true)
    {
        connection.number = 7;
        connection.handshake = handshake;
        connection.ends[1].port = 80;
        survey.began(connection, {});
        survey.bytes(connection, 0, upgrade, {});
    }
    QByteArray notes()
    {
        QByteArray out;
        for (const std::string& note : import.takeNotes())
            out += QByteArray::fromStdString(note) + '\n';
        return out;
    }
    CapturedConnection connection;
    CaptureSurvey survey;
    EventLog log{"2026-11-22T18:54:00.000Z"};
    CaptureImport import{survey, log};
};

const std::string head = R"(lifeline:{"seq":9,"t":5,"connection":31,"side":"server","phase":"open",)";

} // namespace

class CaptureImportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatWasFoundIsFollowed()
    {
        Import in;
        CapturedConnection other = in.connection;
        other.number = 8;
        QVERIFY(in.import.began(in.connection, {}));
        QVERIFY(!in.import.began(other, {}));
        in.import.bytes(other, 0, upgrade, {});
        in.import.bytes(in.connection, 0, upgrade, {});
        in.import.finished(other, {});
        QCOMPARE(linesOf(in.log).count('\n'), 5);
        QVERIFY(linesOf(in.log).endsWith("1 server http request [upgrading]"));
    }

    void notesTellWhatIsMissing()
    {
        Import in(false);
        in.import.began(in.connection, {});
        in.import.gap(in.connection, 1, 9, {});
        in.import.finished(in.connection, {});
        QCOMPARE(in.notes(),
                 QByteArray("connection 1: of what the server sent, 9 bytes never captured, and nothing "
                            "behind them could be read\n"
                            "1 connection: begun before the capture, so when it was connected is not known\n"
                            "1 connection: the capture does not show its end\n"));
    }

    void commentsOfOursComeBack_data()
    {
        QTest::addColumn<QByteArray>("comment");
        QTest::addColumn<QByteArray>("event");
        const auto row = [](const char* name, const std::string& comment, const char* event) {
            QTest::newRow(name) << QByteArray::fromStdString(comment) << QByteArray(event);
        };
        row("a callback",
            "Words.\n" + head + R"("layer":"callback","event":"on-open","detail":{"stack":"reference"}})",
            "1 server callback on-open [open]");
        row("a deadline",
            head + R"("layer":"deadline","event":"passed","detail":{"name":"idle"}})"
                   "\nmore",
            "1 server deadline passed idle [open]");
        row("a finding is found again",
            head + R"("layer":"finding","event":"unmasked-frame","detail":{"section":"5.1","offset":0}})",
            "");
        row("a packet is a packet", head + R"("layer":"tcp","event":"fin-sent","detail":{}})", "");
        row("not ours", "lifeline: a word", "");
        row("cut off", head, "");
    }

    void commentsOfOursComeBack()
    {
        QFETCH(const QByteArray, comment);
        QFETCH(const QByteArray, event);
        Import in;
        in.import.began(in.connection, {});
        const std::uint64_t before = in.log.size();
        in.import.comment(8, comment.toStdString(), {});
        QCOMPARE(in.log.size(), before);
        in.import.comment(7, comment.toStdString(), monotonicTime(77));
        QCOMPARE(in.log.size(), before + (event.isEmpty() ? 0 : 1));
        if (event.isEmpty())
            return;
        QVERIFY2(linesOf(in.log).endsWith(event), linesOf(in.log));
        QCOMPARE(nanoseconds(in.log.event(before).at), std::int64_t(77));
    }
};

QTEST_APPLESS_MAIN(CaptureImportTest)
#include "capture_import_test.moc"
