#include "cli/command_line.h"
#include "cli/help_text.h"

#include <QRegularExpression>
#include <QTest>

using namespace lifeline;

class HelpTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void helpNamesExactlyTheOptionsThereAre_data();
    void helpNamesExactlyTheOptionsThereAre();
    void linesFitAWindow();
};

void HelpTextTest::helpNamesExactlyTheOptionsThereAre_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::newRow("serve") << QByteArray("serve");
    QTest::newRow("relay") << QByteArray("relay");
    QTest::newRow("connect") << QByteArray("connect");
    QTest::newRow("lesson") << QByteArray("lesson");
    QTest::newRow("explain") << QByteArray("explain");
}

/// The complaint about an unknown option lists them all.
void HelpTextTest::helpNamesExactlyTheOptionsThereAre()
{
    QFETCH(QByteArray, command);
    const std::string name = command.toStdString();
    const ParsedCommand parsed = parseCommandLine({name, "--no-such-option"});
    const QString known = QString::fromStdString(std::get<UsageError>(parsed).sentence)
                              .section(QStringLiteral("options are "), 1);
    QStringList options = known.chopped(1).split(QStringLiteral(", "));
    static const QRegularExpression option(QStringLiteral("^  (--[a-z-]+)"),
                                           QRegularExpression::MultilineOption);
    QStringList told;
    for (auto match = option.globalMatch(QString::fromStdString(commandHelp(name))); match.hasNext();)
        told += match.next().captured(1);
    options.sort();
    told.sort();
    QCOMPARE(told, options);
}

void HelpTextTest::linesFitAWindow()
{
    for (const std::string& text : {programHelp(), commandHelp("serve"), commandHelp("connect"),
                                    commandHelp("relay"), commandHelp("lesson"), commandHelp("explain")}) {
        for (const QString& line : QString::fromStdString(text).split(u'\n'))
            QVERIFY2(line.size() <= 110, qPrintable(line));
    }
}

QTEST_APPLESS_MAIN(HelpTextTest)
#include "help_text_test.moc"
