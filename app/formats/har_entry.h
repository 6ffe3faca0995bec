// What one entry of a HAR tells besides the messages.
#pragma once

#include "lifecycle/connection_story.h"

#include <cstdint>
#include <optional>
#include <string>

namespace lifeline {

class JsonWriter;

/// Takes the events of one connection, in order. HAR is a client's view: its own where it was recorded, else
/// the server's, turned round.
class HarEntry {
public:
    explicit HarEntry(Side view) : m_view(view) {}

    ConnectionStory story;
    std::string request, response, body; // as the view saw them: the first request, the last answer
    int status = 0;
    std::string client, server; // addresses
    std::optional<MonotonicTime> connected, requested, answered;

    Side view() const { return m_view; }

    void take(const Event& event);

    /// Everything up to the messages, without the entry's brackets; `began`: nanoseconds since 1970 of the
    /// session.
    void writeBegin(JsonWriter& json, std::string_view startedUtc) const;
    /// "_webSocketClose": {code, reason, timestamp} as HTTP Toolkit writes it; code and reason are not there
    /// where the close frame had none. "aborted" where there was no close frame; nothing where the connection
    /// never opened or still is.
    void writeClose(JsonWriter& json, std::int64_t began) const;
    /// "verdict": {stage, endedBy, code, text, missing}.
    void writeVerdict(JsonWriter& json) const;

private:
    void takeOwn(const Event& event);
    void writeTimings(JsonWriter& json) const;
    std::string url() const;

    Side m_view;
};

} // namespace lifeline
