// What a HAR of ours tells besides: "_lifeline" with the events and callbacks HAR has no place for.
#pragma once

#include "formats/har_reading.h"
#include "lifecycle/event.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace lifeline {

/// The events of one connection that come back, in their order.
class HarOwnEvents {
public:
    /// Empty where there is nothing of ours, or it cannot be read.
    static HarOwnEvents read(ByteSource& source, const TextRange& range);

    bool has() const { return m_has; }
    /// When the session began.
    UnixTime started() const { return m_started; }
    /// Whose view the entry's messages are.
    Side view() const { return m_view; }
    std::optional<UnixTime> first() const;

    /// Of the next event; nullopt: there are no more.
    std::optional<UnixTime> nextAt() const;
    /// The next event belongs before whatever passed on the wire at the same time.
    bool nextIsOpening() const { return m_lines[m_next].opening; }
    /// It belongs before the response of that time.
    bool nextIsAnswering() const { return m_lines[m_next].answering; }
    /// It is what the application was told, or of the other side: it belongs right behind a frame of that
    /// time.
    bool nextFollowsFrame() const { return m_lines[m_next].follows; }
    /// Events that stood before the next one and behind the one given last, of this connection or of others.
    std::uint64_t missingBefore() const
    {
        return m_next == 0 ? 0
                           : m_lines[m_next].seq - std::min(m_lines[m_next].seq, m_lines[m_next - 1].seq + 1);
    }
    /// Gives the next event; its views are good during the call.
    void play(const std::function<void(const Event&)>& take);

private:
    struct Line {
        EventSeq seq = 0;
        UnixTime at = 0;
        bool opening = false, answering = false, follows = false;
        std::string text;
    };
    void readList(std::string_view text, const Json::Value* list);

    bool m_has = false;
    UnixTime m_started = 0;
    Side m_view = Side::Client;
    std::vector<Line> m_lines;
    std::size_t m_next = 0;
};

} // namespace lifeline
