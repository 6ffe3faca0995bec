#include "har_of.h"

#include <QTest>

using namespace lifeline;
using namespace std::string_view_literals;

namespace {

QString dataOf(const QJsonValue& message) { return message[QStringLiteral("data")].toString(); }

} // namespace

class HarMessagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aServersViewIsTurnedRound()
    {
        HandMadeLog made;
        made.open(1).received(1, "\x81\x82\0\0\0\0"sv, "hi").sent(1, "\x82\x02"sv, "\x00\xFF"sv);
        const QJsonArray messages = messagesOf(made.log);
        QCOMPARE(messages.size(), 2);
        QCOMPARE(messages[0][QStringLiteral("type")].toString(), QStringLiteral("send"));
        QCOMPARE(messages[0][QStringLiteral("opcode")].toInt(), 1);
        QCOMPARE(dataOf(messages[0]), QStringLiteral("hi"));
        QCOMPARE(messages[0][QStringLiteral("time")].toDouble(), 1'795'373'640.005);
        QCOMPARE(messages[1][QStringLiteral("type")].toString(), QStringLiteral("receive"));
        QCOMPARE(messages[1][QStringLiteral("opcode")].toInt(), 2);
        QCOMPARE(dataOf(messages[1]), QStringLiteral("AP8="));
    }

    void fragmentsAreOneMessage()
    {
        HandMadeLog made;
        made.open(1)
            .sent(1, "\x01\x02"sv, "a\xE2"sv)
            .received(1, "\x81\x81\0\0\0\0"sv, "x") // the other way, between
            .sent(1, "\x89\x00"sv, {})              // a control frame may stand between
            .sent(1, "\x00\x01"sv, "\x82"sv)
            .sent(1, "\x80\x02"sv, "\xAC!"sv);
        const QJsonArray messages = messagesOf(made.log);
        QCOMPARE(messages.size(), 2);
        QCOMPARE(dataOf(messages[0]), QStringLiteral("a€!"));
        QCOMPARE(dataOf(messages[1]), QStringLiteral("x"));
    }

    void base64GoesOnOverFragments()
    {
        HandMadeLog made;
        made.open(1).sent(1, "\x02\x02"sv, "ab").sent(1, "\x00\x02"sv, "cd").sent(1, "\x80\x01"sv, "e");
        QCOMPARE(dataOf(messagesOf(made.log)[0]), QStringLiteral("YWJjZGU="));
    }

    void whatNeverEndedIsNoMessage()
    {
        HandMadeLog made;
        made.open(1)
            .sent(1, "\x01\x02"sv, "ab")                 // goes on for ever
            .received(1, "\x81\x85\0\0\0\0"sv, "par", 3) // half a frame
            .received(1, "\x81"sv, {}, 0);               // half a header
        QCOMPARE(messagesOf(made.log).size(), 0);
        QCOMPARE(
            entryOf(made.log, 0)[QStringLiteral("_lifeline")][QStringLiteral("unfinishedMessages")].toInt(),
            2);
    }

    void controlFramesOnlyWhereTheyAreWanted()
    {
        HandMadeLog made;
        made.open(1).sent(1, "\x89\x02"sv, "hi").sent(1, "\x88\x02"sv, "\x03\xE8"sv);
        QCOMPARE(messagesOf(made.log).size(), 0);
        ExportOptions options;
        options.harControlFrames = true;
        const QJsonArray messages = messagesOf(made.log, options);
        QCOMPARE(messages.size(), 2);
        QCOMPARE(messages[0][QStringLiteral("opcode")].toInt(), 9);
        QCOMPARE(dataOf(messages[0]), QStringLiteral("aGk="));
    }

    void whatTheLogDidNotKeepIsCounted()
    {
        HandMadeLog made;
        made.open(1).received(1, "\x81\x85\0\0\0\0"sv, "he", 5);
        const QJsonValue message = messagesOf(made.log)[0];
        QCOMPARE(dataOf(message), QStringLiteral("he"));
        QCOMPARE(message[QStringLiteral("_cut")].toInt(), 3);
    }

    void compressedTextIsBytes()
    {
        HandMadeLog made;
        made.open(1).received(1, "\xC1\x82\0\0\0\0"sv, "\x4A\x04"sv);
        const QJsonValue message = messagesOf(made.log)[0];
        QCOMPARE(message[QStringLiteral("opcode")].toInt(), 2);
        QCOMPARE(dataOf(message), QStringLiteral("SgQ="));
        QVERIFY(message[QStringLiteral("_compressed")].toBool());
    }

    void textThatIsNoneIsStillJson()
    {
        HandMadeLog made;
        made.open(1)
            .received(1, "\x81\x82\0\0\0\0"sv, "\xC3\x28"sv)
            .received(1, "\x81\x81\0\0\0\0"sv, "\xE2"sv);
        const QJsonArray messages = messagesOf(made.log);
        QCOMPARE(dataOf(messages[0]), QStringLiteral("\uFFFD("));
        QCOMPARE(dataOf(messages[1]), QStringLiteral("\uFFFD"));
    }

    void whatFailedTheConnectionIsAnError()
    {
        HandMadeLog made;
        made.open(1).tell(1, Side::Server, Phase::Open, event::Finding{Violation::UnmaskedFrame, 0});
        const QJsonValue message = messagesOf(made.log)[0];
        QCOMPARE(message[QStringLiteral("type")].toString(), QStringLiteral("error"));
        QCOMPARE(message[QStringLiteral("opcode")].toInt(), -1);
        QVERIFY(!dataOf(message).isEmpty());
    }
};

QTEST_APPLESS_MAIN(HarMessagesTest)
#include "har_messages_test.moc"
