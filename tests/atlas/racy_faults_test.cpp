#include "atlas/racy_faults.h"
#include "faults/catalogue.h"

#include <QTest>

using namespace lifeline;

class RacyFaultsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aResetRightAfterTheRequestIsARace();
    void whatWaitsIsNone();
    void everyRacyFaultIsInTheCatalogue();
    void aKeyOfItsOwnTellsPlaysApart_data();
    void aKeyOfItsOwnTellsPlaysApart();
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

void RacyFaultsTest::aKeyOfItsOwnTellsPlaysApart_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<bool>("fixed");
    QTest::newRow("the usual key") << QByteArray("close-one-byte-by-client") << false;
    QTest::newRow("no key") << QByteArray("request-no-key") << false;
    QTest::newRow("the same key twice") << QByteArray("request-two-keys") << false;
    QTest::newRow("15 bytes") << QByteArray("request-key-too-short") << true;
}

void RacyFaultsTest::aKeyOfItsOwnTellsPlaysApart()
{
    QFETCH(QByteArray, fault);
    const Catalogue catalogue = Catalogue::builtIn();
    const Fault* found = catalogue.find(fault.toStdString());
    QVERIFY2(found != nullptr, fault);
    QTEST(hasFixedKey(*found), "fixed");
}

QTEST_APPLESS_MAIN(RacyFaultsTest)
#include "racy_faults_test.moc"
