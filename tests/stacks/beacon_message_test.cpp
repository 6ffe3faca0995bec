#include "stacks/beacon_message.h"
#include "support/json_schema.h"
#include "support/places.h"
#include "told_reports.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace lifeline;

namespace {

constexpr std::int64_t opened = 1'700'000'000'000, now = opened + 5'000;

/// A message with one field replaced by JSON; without that field where the JSON is empty.
QByteArray message(const QByteArray& field = {}, const QByteArray& json = {})
{
    const std::pair<QByteArray, QByteArray> fields[] = {{"stack", "\"jetty 9.4.57\""},
                                                        {"side", "\"server\""},
                                                        {"connection", "\"127.0.0.1:40312\""},
                                                        {"callback", "\"onWebSocketClose\""},
                                                        {"detail", "{}"}};
    QByteArray text;
    for (const auto& [name, value] : fields) {
        const QByteArray& used = name == field ? json : value;
        if (!used.isEmpty())
            text += (text.isEmpty() ? "\"" : ",\"") + name + "\":" + used;
    }
    return "{" + text + "}";
}

QByteArray detail(const QByteArray& members) { return message("detail", "{" + members + "}"); }

QByteArray string(const QByteArray& text) { return "\"" + text + "\""; }

QByteArray read(const QByteArray& line) { return told(readBeaconLine(line.toStdString(), {opened, now})); }

const char* const whole = "server jetty 9.4.57@127.0.0.1:40312 onWebSocketClose=on-close";

} // namespace

class BeaconMessageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void messagesAreRead_data();
    void messagesAreRead();
    void whatIsWrongIsRefused_data();
    void whatIsWrongIsRefused();
    void eachFieldMustBeThere_data();
    void eachFieldMustBeThere();
    void aLongReasonIsCutBetweenCharacters();
    void aListIsReadOneByOne();
    void aListThatIsTooLongIsRefusedAsAWhole();
    void everyFlawHasItsWords();
    void theSchemaAgrees_data();
    void theSchemaAgrees();
};

void BeaconMessageTest::messagesAreRead_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const QByteArray& line, const QByteArray& expected) {
        QTest::newRow(name) << line << expected;
    };
    row("no detail", message(), whole);
    row("white space", " " + message() + " \r", whole);
    row("a client", message("side", "\"client\""), QByteArray(whole).replace("server", "client"));
    row("a code", detail("\"code\":1006"), QByteArray(whole) + ":1006");
    row("the largest code", detail("\"code\":65535"), QByteArray(whole) + ":65535");
    row("a reason", detail("\"reason\":\"Grüße\\n\""), QByteArray(whole) + " \"Grüße\n\"");
    row("an empty reason", detail("\"reason\":\"\""), whole);
    row("a role", detail("\"role\":\"other\""), QByteArray(whole).replace("on-close", "other"));
    row("when the port opened", detail("\"at\":1700000000000"), whole);
    row("a minute ahead", detail("\"at\":1700000065000"), whole);
    row("a fraction of a millisecond", detail("\"at\":1700000000000.25"), whole);
    row("64 characters", message("stack", string(QByteArray("ü").repeated(64))),
        QByteArray(whole).replace("jetty 9.4.57", QByteArray("ü").repeated(64)));
    row("an escaped character", message("callback", "\"\\u006fnopen\""),
        "server jetty 9.4.57@127.0.0.1:40312 onopen=on-open");
    row("a name nobody knows", message("callback", "\"onWhatever\""),
        "server jetty 9.4.57@127.0.0.1:40312 onWhatever=other");
}

void BeaconMessageTest::messagesAreRead()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, expected);
    QCOMPARE(read(line), expected);
}

void BeaconMessageTest::whatIsWrongIsRefused_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const QByteArray& name, const QByteArray& line, const char* expected) {
        QTest::newRow(name.constData()) << line << QByteArray("refused ") + expected;
    };
    row("nothing", "", "not-json");
    row("half an object", "{\"stack\":", "not-json");
    row("no UTF-8", "{\"stack\":\"\xff\"}", "not-json");
    row("the same key twice", "{\"stack\":\"a\",\"stack\":\"b\"}", "not-json");
    row("two objects", "{}{}", "not-json");
    row("a comment", "{}//", "not-json");
    row("brackets without end", QByteArray(100'000, '['), "not-json");
    row("a list", "[]", "not-an-object");
    row("an empty object", "{}", "missing-field");
    const char* const shown = " jetty 9.4.57@127.0.0.1:40312 onWebSocketClose";
    const auto shownRow = [&](const char* name, const QByteArray& line, const char* why) {
        row(name, line, (QByteArray(why) + shown).constData());
    };
    shownRow("a sixth field", "{\"more\":1," + message().mid(1), "unknown-field");
    shownRow("a side that is none", message("side", "\"relay\""), "bad-field");
    shownRow("a side that is a number", message("side", "1"), "bad-field");
    shownRow("a detail that is text", message("detail", "\"\""), "bad-field");
    shownRow("a detail that is null", message("detail", "null"), "bad-field");
    shownRow("an unknown detail", detail("\"codes\":1"), "unknown-field");
    shownRow("a code that is text", detail("\"code\":\"1006\""), "bad-field");
    shownRow("a negative code", detail("\"code\":-1"), "bad-field");
    shownRow("a code that is too large", detail("\"code\":65536"), "bad-field");
    shownRow("a code with a fraction", detail("\"code\":1.5"), "bad-field");
    shownRow("a reason that is a number", detail("\"reason\":1"), "bad-field");

    shownRow("a reason with half a pair", detail("\"reason\":\"\\udc00\""), "bad-field");
    shownRow("a role that is none", detail("\"role\":\"on-fire\""), "bad-field");
    shownRow("a role that is no text", detail("\"role\":7"), "bad-field");
    shownRow("a time that is text", detail("\"at\":\"now\""), "bad-field");
    shownRow("a time before the port", detail("\"at\":1699999999999"), "bad-time");
    shownRow("a time in 1970", detail("\"at\":0"), "bad-time");
    shownRow("a negative time", detail("\"at\":-1"), "bad-time");
    shownRow("more than a minute ahead", detail("\"at\":1700000065001"), "bad-time");
    shownRow("an endless time", detail("\"at\":1e300"), "bad-time");
    row("an empty name", message("stack", "\"\""), "bad-field @127.0.0.1:40312 onWebSocketClose");
    row("a name that is null", message("stack", "null"), "bad-field @127.0.0.1:40312 onWebSocketClose");
    row("a control character", message("stack", "\"a\\u001bb\""),
        "bad-field a@127.0.0.1:40312 onWebSocketClose");
    row("a control above ASCII", message("stack", "\"a\\u009bb\""),
        "bad-field a@127.0.0.1:40312 onWebSocketClose");
    row("a turned direction", message("stack", "\"a\\u202eb\""),
        "bad-field a@127.0.0.1:40312 onWebSocketClose");
    row("65 characters", message("callback", string(QByteArray(65, 'a'))),
        ("bad-field jetty 9.4.57@127.0.0.1:40312 " + QByteArray(64, 'a')).constData());
    row("a long connection", message("connection", string(QByteArray(257, 'k'))),
        ("bad-field jetty 9.4.57@" + QByteArray(256, 'k') + " onWebSocketClose").constData());
}

void BeaconMessageTest::whatIsWrongIsRefused()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, expected);
    QCOMPARE(read(line), expected);
}

void BeaconMessageTest::eachFieldMustBeThere_data()
{
    QTest::addColumn<QByteArray>("field");
    for (const char* field : {"stack", "side", "connection", "callback", "detail"})
        QTest::newRow(field) << QByteArray(field);
}

void BeaconMessageTest::eachFieldMustBeThere()
{
    QFETCH(QByteArray, field);
    QVERIFY2(read(message(field)).startsWith("refused missing-field "), read(message(field)));
}

void BeaconMessageTest::aLongReasonIsCutBetweenCharacters()
{
    const QByteArray line = detail("\"reason\":\"a" + QByteArray("ü").repeated(3000) + "\"");
    const auto item = readBeaconLine(line.toStdString(), {opened, now});
    const std::string reason = std::get<StackReport>(item).reason;
    QCOMPARE(reason.size(), maxBeaconReason - 1);
    QCOMPARE(QByteArray::fromStdString(reason), "a" + QByteArray("ü").repeated(2047));
}

void BeaconMessageTest::aListIsReadOneByOne()
{
    const QByteArray body = "[" + message() + ",7," + message("side", "\"client\"") + "]";
    QCOMPARE(told(readBeaconBody(body.toStdString(), {opened, now})),
             QByteArray(whole) + "; refused not-an-object; " + QByteArray(whole).replace("server", "client"));
    QCOMPARE(told(readBeaconBody(message().toStdString(), {opened, now})), QByteArray(whole));
    QCOMPARE(told(readBeaconBody("[]", {opened, now})), QByteArray());
    QCOMPARE(told(readBeaconBody("[", {opened, now})), QByteArray("refused not-json"));
}

void BeaconMessageTest::aListThatIsTooLongIsRefusedAsAWhole()
{
    const auto list = [](int size) {
        return ("[" + (message() + ",").repeated(size).chopped(1) + "]").toStdString();
    };
    QCOMPARE(readBeaconBody(list(64), {opened, now}).size(), std::size_t{64});
    QCOMPARE(told(readBeaconBody(list(65), {opened, now})), QByteArray("refused too-long*65"));
}

void BeaconMessageTest::everyFlawHasItsWords()
{
    QSet<QByteArray> ids;
    for (std::size_t i = 0; i < beaconFlawCount; ++i) {
        const auto flaw = static_cast<BeaconFlaw>(i);
        ids.insert(QByteArray::fromStdString(std::string(beaconFlawId(flaw))));
        QVERIFY(beaconFlawSentence(flaw).ends_with('.'));
    }
    QCOMPARE(ids.size(), static_cast<qsizetype>(beaconFlawCount));
}

void BeaconMessageTest::theSchemaAgrees_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("good");
    const auto row = [](const char* name, const QByteArray& line, bool good) {
        QTest::newRow(name) << line << good;
    };
    row("plain", message(), true);
    row("everything", detail("\"code\":1000,\"reason\":\"\",\"at\":1700000000001.5,\"role\":\"on-ping\""),
        true);
    row("a field too few", message("detail"), false);
    row("a field too many", "{\"more\":1," + message().mid(1), false);
    row("an unknown detail", detail("\"codes\":1"), false);
    row("a side that is none", message("side", "\"relay\""), false);
    row("a code that is too large", detail("\"code\":65536"), false);
    row("a role that is none", detail("\"role\":\"on-fire\""), false);
    row("an empty name", message("callback", "\"\""), false);
    row("a control character", message("stack", "\"a\\u001bb\""), false);
    row("65 characters", message("callback", string(QByteArray(65, 'a'))), false);
    row("64 characters", message("callback", string(QByteArray(64, 'a'))), true);
}

void BeaconMessageTest::theSchemaAgrees()
{
    QFETCH(QByteArray, line);
    QFETCH(bool, good);
    QFile file(inProject("resources/schema/beacon.schema.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const JsonSchema schema(QJsonDocument::fromJson(file.readAll()).object());
    QCOMPARE(schema.flaws(), QStringList());
    QCOMPARE(schema.validate(QJsonDocument::fromJson(line).object()).isEmpty(), good);
    QCOMPARE(!read(line).startsWith("refused"), good);
}

QTEST_APPLESS_MAIN(BeaconMessageTest)
#include "beacon_message_test.moc"
