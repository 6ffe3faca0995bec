#include "cli/column_text.h"
#include "cli/matrix_command_table.h"

#include <QTest>

using namespace lifeline;

namespace {

MatrixColumn column(const char* title)
{
    MatrixColumn made;
    made.title = title;
    made.date = "2026-11-28";
    return made;
}

MatrixCell cell(const char* told, Agreement agreement) { return {{{told, "-", "", 3, 0}}, agreement, {}}; }

Matrix sample()
{
    Matrix matrix;
    matrix.columns = {column("Reference"), column("Two")};
    matrix.rows = {
        {"fin",
         "",
         FaultGroup::Reset,
         {cell("on-open on-close:1006", Agreement::Reference), cell("on-open", Agreement::Callbacks)}},
        {"reset", "", FaultGroup::Reset, {cell("-", Agreement::Reference), {}}}};
    return matrix;
}

QStringList lines(const std::string& text)
{
    QStringList out;
    for (const QString& line : QString::fromStdString(text).split(u'\n'))
        out += line;
    return out;
}

} // namespace

class MatrixCommandTableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutATerminalItIsOneTable();
    void whatDoesNotFitIsATableBelow();
    void aCellThatIsTooWideIsWrapped();
    void noLineIsWiderThanTheTerminal();
    void coloursComeBesideSigns();
    void controlCharactersStayOut();
};

void MatrixCommandTableTest::withoutATerminalItIsOneTable()
{
    QCOMPARE(lines(matrixTable(sample(), 0, false)),
             (QStringList{QStringLiteral("fault  Reference                Two"),
                          QStringLiteral("       measured 2026-11-28      measured 2026-11-28"),
                          QStringLiteral("fin    ● on-open on-close:1006  ≠ on-open"),
                          QStringLiteral("reset  ● -                      · "), QString()}));
}

void MatrixCommandTableTest::whatDoesNotFitIsATableBelow()
{
    const QStringList narrow = lines(matrixTable(sample(), 40, false));
    QCOMPARE(narrow.filter(QStringLiteral("fault")).size(), 2);
    QCOMPARE(narrow.filter(QStringLiteral("reset")).size(), 2);
    QCOMPARE(lines(matrixTable(sample(), 51, false)).filter(QStringLiteral("fault")).size(), 1);
    QCOMPARE(lines(matrixTable(sample(), 50, false)).filter(QStringLiteral("fault")).size(), 2);
}

void MatrixCommandTableTest::aCellThatIsTooWideIsWrapped()
{
    Matrix matrix = sample();
    matrix.columns.pop_back();
    matrix.rows = {{"fin",
                    "",
                    FaultGroup::Reset,
                    {cell("upgrade on-open on-message*3 on-error on-close:1006", Agreement::Same)}}};
    const QStringList wrapped = lines(matrixTable(matrix, 30, false));
    QCOMPARE(wrapped[2], QStringLiteral("fin    = upgrade on-open"));
    QCOMPARE(wrapped[3], QStringLiteral("         on-message*3 on-error"));
    QCOMPARE(wrapped[4], QStringLiteral("         on-close:1006"));
}

void MatrixCommandTableTest::noLineIsWiderThanTheTerminal()
{
    for (const std::size_t width : {30U, 40U, 60U, 80U, 200U}) {
        for (const QString& line : lines(matrixTable(sample(), width, false)))
            QVERIFY2(std::size_t(line.trimmed().size()) <= width, qPrintable(line));
    }
}

void MatrixCommandTableTest::coloursComeBesideSigns()
{
    const std::string text = matrixTable(sample(), 0, true);
    QVERIFY2(QString::fromStdString(text).contains(QStringLiteral("m≠ on-open\x1b[")), text.c_str());
}

void MatrixCommandTableTest::controlCharactersStayOut()
{
    Matrix matrix = sample();
    matrix.columns[1].title = "\x1b[31mred";
    matrix.rows[0].cells[1].outcomes[0].told = "a\nb";
    const std::string text = matrixTable(matrix, 0, false);
    QVERIFY(text.find('\x1b') == std::string::npos);
    QCOMPARE(lines(text).size(), 5);
}

QTEST_APPLESS_MAIN(MatrixCommandTableTest)
#include "matrix_command_table_test.moc"
