#include "store/called_names.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lifeline;

class CalledNamesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = std::make_unique<Database>();
        QVERIFY(
            m_database->open(m_folder->filePath(QStringLiteral("a")).toStdString(), Database::Way::Write));
        QVERIFY(m_database->run(
            QStringLiteral("CREATE TABLE called(number INTEGER PRIMARY KEY, stack TEXT, name TEXT)")));
    }
    void cleanup() { m_database.reset(); }
    void eachNameHasOneNumber();
    void whatWasTakenBackHasItsNumberAgain();
    void thoseOfTheFileAreKnown();
    void whereTheyCannotBeWrittenNoneIsGiven();

private:
    std::int64_t inTheFile() const
    {
        return m_database->number(QStringLiteral("SELECT count(*) FROM called")).value_or(-1);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
};

void CalledNamesTest::eachNameHasOneNumber()
{
    CalledNames names(*m_database);
    QCOMPARE(names.numberOf("jetty", "onA"), std::optional<std::uint16_t>(1));
    QCOMPARE(names.numberOf("jetty", "onB"), std::optional<std::uint16_t>(2));
    QCOMPARE(names.numberOf("qt", "onA"), std::optional<std::uint16_t>(3));
    QCOMPARE(names.numberOf("jetty", "onA"), std::optional<std::uint16_t>(1));
    QCOMPARE(inTheFile(), 3);
}

void CalledNamesTest::whatWasTakenBackHasItsNumberAgain()
{
    CalledNames names(*m_database);
    QCOMPARE(names.numberOf("jetty", "kept"), std::optional<std::uint16_t>(1));
    names.committed();
    QVERIFY(m_database->run(QStringLiteral("BEGIN")));
    QCOMPARE(names.numberOf("jetty", "lost"), std::optional<std::uint16_t>(2));
    m_database->undo();
    names.takenBack();
    QCOMPARE(names.numberOf("jetty", "kept"), std::optional<std::uint16_t>(1));
    QCOMPARE(names.numberOf("jetty", "other"), std::optional<std::uint16_t>(2));
    QCOMPARE(inTheFile(), 2);
}

void CalledNamesTest::thoseOfTheFileAreKnown()
{
    CalledNames before(*m_database), after(*m_database);
    QCOMPARE(before.numberOf("jetty", "ä\n"), std::optional<std::uint16_t>(1));
    QVERIFY(after.read());
    QCOMPARE(after.numberOf("jetty", "ä\n"), std::optional<std::uint16_t>(1));
    after.takenBack();
    QCOMPARE(after.numberOf("jetty", "new"), std::optional<std::uint16_t>(2));
}

void CalledNamesTest::whereTheyCannotBeWrittenNoneIsGiven()
{
    QVERIFY(m_database->run(QStringLiteral("DROP TABLE called")));
    CalledNames names(*m_database);
    QVERIFY(!names.read());
    QVERIFY(!names.numberOf("jetty", "onA"));
}

QTEST_GUILESS_MAIN(CalledNamesTest)
#include "called_names_test.moc"
