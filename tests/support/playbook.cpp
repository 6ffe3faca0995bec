#include "support/playbook.h"

#include "base/quantity_text.h"
#include "wire/frame_decoder.h"
#include "wire/frame_encoder.h"

#include <QTest>

namespace lifeline {
namespace {

std::string closeText(std::string_view payload)
{
    if (payload.size() < 2)
        return "close()";
    const int code = (static_cast<unsigned char>(payload[0]) << 8) | static_cast<unsigned char>(payload[1]);
    return "close(" + std::to_string(code) + ")";
}

std::string framesText(std::string_view bytes, Side receiver)
{
    std::string text;
    FrameDecoder decoder(receiver);
    decoder.feed(bytes);
    while (const auto frame = decoder.next()) {
        text += text.empty() ? "" : " ";
        text += frame->header.opcode == Opcode::Close ? closeText(frame->payload)
                                                      : std::string(opcodeName(frame->header.opcode)) + "(" +
                                                            std::to_string(frame->payload.size()) + ")";
        text += frame->violation ? "!" + std::string(info(*frame->violation).id) : "";
    }
    return text;
}

std::string joined(const std::vector<std::string>& lines, std::string_view indent)
{
    std::string text;
    for (const std::string& line : lines)
        text += std::string(indent) + line + "\n";
    return text;
}

} // namespace

std::string wireText(std::string_view bytes, Side receiver, bool upgraded)
{
    if (!upgraded)
        return std::string(bytes.substr(0, bytes.find("\r\n")));
    if (!bytes.starts_with("HTTP/"))
        return framesText(bytes, receiver);
    const std::size_t end = bytes.find("\r\n\r\n") + 4;
    const std::string frames = framesText(bytes.substr(end), receiver);
    return std::string(bytes.substr(0, bytes.find("\r\n"))) + (frames.empty() ? "" : " + " + frames);
}

Playbook::Playbook(Side side, PeerProfile profile)
    : m_side(side), m_contract(*this, *this),
      m_machine(ConnectionId{1}, side, std::make_shared<PeerProfile>(std::move(profile)), m_random,
                m_contract)
{
}

Playbook::~Playbook()
{
    if (m_unchecked)
        QTest::qFail("a playbook step was never checked", __FILE__, __LINE__);
}

Playbook& Playbook::answering(std::vector<PeerInput> answers)
{
    m_answers = std::move(answers);
    return *this;
}

void Playbook::onMessage(Opcode, std::string_view)
{
    for (const PeerInput& answer : m_answers)
        m_machine.handle(answer, m_now, m_commands);
}

Playbook& Playbook::after(Duration by)
{
    m_now += by;
    m_conversation.push_back("-- " + durationText(m_now.time_since_epoch()));
    return *this;
}

void Playbook::accept(const Event& event)
{
    m_upgraded = m_upgraded || event.phase == Phase::Open;
    m_outcome.push_back(eventLine(event));
}

void Playbook::note(const PeerCommand& command)
{
    if (const auto* send = std::get_if<command::SendBytes>(&command)) {
        m_sent += send->bytes;
        m_outcome.push_back("SEND " + wireText(send->bytes, otherEnd(m_side), m_upgraded));
    } else if (const auto* wake = std::get_if<command::WakeAt>(&command)) {
        m_outcome.push_back("WAKE " + (wake->at ? durationText(wake->at->time_since_epoch()) : "never"));
    } else if (std::holds_alternative<command::SendFin>(command)) {
        m_outcome.emplace_back("FIN");
    } else if (std::holds_alternative<command::SendReset>(command)) {
        m_outcome.emplace_back("RESET");
    } else if (const auto* reading = std::get_if<command::SetReading>(&command)) {
        m_outcome.emplace_back(reading->on ? "READ" : "DEAF");
    } else {
        m_outcome.emplace_back("RELEASE");
    }
}

Playbook& Playbook::when(const PeerInput& input)
{
    if (m_unchecked)
        QTest::qFail("a playbook step was never checked", __FILE__, __LINE__);
    m_outcome.clear();
    m_commands.clear();
    m_machine.handle(input, m_now, m_commands);
    for (const PeerCommand& command : m_commands.list)
        note(command);
    m_unchecked = true;
    m_conversation.push_back("when input " + std::to_string(input.index()));
    for (const std::string& line : m_outcome)
        m_conversation.push_back("    " + line);
    return *this;
}

Playbook& Playbook::then(const std::vector<std::string>& expected)
{
    m_unchecked = false;
    if (m_outcome != expected) {
        const std::string text = "the conversation was\n" + joined(m_conversation, "    ") +
                                 "  expected of the last step\n" + joined(expected, "        ");
        QTest::qFail(text.c_str(), __FILE__, __LINE__);
    }
    return *this;
}

Playbook& Playbook::thenWhatever()
{
    m_unchecked = false;
    return *this;
}

Playbook& Playbook::open()
{
    if (m_side == Side::Server) {
        when(input::Accepted{"127.0.0.1:9001", "127.0.0.1:40000"}).thenWhatever();
        whenBytes(goodRequest()).thenWhatever();
    } else {
        when(input::ConnectStarted{}).thenWhatever();
        when(input::TcpConnected{"127.0.0.1:40000", "127.0.0.1:9001"}).thenWhatever();
        whenBytes(goodResponse(m_sent)).thenWhatever();
    }
    if (m_machine.phase() != Phase::Open)
        QTest::qFail("the playbook could not open its connection", __FILE__, __LINE__);
    return *this;
}

std::string goodRequest(std::string_view extraLines)
{
    return "GET / HTTP/1.1\r\nHost: 127.0.0.1:9001\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n" +
           std::string(extraLines) + "\r\n";
}

std::string goodResponse(std::string_view request)
{
    const HttpHead head = parseHead(HeadKind::Request, std::string(request));
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: "
           "Upgrade\r\nSec-WebSocket-Accept: " +
           acceptFor(head.value("Sec-WebSocket-Key").value_or("")) + "\r\n\r\n";
}

std::string clientFrame(Opcode opcode, std::string_view payload, bool fin)
{
    FrameHeader header = wellFormed(opcode, payload.size(), fin);
    header.masked = true;
    header.maskingKey = 0xA15F029C;
    std::string bytes;
    appendFrame(bytes, header, payload);
    return bytes;
}

std::string serverFrame(Opcode opcode, std::string_view payload, bool fin)
{
    std::string bytes;
    appendFrame(bytes, wellFormed(opcode, payload.size(), fin), payload);
    return bytes;
}

} // namespace lifeline
