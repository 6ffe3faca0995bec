// The life of one connection of a HAR file, as events.
#pragma once

#include "formats/har_own_events.h"
#include "lifecycle/emitter.h"

#include <optional>

namespace lifeline {

/// What was passed over, of all connections.
struct HarCounts {
    std::uint64_t unreadable = 0, badBase64 = 0, tooLarge = 0;       // messages
    std::uint64_t unknownEnds = 0, guessedCloses = 0, ownUnread = 0; // connections
};

/// Tells its events one step after the other. Without events of ours the beginning and the end are rebuilt
/// from what the entry tells. Not thread-safe; all that is handed in must outlive it.
class HarConnection {
public:
    HarConnection(ByteSource& source, const HarEntryIndex& entry, ConnectionId id, EventSink& log,
                  HarCounts& counts);

    /// When the session began, as far as this entry knows.
    std::optional<UnixTime> began() const;
    /// The log's time 0. To be called before the steps.
    void start(UnixTime zero);

    /// When the next step is; nullopt: there is none.
    std::optional<UnixTime> nextAt() const;
    /// `now` is not before any other step's.
    void play(MonotonicTime now);

private:
    enum class Step : std::uint8_t { Connecting, Connected, Request, Response, Messages, Close, Over };

    bool ownIsNext() const;
    std::optional<UnixTime> wireAt() const;
    void playWire();
    void placeControl(event::Frame& frame, std::uint64_t& offset);
    void advance();
    void loadMessage();
    void connected();
    void response();
    void message(const HarMessage& message);
    void error(const HarMessage& message);
    void frame(Opcode opcode, std::string_view payload, bool sent, std::uint64_t cut, bool compressed);
    void close();
    bool neverConnected() const { return m_facts.status == 0 && !m_facts.error.empty(); }

    ByteSource& m_source;
    const HarEntryIndex& m_entry;
    HarCounts& m_counts;
    HarFacts m_facts;
    HarOwnEvents m_own;
    Emitter m_emit;
    Step m_step = Step::Connecting;
    UnixTime m_began = 0, m_last = 0; // m_last: of the last step
    std::size_t m_nextMessage = 0;
    std::optional<HarMessage> m_message; // the next one
    std::uint64_t m_sinceOwn = 0;        // events on the wire since the last of ours
    std::uint64_t m_sentOffset = 0, m_receivedOffset = 0;
    bool m_closeSeen = false;
    bool m_hasReceived = false; // the last step was a frame that came
};

} // namespace lifeline
