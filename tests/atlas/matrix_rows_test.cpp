#include "atlas/matrix.h"
#include "matrix_sample.h"

#include <QTest>

using namespace lifeline;

class MatrixRowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyRowsThatDiffer();
    void rowsAreFound();
    void rowsAreSorted();

private:
    SampleMatrix m_sample;
};

void MatrixRowsTest::onlyRowsThatDiffer()
{
    MatrixChoice choice = m_sample.fourRows();
    choice.differing = true;
    QCOMPARE(faultsOf(makeMatrix(m_sample.source(), Side::Server, choice)),
             QStringList{QStringLiteral("reset-on-101")});
}

void MatrixRowsTest::rowsAreFound()
{
    const Matrix matrix = makeMatrix(m_sample.source(), Side::Server, m_sample.fourRows());
    const auto found = [&](std::string_view words) {
        QStringList ids;
        for (const std::size_t row : findRows(matrix, words))
            ids += QString::fromStdString(matrix.rows[row].fault);
        return ids;
    };
    QCOMPARE(found("").size(), 4);
    QCOMPARE(found("ON-CLOSE:1000"), QStringList{QStringLiteral("reset-on-101")});
    QCOMPARE(found("reset idle"), QStringList{QStringLiteral("reset-idle-by-client")});
    QCOMPARE(found("no-such-word"), QStringList());
}

void MatrixRowsTest::rowsAreSorted()
{
    Matrix matrix = makeMatrix(m_sample.source(), Side::Server, m_sample.fourRows());
    sortRows(matrix, std::nullopt, false);
    QCOMPARE(faultsOf(matrix),
             (QStringList{QStringLiteral("fin-after-request"), QStringLiteral("fin-idle-by-client"),
                          QStringLiteral("reset-idle-by-client"), QStringLiteral("reset-on-101")}));
    sortRows(matrix, 1, false);
    QCOMPARE(faultsOf(matrix),
             (QStringList{QStringLiteral("fin-after-request"), QStringLiteral("reset-on-101"),
                          QStringLiteral("fin-idle-by-client"), QStringLiteral("reset-idle-by-client")}));
    sortRows(matrix, std::nullopt, true);
    QCOMPARE(faultsOf(matrix).first(), QStringLiteral("reset-on-101"));
}

QTEST_APPLESS_MAIN(MatrixRowsTest)
#include "matrix_rows_test.moc"
