#include "contract_sample.h"

#include <QTest>

using namespace lifeline;

class ContractTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void promisesHaveIds();
    void stagesHaveIds() { QCOMPARE(stageId(StackStage::Closing), std::string_view("closing")); }
    void waysThatReadAlikeAreOne();
};

void ContractTest::promisesHaveIds()
{
    for (const Promise promise : {Promise::Promised, Promise::Observed, Promise::NotPromised})
        QVERIFY(promiseFromId(promiseId(promise)) == promise);
    QVERIFY(!promiseFromId("kept"));
}

void ContractTest::waysThatReadAlikeAreOne()
{
    const auto file = readContracts(
        sampleFile("{'in': 'waiting', 'when': 'fin', 'outcomes': [{'tell': 'on-close'}, {}]}"), "a.json");
    QCOMPARE(waysText(file.contracts.front(), QStringLiteral("fin fin")),
             QStringLiteral("on-close*2 | on-close | -"));
}

QTEST_APPLESS_MAIN(ContractTest)
#include "contract_test.moc"
