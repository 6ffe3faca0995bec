#include "atlas/matrix_export.h"
#include "matrix_sample.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lifeline;

class MatrixExportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSpreadsheetGetsNoFormulas();
    void csvHasAColumnForEachStackOfBothSides();
    void markdownIsATable();
    void markdownCannotBeBroken();
    void jsonHasEverything();
    void headingsSayMeasuredOrPredicted();

private:
    std::vector<Matrix> matrices() const { return makeMatrices(m_sample.source(), m_sample.fourRows()); }
    SampleMatrix m_sample;
};

void MatrixExportTest::aSpreadsheetGetsNoFormulas()
{
    const QString text = QString::fromStdString(matrixCsv(matrices()));
    const QStringList lines = text.split(QStringLiteral("\r\n"));
    QCOMPARE(lines.size(), 6);
    QVERIFY2(
        lines[0].startsWith(QStringLiteral(
            "\"side\",\"group\",\"fault\",\"title\",\"reference 1.0 (measured 2026-11-28)\",\"agreement\","
            "\"'=cmd|evil <b> 1.0 (measured 2026-11-28)\",")),
        qPrintable(lines[0]));
    for (const QString& line : lines) {
        for (const QString& cell : line.split(u',')) {
            QVERIFY(!cell.startsWith(QStringLiteral("\"=")) && !cell.startsWith(QStringLiteral("\"-")));
            QVERIFY(cell.isEmpty() || cell.startsWith(u'"'));
        }
    }
}

void MatrixExportTest::csvHasAColumnForEachStackOfBothSides()
{
    AtlasColumn client = columnOf("reference", {toldCell("response-200", "-")});
    client.side = Side::Client;
    m_sample.atlas.push_back(client);
    MatrixChoice choice = m_sample.rows({"fin-after-request", "response-200"});
    choice.stacks = {"reference"};
    const QString text = QString::fromStdString(matrixCsv(makeMatrices(m_sample.source(), choice)));
    QCOMPARE(text.count(u','), 3 * 7);
    QVERIFY2(text.contains(QStringLiteral("\"client\",\"bad-response\",\"response-200\",")),
             qPrintable(text));
    QVERIFY2(text.endsWith(QStringLiteral(",\"\",\"\",\"'-\",\"reference\"\r\n")), qPrintable(text));
    m_sample.atlas = sampleAtlas();
}

void MatrixExportTest::markdownIsATable()
{
    const QString text = QString::fromStdString(matrixMarkdown(matrices()));
    QVERIFY2(text.contains(QStringLiteral("\n| --- | --- | --- | --- |\n")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("| reset-on-101 | ● upgrade on-open on-error on-close:1006 | ≈ ")),
             qPrintable(text));
    QVERIFY(text.contains(QStringLiteral("## Servers under test")));
}

void MatrixExportTest::markdownCannotBeBroken()
{
    const QString text = QString::fromStdString(matrixMarkdown(matrices()));
    QVERIFY2(text.contains(QStringLiteral("=cmd\\|evil \\<b\\>")), qPrintable(text));
    QVERIFY(!text.contains(QStringLiteral("<b>")));
}

void MatrixExportTest::jsonHasEverything()
{
    const auto root = QJsonDocument::fromJson(QByteArray::fromStdString(matrixJson(matrices()))).object();
    const auto matrix = root[QStringLiteral("matrices")].toArray().at(0).toObject();
    QCOMPARE(matrix[QStringLiteral("side")].toString(), QStringLiteral("server"));
    QCOMPARE(matrix[QStringLiteral("columns")].toArray().size(), 3);
    QCOMPARE(matrix[QStringLiteral("columns")].toArray().at(2)[QStringLiteral("kind")].toString(),
             QStringLiteral("predicted"));
    const auto row = matrix[QStringLiteral("rows")].toArray().at(0).toObject();
    const auto cell = row[QStringLiteral("cells")].toArray().at(0).toObject();
    QCOMPARE(cell[QStringLiteral("agreement")].toString(), QStringLiteral("reference"));
    QCOMPARE(cell[QStringLiteral("outcomes")].toArray().at(0)[QStringLiteral("count")].toInt(), 3);
}

void MatrixExportTest::headingsSayMeasuredOrPredicted()
{
    const auto columns = matrices().front().columns;
    QCOMPARE(columnHeading(columns[0]), std::string("reference 1.0 (measured 2026-11-28)"));
    QCOMPARE(columnHeading(columns[2]), std::string("Tiny 1 (predicted)"));
    MatrixColumn said = columns[0];
    said.title = "Jetty 1.0";
    QCOMPARE(columnName(said), std::string("Jetty 1.0"));
    QCOMPARE(QString::fromStdString(matrixLegend()).count(u'\n'), int(agreementCount));
}

QTEST_APPLESS_MAIN(MatrixExportTest)
#include "matrix_export_test.moc"
