// What the observer reads from the bytes between two peers of ours is what each of them recorded itself.
#include "lifecycle/reference_peer.h"
#include "lifecycle/wire_observer.h"
#include "support/playbook.h"

#include <QTest>

#include <deque>
#include <functional>

using namespace lifeline;
using namespace std::chrono_literals;

namespace {

/// The wire's events of one side, a line each; what an observer cannot see or says of itself is left out.
struct WireLines final : EventSink {
    void accept(const Event& event) override
    {
        const Layer layer = layerOf(event.kind());
        if (layer == Layer::Callback || layer == Layer::Deadline || event.kind() == EventKind::Forwarding)
            return;
        text += "\n    " + QByteArray::fromStdString(eventLine(event));
    }
    QByteArray text;
};

std::shared_ptr<const PeerProfile> profile()
{
    auto result = std::make_shared<PeerProfile>();
    result->url = {.host = "127.0.0.1", .port = 9001};
    return result;
}

/// Two reference peers, a wire between them that keeps the order, and an observer at one end of it.
class Pair {
public:
    explicit Pair(Side observed) : m_observed(observed), m_observer(ConnectionId{1}, observed, observedLines)
    {
        give(Side::Client, input::ConnectStarted{});
        if (observed == Side::Server)
            m_observer.accepted("127.0.0.1:9001", "127.0.0.1:40000", m_now);
        else
            m_observer.connected("ws://127.0.0.1:9001/", "127.0.0.1:40000", "127.0.0.1:9001", m_now);
        m_observer.forwarding("127.0.0.1:50000", "127.0.0.1:9001", m_now);
        give(Side::Server, input::Accepted{"127.0.0.1:9001", "127.0.0.1:40000"});
        give(Side::Client, input::TcpConnected{"127.0.0.1:40000", "127.0.0.1:9001"});
    }

    /// What an application asks for, and all that follows on the wire.
    void act(Side side, const PeerInput& input)
    {
        give(side, input);
        settle();
    }
    void settle()
    {
        while (!m_wire.empty()) {
            const Passing next = std::move(m_wire.front());
            m_wire.pop_front();
            m_now += 1ms;
            arrive(next);
        }
    }

    WireLines observedLines;
    const QByteArray& recorded() const { return linesOf(m_observed).text; }

private:
    struct Passing {
        Side from = Side::Client;
        enum class What : std::uint8_t { Bytes, Fin, Reset } what = What::Bytes;
        std::string bytes = {};
    };

    const WireLines& linesOf(Side side) const { return side == Side::Client ? m_clientLines : m_serverLines; }

    void give(Side to, const PeerInput& input)
    {
        Peer& peer = to == Side::Client ? m_client : m_server;
        if (peer.done())
            return;
        PeerCommands commands;
        peer.handle(input, m_now, commands);
        for (const PeerCommand& command : commands.list) {
            if (const auto* send = std::get_if<command::SendBytes>(&command))
                leave({to, Passing::What::Bytes, send->bytes});
            else if (std::holds_alternative<command::SendFin>(command))
                leave({to, Passing::What::Fin});
            else if (std::holds_alternative<command::SendReset>(command))
                leave({to, Passing::What::Reset});
        }
    }

    void leave(Passing passing)
    {
        if (passing.from == m_observed)
            observe(passing);
        m_wire.push_back(std::move(passing));
    }

    void arrive(const Passing& passing)
    {
        if (passing.from != m_observed)
            observe(passing);
        const Side to = otherEnd(passing.from);
        switch (passing.what) {
        case Passing::What::Bytes: give(to, input::BytesReceived{passing.bytes}); break;
        case Passing::What::Fin: give(to, input::FinReceived{}); break;
        case Passing::What::Reset: give(to, input::ResetReceived{}); break;
        }
    }

    void observe(const Passing& passing)
    {
        switch (passing.what) {
        case Passing::What::Bytes: m_observer.bytes(passing.from, passing.bytes, m_now); break;
        case Passing::What::Fin: m_observer.fin(passing.from, m_now); break;
        case Passing::What::Reset: m_observer.reset(passing.from, m_now); break;
        }
    }

    Side m_observed;
    MonotonicTime m_now;
    SeededRandom m_random{1};
    Application m_application;
    WireLines m_clientLines, m_serverLines;
    ReferencePeer m_client{ConnectionId{1}, Side::Client, profile(), m_random, m_clientLines, m_application};
    ReferencePeer m_server{ConnectionId{1}, Side::Server, profile(), m_random, m_serverLines, m_application};
    WireObserver m_observer;
    std::deque<Passing> m_wire;
};

struct Life {
    const char* name;
    std::function<void(Pair&)> live;
    const char* last; // of what the server records
};

const std::vector<Life>& lives()
{
    static const std::vector<Life> all{
        {"a clean close by the client",
         [](Pair& pair) {
             pair.act(Side::Client, input::SendClose{1000, "done"});
         },
         "tcp fin-received [closed]"},
        {"a clean close by the server",
         [](Pair& pair) {
             pair.act(Side::Server, input::SendClose{1001, {}});
         },
         "tcp fin-received [closed]"},
        {"messages, pings and a close without a code",
         [](Pair& pair) {
             pair.act(Side::Client, input::SendMessage{Opcode::Text, "h\xc3\xa9llo"});
             pair.act(Side::Server, input::SendMessage{Opcode::Binary, std::string_view("\0\xff", 2)});
             pair.act(Side::Client, input::SendPing{"from the client"});
             pair.act(Side::Server, input::SendPing{{}});
             pair.act(Side::Server, input::SendPong{"unasked"});
             pair.act(Side::Client, input::SendClose{std::nullopt, {}});
         },
         "tcp fin-received [closed]"},
        {"a message longer than 64 KiB",
         [](Pair& pair) {
             static const std::string payload(70'000, 'x');
             pair.act(Side::Client, input::SendMessage{Opcode::Text, payload});
             pair.act(Side::Client, input::DropReset{});
         },
         "tcp reset-received [closed]"},
        {"a reset by the server",
         [](Pair& pair) {
             pair.act(Side::Client, input::SendMessage{Opcode::Text, "a"});
             pair.act(Side::Server, input::DropReset{});
         },
         "tcp reset-sent [closed]"},
        {"a FIN by the client without a close frame",
         [](Pair& pair) { pair.act(Side::Client, input::DropFin{}); }, "tcp fin-sent [closed]"},
        {"a FIN by the server without a close frame",
         [](Pair& pair) { pair.act(Side::Server, input::DropFin{}); }, "tcp fin-received [closed]"},
    };
    return all;
}

} // namespace

class WireObserverPairTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachEndRecordsWhatTheObserverSees_data()
    {
        QTest::addColumn<int>("life");
        QTest::addColumn<Side>("observed");
        for (std::size_t i = 0; i < lives().size(); ++i) {
            QTest::addRow("%s, at the server", lives()[i].name) << int(i) << Side::Server;
            QTest::addRow("%s, at the client", lives()[i].name) << int(i) << Side::Client;
        }
    }

    void eachEndRecordsWhatTheObserverSees()
    {
        QFETCH(const int, life);
        QFETCH(const Side, observed);
        Pair pair(observed);
        pair.settle();
        lives()[std::size_t(life)].live(pair);
        QCOMPARE(pair.observedLines.text, pair.recorded());
        QVERIFY(pair.recorded().contains("http response 101 [open]"));
        if (observed == Side::Server)
            QVERIFY2(pair.recorded().endsWith(lives()[std::size_t(life)].last), pair.recorded());
    }
};

QTEST_APPLESS_MAIN(WireObserverPairTest)
#include "wire_observer_pair_test.moc"
