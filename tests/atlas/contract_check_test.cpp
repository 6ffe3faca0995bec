#include "atlas/contract_check.h"
#include "matrix_sample.h"

#include <QTest>

using namespace lifeline;
using namespace std::chrono_literals;

namespace {

AtlasOutcome outcome(const char* told, const char* moments) { return {told, "101", moments, 1, 0}; }

ContractCheck checkOf(std::vector<AtlasOutcome> outcomes)
{
    return checkContract(sampleContracts().at(0), columnOf("tiny", {}), {"any", std::move(outcomes)},
                         Fault{});
}

} // namespace

class ContractCheckTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStableCellMustBeNamedExactly();
    void everyOutcomeOfARacyCellMustBeNamed();
    void momentsThatCannotBeReadAreWrong();
    void timersAreThoseTheStackHad();
};

void ContractCheckTest::aStableCellMustBeNamedExactly()
{
    QVERIFY(checkOf({outcome("on-open on-close:1006", "connected request fin")}).right);
    QVERIFY(checkOf({outcome("on-open", "connected request")}).right);
    const ContractCheck wrong = checkOf({outcome("on-open on-close:1000", "connected request fin")});
    QVERIFY(!wrong.right);
    QCOMPARE(wrong.predicted, std::vector<std::string>{"on-open on-close:1006"});
}

void ContractCheckTest::everyOutcomeOfARacyCellMustBeNamed()
{
    const AtlasOutcome ended = outcome("on-open on-close:1006", "connected request fin");
    QVERIFY(checkOf({ended, outcome("on-open", "connected request")}).right);
    QVERIFY(!checkOf({ended, outcome("-", "connected request")}).right);
}

void ContractCheckTest::momentsThatCannotBeReadAreWrong()
{
    QVERIFY(!checkOf({outcome("-", "no moments at all")}).right);
}

void ContractCheckTest::timersAreThoseTheStackHad()
{
    Fault fault;
    fault.subject.peer.upgradeTimeout = 300ms;
    AtlasColumn column = columnOf("reference", {});
    QVERIFY(timersOf(column, fault).at("upgrade") == 300ms);
    column.stack = "qt";
    QVERIFY(timersOf(column, fault).at("upgrade") == 300ms);
    column.stack = "jetty";
    column.timers["idle"] = 5s;
    QCOMPARE(timersOf(column, fault).count("upgrade"), std::size_t{0});
    QVERIFY(timersOf(column, fault).at("idle") == 5s);
}

QTEST_APPLESS_MAIN(ContractCheckTest)
#include "contract_check_test.moc"
