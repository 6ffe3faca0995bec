#include "base/file_problem.h"

#include <QTest>

using namespace lifeline;

class FileProblemTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneLineNamesThePlaceAndTheRightForm_data();
    void oneLineNamesThePlaceAndTheRightForm();
};

void FileProblemTest::oneLineNamesThePlaceAndTheRightForm_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("text");
    QTest::newRow("with a form") << "a.json"
                                 << "a number"
                                 << "a.json:3:7: no number (expected a number)";
    QTest::newRow("without") << "a.json"
                             << ""
                             << "a.json:3:7: no number";
    QTest::newRow("a hostile name") << "a\x1b[2J.json"
                                    << ""
                                    << "a\\x1b[2J.json:3:7: no number";
}

void FileProblemTest::oneLineNamesThePlaceAndTheRightForm()
{
    QFETCH(QString, file);
    QFETCH(QString, expected);
    const FileProblem problem{file.toStdString(), 3, 7, "no number", expected.toStdString()};
    QTEST(QString::fromStdString(problem.text()), "text");
}

QTEST_GUILESS_MAIN(FileProblemTest)
#include "file_problem_test.moc"
