#include "atlas/matrix_columns.h"
#include "matrix_sample.h"

#include <QTest>

using namespace lifeline;

class MatrixColumnsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void columnsSayWhatTheyAre();
    void stacksAreChosenByAnyOfTheirNames_data();
    void stacksAreChosenByAnyOfTheirNames();
    void aMeasuredStackIsNotPredictedToo();
    void cellsComeFromTheSource();

private:
    SampleMatrix m_sample;
};

void MatrixColumnsTest::columnsSayWhatTheyAre()
{
    const Matrix matrix = makeMatrix(m_sample.source(), Side::Server);
    QCOMPARE(matrix.columns.size(), std::size_t{3});
    QCOMPARE(matrix.columns[0].stack, std::string("reference"));
    QCOMPARE(matrix.columns[0].origin(), std::string("measured 2026-11-28"));
    QCOMPARE(matrix.columns[1].stack, std::string("=cmd|evil <b>"));
    QCOMPARE(matrix.columns[2].title, std::string("Tiny 1"));
    QCOMPARE(matrix.columns[2].origin(), std::string("predicted"));
    QVERIFY(!matrix.columns[2].measured());
}

void MatrixColumnsTest::stacksAreChosenByAnyOfTheirNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("columns");
    QTest::newRow("stack") << "reference" << 1;
    QTest::newRow("in any case") << "REFERENCE" << 1;
    QTest::newRow("with its version") << "reference 1.0" << 1;
    QTest::newRow("a contract") << "tiny-1-server" << 1;
    QTest::newRow("a contract's stack") << "tiny-1" << 1;
    QTest::newRow("a title") << "Tiny 1" << 1;
    QTest::newRow("nothing") << "jetty" << 0;
}

void MatrixColumnsTest::stacksAreChosenByAnyOfTheirNames()
{
    QFETCH(QString, name);
    QFETCH(int, columns);
    const std::vector<std::string> names{name.toStdString()};
    QCOMPARE(int(makeMatrix(m_sample.source(), Side::Server, {names, {}, false}).columns.size()), columns);
    QCOMPARE(int(unknownStacks(m_sample.source(), names).size()), columns == 0 ? 1 : 0);
}

void MatrixColumnsTest::aMeasuredStackIsNotPredictedToo()
{
    m_sample.atlas[0].contract = "tiny-1-server";
    QCOMPARE(makeMatrix(m_sample.source(), Side::Server).columns.size(), std::size_t{2});
    const Matrix asked = makeMatrix(m_sample.source(), Side::Server, {{"tiny-1-server"}, {}, false});
    QCOMPARE(asked.columns.size(), std::size_t{2});
    QVERIFY(asked.columns[0].measured() && !asked.columns[1].measured());
    m_sample.atlas = sampleAtlas();
}

void MatrixColumnsTest::cellsComeFromTheSource()
{
    const MatrixSource source = m_sample.source();
    const auto origins = chosenColumns(source, Side::Server, {});
    QCOMPARE(origins.size(), std::size_t{3});
    QVERIFY(origins[0].measured == &m_sample.atlas[1]); // the reference comes first
    QVERIFY(origins[1].measured == &m_sample.atlas[0]);
    QVERIFY(origins[2].measured == nullptr);
    QCOMPARE(origins[2].contract->id(), std::string("tiny-1-server"));
}

QTEST_APPLESS_MAIN(MatrixColumnsTest)
#include "matrix_columns_test.moc"
