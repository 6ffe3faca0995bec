// The opening handshake as it passes by: requests one way, answers the other (RFC 6455 §4), as the observed
// side sees it. Several requests may pass before one is granted.
#pragma once

#include "lifecycle/emitter.h"
#include "wire/http_head.h"
#include "wire/response_body.h"
#include "wire/upgrade_rules.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace lifeline {

/// Emits Request, Response, RequestRefused (of an observed server, with the status it chose) and
/// ResponseRefused (of an observed client); the phase moves to open with a 101: an observed server's own, an
/// observed client's where it breaks no rule. What is not HTTP is emitted as far as a head may be long, then
/// not looked at. `emit` must outlive it.
class UpgradeWatch {
public:
    explicit UpgradeWatch(Emitter& emit)
        : m_emit(emit), m_requests(HeadKind::Request), m_answers(HeadKind::Response)
    {
    }

    /// Bytes of the client (of the server). What belongs to frames already is returned.
    std::string_view fromClient(std::string_view bytes);
    std::string_view fromServer(std::string_view bytes);

    /// Frames of the client (of the server) pass from here on.
    bool clientUpgraded() const { return m_upgraded && m_asking == Asking::Asked; }
    bool serverUpgraded() const { return m_upgraded; }
    /// What the client sent behind its request before the answer came; to be asked for once it is upgraded.
    std::string takeHeld() { return std::exchange(m_held, {}); }

    /// That direction has ended: what had come of a head or body is told.
    void clientEnded();
    void serverEnded();

    /// RSV bits that an extension which was agreed on gives a meaning.
    std::uint8_t extensionBits() const { return m_extensionBits; }

    /// Bytes of a client that does not wait for the answer are held up to here; beyond, its direction is
    /// not looked at any more.
    static constexpr std::size_t maxHeld = std::size_t{1} << 20;
    /// So many answers without a 101, and the connection is one of plain HTTP that is not looked at any more.
    static constexpr int maxAnswers = 100;

private:
    enum class Asking : std::uint8_t { Head, Asked, Raw };
    enum class Answering : std::uint8_t { Head, Body, Raw };

    void takeRequest(bool whole);
    void hold(std::string_view bytes);
    std::string_view readHead(std::string_view bytes);
    void takeAnswer(HttpHead head, bool whole);
    void upgrade(const HttpHead& head);
    void endAnswer();
    void askAgain();

    Emitter& m_emit;
    HttpHeadReader m_requests, m_answers;
    Asking m_asking = Asking::Head;
    Answering m_answering = Answering::Head;
    RequestVerdict m_request; // the last one
    ClientOffer m_offer;      // its
    std::string m_held;
    std::optional<HttpHead> m_answer; // no 101, while its body arrives
    bool m_answerWhole = false;
    ResponseBody m_body;
    int m_answered = 0;        // requests
    bool m_hasBody = false;    // the last request
    bool m_unanswered = false; // it is
    bool m_upgraded = false;
    std::uint8_t m_extensionBits = 0;
};

} // namespace lifeline
