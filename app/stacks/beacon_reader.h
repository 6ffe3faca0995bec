// What one connection to the beacon's port says: bytes in; reports, refusals and the bytes of an answer out.
// Both forms are told apart by the first byte: a capital letter begins HTTP, anything else JSON Lines.
// Sans-I/O; not thread-safe. See README.md for the protocol.
#pragma once

#include "stacks/beacon_http.h"
#include "stacks/beacon_message.h"

#include <string>
#include <string_view>
#include <vector>

namespace lifeline {

class BeaconReader {
public:
    static constexpr std::size_t maxLine = std::size_t{64} << 10; // bytes, without its end
    static constexpr std::uint32_t maxPerSecond = 10'000;         // messages; more are a flood

    struct Now {
        MonotonicTime at; // any time line, for the flood
        std::int64_t unixMs = 0;
    };
    struct Output {
        std::vector<BeaconItem> items; // in order; refusals of a flood one after another are one
        std::string answer;            // to be written
        bool close = false;            // after the answer; nothing more is read
    };

    /// `opened`: Unix milliseconds.
    BeaconReader(std::string token, std::int64_t opened) : m_token(token), m_http(token), m_opened(opened) {}

    Output take(std::string_view bytes, Now now);
    /// The other end has ended.
    Output finish();

private:
    enum class Form : std::uint8_t { Unknown, Lines, Http, Over };

    void takeLines(std::string_view bytes, Now now, Output& out);
    void takeLine(std::string_view line, Now now, Output& out);
    void takeHttp(std::string_view bytes, Now now, Output& out);
    void answerBody(const BeaconRequest& request, Now now, Output& out);
    bool tokenIsRight(std::string_view line) const;
    bool floods(Now now, std::size_t messages);
    void refuse(BeaconFlaw flaw, Output& out);
    void endWith(BeaconFlaw flaw, Output& out);

    std::string m_token;
    BeaconHttp m_http;
    std::int64_t m_opened;
    Form m_form = Form::Unknown;
    std::string m_line; // begun
    bool m_admitted = false;
    MonotonicTime m_second; // when the one that is counted began
    std::size_t m_inSecond = 0;
};

} // namespace lifeline
