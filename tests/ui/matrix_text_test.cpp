#include "ui/matrix/matrix_text.h"
#include "ui/sample_matrix.h"
#include "ui/theme/theme.h"

#include <QTest>

#include <set>

using namespace lifeline;

class MatrixTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatWasToldReadsAsWords_data();
    void whatWasToldReadsAsWords();
    void whereItDoesNotFitTheEndStays();
    void aCellSaysEachOutcomeWithItsShare_data();
    void aCellSaysEachOutcomeWithItsShare();
    void aColumnSaysWhereItComesFrom();
    void eachAgreementHasAMarkAndWordsOfItsOwn();
};

void MatrixTextTest::whatWasToldReadsAsWords_data()
{
    QTest::addColumn<QByteArray>("told");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing") << QByteArray("-") << QStringLiteral("nothing");
    QTest::newRow("a whole life") << QByteArray("upgrade on-open on-message*3 on-error on-close:1006")
                                  << QStringLiteral("upgrade · open · message ×3 · error · close 1006");
    QTest::newRow("refused") << QByteArray("upgrade:refused") << QStringLiteral("upgrade refused");
}

void MatrixTextTest::whatWasToldReadsAsWords()
{
    QFETCH(QByteArray, told);
    QTEST(toldWords(told.toStdString()), "words");
}

void MatrixTextTest::whereItDoesNotFitTheEndStays()
{
    const QFontMetrics font(uiFont());
    const auto fit = [&](const QString& words, const QString& room) {
        return fittingTold(words, font, font.horizontalAdvance(room));
    };
    const QString life = QStringLiteral("upgrade · open · error · close 1011");
    QCOMPARE(fit(life, life), life);
    QCOMPARE(fit(life, QStringLiteral("… open · error · close 1011")),
             QStringLiteral("… open · error · close 1011"));
    QCOMPARE(fit(life, QStringLiteral("… close 1011 .")), QStringLiteral("… close 1011"));
    QVERIFY(fit(life, QStringLiteral("upgra…")).endsWith(u'…'));
    const QString racy = QStringLiteral("60 % upgrade · open; 40 % upgrade");
    QVERIFY(fit(racy, QStringLiteral("60 % upgrade · op")).startsWith(QStringLiteral("60 % upg")));
    QVERIFY(fit(QStringLiteral("not measured"), QStringLiteral("not mea")).startsWith(QStringLiteral("not")));
}

void MatrixTextTest::aCellSaysEachOutcomeWithItsShare_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("words");
    QTest::newRow("one") << 0 << 1 << QStringLiteral("upgrade · open · close 1000");
    QTest::newRow("racy") << 1 << 1 << QStringLiteral("60 % upgrade · open; 40 % upgrade");
    QTest::newRow("not measured") << 2 << 1 << QStringLiteral("it has no such timer");
}

void MatrixTextTest::aCellSaysEachOutcomeWithItsShare()
{
    QFETCH(int, row);
    QFETCH(int, column);
    const Matrix matrix = sampleMatrix();
    const auto at = static_cast<std::size_t>(column);
    QTEST(cellWords(matrix.columns[at], matrix.rows[static_cast<std::size_t>(row)].cells[at]), "words");
}

void MatrixTextTest::aColumnSaysWhereItComesFrom()
{
    const Matrix matrix = sampleMatrix();
    QCOMPARE(columnTitle(matrix.columns[1]), QStringLiteral("Jetty 9.4.57"));
    QCOMPARE(columnOrigin(matrix.columns[1]), QStringLiteral("measured 2026-11-28"));
    QCOMPARE(columnOrigin(matrix.columns[2]), QStringLiteral("predicted"));
    QCOMPARE(shareWords(matrix.columns[1], matrix.rows[1].cells[1], 1), QStringLiteral("40 % of 30 runs"));
    QCOMPARE(shareWords(matrix.columns[1], matrix.rows[0].cells[1], 0), QStringLiteral("3 runs, all alike"));
    QCOMPARE(shareWords(matrix.columns[2], matrix.rows[0].cells[2], 0), QString());
}

void MatrixTextTest::eachAgreementHasAMarkAndWordsOfItsOwn()
{
    std::set<QString> marks, words;
    for (std::size_t i = 0; i < agreementCount; ++i) {
        marks.insert(agreementMark(static_cast<Agreement>(i)));
        words.insert(agreementWords(static_cast<Agreement>(i)));
    }
    QCOMPARE(marks.size(), agreementCount);
    QCOMPARE(words.size(), agreementCount);
    for (const Agreement each : {Agreement::Same, Agreement::Code, Agreement::Callbacks, Agreement::Racy})
        QVERIFY(agreementLegend().contains(agreementMark(each) + u' '));
}

QTEST_MAIN(MatrixTextTest)
#include "matrix_text_test.moc"
