#include "atlas/racy_faults.h"

#include <algorithm>
#include <array>

namespace lifeline {
namespace {

struct RacyFault {
    std::string_view fault;
    std::string_view why;
};

constexpr std::string_view requestLost =
    "the RST may overtake the request, which TCP then throws away, or meet the 101";
constexpr std::string_view answerLost = "TCP may throw away a 101 that was not read yet when the RST comes";
constexpr std::string_view endMeetsOpen = "the end of TCP may be seen before or after the stack has opened";
constexpr std::string_view dataLost = "TCP may throw away bytes that were not read yet when the RST comes";

constexpr std::string_view upgradeTimer =
    "the head comes when an upgrade timer of two seconds passes: either may be first";
constexpr std::string_view idleTimer =
    "the RST comes when a timer of five seconds passes: either may be first";
constexpr std::string_view closeTimer =
    "the RST comes when a closing timer of three seconds passes: either may be first";
constexpr std::string_view requestSent = "the RST may come before the request is sent, or meet it";
constexpr std::string_view closesCross = "either close frame may be read before the other is sent";
constexpr std::string_view replyMeetsClose =
    "the thread that closes and the one that reads may both take the reply for theirs";

constexpr std::array<RacyFault, racyFaultCount> racyFaults{{
    {"reset-mid-request", requestLost},
    {"fin-after-request", endMeetsOpen},
    {"reset-after-request", requestLost},
    {"reset-after-bad-request", requestLost},
    {"fin-at-101-by-client", endMeetsOpen},
    {"fin-at-101-by-server", endMeetsOpen},
    {"reset-on-101", endMeetsOpen},
    {"reset-behind-101", answerLost},
    {"reset-mid-response", answerLost},
    {"reset-mid-refusal", answerLost},
    {"response-glued-close", endMeetsOpen},
    {"reset-after-close-by-client", dataLost},
    {"reset-after-close-by-server", dataLost},
    {"reset-after-close-reply-by-client", dataLost},
    {"reset-after-close-reply-by-server", dataLost},
    {"request-late", upgradeTimer},
    {"response-late", upgradeTimer},
    {"stall-mid-frame-by-client", idleTimer},
    {"stall-mid-frame-by-server", idleTimer},
    {"close-unanswered-by-client", closeTimer},
    {"close-unanswered-by-server", closeTimer},
    {"reset-after-accept-by-server", requestSent},
    {"close-crossed-by-client", closesCross},
    {"close-crossed-by-server", closesCross},
    {"tcp-held-after-close-by-client", replyMeetsClose},
    {"tcp-held-after-close-by-server", replyMeetsClose},
    {"reply-same-code-by-client", replyMeetsClose},
    {"reply-same-code-by-server", replyMeetsClose},
    {"reply-other-code-by-client", replyMeetsClose},
    {"reply-other-code-by-server", replyMeetsClose},
    {"reply-empty-by-client", replyMeetsClose},
    {"reply-empty-by-server", replyMeetsClose},
    {"reply-invalid-code-by-client", replyMeetsClose},
    {"reply-invalid-code-by-server", replyMeetsClose},
    {"reply-after-message-by-client", replyMeetsClose},
    {"reply-after-message-by-server", replyMeetsClose},
    {"reply-after-ping-by-client", replyMeetsClose},
    {"reply-after-ping-by-server", replyMeetsClose},
    {"reply-twice-by-client", replyMeetsClose},
    {"reply-twice-by-server", replyMeetsClose},
    {"reply-broken-frame-by-client", replyMeetsClose},
    {"reply-broken-frame-by-server", replyMeetsClose},
}};

bool namesKey(const std::string& text)
{
    return text.find("Sec-WebSocket-Key") != std::string::npos && text.find("${key}") == std::string::npos;
}

} // namespace

std::string_view whyRacy(std::string_view fault)
{
    const auto found = std::find_if(racyFaults.begin(), racyFaults.end(),
                                    [fault](const RacyFault& each) { return each.fault == fault; });
    return found == racyFaults.end() ? std::string_view() : found->why;
}

bool hasFixedKey(const Fault& fault)
{
    return std::ranges::any_of(fault.steps, [](const Step& step) {
        if (const auto* bytes = std::get_if<step::SendBytes>(&step.what))
            return namesKey(bytes->bytes);
        const auto* request = std::get_if<step::SendRequest>(&step.what);
        return request != nullptr && std::ranges::any_of(request->edit.set, [](const auto& header) {
                   return namesKey(header.first + header.second);
               });
    });
}

} // namespace lifeline
