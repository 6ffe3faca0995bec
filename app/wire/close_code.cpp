#include "wire/close_code.h"

#include "base/utf8.h"

#include <array>

namespace lifeline {

namespace {

// 1014 has only a sentence in the registry ("… received an invalid response from the upstream server. This is
// similar to 502 HTTP Status Code"); it stands here under the name of that status. 1012-1014 came after RFC
// 6455.
constexpr std::array<CloseCodeInfo, 16> table{{
    {1000, "Normal Closure", "7.4.1"},
    {1001, "Going Away", "7.4.1"},
    {1002, "Protocol error", "7.4.1"},
    {1003, "Unsupported Data", "7.4.1"},
    {1004, "Reserved", "7.4.1"},
    {1005, "No Status Rcvd", "7.4.1"},
    {1006, "Abnormal Closure", "7.4.1"},
    {1007, "Invalid frame payload data", "7.4.1"},
    {1008, "Policy Violation", "7.4.1"},
    {1009, "Message Too Big", "7.4.1"},
    {1010, "Mandatory Ext.", "7.4.1"},
    {1011, "Internal Error", "7.4.1"},
    {1012, "Service Restart", "IANA"},
    {1013, "Try Again Later", "IANA"},
    {1014, "Bad Gateway", "IANA"},
    {1015, "TLS handshake", "7.4.1"},
}};

constexpr std::uint16_t firstRow = table.front().code;
constexpr std::uint16_t lastRow = table.back().code;

std::string_view className(CloseCodeClass group)
{
    switch (group) {
    case CloseCodeClass::NotUsed: return "not used";
    case CloseCodeClass::Registered: return "registered";
    case CloseCodeClass::Local: return "local only";
    case CloseCodeClass::Reserved: return "reserved";
    case CloseCodeClass::Unassigned: return "unassigned";
    case CloseCodeClass::Library: return "library or framework";
    case CloseCodeClass::Private: return "private use";
    case CloseCodeClass::OutOfRange: return "out of range";
    }
    return {};
}

} // namespace

CloseCodeClass classify(std::uint16_t code)
{
    using namespace close_code;
    if (code < 1000)
        return CloseCodeClass::NotUsed;
    if (code == 1004)
        return CloseCodeClass::Reserved;
    if (code == noStatus || code == abnormal || code == tlsHandshake)
        return CloseCodeClass::Local;
    if (code <= lastRow)
        return CloseCodeClass::Registered;
    if (code < 3000)
        return CloseCodeClass::Unassigned;
    if (code < 4000)
        return CloseCodeClass::Library;
    return code < 5000 ? CloseCodeClass::Private : CloseCodeClass::OutOfRange;
}

bool mayBeOnTheWire(std::uint16_t code)
{
    const auto group = classify(code);
    return group == CloseCodeClass::Registered || group == CloseCodeClass::Library ||
           group == CloseCodeClass::Private;
}

std::optional<Violation> judgeClosePayload(std::string_view payload)
{
    if (payload.size() == 1)
        return Violation::ClosePayloadTooShort;
    if (payload.empty())
        return std::nullopt;
    const auto code = static_cast<std::uint16_t>((static_cast<unsigned char>(payload[0]) << 8U) |
                                                 static_cast<unsigned char>(payload[1]));
    if (!mayBeOnTheWire(code))
        return Violation::InvalidCloseCode;
    return isUtf8(payload.substr(2)) ? std::nullopt : std::optional(Violation::InvalidCloseReason);
}

std::span<const CloseCodeInfo> closeCodes() { return table; }

std::string_view closeCodeName(std::uint16_t code)
{
    if (code >= firstRow && code <= lastRow)
        return table[static_cast<std::size_t>(code - firstRow)].name;
    return className(classify(code));
}

} // namespace lifeline
