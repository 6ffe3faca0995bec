#include "cli/option_lists.h"

#include <QTest>

using namespace lifeline;

class OptionListsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theCommonOptionsAreRead();
    void anEmptyLogIsNoFile();
    void timeoutsReachTheSettings();
    void aBeaconHasAPortAndAToken_data();
    void aBeaconHasAPortAndAToken();
    void faultPathsAddUp();
    void aStrayWordIsTooMuch();
};

void OptionListsTest::theCommonOptionsAreRead()
{
    CommonOptions common;
    OptionList list;
    addCommon(list, common);
    const std::vector<std::string_view> arguments{"x",          "--log",     "-",         "--json",
                                                  "a.json",     "--junit",   "b.xml",     "--quiet",
                                                  "--no-color", "--session", "c.lifeline"};
    ArgumentReader reader("x", list, arguments);
    QCOMPARE(reader.read(), Complaint());
    QCOMPARE(common.log, std::string("-"));
    QCOMPARE(common.session, std::string("c.lifeline"));
    QCOMPARE(common.json, std::string("a.json"));
    QCOMPARE(common.junit, std::string("b.xml"));
    QVERIFY(common.quiet && common.noColor);
}

void OptionListsTest::anEmptyLogIsNoFile()
{
    CommonOptions common;
    OptionList list;
    addCommon(list, common);
    const std::vector<std::string_view> arguments{"x", "--log="};
    const auto complaint = ArgumentReader("x", list, arguments).read();
    QVERIFY(complaint && complaint->starts_with("--log: \"\" is not a file"));
}

void OptionListsTest::timeoutsReachTheSettings()
{
    PeerSettings peer;
    OptionList list;
    addTimeouts(list, peer);
    const std::vector<std::string_view> arguments{"x", "--idle-timeout=1s", "--max-message=1KiB"};
    QCOMPARE(ArgumentReader("x", list, arguments).read(), Complaint());
    QCOMPARE(peer.idleTimeout, Duration(std::chrono::seconds(1)));
    QCOMPARE(peer.maxMessage, std::uint64_t{1024});
}

void OptionListsTest::aBeaconHasAPortAndAToken_data()
{
    QTest::addColumn<QByteArray>("argument");
    QTest::addColumn<bool>("good");
    QTest::newRow("any port") << QByteArray("--beacon=0") << true;
    QTest::newRow("no port") << QByteArray("--beacon=x") << false;
    QTest::newRow("a token") << QByteArray("--beacon-token=a-B_9.~") << true;
    QTest::newRow("an empty token") << QByteArray("--beacon-token=") << false;
    QTest::newRow("a token with a mark") << QByteArray("--beacon-token=a&b") << false;
    QTest::newRow("a token with a space") << QByteArray("--beacon-token=a b") << false;
    QTest::newRow("the longest token") << "--beacon-token=" + QByteArray(128, 'a') << true;
    QTest::newRow("a longer token") << "--beacon-token=" + QByteArray(129, 'a') << false;
}

void OptionListsTest::aBeaconHasAPortAndAToken()
{
    QFETCH(QByteArray, argument);
    QFETCH(bool, good);
    BeaconOptions beacon;
    OptionList list;
    addBeacon(list, beacon);
    const std::string text = argument.toStdString();
    const std::vector<std::string_view> arguments{"x", text};
    QCOMPARE(!ArgumentReader("x", list, arguments).read(), good);
    const bool isPort = argument.startsWith("--beacon=");
    QCOMPARE(beacon.port.has_value() && good, good && isPort);
    QCOMPARE(!beacon.token.empty(), good && !isPort);
}

void OptionListsTest::faultPathsAddUp()
{
    std::vector<std::string> paths;
    OptionList list;
    addFaultPaths(list, paths);
    const std::vector<std::string_view> arguments{"x", "--faults", "a.json", "--faults=folder"};
    QCOMPARE(ArgumentReader("x", list, arguments).read(), Complaint());
    QCOMPARE(paths, (std::vector<std::string>{"a.json", "folder"}));
    const std::vector<std::string_view> empty{"x", "--faults="};
    QVERIFY(ArgumentReader("x", list, empty).read());
}

void OptionListsTest::aStrayWordIsTooMuch()
{
    const OptionList none;
    const std::vector<std::string_view> arguments{"x", "stray"};
    ArgumentReader reader("x", none, arguments);
    QCOMPARE(reader.read(), Complaint());
    QCOMPARE(noPositional(reader, "x"), Complaint("\"stray\" is too much: x takes options only."));
}

QTEST_APPLESS_MAIN(OptionListsTest)
#include "option_lists_test.moc"
