// What one side put on the wire, in short: "101 text*2 close:1002 fin".
#pragma once

#include "lifecycle/event.h"

#include <string>
#include <utility>
#include <vector>

namespace lifeline {

/// Takes the events of one connection in order and keeps those that this side sent: "request", the status of
/// a response, each frame by its opcode ("text" "binary" "continuation" "ping" "pong" "close:1000"), "fin"
/// and "rst". The same one several times in a row is one with its number behind: "pong*20". Nothing is "-".
class WireText {
public:
    explicit WireText(Side side) : m_side(side) {}

    void take(const Event& event);
    std::string text() const;

private:
    void add(std::string word);

    Side m_side;
    std::vector<std::pair<std::string, std::uint32_t>> m_words;
};

} // namespace lifeline
