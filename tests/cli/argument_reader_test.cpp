#include "cli/argument_reader.h"

#include <QTest>

using namespace lifeline;

class ArgumentReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesFollowOrStandBehindAnEqualsSign();
    void repeatedOptionsAreCollectedInOrder();
    void mistakesNameThePart_data();
    void mistakesNameThePart();
    void helpEndsTheWalk();
    void aValueMayLookLikeAnOption();

private:
    Complaint read(const std::vector<std::string_view>& arguments)
    {
        port = 1;
        loud = help = false;
        texts.clear();
        const OptionList options{valued("--port", readPort, port), repeated("--send", readText, texts),
                                 flag("--loud", loud)};
        ArgumentReader reader("test", options, arguments);
        auto complaint = reader.read();
        positional = reader.positional;
        help = reader.help;
        return complaint;
    }

    std::uint16_t port = 1;
    bool loud = false, help = false;
    std::vector<Outgoing> texts;
    std::vector<std::string_view> positional;
};

void ArgumentReaderTest::valuesFollowOrStandBehindAnEqualsSign()
{
    QVERIFY(!read({"test", "--port", "80", "here", "--loud", "-"}));
    QCOMPARE(port, std::uint16_t{80});
    QVERIFY(loud);
    QCOMPARE(positional, (std::vector<std::string_view>{"here", "-"}));
    QVERIFY(!read({"test", "--port=81", "--port=82"}));
    QCOMPARE(port, std::uint16_t{82});
}

void ArgumentReaderTest::repeatedOptionsAreCollectedInOrder()
{
    QVERIFY(!read({"test", "--send", "one", "--send=two=2", "--send", ""}));
    QCOMPARE(texts.size(), std::size_t{3});
    QCOMPARE(texts[0].bytes, std::string("one"));
    QCOMPARE(texts[1].bytes, std::string("two=2"));
    QCOMPARE(texts[2].bytes, std::string());
}

void ArgumentReaderTest::mistakesNameThePart_data()
{
    QTest::addColumn<QByteArray>("argument");
    QTest::addColumn<QByteArray>("sentence");
    QTest::newRow("unknown")
        << QByteArray("--stack")
        << QByteArray("--stack is not an option of test. Its options are --port, --send, --loud.");
    QTest::newRow("unknown with a value")
        << QByteArray("--fault=rst")
        << QByteArray("--fault is not an option of test. Its options are --port, "
                      "--send, --loud.");
    QTest::newRow("no value") << QByteArray("--port") << QByteArray("--port needs a value after it.");
    QTest::newRow("a value too much") << QByteArray("--loud=yes") << QByteArray("--loud takes no value.");
    QTest::newRow("a wrong value") << QByteArray("--port=x")
                                   << QByteArray(
                                          "--port: \"x\" is not a port; ports go from 0 (any free one) to "
                                          "65535.");
    QTest::newRow("an escape") << QByteArray("--\x1b[2J")
                               << QByteArray(
                                      "--\\x1b[2J is not an option of test. Its options are --port, --send, "
                                      "--loud.");
}

void ArgumentReaderTest::mistakesNameThePart()
{
    QFETCH(QByteArray, argument);
    QFETCH(QByteArray, sentence);
    const std::string text = argument.toStdString();
    const Complaint complaint = read({"test", text});
    QVERIFY(complaint);
    QCOMPARE(QByteArray::fromStdString(*complaint), sentence);
}

void ArgumentReaderTest::helpEndsTheWalk()
{
    QVERIFY(!read({"test", "--loud", "--help", "--stack"}));
    QVERIFY(help && loud);
    QVERIFY(!read({"test", "-h"}));
    QVERIFY(help);
}

void ArgumentReaderTest::aValueMayLookLikeAnOption()
{
    QVERIFY(!read({"test", "--send", "--help"}));
    QVERIFY(!help);
    QCOMPARE(texts.front().bytes, std::string("--help"));
}

QTEST_APPLESS_MAIN(ArgumentReaderTest)
#include "argument_reader_test.moc"
