#include "store/opened.h"
#include "store/session_schema.h"
#include "support/places.h"

#include <QTemporaryDir>
#include <QTest>
#include <QVariant>

using namespace lifeline;

class SessionSchemaTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStepLeadsToEachVersion();
    void anUpgradedFileHasTheTablesOfThisVersion();
    void theKeptSampleHasThemToo();
};

void SessionSchemaTest::aStepLeadsToEachVersion() { QCOMPARE(int(upgradeSteps().size()), sessionVersion); }

void SessionSchemaTest::anUpgradedFileHasTheTablesOfThisVersion()
{
    QTemporaryDir folder;
    Database database;
    QVERIFY(database.open(folder.filePath(QStringLiteral("a")).toStdString(), Database::Way::Write));
    QVERIFY(upgradeTables(database, 0));
    QCOMPARE(database.number(QStringLiteral("PRAGMA user_version")),
             std::optional<std::int64_t>(sessionVersion));
    QVERIFY(tableStatement(QStringLiteral("nothing")).isEmpty());
}

/// By their text: a file's are compared so.
void SessionSchemaTest::theKeptSampleHasThemToo()
{
    Database database;
    QVERIFY(database.open(inProject("tests/golden/session-v1.lifeline").toStdString(), Database::Way::Alone));
    QSqlQuery tables = database.query();
    QVERIFY(tables.exec(QStringLiteral("SELECT name, sql FROM sqlite_master WHERE type = 'table'")));
    int count = 0;
    for (; tables.next(); ++count)
        QCOMPARE(tables.value(1).toString(), tableStatement(tables.value(0).toString()));
    QCOMPARE(count, 5);
}

QTEST_GUILESS_MAIN(SessionSchemaTest)
#include "session_schema_test.moc"
