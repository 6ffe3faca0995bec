#include "support/script_book.h"

#include "base/quantity_text.h"

#include <QTest>

namespace lifeline {
namespace {

std::string joined(const std::vector<std::string>& lines)
{
    std::string text;
    for (const std::string& line : lines)
        text += "    " + line + "\n";
    return text;
}

std::unique_ptr<Peer> scripted(std::shared_ptr<const Fault> fault, bool callbacksSeen, RandomSource& random,
                               EventSink& sink)
{
    ScriptedPeer::Setup setup;
    setup.fault = std::move(fault);
    setup.host = "127.0.0.1:9001";
    setup.callbacksSeen = callbacksSeen;
    return std::make_unique<ScriptedPeer>(ConnectionId{1}, std::move(setup), random, sink);
}

} // namespace

std::shared_ptr<Fault> faultWith(Side side, std::vector<Step> steps)
{
    auto fault = std::make_shared<Fault>();
    fault->id = "test";
    fault->side = side;
    fault->steps = std::move(steps);
    return fault;
}

ScriptBook::ScriptBook(Side side, std::vector<Step> steps, bool callbacksSeen)
    : ScriptBook(faultWith(side, std::move(steps)), callbacksSeen)
{
}

ScriptBook::ScriptBook(std::shared_ptr<const Fault> fault, bool callbacksSeen)
    : ScriptBook(fault->side, [&](RandomSource& random, EventSink& sink) {
          return scripted(fault, callbacksSeen, random, sink);
      })
{
}

ScriptBook::ScriptBook(Side side, const Make& make) : m_side(side), m_peer(make(m_random, *this)) {}

ScriptBook::~ScriptBook()
{
    if (m_unchecked)
        QTest::qFail("a step of the conversation was never checked", __FILE__, __LINE__);
}

ScriptBook& ScriptBook::after(Duration by)
{
    m_now += by;
    m_conversation.push_back("-- " + durationText(m_now.time_since_epoch()));
    return *this;
}

void ScriptBook::accept(const Event& event) { m_outcome.push_back(eventLine(event)); }

void ScriptBook::note(const PeerCommand& command)
{
    if (const auto* send = std::get_if<command::SendBytes>(&command)) {
        m_sent += send->bytes;
        m_outcome.push_back("SEND " + std::to_string(send->bytes.size()));
    } else if (const auto* wake = std::get_if<command::WakeAt>(&command)) {
        m_wakeAt = wake->at;
        m_outcome.push_back("WAKE " + (wake->at ? durationText(wake->at->time_since_epoch()) : "never"));
    } else if (const auto* reading = std::get_if<command::SetReading>(&command)) {
        m_outcome.emplace_back(reading->on ? "READ" : "DEAF");
    } else if (std::holds_alternative<command::SendFin>(command)) {
        m_outcome.emplace_back("FIN");
    } else if (std::holds_alternative<command::SendReset>(command)) {
        m_outcome.emplace_back("RESET");
    } else {
        m_outcome.emplace_back("RELEASE");
    }
}

ScriptBook& ScriptBook::when(const PeerInput& input)
{
    if (m_unchecked)
        QTest::qFail("a step of the conversation was never checked", __FILE__, __LINE__);
    m_outcome.clear();
    PeerCommands commands;
    m_peer->handle(input, m_now, commands);
    for (const PeerCommand& command : commands.list)
        note(command);
    m_unchecked = true;
    m_conversation.push_back("when input " + std::to_string(input.index()));
    for (const std::string& line : m_outcome)
        m_conversation.push_back("    " + line);
    return *this;
}

ScriptBook& ScriptBook::connect()
{
    if (m_side == Side::Server)
        return when(input::Accepted{"127.0.0.1:9001", "127.0.0.1:40000"});
    when(input::ConnectStarted{}).thenWhatever();
    return when(input::TcpConnected{"127.0.0.1:40000", "127.0.0.1:9001"});
}

ScriptBook& ScriptBook::then(const std::vector<std::string>& expected)
{
    m_unchecked = false;
    if (m_outcome != expected) {
        const std::string text = "the conversation was\n" + joined(m_conversation) +
                                 "  expected of the last step\n" + joined(expected);
        QTest::qFail(text.c_str(), __FILE__, __LINE__);
    }
    return *this;
}

ScriptBook& ScriptBook::thenWhatever()
{
    m_unchecked = false;
    return *this;
}

} // namespace lifeline
