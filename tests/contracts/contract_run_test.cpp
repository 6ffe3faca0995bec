// Rules played over moments; and the reference contract against the reference stack, over every built-in
// fault played in memory.
#include "contract_sample.h"
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
    void rulesLeadToCallbacks_data();
    void rulesLeadToCallbacks();
    void timersAreThoseOfTheSetUp();
    void waysAreBounded();
    void aCallbackTellsItsNameRuleAndMoment();
    void stagesFollowTheMoments();
    void theReferenceContractTellsWhatTheReferenceStackDoes_data();
    void theReferenceContractTellsWhatTheReferenceStackDoes();
};

void ContractRunTest::rulesLeadToCallbacks_data()
{
    QTest::addColumn<QByteArray>("rules");
    QTest::addColumn<QString>("moments");
    QTest::addColumn<QString>("told");
    const auto row = [](const char* name, const char* rules, const char* moments, const char* told) {
        QTest::newRow(name) << QByteArray(rules) << QString::fromLatin1(moments) << QString::fromLatin1(told);
    };
    const char* close = "{'in': 'waiting', 'when': 'close', 'tell': 'on-close:wire'}";
    row("no moments", close, "", "-");
    row("no rule for it", close, "fin", "-");
    row("the code of the wire", close, "close:1001", "on-close:1001");
    row("the first that fits",
        "{'in': 'waiting', 'when': 'close:1000', 'tell': 'on-open'}, "
        "{'in': 'waiting', 'when': 'close', 'tell': 'on-close:wire'}",
        "close:1000 close:1001", "on-open on-close:1001");
    row("in its state only",
        "{'in': 'waiting', 'when': 'request', 'to': 'open'}, "
        "{'in': 'open', 'when': 'fin', 'tell': 'on-close:1006', 'to': 'ended'}",
        "fin request fin fin", "on-close:1006");
    row("the code of a violation",
        "{'in': 'waiting', 'when': ['violation', 'fin'], 'tell': 'on-close:violation'}",
        "violation:invalid-utf8 fin", "on-close:1007*2");
    row("the code that was sent", "{'in': 'waiting', 'when': 'local-close', 'tell': 'on-close:sent'}",
        "local-close:4000", "on-close:4000");
    row("right after another", "{'in': 'waiting', 'when': 'fin', 'after': 'ping', 'tell': 'on-open'}",
        "ping fin ping silence:1s fin pong fin", "on-open");
    row("right before another", "{'in': 'waiting', 'when': 'ping', 'before': 'fin', 'tell': 'on-open'}",
        "ping fin ping silence:1s fin ping", "on-open");
    row("soon before another", "{'in': 'waiting', 'when': 'request', 'soon': 'fin', 'tell': 'on-open'}",
        "request fin request text+glued fin request silence:1s fin request text fin request text+glued "
        "silence:1s fin",
        "on-open*2");
    row("one in the same piece",
        "{'in': 'waiting', 'when': 'request', 'soon': 'violation+glued', 'tell': 'on-open'}",
        "request text+glued violation:reserved-bit+glued request text violation:reserved-bit+glued "
        "request violation:reserved-bit",
        "on-open");
    row("each outcome", "{'in': 'waiting', 'when': 'fin', 'outcomes': [{'tell': 'on-close'}, {}]}", "fin",
        "on-close | -");
    row("outcomes of outcomes", "{'in': 'waiting', 'when': 'fin', 'outcomes': [{'tell': 'on-close'}, {}]}",
        "fin fin", "on-close*2 | on-close | -");
    row("a silence that is long enough",
        "{'in': 'waiting', 'when': 'silence:idle', 'tell': 'on-close', 'to': 'ended'}",
        "silence:3s ping silence:3s ping silence:5s", "on-close");
    row("silences that are long enough together",
        "{'in': 'waiting', 'when': 'waited:idle', 'tell': 'on-close', 'to': 'ended'}",
        "silence:3s ping silence:3s", "on-close");
    row("waiting begins with the stage",
        "{'in': 'waiting', 'when': 'ping', 'to': 'closing'}, "
        "{'in': 'closing', 'when': 'waited:close', 'tell': 'on-close', 'to': 'ended'}",
        "silence:5s ping silence:1s", "-");
    row("waiting can begin anew",
        "{'in': 'waiting', 'when': 'ping', 'restart': true}, "
        "{'in': 'waiting', 'when': 'waited:idle', 'tell': 'on-close', 'to': 'ended'}",
        "silence:3s ping silence:3s", "-");
    row("two timers in one silence",
        "{'in': 'waiting', 'when': 'silence:idle', 'tell': 'on-error', 'to': 'closing'}, "
        "{'in': 'closing', 'when': 'waited:close', 'tell': 'on-close', 'to': 'ended'}",
        "silence:7s", "on-error on-close");
    row("the timer that passes first",
        "{'in': 'waiting', 'when': 'silence:idle', 'tell': 'on-error', 'to': 'ended'}, "
        "{'in': 'waiting', 'when': 'silence:close', 'tell': 'on-close', 'to': 'ended'}",
        "silence:7s", "on-close");
    row("states that lead to each other for ever",
        "{'in': 'waiting', 'when': 'silence:idle', 'to': 'open'}, "
        "{'in': 'open', 'when': 'silence:idle', 'to': 'waiting'}",
        "silence:7s", "-");
}

void ContractRunTest::rulesLeadToCallbacks()
{
    QFETCH(QByteArray, rules);
    QFETCH(QString, moments);
    QFETCH(QString, told);
    const auto file = readContracts(sampleFile(rules), "a.json");
    QCOMPARE(file.contracts.size(), std::size_t{1});
    QCOMPARE(waysText(file.contracts.front(), moments), told);
}

void ContractRunTest::timersAreThoseOfTheSetUp()
{
    const auto file = readContracts(
        sampleFile("{'in': 'waiting', 'when': 'silence:idle', 'tell': 'on-close', 'to': 'ended'}"), "a.json");
    const StackContract& contract = file.contracts.front();
    const QString silence = QStringLiteral("silence:1s");
    QCOMPARE(waysText(contract, silence), QStringLiteral("-"));
    QCOMPARE(waysText(contract, silence, {{"idle", std::chrono::seconds(1)}}), QStringLiteral("on-close"));
    QCOMPARE(waysText(contract, QStringLiteral("silence:1h"), {{"idle", Duration::zero()}}),
             QStringLiteral("-"));
}

void ContractRunTest::waysAreBounded()
{
    const auto file = readContracts(
        sampleFile(
            "{'in': 'waiting', 'when': 'fin', 'outcomes': [{'tell': 'on-close'}, {'tell': 'on-error'}]}"),
        "a.json");
    const std::vector<Moment> many(20, Moment{.kind = MomentKind::Fin});
    const auto ways = file.contracts.front().predict(many);
    QCOMPARE(ways.size(), StackContract::mostPredictions);
    QCOMPARE(toldText(ways.front()), std::string("on-close*20"));
}

void ContractRunTest::aCallbackTellsItsNameRuleAndMoment()
{
    const auto file = readContracts(sampleFile("{'in': 'waiting', 'when': 'fin', 'tell': ['on-close:1006', "
                                               "'other=gone'], 'promise': 'promised', 'note': 'So it is.'}"),
                                    "a.json");
    const auto told = file.contracts.front().predict(*momentsFromText("ping fin")).front();
    QVERIFY(
        (told[0] == ToldCallback{CallbackName::OnClose, "closed", 1006, Promise::Promised, 1, "So it is."}));
    QCOMPARE(told[1].called, std::string("gone"));
}

void ContractRunTest::stagesFollowTheMoments()
{
    const auto file = readContracts(sampleFile("{'in': 'waiting', 'when': 'request', 'to': 'open'}, "
                                               "{'in': 'open', 'when': 'fin', 'to': 'dead'}",
                                               "'states': {'dead': 'closing'}, "),
                                    "a.json");
    const auto ways = file.contracts.front().follow(*momentsFromText("connected request fin"));
    QVERIFY((ways.front().stages == std::vector{StackStage::Waiting, StackStage::Open, StackStage::Closing}));
}

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
