#include "exported.h"
#include "formats/csv_writer.h"
#include "support/every_event.h"

#include <QTest>

using namespace lifeline;

namespace {

QByteArray cell(std::string_view text)
{
    std::string out;
    appendCsvCell(out, text);
    return QByteArray::fromStdString(out);
}

/// Cells of one line, by RFC 4180.
QList<QByteArray> cellsOf(const QByteArray& line)
{
    QList<QByteArray> cells{{}};
    bool quoted = false;
    for (int i = 0; i < line.size(); ++i) {
        if (line[i] == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"')
            cells.last() += line[i++];
        else if (line[i] == '"')
            quoted = !quoted;
        else if (line[i] == ',' && !quoted)
            cells.append(QByteArray());
        else
            cells.last() += line[i];
    }
    return cells;
}

} // namespace

class CsvWriterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cells_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("written");
        const auto row = [](const char* text, const char* written) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(written);
        };
        row("", "");
        row("plain", "plain");
        row("a,b", "\"a,b\"");
        row("say \"hi\"", "\"say \"\"hi\"\"\"");
        row("two\nlines", "\"two\nlines\"");
        row("=1+1", "\"'=1+1\"");
        row("+1", "\"'+1\"");
        row("-1", "\"'-1\"");
        row("@SUM(A1)", "\"'@SUM(A1)\"");
        row("\t=1", "\"'\t=1\"");
        row("\r=1", "\"'\r=1\"");
        row("1=1", "1=1");
    }

    void cells()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, written);
        QCOMPARE(cell(text.toStdString()), written);
    }

    void everyEventIsALineOfTheSameCells()
    {
        const auto columns = cellsOf(QByteArray::fromStdString(csvHeader()).trimmed());
        for (const NamedEvent& named : everyEvent()) {
            std::string out;
            appendCsvLine(out, named.event, "2026-11-22T18:54:00.000Z");
            const QByteArray line = QByteArray::fromStdString(out);
            QVERIFY2(line.endsWith("\r\n") && line.count('\n') == 1, named.name);
            const auto cells = cellsOf(line.chopped(2));
            QVERIFY2(cells.size() == columns.size(), named.name);
            QCOMPARE(cells[1], QByteArray("2026-11-22T18:54:00.412083000Z"));
            for (const QByteArray& each : cells)
                QVERIFY2(each.isEmpty() || !QByteArray("=+-@").contains(each.front()), named.name);
        }
    }

    void aPeerCannotCompute()
    {
        HandMadeLog made;
        fillHostileLog(made);
        const QByteArray text = exported(made.log, ExportFormat::Csv);
        QVERIFY(text.contains(",\"'=1+1\\x1b[2J\\r\\n|\"\r\n"));
        QVERIFY(text.contains(",text,2,,,a\\xc3\r\n"));
        QVERIFY(text.contains(",close,18,1002,,"));
    }
};

QTEST_APPLESS_MAIN(CsvWriterTest)
#include "csv_writer_test.moc"
