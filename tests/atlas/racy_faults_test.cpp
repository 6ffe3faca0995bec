#include "atlas/racy_faults.h"
#include "faults/catalogue.h"

#include <QtTest>

using namespace lifeline;

class RacyFaultsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aResetRightAfterTheRequestIsARace();
    void whatWaitsIsNone();
    void everyRacyFaultIsInTheCatalogue();
};

void RacyFaultsTest::aResetRightAfterTheRequestIsARace()
{
    QVERIFY(whyRacy("reset-after-request").find("RST") != std::string_view::npos);
}

void RacyFaultsTest::whatWaitsIsNone()
{
    QVERIFY(whyRacy("reset-idle-by-client").empty());
    QVERIFY(whyRacy("").empty());
}

void RacyFaultsTest::everyRacyFaultIsInTheCatalogue()
{
    std::size_t racy = 0;
    const Catalogue catalogue = Catalogue::builtIn();
    for (const Fault& fault : catalogue.faults())
        racy += whyRacy(fault.id).empty() ? 0 : 1;
    QCOMPARE(racy, racyFaultCount);
}

QTEST_APPLESS_MAIN(RacyFaultsTest)
#include "racy_faults_test.moc"
