// Moments of whole connections, whoever recorded them.
#include "contract_sample.h"
#include "contracts/contract.h"
#include "faults/catalogue.h"
#include "support/fault_stage.h"

#include <QTest>

using namespace lifeline;

namespace {

const Catalogue& catalogue()
{
    static const Catalogue all = Catalogue::builtIn();
    return all;
}

struct Lived {
    std::vector<Moment> moments;
    std::string told;
};

/// The moments of the side that is not scripted, from the events of the other end or of both.
Lived livedThrough(const Fault& fault, bool onlyFromAcross)
{
    const Side side = otherEnd(fault.side);
    FaultStage stage(std::make_shared<Fault>(fault));
    stage.play();
    MomentReader reader(side);
    std::vector<Event> callbacks;
    const EventLog& log = stage.events().log();
    for (std::uint64_t row = 0; row < log.size(); ++row) {
        const Event event = log.event(row);
        if (event.side == side && event.kind() == EventKind::Callback)
            callbacks.push_back(event);
        if (!onlyFromAcross || event.side != side)
            reader.take(event);
    }
    return {reader.moments(), toldText(callbacks)};
}

ContractTimers timersOf(const PeerSettings& settings)
{
    const bool pings = settings.pingInterval > Duration::zero();
    return {{"upgrade", settings.upgradeTimeout},
            {"idle", settings.idleTimeout},
            {"pong", pings ? settings.pingInterval + settings.pongTimeout : Duration::zero()},
            {"close", settings.closeTimeout}};
}

/// Where the other end cannot know what this side made of it.
const QMap<QString, QString>& unknownFromAcross()
{
    static const QString limit = QStringLiteral("what is too large is this side's own affair");
    static const QString bytes =
        QStringLiteral("its script sent bytes that are frames only to who reads them");
    static const QMap<QString, QString> table{
        {QStringLiteral("request-300-headers"), QStringLiteral("it was refused before all of it was sent")},
        {QStringLiteral("request-bad-origin"),
         QStringLiteral("which origins are let in is this side's own affair")},
        {QStringLiteral("request-twice"), bytes},
        {QStringLiteral("request-trailing-garbage"), bytes},
        {QStringLiteral("response-101-twice"), bytes},
        {QStringLiteral("frame-over-limit-by-client"), limit},
        {QStringLiteral("frame-over-limit-by-server"), limit},
        {QStringLiteral("message-over-limit-by-client"), limit},
        {QStringLiteral("message-over-limit-by-server"), limit},
    };
    return table;
}

} // namespace

class MomentReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFaultLeadsToItsMoments_data();
    void aFaultLeadsToItsMoments();
    void whatIsSeenFromAcrossLeadsToTheSameCallbacks_data();
    void whatIsSeenFromAcrossLeadsToTheSameCallbacks();
    void nothingYetIsNothing() { QVERIFY(MomentReader(Side::Server).moments().empty()); }
    void callbacksAloneAreNoOwnWitness();
};

void MomentReaderTest::aFaultLeadsToItsMoments_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("moments");
    const auto row = [](const char* id, const char* moments) {
        QTest::newRow(id) << QString::fromLatin1(id) << QString::fromLatin1(moments);
    };
    row("ping-unanswered-by-client", "connected request silence:250ms");
    row("pong-wrong-payload-by-server", "connected response:101 silence:100ms pong+unasked silence:599ms");
    row("tcp-held-after-close-by-server", "connected response:101 local-close:1000 close:1000 silence:599ms");
}

void MomentReaderTest::aFaultLeadsToItsMoments()
{
    QFETCH(QString, id);
    QFETCH(QString, moments);
    QCOMPARE(textOf(momentsText(livedThrough(*catalogue().find(id.toStdString()), false).moments)), moments);
}

void MomentReaderTest::whatIsSeenFromAcrossLeadsToTheSameCallbacks_data()
{
    QTest::addColumn<QString>("id");
    for (const Fault& fault : catalogue().faults()) {
        if (fault.reach == Reach::Normal)
            QTest::newRow(fault.id.c_str()) << QString::fromStdString(fault.id);
    }
}

void MomentReaderTest::whatIsSeenFromAcrossLeadsToTheSameCallbacks()
{
    QFETCH(QString, id);
    const Fault& fault = *catalogue().find(id.toStdString());
    const Lived lived = livedThrough(fault, true);
    const StackContract* contract = findContract("reference-" + std::string(sideName(otherEnd(fault.side))));
    const auto ways = contract->follow(lived.moments, timersOf(fault.subject.peer));
    const bool same = toldText(ways.front().told) == lived.told;
    QVERIFY2(
        same != unknownFromAcross().contains(id),
        ("told " + lived.told + "\nof " + momentsText(lived.moments) + "\n" + toldText(ways.front().told))
            .c_str());
}

/// A stack that reports, and no tap before it.
void MomentReaderTest::callbacksAloneAreNoOwnWitness()
{
    MomentReader reader(Side::Server);
    Event event;
    event.side = Side::Server;
    event.body = event::Callback{.name = CallbackName::OnOpen};
    reader.take(event);
    event.side = Side::Client;
    event.body = event::Connected{};
    reader.take(event);
    QCOMPARE(textOf(momentsText(reader.moments())), QStringLiteral("connected"));
}

QTEST_GUILESS_MAIN(MomentReaderTest)
#include "moment_reader_test.moc"
