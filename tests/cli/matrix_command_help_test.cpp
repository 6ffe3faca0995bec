#include "cli/matrix_command_help.h"

#include <QTest>

using namespace lifeline;

class MatrixCommandHelpTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyOptionIsThere_data();
    void everyOptionIsThere();
};

void MatrixCommandHelpTest::everyOptionIsThere_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<QList<QByteArray>>("words");
    QTest::newRow("matrix") << QByteArray("matrix")
                            << QList<QByteArray>{"--stack", "--fault",    "--differ", "--measure",
                                                 "--csv",   "--markdown", "--html",   "--json",
                                                 "--junit", "--log",      "--quiet"};
    QTest::newRow("atlas") << QByteArray("atlas") << QList<QByteArray>{"measure FOLDER", "check   FOLDER"};
    QTest::newRow("measure") << QByteArray("atlas measure")
                             << QList<QByteArray>{"--side", "--fault", "--runs", "--out",
                                                  "--json", "--junit", "--log"};
    QTest::newRow("check") << QByteArray("atlas check") << QList<QByteArray>{"--strict", "--side", "--fault",
                                                                             "--runs",   "--json", "--junit"};
}

void MatrixCommandHelpTest::everyOptionIsThere()
{
    QFETCH(QByteArray, command);
    QFETCH(QList<QByteArray>, words);
    const QByteArray text = QByteArray::fromStdString(matrixHelp(command.constData()));
    QVERIFY2(text.startsWith("lifeline-cli " + command), text);
    for (const QByteArray& word : words)
        QVERIFY2(text.contains(word), word);
    QCOMPARE(text.contains("--out"), command == "atlas measure");
}

QTEST_APPLESS_MAIN(MatrixCommandHelpTest)
#include "matrix_command_help_test.moc"
