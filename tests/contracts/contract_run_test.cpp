// The reference contract against the reference stack, over every built-in fault played in memory.
#include "contracts/contract.h"
#include "faults/catalogue.h"
#include "support/fault_stage.h"

#include <QtTest>

using namespace lifeline;

namespace {

const Catalogue& catalogue()
{
    static const Catalogue all = Catalogue::builtIn();
    return all;
}

/// The moments of the side that is not scripted, and what its application was told.
struct Lived {
    std::vector<Moment> moments;
    std::string told;
};

Lived livedThrough(const FaultStage& stage, Side side)
{
    MomentReader reader(side);
    std::vector<Event> callbacks;
    const EventLog& log = stage.events().log();
    for (std::uint64_t row = 0; row < log.size(); ++row) {
        const Event event = log.event(row);
        reader.take(event);
        if (event.side == side && event.kind() == EventKind::Callback)
            callbacks.push_back(event);
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

} // namespace

class ContractRunTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theReferenceContractTellsWhatTheReferenceStackDoes_data();
    void theReferenceContractTellsWhatTheReferenceStackDoes();
};

void ContractRunTest::theReferenceContractTellsWhatTheReferenceStackDoes_data()
{
    QTest::addColumn<QString>("id");
    for (const Fault& fault : catalogue().faults())
        QTest::newRow(fault.id.c_str()) << QString::fromStdString(fault.id);
}

void ContractRunTest::theReferenceContractTellsWhatTheReferenceStackDoes()
{
    QFETCH(QString, id);
    const auto fault = std::make_shared<Fault>(*catalogue().find(id.toStdString()));
    const Side side = otherEnd(fault->side);
    FaultStage stage(fault);
    stage.play();
    const Lived lived = livedThrough(stage, side);
    const StackContract* contract = findContract("reference-" + std::string(sideName(side)));
    QVERIFY(contract != nullptr);
    const auto ways = contract->follow(lived.moments, timersOf(fault->subject.peer));
    QCOMPARE(ways.size(), std::size_t{1});
    const std::string told = toldText(ways.front().told);
    QVERIFY2(told == lived.told, ("told " + lived.told + "\nby the contract " + told + "\nof " +
                                  momentsText(lived.moments) + "\n" + stage.conversation())
                                     .c_str());
}

QTEST_GUILESS_MAIN(ContractRunTest)
#include "contract_run_test.moc"
