#include "cli/command_line.h"
#include "cli/faults_help_text.h"

#include <QRegularExpression>
#include <QTest>

using namespace lifeline;

class FaultsHelpTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void helpNamesExactlyTheOptionsThereAre_data() { addCommands(); }
    void helpNamesExactlyTheOptionsThereAre();
    void everyCommandIsInTheOverview_data() { addCommands(); }
    void everyCommandIsInTheOverview();
    void linesFitAWindow();

private:
    static void addCommands()
    {
        QTest::addColumn<QByteArray>("command");
        for (const char* command : {"list", "show", "run", "serve", "check"})
            QTest::newRow(command) << QByteArray(command);
    }
};

/// The complaint about an unknown option lists them all.
void FaultsHelpTextTest::helpNamesExactlyTheOptionsThereAre()
{
    QFETCH(QByteArray, command);
    const std::string name = command.toStdString();
    const ParsedCommand parsed = parseCommandLine({"faults", name, "--no-such-option"});
    const QString known = QString::fromStdString(std::get<UsageError>(parsed).sentence)
                              .section(QStringLiteral("options are "), 1);
    QStringList options =
        known.chopped(known.isEmpty() ? 0 : 1).split(QStringLiteral(", "), Qt::SkipEmptyParts);
    static const QRegularExpression option(QStringLiteral("^  (--[a-z-]+)"),
                                           QRegularExpression::MultilineOption);
    QStringList told;
    for (auto match = option.globalMatch(QString::fromStdString(faultsHelp("faults " + name)));
         match.hasNext();)
        told += match.next().captured(1);
    options.sort();
    told.sort();
    QCOMPARE(told, options);
}

void FaultsHelpTextTest::everyCommandIsInTheOverview()
{
    QFETCH(QByteArray, command);
    const QByteArray overview = QByteArray::fromStdString(faultsHelp("faults"));
    QVERIFY(overview.contains("lifeline-cli faults " + command));
    const std::string help = faultsHelp("faults " + command.toStdString());
    QVERIFY(help.starts_with("lifeline-cli faults " + command.toStdString()));
}

void FaultsHelpTextTest::linesFitAWindow()
{
    for (const char* command :
         {"faults", "faults list", "faults show", "faults run", "faults serve", "faults check"}) {
        for (const QString& line : QString::fromStdString(faultsHelp(command)).split(u'\n'))
            QVERIFY2(line.size() <= 110, qPrintable(line));
    }
}

QTEST_APPLESS_MAIN(FaultsHelpTextTest)
#include "faults_help_text_test.moc"
