// The opening handshake of one side (RFC 6455 §4): reads the peer's head, judges it, answers, and tells what
// happened.
#pragma once

#include "lifecycle/emitter.h"
#include "lifecycle/peer_profile.h"
#include "wire/handshake.h"
#include "wire/http_head.h"
#include "wire/response_body.h"

#include <optional>
#include <string>
#include <string_view>

namespace lifeline {

/// Lives from the TCP connection until the connection is open or failed. Not thread-safe.
class UpgradeExchange {
public:
    UpgradeExchange(Side side, const PeerProfile& profile);

    enum class Progress : std::uint8_t { NeedMore, Accepted, Refused };

    /// Client: writes the request.
    void begin(RandomSource& random, Emitter& emit, std::string& out);

    /// Takes what arrived; what belongs to frames already is left in `rest`. Server: writes the answer. The
    /// phase moves with the event that decides: the 101 or the refusal.
    Progress receive(std::string_view bytes, std::string_view& rest, Emitter& emit, std::string& out);

    /// The stream ended before the exchange did: records what had come of a head. True when it was a whole
    /// answer whose body ended with the connection, which is a refusal like any other.
    bool endOfStream(Emitter& emit);

    /// The time is over: records what had come, as endOfStream() does. Server: answers a request that had
    /// begun.
    void timedOut(Emitter& emit, std::string& out);

    bool anythingArrived() const { return !m_reader.empty(); }

private:
    Progress judgeRequestHead(bool complete, Emitter& emit, std::string& out);
    Progress judgeResponseHead(HttpHead head, bool complete, std::string_view& rest, Emitter& emit);
    Progress readBody(std::string_view& rest, Emitter& emit);
    Progress refuseResponse(Emitter& emit);

    Side m_side;
    const PeerProfile& m_profile;
    HttpHeadReader m_reader;
    std::string m_key;
    std::optional<HttpHead> m_refused; // client: a head that was no 101, while its body arrives
    RuleSet m_failed;
    ResponseBody m_body; // its
};

} // namespace lifeline
