// Twenty lives as text ladders, each with its verdict, as they stand in tests/golden.
#include "faults/catalogue.h"
#include "formats/text_ladder.h"
#include "support/fault_stage.h"
#include "support/places.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <array>
#include <set>

using namespace lifeline;

namespace {

/// Faults whose connections end in twenty different ways.
constexpr std::array lives{
    "request-curl-style",              // refused: the person who asks why no callback fires
    "request-plain-get",               // no upgrade asked for
    "request-garbage",                 // not HTTP
    "response-404",                    // no 101
    "response-wrong-accept",           // a 101 that the client refuses
    "connect-nobody",                  // nobody listens
    "connect-never",                   // TCP never comes
    "request-half",                    // the upgrade deadline, inside the request
    "fin-mid-request",                 // FIN inside the request
    "reset-mid-response",              // RST inside the answer
    "reset-after-request",             // RST right behind the request: opened all the same
    "reset-mid-payload-by-client",     // RST inside a frame
    "fin-between-fragments-by-server", // FIN inside a message
    "fin-idle-by-client",              // FIN between frames
    "idle-by-client",                  // the idle deadline
    "ping-unanswered-by-server",       // the pong deadline
    "close-unanswered-by-client",      // the close deadline
    "frame-unmasked",                  // a violation
    "close-crossed-by-client",         // both close
    "close-empty-by-server",           // a clean close without a code
};
static_assert(lives.size() == 20);

QString pathOf(const QString& id) { return inProject("tests/golden/%1.txt").arg(id); }

QByteArray ladderOf(const QString& id)
{
    static const Catalogue catalogue = Catalogue::builtIn();
    const Fault* fault = catalogue.find(id.toStdString());
    if (fault == nullptr)
        return {};
    FaultStage stage(std::make_shared<Fault>(*fault));
    stage.play();
    TextLadder ladder;
    ConnectionStory story;
    const EventLog& log = stage.events().log();
    for (std::uint64_t row = 0; row < log.size(); ++row) {
        ladder.take(log.event(row));
        story.take(log.event(row));
    }
    return QByteArray::fromStdString(ladder.text(story, false));
}

QByteArray golden(const QString& id)
{
    QFile file(pathOf(id));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool writesGolden() { return qEnvironmentVariableIsSet("LIFELINE_WRITE_GOLDEN"); }

void write(const QString& id, const QByteArray& text)
{
    QFile file(pathOf(id));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
}

} // namespace

class GoldenLadderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachLifeReadsAsItDid_data()
    {
        QTest::addColumn<QString>("id");
        for (const char* id : lives)
            QTest::newRow(id) << QString::fromLatin1(id);
    }

    void eachLifeReadsAsItDid()
    {
        QFETCH(const QString, id);
        const QByteArray now = ladderOf(id);
        QVERIFY2(!now.isEmpty(), "there is no such fault");
        if (writesGolden()) {
            write(id, now);
            QFAIL("written anew: look at the difference, and run without LIFELINE_WRITE_GOLDEN");
        }
        QVERIFY2(
            now == golden(id),
            "tests/golden/" + id.toUtf8() + ".txt differs from\n" + now +
                "where that is right: LIFELINE_WRITE_GOLDEN=1 formats_golden_ladder_test writes it anew\n");
    }

    void noTwoEndAlike()
    {
        std::set<QByteArray> verdicts;
        for (const char* id : lives) {
            const QByteArray text = ladderOf(QString::fromLatin1(id)).trimmed();
            verdicts.insert(text.mid(text.lastIndexOf('\n') + 1));
        }
        QCOMPARE(verdicts.size(), lives.size());
    }

    void noFileIsLeftOver()
    {
        const QStringList files =
            QFileInfo(pathOf(QStringLiteral("x"))).dir().entryList({QStringLiteral("*.txt")});
        QCOMPARE(files.size(), int(lives.size()));
    }
};

QTEST_GUILESS_MAIN(GoldenLadderTest)
#include "golden_ladder_test.moc"
