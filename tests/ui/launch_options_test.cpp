#include "ui/shell/launch_options.h"

#include <QTest>

namespace lifeline {
namespace {

CommandLine read(const QString& arguments)
{
    return readCommandLine(QStringList{QStringLiteral("lifeline")} +
                           arguments.split(u' ', Qt::SkipEmptyParts));
}

} // namespace

class LaunchOptionsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsAskedForWithoutArguments();
    void everyOptionIsRead();
    void helpAndVersionLeaveWithStatusZero();
    void mistakesLeaveWithStatusTwoAndASentence_data();
    void mistakesLeaveWithStatusTwoAndASentence();
    void whatIsNoOptionIsAFileToOpen();
    void theToolkitsOwnOptionsMayStandAmongThem();
};

void LaunchOptionsTest::nothingIsAskedForWithoutArguments()
{
    const CommandLine line = read({});
    QVERIFY(!line.exit);
    QVERIFY(!line.theme);
    QVERIFY(!line.launch.port && !line.launch.bindAddress && !line.launch.startServer);
    QVERIFY(line.launch.connectUrl.isEmpty());
}

void LaunchOptionsTest::everyOptionIsRead()
{
    const CommandLine line =
        read(QStringLiteral("--theme dark --server --bind ::1 --port 0 --connect ws://localhost/x"));
    QVERIFY(!line.exit);
    QCOMPARE(line.theme, std::optional(ThemeChoice::Dark));
    QVERIFY(line.launch.startServer);
    QCOMPARE(line.launch.bindAddress, std::optional<std::string>("::1"));
    QCOMPARE(line.launch.port, std::optional<std::uint16_t>(0));
    QCOMPARE(line.launch.connectUrl, QStringLiteral("ws://localhost/x"));
}

void LaunchOptionsTest::helpAndVersionLeaveWithStatusZero()
{
    const CommandLine help = read(QStringLiteral("--help"));
    QCOMPARE(help.exit, std::optional(0));
    for (const char* option : {"--theme", "--server", "--connect", "--bind", "--port"})
        QVERIFY2(help.message.contains(QLatin1String(option)), option);
    QCOMPARE(read(QStringLiteral("--version")).exit, std::optional(0));
    QVERIFY(read(QStringLiteral("--version")).message.contains(QLatin1String(LIFELINE_VERSION)));
}

void LaunchOptionsTest::mistakesLeaveWithStatusTwoAndASentence_data()
{
    QTest::addColumn<QString>("arguments");
    for (const char* bad : {"--theme blue", "--port 70000", "--port x", "--bind nowhere.example",
                            "--connect http://x/", "--connect", "--unknown"})
        QTest::newRow(bad) << QString::fromLatin1(bad);
}

void LaunchOptionsTest::mistakesLeaveWithStatusTwoAndASentence()
{
    QFETCH(QString, arguments);
    const CommandLine line = read(arguments);
    QCOMPARE(line.exit, std::optional(2));
    QVERIFY(line.message.size() > 5);
    QVERIFY(line.message.endsWith(u'\n'));
}

void LaunchOptionsTest::whatIsNoOptionIsAFileToOpen()
{
    const CommandLine line = read(QStringLiteral("a.lifeline --theme dark b.har"));
    QVERIFY(!line.exit);
    QCOMPARE(line.launch.files, QStringList({QStringLiteral("a.lifeline"), QStringLiteral("b.har")}));
    QCOMPARE(read(QString()).launch.files, QStringList());
}

void LaunchOptionsTest::theToolkitsOwnOptionsMayStandAmongThem()
{
    const CommandLine line = read(QStringLiteral("-platform offscreen --server -style fusion"));
    QVERIFY(!line.exit);
    QVERIFY(line.launch.startServer);
}

} // namespace lifeline

QTEST_GUILESS_MAIN(lifeline::LaunchOptionsTest)
#include "launch_options_test.moc"
