#include "contracts/invariant_table.h"

#include <QTest>

#include <set>

using namespace lifeline;

class InvariantTableTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyIdLeadsBack();
    void othersLeadNowhere() { QVERIFY(!invariantFromId("close-twice")); }
};

void InvariantTableTest::everyIdLeadsBack()
{
    std::set<std::string_view> ids;
    for (const InvariantInfo& row : invariants()) {
        QVERIFY(invariantFromId(row.id) == row.invariant);
        QVERIFY(info(row.invariant).sentence.ends_with('.'));
        ids.insert(row.id);
    }
    QCOMPARE(ids.size(), invariantCount);
}

QTEST_APPLESS_MAIN(InvariantTableTest)
#include "invariant_table_test.moc"
