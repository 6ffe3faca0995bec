// Takes secrets out of what leaves the program.
#pragma once

#include "formats/secret_text.h"
#include "lifecycle/event.h"

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

namespace lifeline {

struct Redaction {
    bool on = true;
    /// Names of header fields, any case: their values go.
    std::vector<std::string> fields{"Authorization", "Proxy-Authorization", "Cookie",
                                    "Set-Cookie",    "X-Api-Key",           "X-Auth-Token"};
    /// Parts of names of query parameters, any case: their values go, in request lines, URLs, Referer and
    /// Location. So does a user's name and password before the host.
    std::vector<std::string> parameters{"token", "key",     "secret",    "password", "passwd",
                                        "auth",  "session", "signature", "code",     "jwt"};
    /// Payloads go too, of these connections; all: of every one.
    bool allPayloads = false;
    std::vector<std::uint32_t> payloadsOf;
};

/// What is put in place of a secret: visible to people, no valid secret, of the same meaning in every format.
inline constexpr std::string_view redactedMark = "[redacted]";

/// Sec-WebSocket-Key stays: it is no secret (RFC 6455 §10.3), and the answer is judged by it.
class Redactor {
public:
    explicit Redactor(Redaction redaction) : m_redaction(std::move(redaction)), m_names(m_redaction) {}

    /// The event without its secrets; views point into the original or into the redactor, until the next
    /// call. A frame whose payload goes keeps its header, length and close code; the payload becomes as many
    /// 'x' as there were bytes, and so does a reason that on-close told. A head becomes longer or shorter by
    /// the mark.
    Event operator()(const Event& event);

    std::uint64_t fields() const { return m_fields; } // values taken out so far
    std::uint64_t parameters() const { return m_parameters; }
    std::uint64_t payloads() const { return m_payloads; }

private:
    struct Cleaner;
    bool hidesPayloadsOf(ConnectionId connection) const;
    std::string_view head(std::string_view head);
    std::string_view address(std::string_view address);
    bool count(const SecretCount& found);
    std::string_view keep(std::string text);

    Redaction m_redaction;
    SecretNames m_names;
    std::deque<std::string> m_texts;
    std::uint64_t m_fields = 0, m_parameters = 0, m_payloads = 0;
};

} // namespace lifeline
