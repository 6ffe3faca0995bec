#include "ui/ladder/ladder_captions.h"
#include "wire/frame_encoder.h"

#include <QTest>

using namespace lifeline;

namespace {

struct Case {
    const char* name;
    FrameHeader header;
    std::string payload;
    std::uint64_t arrived;
    QString caption;
};

Case whole(const char* name, Opcode opcode, std::string payload, const QString& caption)
{
    const std::uint64_t size = payload.size();
    return {name, wellFormed(opcode, size), std::move(payload), size, caption};
}

std::vector<Case> cases()
{
    FrameHeader more = wellFormed(Opcode::Text, 3, false);
    FrameHeader compressed = wellFormed(Opcode::Text, 0);
    compressed.rsv = 4;
    return {
        whole("text", Opcode::Text, "hello world!", QStringLiteral("TEXT fin 12 B “hello world!”")),
        whole("binary", Opcode::Binary, std::string(1536, 'x'), QStringLiteral("BINARY fin 1.5 KiB")),
        whole("ping", Opcode::Ping, "", QStringLiteral("PING")),
        whole("pong", Opcode::Pong, "abcd", QStringLiteral("PONG 4 B")),
        whole("close", Opcode::Close, closePayload(1000, "bye"), QStringLiteral("CLOSE 1000 “bye”")),
        whole("close without a reason", Opcode::Close, closePayload(1001), QStringLiteral("CLOSE 1001")),
        whole("empty close", Opcode::Close, "", QStringLiteral("CLOSE without a code")),
        whole("text that would turn around", Opcode::Text, "a\u202e\n",
              QStringLiteral("TEXT fin 5 B “a\\u{202e}\\n”")),
        {"first of several", more, "abc", 3, QStringLiteral("TEXT 3 B “abc”")},
        {"reserved bit", compressed, "", 0, QStringLiteral("TEXT fin rsv 100 0 B")},
        {"cut", wellFormed(Opcode::Text, 128), "abc", 64, QStringLiteral("TEXT fin 64 of 128 B …")},
    };
}

} // namespace

class FrameCaptionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysWhatTheFrameIs_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<quint64>("arrived");
        QTest::addColumn<QString>("caption");
        for (const Case& row : cases()) {
            std::string header;
            appendFrameHeader(header, row.header);
            QTest::newRow(row.name) << QByteArray::fromStdString(header)
                                    << QByteArray::fromStdString(row.payload) << quint64{row.arrived}
                                    << row.caption;
        }
    }
    void saysWhatTheFrameIs()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, payload);
        QFETCH(quint64, arrived);
        const std::string head = header.toStdString();
        const std::string body = payload.toStdString();
        QTEST(frameCaption({.header = head, .offset = 0, .arrived = arrived, .payload = body}), "caption");
    }

    void halfAHeaderHasNoOpcodeYet()
    {
        QCOMPARE(frameCaption({.header = "\x81", .payload = {}}), QStringLiteral("part of a frame header"));
    }

    void aRequestSaysWhetherItAsksForAnUpgrade_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QString>("caption");
        QTest::newRow("upgrade") << QByteArray("GET /chat HTTP/1.1\r\nupgrade: WebSocket\r\n\r\n")
                                 << QStringLiteral("GET /chat Upgrade: websocket");
        QTest::newRow("plain") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n\r\n") << QStringLiteral("GET /");
        QTest::newRow("no HTTP") << QByteArray("\x16\x03\x01") << QStringLiteral("\\x16\\x03\\x01");
        QTest::newRow("nothing") << QByteArray() << QString();
    }
    void aRequestSaysWhetherItAsksForAnUpgrade()
    {
        QFETCH(QByteArray, head);
        const std::string bytes = head.toStdString();
        QTEST(requestCaption({bytes}), "caption");
    }

    void aResponseIsItsStatusAndReason()
    {
        QCOMPARE(responseCaption({101, "HTTP/1.1 101 Switching Protocols\r\n\r\n", {}}),
                 QStringLiteral("101 Switching Protocols"));
        QCOMPARE(responseCaption({0, "nonsense", {}}), QStringLiteral("nonsense"));
    }

    void rulesAreNamedByTheirIds()
    {
        RuleSet rules;
        rules.add(UpgradeRule::MissingKey);
        rules.add(UpgradeRule::MissingVersion);
        QCOMPARE(ruleIds(rules), QStringLiteral("missing-key, missing-version"));
        QCOMPARE(ruleIds({}), QString());
    }
};

QTEST_APPLESS_MAIN(FrameCaptionTest)
#include "frame_caption_test.moc"
