#include "cli/command_line.h"
#include "cli/session_help_text.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace lifeline;

class SessionHelpTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void helpNamesExactlyTheOptionsThereAre_data()
    {
        QTest::addColumn<QByteArray>("command");
        for (const char* command : {"show", "export", "import", "compare", "check"})
            QTest::newRow(command) << QByteArray(command);
    }

    void helpNamesExactlyTheOptionsThereAre()
    {
        QFETCH(const QByteArray, command);
        const std::string name = command.toStdString();
        const ParsedCommand parsed = parseCommandLine({name, "--no-such-option"});
        const QString known = QString::fromStdString(std::get<UsageError>(parsed).sentence)
                                  .section(QStringLiteral("options are "), 1);
        const QStringList options = known.chopped(1).split(QStringLiteral(", "));
        const QString help = QString::fromStdString(sessionHelp(name));
        static const QRegularExpression option(QStringLiteral("(?<![\\w-])--?[a-zA-Z][a-z-]*"));
        QSet<QString> told;
        for (auto match = option.globalMatch(help); match.hasNext();)
            told += match.next().captured();
        QCOMPARE(told, QSet<QString>(options.begin(), options.end()));
        for (const QString& line : help.split(u'\n'))
            QVERIFY2(line.size() <= 110, qPrintable(line));
    }

    /// The rules in the help are rules.
    void theExampleOfCheckIsWhole()
    {
        QVERIFY(sessionHelp("check").find("{\"lifeline-expect\": 1, \"rules\": [") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(SessionHelpTextTest)
#include "session_help_text_test.moc"
