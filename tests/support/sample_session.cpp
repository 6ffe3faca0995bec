#include "support/sample_session.h"

#include "support/sample_network.h"
#include "wire/frame_encoder.h"

#include <array>
#include <span>

namespace lifeline {
namespace {

using std::chrono::microseconds;

constexpr std::string_view serverAddress = "127.0.0.1:9001";

PeerProfile profileOf(std::string_view url)
{
    PeerProfile profile;
    if (const auto parsed = parseWsUrl(url); std::holds_alternative<WsUrl>(parsed))
        profile.url = std::get<WsUrl>(parsed);
    return profile;
}

std::string clientFrameBytes(Opcode opcode, std::string_view payload, std::uint32_t key)
{
    FrameHeader header = wellFormed(opcode, payload.size());
    header.masked = true;
    header.maskingKey = key;
    std::string bytes;
    appendFrame(bytes, header, payload);
    return bytes;
}

/// Microseconds of the session as a point in time, with an odd rest so that nothing looks rounded.
MonotonicTime us(std::int64_t microsecond) { return monotonicTime(microsecond * 1000 + microsecond % 977); }

class Sample {
public:
    explicit Sample(EventSink& sink) : m_sink(sink) {}

    void run()
    {
        m_agenda.at(us(2'100), [this] { listening(); });
        upgradeTimesOut();
        closeUnanswered();
        wrongAccept();
        cleanClose();
        browser();
        resetMidFrame();
        curl();
        m_agenda.run(us(10'900'000));
    }

private:
    void listening();
    void upgradeTimesOut();
    void closeUnanswered();
    void wrongAccept();
    void cleanClose();
    void browser();
    void resetMidFrame();
    void curl();

    SampleConnection& make(bool client, bool server, std::string clientAddress, std::string_view url,
                           Duration latency)
    {
        const auto id = ConnectionId{static_cast<std::uint32_t>(m_connections.size() + 1)};
        const auto profile = std::make_shared<const PeerProfile>(profileOf(url));
        SampleConnection::Ends ends;
        ends.client = client ? profile : nullptr;
        ends.server = server ? profile : nullptr;
        ends.clientAddress = std::move(clientAddress);
        ends.latency = latency;
        ends.serverAddress = server ? serverAddress : "127.0.0.1:9002";
        m_connections.push_back(
            std::make_unique<SampleConnection>(m_agenda, m_sink, m_random, id, std::move(ends)));
        return *m_connections.back();
    }

    void openByHand(SampleConnection& connection, std::int64_t at, std::string_view agent);
    void talk(SampleConnection& connection, std::span<const std::int64_t> times, std::string_view text);

    EventSink& m_sink;
    Agenda m_agenda;
    SeededRandom m_random{20'261'122};
    std::vector<std::unique_ptr<SampleConnection>> m_connections;
};

void Sample::listening()
{
    Event event;
    event.at = m_agenda.now();
    event.side = Side::Server;
    event.body = event::Listening{"127.0.0.1", 9001, true};
    m_sink.accept(event);
}

/// A client that is not ours asks for an upgrade as it should.
void Sample::openByHand(SampleConnection& connection, std::int64_t at, std::string_view agent)
{
    RequestOptions options;
    options.headers = {{"User-Agent", std::string(agent)}, {"Origin", "http://127.0.0.1:8000"}};
    connection.begin(us(at));
    connection.say(Side::Client, us(at + 17'300),
                   upgradeRequest(profileOf("ws://127.0.0.1:9001/chat").url, makeKey(m_random), options));
}

void Sample::talk(SampleConnection& connection, std::span<const std::int64_t> times, std::string_view text)
{
    for (const std::int64_t time : times)
        connection.act(Side::Client, us(time), input::SendMessage{Opcode::Text, text});
}

void Sample::upgradeTimesOut()
{
    auto& connection = make(false, true, "127.0.0.1:40298", "ws://127.0.0.1:9001/", microseconds(900));
    connection.begin(us(180'000));
    connection.say(Side::Client, us(181'300),
                   "GET / HTTP/1.1\r\nHost: 127.0.0.1:9001\r\nUpgrade: websocket\r\nConn");
}

void Sample::closeUnanswered()
{
    auto& connection = make(false, true, "127.0.0.1:40304", "ws://127.0.0.1:9001/", microseconds(900));
    connection.echo(Side::Server);
    openByHand(connection, 5'104'000, "websocat/1.13.0");
    connection.say(Side::Client, us(5'131'000),
                   clientFrameBytes(Opcode::Text, "is anybody there?", 0x51C3A90E));
    connection.act(Side::Server, us(5'168'000), input::SendClose{1000, "done"});
}

void Sample::wrongAccept()
{
    auto& connection = make(true, false, "127.0.0.1:40306", "ws://127.0.0.1:9002/", microseconds(900));
    connection.begin(us(9'310'000));
    connection.say(Side::Server, us(9'316'900),
                   "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                   "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n");
}

void Sample::cleanClose()
{
    static constexpr std::int64_t times[] = {9'442'000, 9'518'000,  9'530'000, 9'702'000,
                                             9'951'000, 10'077'000, 10'261'000};
    auto& connection = make(true, true, "127.0.0.1:40308", "ws://127.0.0.1:9001/", microseconds(4'150));
    connection.begin(us(9'401'000));
    connection.echo(Side::Server);
    talk(connection, times, "{\"type\":\"tick\",\"n\":12,\"ok\":true}");
    connection.act(Side::Server, us(9'800'000), input::SendPing{"still there?"});
    connection.act(Side::Server, us(10'320'000),
                   input::SendMessage{Opcode::Binary, std::string_view("\x00\x01\xFE\xFF\x10", 5)});
    connection.act(Side::Client, us(10'598'000), input::SendClose{1000, "bye"});
}

void Sample::browser()
{
    auto& connection = make(false, true, "127.0.0.1:40310", "ws://127.0.0.1:9001/", microseconds(5'200));
    connection.echo(Side::Server);
    openByHand(
        connection, 9'902'000,
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36");
    std::uint32_t key = 0x9E3779B9;
    for (std::int64_t time = 9'930'000; time < 10'880'000; time += 71'300, key = key * 1664525U + 1013904223U)
        connection.say(Side::Client, us(time), clientFrameBytes(Opcode::Text, "Grüße aus dem Browser", key));
}

void Sample::resetMidFrame()
{
    static constexpr std::int64_t times[] = {10'012'000, 10'061'000, 10'118'000, 10'204'000, 10'290'000};
    static const std::string big(128, '\xC9');
    auto& connection = make(true, true, "127.0.0.1:40312", "ws://127.0.0.1:9001/chat", microseconds(4'150));
    connection.begin(us(9'950'000));
    connection.echo(Side::Server);
    talk(connection, times, "hello world!");
    connection.cutAfter(Side::Client, us(10'361'800), 8 + 64);
    connection.act(Side::Client, us(10'361'950), input::SendMessage{Opcode::Binary, big});
    connection.act(Side::Client, us(10'362'083), input::DropReset{});
}

void Sample::curl()
{
    auto& connection = make(false, true, "127.0.0.1:40314", "ws://127.0.0.1:9001/", microseconds(900));
    connection.begin(us(10'100'000));
    connection.say(Side::Client, us(10'101'600),
                   "GET / HTTP/1.1\r\nHost: 127.0.0.1:9001\r\nUser-Agent: curl/7.88.1\r\nAccept: */*\r\n"
                   "Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
}

constexpr std::uint32_t manyConnections = 50;

struct Many {
    EventSink& sink;
    std::uint64_t left;
    std::int64_t at = 0;

    void put(std::uint32_t connection, Side side, Phase phase, EventBody body)
    {
        if (left == 0)
            return;
        --left;
        at += 1'700;
        Event event;
        event.at = monotonicTime(at);
        event.connection = ConnectionId{connection};
        event.side = side;
        event.phase = phase;
        event.body = body;
        sink.accept(event);
    }

    void open(std::uint32_t connection)
    {
        put(connection, Side::Server, Phase::Upgrading, event::Accepted{serverAddress, "127.0.0.1:40500"});
        put(connection, Side::Server, Phase::Upgrading,
            event::Request{"GET / HTTP/1.1\r\nHost: 127.0.0.1:9001\r\nUser-Agent: many/1\r\nUpgrade: "
                           "websocket\r\n\r\n"});
        put(connection, Side::Server, Phase::Upgrading, event::Callback{.name = CallbackName::Upgrade});
        put(connection, Side::Server, Phase::Open,
            event::Response{101, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n", {}});
        put(connection, Side::Server, Phase::Open, event::Callback{.name = CallbackName::OnOpen});
    }
};

} // namespace

void fillSampleSession(EventSink& sink) { Sample(sink).run(); }

void fillManyEvents(EventSink& sink, std::uint64_t count)
{
    static constexpr std::string_view in("\x81\xC0\xA1\x5F\x02\x9C", 6), out("\x81\x40", 2);
    static constexpr std::string_view text =
        "sixty-four bytes of text, the size of a small message in a chat.";
    static_assert(text.size() == 64);
    Many many{sink, count};
    for (std::uint32_t connection = 1; connection <= manyConnections; ++connection)
        many.open(connection);
    std::array<std::uint64_t, manyConnections> offset{};
    for (std::uint32_t turn = 0; many.left > 0; turn = (turn + 17) % manyConnections) {
        const std::uint32_t id = turn + 1;
        event::FrameReceived received{{in, offset[turn] * 70, text.size(), text}};
        event::FrameSent sent{{out, offset[turn]++ * 66, text.size(), text}};
        many.put(id, Side::Server, Phase::Open, received);
        many.put(id, Side::Server, Phase::Open,
                 event::Callback{.name = CallbackName::OnMessage, .length = text.size()});
        many.put(id, Side::Server, Phase::Open, sent);
    }
}

} // namespace lifeline
