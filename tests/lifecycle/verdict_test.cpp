#include "lifecycle/verdict.h"
#include "support/playbook.h"
#include "wire/frame_encoder.h"

#include <QTest>

using namespace lifeline;
using namespace std::chrono_literals;

namespace {

/// Runs one real peer machine under the reference contract and gathers its story.
class Life final : private EventSink {
public:
    explicit Life(Side side)
        : m_contract(*this, m_application), m_machine(ConnectionId{1}, side, profile(), m_random, m_contract)
    {
        if (side == Side::Server) {
            feed(input::Accepted{"127.0.0.1:9001", "127.0.0.1:40000"});
        } else {
            feed(input::ConnectStarted{});
        }
    }

    void feed(const PeerInput& input)
    {
        m_commands.clear();
        m_machine.handle(input, m_now, m_commands);
        for (const PeerCommand& command : m_commands.list) {
            if (const auto* send = std::get_if<command::SendBytes>(&command))
                m_sent += send->bytes;
        }
    }
    void bytes(std::string_view what) { feed(input::BytesReceived{what}); }
    void wait(Duration by)
    {
        m_now += by;
        feed(input::Woken{});
    }
    void open()
    {
        if (m_machine.side() == Side::Server) {
            bytes(goodRequest());
            return;
        }
        feed(input::TcpConnected{"a", "b"});
        bytes(goodResponse(m_sent));
    }

    ConnectionStory story;

private:
    static std::shared_ptr<const PeerProfile> profile()
    {
        auto result = std::make_shared<PeerProfile>();
        result->settings.pingInterval = 20s;
        return result;
    }
    void accept(const Event& event) override { story.take(event); }

    SeededRandom m_random{1};
    Application m_application;
    ReferenceContract m_contract;
    PeerMachine m_machine;
    MonotonicTime m_now;
    PeerCommands m_commands;
    std::string m_sent;
};

const char* const curlRequest =
    "GET / HTTP/1.1\r\nHost: x\r\nUser-Agent: curl/7.88.1\r\nConnection: Upgrade\r\n"
    "Upgrade: websocket\r\n\r\n";
const char* const wrongAccept = "HTTP/1.1 101 S\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                "Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n\r\n";

using Script = std::function<void(Life&)>;

struct Case {
    const char* name;
    Side side;
    Script script;
    const char* stage;
    EndedBy endedBy;
    int code;
    const char* ghosts; // "side:callback" each
};

void answeredClose(Life& life)
{
    life.open();
    life.bytes(clientFrame(Opcode::Close, closePayload(1000)));
    life.feed(input::FinReceived{});
}

const std::vector<Case>& cases()
{
    static const char* const neverOpened = "server:on-open server:on-close";
    static const char* const clientNever = "client:on-open client:on-close";
    static const std::vector<Case> all{
        {"just accepted", Side::Server, [](Life&) {}, "upgrading", EndedBy::Nobody, 0, ""},
        {"open", Side::Server, [](Life& l) { l.open(); }, "open", EndedBy::Nobody, 0, ""},
        {"refused", Side::Server, [](Life& l) { l.bytes(curlRequest); }, "request-refused", EndedBy::Server,
         0, neverOpened},
        {"plain", Side::Server, [](Life& l) { l.bytes("GET / HTTP/1.1\r\nHost: x\r\n\r\n"); },
         "plain-request", EndedBy::Server, 0, "server:upgrade server:on-open server:on-close"},
        {"garbage", Side::Server, [](Life& l) { l.bytes("\x16\x03\x01"); }, "not-http", EndedBy::Server, 0,
         "server:upgrade server:on-open server:on-close"},
        {"silent", Side::Server, [](Life& l) { l.wait(10s); }, "upgrade-timed-out", EndedBy::Server, 0,
         "server:upgrade server:on-open server:on-close"},
        {"reset at the door", Side::Server, [](Life& l) { l.feed(input::ResetReceived{}); },
         "ended-before-open", EndedBy::Client, 0, "server:upgrade server:on-open server:on-close"},
        {"clean", Side::Server, answeredClose, "closed-cleanly", EndedBy::Client, 1000, ""},
        {"closed by us", Side::Server,
         [](Life& l) {
             l.open();
             l.feed(input::SendClose{1001, {}});
             l.bytes(clientFrame(Opcode::Close, closePayload(1001)));
             l.feed(input::FinReceived{});
         },
         "closed-cleanly", EndedBy::Server, 1001, ""},
        {"fin", Side::Server,
         [](Life& l) {
             l.open();
             l.feed(input::FinReceived{});
         },
         "ended-without-close", EndedBy::Client, 1006, "client:close"},
        {"reset", Side::Server,
         [](Life& l) {
             l.open();
             l.feed(input::ResetReceived{});
         },
         "reset", EndedBy::Client, 1006, "client:close"},
        {"lost", Side::Server,
         [](Life& l) {
             l.open();
             l.feed(input::ConnectionLost{Cause::TcpTimedOut, {}});
         },
         "lost", EndedBy::Network, 1006, "client:close"},
        {"violation", Side::Server,
         [](Life& l) {
             l.open();
             l.bytes("\x81\x01x");
             l.feed(input::FinReceived{});
         },
         "violation", EndedBy::Server, 1002, ""},
        {"close unanswered", Side::Server,
         [](Life& l) {
             l.open();
             l.feed(input::SendClose{1000, {}});
             l.wait(5s);
         },
         "close-unanswered", EndedBy::Server, 1006, ""},
        {"pong missing", Side::Server,
         [](Life& l) {
             l.open();
             l.wait(20s);
             l.wait(10s);
         },
         "pong-timed-out", EndedBy::Server, 1006, ""},
        {"stopped", Side::Server,
         [](Life& l) {
             l.open();
             l.feed(input::DropReset{});
         },
         "stopped", EndedBy::Server, 1006, ""},
        {"client connecting", Side::Client, [](Life&) {}, "connecting", EndedBy::Nobody, 0, ""},
        {"client refused", Side::Client,
         [](Life& l) {
             l.feed(input::ConnectFailed{Cause::Refused, {}});
         },
         "connect-failed", EndedBy::Server, 0, clientNever},
        {"client timed out", Side::Client, [](Life& l) { l.wait(10s); }, "connect-failed", EndedBy::Network,
         0, clientNever},
        {"client wrong accept", Side::Client,
         [](Life& l) {
             l.feed(input::TcpConnected{"a", "b"});
             l.bytes(wrongAccept);
         },
         "response-refused", EndedBy::Client, 0, clientNever},
        {"client meets garbage", Side::Client,
         [](Life& l) {
             l.feed(input::TcpConnected{"a", "b"});
             l.bytes("SSH-2.0-x\r\n\r\n");
         },
         "not-http", EndedBy::Client, 0, clientNever},
    };
    return all;
}

QString ghostText(const std::vector<Ghost>& list)
{
    QStringList words;
    for (const Ghost& ghost : list) {
        const std::string name = ghost.closeFrame ? "close" : std::string(callbackName(ghost.name));
        words << QString::fromStdString(std::string(sideName(ghost.side)) + ":" + name);
    }
    return words.join(QLatin1Char(' '));
}

} // namespace

class VerdictTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachLifeHasItsVerdict_data()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < cases().size(); ++i)
            QTest::newRow(cases()[i].name) << int(i);
    }

    void eachLifeHasItsVerdict()
    {
        QFETCH(int, index);
        const Case& expected = cases()[std::size_t(index)];
        Life life(expected.side);
        expected.script(life);
        const Verdict verdict = judge(life.story);
        QCOMPARE(stageId(verdict.stage), std::string_view(expected.stage));
        QCOMPARE(verdict.endedBy, expected.endedBy);
        QCOMPARE(int(verdict.code), expected.code);
        QCOMPARE(ghostText(ghosts(life.story)), QString::fromLatin1(expected.ghosts));
        QCOMPARE(verdict.onCloseFired, verdict.onCloseOwed ? 1U : 0U);
    }

    void anEndInsideAFrameIsSeen()
    {
        Life life(Side::Server);
        life.open();
        life.bytes(clientFrame(Opcode::Text, "hello").substr(0, 8));
        life.feed(input::ResetReceived{});
        QVERIFY(judge(life.story).midFrame);
        QCOMPARE(life.story.server.partialArrived, std::uint64_t(2));
        QCOMPARE(life.story.server.partialDeclared, std::uint64_t(5));
    }

    void aViolationSeenByTheClientIsToldFromItsView()
    {
        Life life(Side::Client);
        life.open();
        life.bytes(clientFrame(Opcode::Text, "masked"));
        life.feed(input::FinReceived{});
        life.story.server.present = true;
        const Verdict verdict = judge(life.story);
        QCOMPARE(verdict.view, Side::Client);
        QCOMPARE(verdict.stage, Stage::Violation);
    }

    void aScriptIsNeitherBelievedNorMissedACallback()
    {
        Life life(Side::Client);
        life.open();
        life.bytes(clientFrame(Opcode::Text, "masked"));
        life.feed(input::FinReceived{});
        life.story.server.present = life.story.server.scripted = true;
        life.story.server.phase = Phase::Failed;
        QCOMPARE(judge(life.story).view, Side::Client);
        for (const Ghost& ghost : ghosts(life.story))
            QCOMPARE(ghost.side, Side::Client);
        life.story.client.scripted = true;
        life.story.server.scripted = false;
        QCOMPARE(judge(life.story).view, Side::Server);
    }

    void stageIdsAreUnique()
    {
        QSet<QByteArray> ids;
        for (int i = 0; i <= int(Stage::Stopped); ++i) {
            const std::string_view id = stageId(static_cast<Stage>(i));
            ids.insert(QByteArray(id.data(), qsizetype(id.size())));
        }
        QCOMPARE(ids.size(), int(Stage::Stopped) + 1);
    }
};

QTEST_APPLESS_MAIN(VerdictTest)
#include "verdict_test.moc"
