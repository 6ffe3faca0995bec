#include "har_of.h"

#include <QTest>

using namespace lifeline;
using namespace std::string_view_literals;

class HarEntryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void timeIsTheSumOfTheTimings()
    {
        HandMadeLog made;
        made.tell(1, Side::Client, Phase::Connecting, event::Connecting{"ws://127.0.0.1:9001/"});
        made.tell(1, Side::Client, Phase::Upgrading, event::Connected{"127.0.0.1:40312", "127.0.0.1:9001"});
        made.tell(1, Side::Client, Phase::Upgrading, event::Request{"GET / HTTP/1.1\r\nHost: x\r\n\r\n"});
        made.tell(1, Side::Client, Phase::Open, event::Response{101, "HTTP/1.1 101 S\r\n\r\n", {}});
        const QJsonObject entry = entryOf(made.log, 0);
        const QJsonObject timings = entry[QStringLiteral("timings")].toObject();
        double sum = 0;
        for (const QJsonValue& each : timings)
            sum += each.toDouble() < 0 ? 0 : each.toDouble();
        QCOMPARE(entry[QStringLiteral("time")].toDouble(), sum);
        QCOMPARE(timings[QStringLiteral("connect")].toDouble(), 1.0);
        QCOMPARE(timings[QStringLiteral("wait")].toDouble(), 1.0);
        QCOMPARE(entry[QStringLiteral("request")][QStringLiteral("url")].toString(),
                 QStringLiteral("ws://127.0.0.1:9001/"));
        QCOMPARE(entry[QStringLiteral("serverIPAddress")].toString(), QStringLiteral("127.0.0.1"));
    }

    void closes_data()
    {
        QTest::addColumn<QByteArray>("payload"); // of the close frame; "none": no frame
        QTest::addColumn<bool>("ended");
        QTest::addColumn<QByteArray>("close");
        const auto row = [](const char* name, std::string_view payload, bool ended, const char* close) {
            QTest::newRow(name) << QByteArray(payload.data(), qsizetype(payload.size())) << ended
                                << QByteArray(close);
        };
        row("with a code",
            "\x03\xE8"
            "bye"sv,
            true, R"({"code":1000,"reason":"bye","timestamp":1795373640.005})");
        row("without a code", {}, true, R"({"timestamp":1795373640.005})");
        row("no close frame", "none", true, R"("aborted")");
        row("still open", "none", false, "");
    }

    void closes()
    {
        QFETCH(const QByteArray, payload);
        QFETCH(const bool, ended);
        QFETCH(const QByteArray, close);
        HandMadeLog made;
        made.open(1);
        const std::string header{'\x88', static_cast<char>(payload.size())};
        const std::string bytes = payload.toStdString();
        if (payload != "none")
            made.received(1, header, bytes);
        if (ended)
            made.tell(1, Side::Server, Phase::Closed, event::FinReceived{});
        const QJsonValue written = entryOf(made.log, 0).value(QStringLiteral("_webSocketClose"));
        const QByteArray text = written.isUndefined() ? QByteArray()
                                : written.isString()
                                    ? '"' + written.toString().toUtf8() + '"'
                                    : QJsonDocument(written.toObject()).toJson(QJsonDocument::Compact);
        QCOMPARE(text, close);
    }

    void aFailedUpgradeIsAnOrdinaryEntry()
    {
        HandMadeLog made;
        fillHostileLog(made);
        const QJsonObject entry = entryOf(made.log, 1);
        QCOMPARE(entry[QStringLiteral("_resourceType")].toString(), QStringLiteral("websocket"));
        QCOMPARE(entry[QStringLiteral("response")][QStringLiteral("status")].toInt(), 401);
        QCOMPARE(
            entry[QStringLiteral("response")][QStringLiteral("content")][QStringLiteral("text")].toString(),
            QStringLiteral("<h1>no</h1>"));
        QVERIFY(entry[QStringLiteral("_webSocketMessages")].isArray());
        QVERIFY(entry[QStringLiteral("_webSocketMessages")].toArray().isEmpty());
        QVERIFY(!entry.contains(QStringLiteral("_webSocketClose")));
    }

    void theVerdictIsThere()
    {
        HandMadeLog made;
        fillHostileLog(made);
        const QJsonValue verdict =
            entryOf(made.log, 1)[QStringLiteral("_lifeline")][QStringLiteral("verdict")];
        QVERIFY(!verdict[QStringLiteral("stage")].toString().isEmpty());
        QVERIFY(verdict[QStringLiteral("text")].toString().startsWith(QStringLiteral("Never opened")));
        QVERIFY(!verdict[QStringLiteral("missing")].toArray().isEmpty());
    }

    void anAttemptThatFailedSaysWhy()
    {
        HandMadeLog made;
        made.tell(1, Side::Client, Phase::Connecting, event::Connecting{"ws://127.0.0.1:9001/"});
        made.tell(1, Side::Client, Phase::Failed, event::ConnectFailed{Cause::Refused, "Connection refused"});
        const QJsonObject response = entryOf(made.log, 0)[QStringLiteral("response")].toObject();
        QCOMPARE(response[QStringLiteral("status")].toInt(), 0);
        QCOMPARE(response[QStringLiteral("_error")].toString(), QStringLiteral("refused"));
    }
};

QTEST_APPLESS_MAIN(HarEntryTest)
#include "har_entry_test.moc"
