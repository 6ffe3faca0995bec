#include "formats/ip_fragments.h"

#include <QTest>

using namespace lifeline;

namespace {

DatagramId idOf(std::uint32_t number)
{
    DatagramId id;
    id.id = number;
    return id;
}

} // namespace

class IpFragmentsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anyOrderMakesTheWhole_data()
    {
        QTest::addColumn<QByteArray>("order");
        for (const char* order : {"012", "021", "102", "120", "201", "210", "001122", "0102"})
            QTest::newRow(order) << QByteArray(order);
    }

    void anyOrderMakesTheWhole()
    {
        QFETCH(const QByteArray, order);
        const std::string parts[] = {"01234567", "89abcdef", "tail"};
        IpFragments fragments;
        std::optional<std::string> whole;
        for (const char which : order) {
            const auto part = std::size_t(which - '0');
            QVERIFY(!whole || part == 2);
            if (!whole)
                whole = fragments.add(idOf(1), part * 8, part == 2, parts[part]);
        }
        QVERIFY(whole);
        QCOMPARE(*whole, std::string("0123456789abcdeftail"));
    }

    void theFirstBytesCountAndDatagramsAreApart()
    {
        IpFragments fragments;
        QVERIFY(!fragments.add(idOf(1), 0, false, "AAAAAAAA"));
        QVERIFY(!fragments.add(idOf(1), 0, false, "BBBBBBBB"));
        QVERIFY(!fragments.add(idOf(2), 8, true, "two"));
        QCOMPARE(fragments.unfinished(), std::uint64_t(2));
        QCOMPARE(*fragments.add(idOf(1), 8, true, "one"), std::string("AAAAAAAAone"));
        QCOMPARE(fragments.unfinished(), std::uint64_t(1));
    }

    void whatFitsNoDatagramIsNothing()
    {
        IpFragments fragments;
        QVERIFY(!fragments.add(idOf(1), 4, true, "x"));
        QVERIFY(!fragments.add(idOf(1), 0, false, "odd"));
        QVERIFY(!fragments.add(idOf(1), 65528, true, "12345678"));
        QVERIFY(!fragments.add(idOf(1), 0, true, ""));
        QCOMPARE(fragments.unfinished(), std::uint64_t(0));
    }

    void theOldestGoes()
    {
        IpFragments fragments;
        for (std::uint32_t i = 0; i <= IpFragments::maxWaiting; ++i)
            QVERIFY(!fragments.add(idOf(i), 0, false, "12345678"));
        QVERIFY(!fragments.add(idOf(0), 8, true, "x"));
        QVERIFY(fragments.add(idOf(5), 8, true, "x").has_value());
        QCOMPARE(fragments.unfinished(), std::uint64_t(IpFragments::maxWaiting + 1));
    }
};

QTEST_APPLESS_MAIN(IpFragmentsTest)
#include "ip_fragments_test.moc"
