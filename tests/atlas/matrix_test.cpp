#include "atlas/matrix.h"
#include "matrix_sample.h"

#include <QTest>

using namespace lifeline;

Q_DECLARE_METATYPE(lifeline::Agreement)

namespace {

const MatrixRow& rowOf(const Matrix& matrix, std::string_view fault)
{
    const auto found = std::find_if(matrix.rows.begin(), matrix.rows.end(),
                                    [&](const MatrixRow& row) { return row.fault == fault; });
    if (found == matrix.rows.end())
        qFatal("no row %s", std::string(fault).c_str());
    return *found;
}

} // namespace

class MatrixTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cellsAgreeWithTheReference_data();
    void cellsAgreeWithTheReference();
    void aPredictionRestsOnWhatTheReferenceLived();
    void notesSayWhatIsNotThere();
    void bothSidesHaveTheirOwn();
    void theBuiltInOneHasEveryFault();

private:
    SampleMatrix m_sample;
};

void MatrixTest::cellsAgreeWithTheReference_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<int>("column");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Agreement>("agreement");
    QTest::newRow("itself") << QByteArray("fin-after-request") << 0
                            << QByteArray("upgrade on-open on-error on-close:1006") << Agreement::Reference;
    QTest::newRow("same") << QByteArray("fin-after-request") << 1
                          << QByteArray("upgrade on-open on-error on-close:1006") << Agreement::Same;
    QTest::newRow("code") << QByteArray("reset-on-101") << 1
                          << QByteArray("upgrade on-open on-error on-close:1000") << Agreement::Code;
    QTest::newRow("racy, and nothing to compare with")
        << QByteArray("reset-idle-by-client") << 1 << QByteArray("on-open 37 % / - 63 %")
        << Agreement::Unknown;
    QTest::newRow("not measured") << QByteArray("fin-idle-by-client") << 1 << QByteArray()
                                  << Agreement::Unknown;
    QTest::newRow("predicted, in the callbacks it has")
        << QByteArray("fin-after-request") << 2 << QByteArray("on-open on-close:1006") << Agreement::Same;
    QTest::newRow("nothing lived, nothing predicted")
        << QByteArray("reset-idle-by-client") << 2 << QByteArray() << Agreement::Unknown;
}

void MatrixTest::cellsAgreeWithTheReference()
{
    QFETCH(QByteArray, fault);
    QFETCH(int, column);
    const Matrix matrix = makeMatrix(m_sample.source(), Side::Server, m_sample.fourRows());
    const MatrixCell& cell = rowOf(matrix, fault.constData()).cells.at(std::size_t(column));
    QTEST(QByteArray::fromStdString(cell.text()), "text");
    QTEST(cell.agreement, "agreement");
}

void MatrixTest::aPredictionRestsOnWhatTheReferenceLived()
{
    m_sample.atlas[1].cells[0].outcomes.front().moments = "connected request";
    const Matrix matrix = makeMatrix(m_sample.source(), Side::Server, m_sample.fourRows());
    const MatrixCell& cell = rowOf(matrix, "fin-after-request").cells.at(2);
    QCOMPARE(cell.text(), std::string("on-open"));
    QCOMPARE(cell.agreement, Agreement::Callbacks);
    m_sample.atlas = sampleAtlas();
}

void MatrixTest::notesSayWhatIsNotThere()
{
    const Matrix matrix = makeMatrix(m_sample.source(), Side::Server, m_sample.fourRows());
    QCOMPARE(rowOf(matrix, "fin-idle-by-client").cells[1].note, std::string("no time | \"left\" <i>"));
    QCOMPARE(rowOf(matrix, "reset-on-101").cells[2].note,
             std::string("the contract is known to be wrong here: It never noticed."));
    QVERIFY(rowOf(matrix, "reset-on-101").cells[1].note.empty());
}

void MatrixTest::bothSidesHaveTheirOwn()
{
    AtlasColumn client = columnOf("reference", {toldCell("response-200", "on-error")});
    client.side = Side::Client;
    m_sample.atlas.push_back(client);
    const auto matrices = makeMatrices(m_sample.source());
    QCOMPARE(matrices.size(), std::size_t{2});
    QCOMPARE(matrices[1].columns.size(), std::size_t{1});
    QVERIFY(rowOf(matrices[1], "response-200").cells[0].agreement == Agreement::Reference);
    QVERIFY(!faultsOf(matrices[0]).contains(QStringLiteral("response-200")));
    m_sample.atlas = sampleAtlas();
}

void MatrixTest::theBuiltInOneHasEveryFault()
{
    const MatrixSource source{m_sample.catalogue, builtInAtlas(), builtInContracts(),
                              builtInAtlasExceptions()};
    std::size_t rows = 0;
    for (const Matrix& matrix : makeMatrices(source)) {
        rows += matrix.rows.size();
        QCOMPARE(matrix.columns.front().stack, std::string("reference"));
        for (const MatrixRow& row : matrix.rows) {
            QVERIFY2(!row.cells.front().text().empty(), row.fault.c_str());
            QCOMPARE(row.cells.size(), matrix.columns.size());
        }
    }
    QCOMPARE(rows, m_sample.catalogue.faults().size());
}

QTEST_APPLESS_MAIN(MatrixTest)
#include "matrix_test.moc"
