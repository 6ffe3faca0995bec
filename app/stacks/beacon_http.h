// The requests of beacons that report by POST: their heads judged, their bodies collected, the answers.
#pragma once

#include "stacks/beacon_message.h"
#include "wire/http_head.h"

#include <optional>
#include <string>
#include <string_view>

namespace lifeline {

/// Whether both are the same, in a time that tells nothing about where they differ.
bool sameSecret(std::string_view a, std::string_view b);

struct BeaconRequest {
    std::optional<BeaconFlaw> flaw;
    int status = 0;    // of the answer; 0: what the body holds decides
    std::string body;  // of a request without a flaw
    bool last = false; // the connection is closed after the answer
};

/// Splits one connection into requests, one after another. Sans-I/O; not thread-safe.
class BeaconHttp {
public:
    static constexpr std::size_t maxHead = std::size_t{16} << 10; // bytes
    static constexpr std::size_t maxBody = std::size_t{1} << 20;  // bytes

    explicit BeaconHttp(std::string token) : m_token(std::move(token)) {}

    /// Takes bytes up to the end of a request; `consumed` tells how many. `answer` may be given an interim
    /// one. Not to be called after a last request.
    std::optional<BeaconRequest> feed(std::string_view bytes, std::size_t& consumed, std::string& answer);

    /// Inside a request.
    bool unfinished() const { return m_inBody || !m_head.empty(); }

private:
    void judge(const HttpHead& head);
    void judgePost(const HttpHead& head);
    void refuse(BeaconFlaw flaw, int status);
    std::optional<BeaconRequest> takeBody(std::string_view bytes, std::size_t& consumed);

    std::string m_token;
    HttpHeadReader m_head{HeadKind::Request, maxHead};
    BeaconRequest m_request;
    std::size_t m_left = 0; // of the body
    bool m_inBody = false;
};

/// A whole response; `sentence` is its body. Pages of any origin may read it.
std::string beaconAnswer(int status, std::string_view sentence, bool last);

} // namespace lifeline
