#include "stacks/beacon_message.h"

#include "base/json_reading.h"
#include "base/utf8.h"
#include "stacks/beacon_role.h"

#include <algorithm>
#include <array>
#include <optional>

namespace lifeline {
namespace {

constexpr std::array<std::string_view, 5> fields{"stack", "side", "connection", "callback", "detail"};
constexpr std::array<std::string_view, 4> detailFields{"code", "reason", "at", "role"};

struct FlawRow {
    std::string_view id, sentence;
};
constexpr std::array<FlawRow, beaconFlawCount> flaws{{
    {"wrong-token", "The token is not the one that Lifeline shows for this session."},
    {"not-json", "This is not JSON in UTF-8."},
    {"not-an-object", "A message is one JSON object."},
    {"missing-field", "A message has the fields stack, side, connection, callback and detail."},
    {"unknown-field", "A field is unknown; a message has stack, side, connection, callback and detail, "
                      "and a detail code, reason, at and role."},
    {"bad-field", "A field has the wrong type, is empty, too long or not printable."},
    {"too-long", "This is too long: a line has 64 KiB, a body 1 MiB and 64 messages."},
    {"half-a-line", "The connection ended inside a line."},
    {"bad-time", "detail.at is more than a minute ahead, or before the beacon's port was opened."},
    {"bad-http", "This is not POST /report?token=... over HTTP/1.1 with a Content-Length."},
    {"flood", "These are more messages a second, or more connections, than Lifeline looks at."},
}};

std::string_view textOf(const Json::Value* value)
{
    const char* begin = nullptr;
    const char* end = nullptr;
    const bool read = value != nullptr && value->isString() && value->getString(&begin, &end);
    return read ? std::string_view(begin, static_cast<std::size_t>(end - begin)) : std::string_view();
}

/// No controls, also not those above ASCII, and nothing that turns the direction of a line.
bool isPrintable(char32_t c)
{
    const bool control = c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029;
    return !control && !(c >= 0x202A && c <= 0x202E) && !(c >= 0x2066 && c <= 0x2069);
}

/// The longest front part of at most that many printable characters.
std::string_view printableFront(std::string_view text, std::size_t most)
{
    std::size_t at = 0;
    for (std::size_t count = 0; at < text.size() && count < most; ++count) {
        const auto read = readUtf8(text.substr(at));
        if (!read || !isPrintable(read->codePoint))
            break;
        at += read->length;
    }
    return text.substr(0, at);
}

/// At most that many bytes, ending between characters.
std::string_view cut(std::string_view text, std::size_t most)
{
    std::size_t size = std::min(text.size(), most);
    while (size < text.size() && size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80)
        --size;
    return text.substr(0, size);
}

template <std::size_t N>
bool hasOnly(const Json::Value& object, const std::array<std::string_view, N>& allowed)
{
    const std::vector<std::string> keys = object.getMemberNames();
    return std::all_of(keys.begin(), keys.end(), [&](const std::string& key) {
        return std::find(allowed.begin(), allowed.end(), key) != allowed.end();
    });
}

/// Reads one message field by field; the first flaw ends it.
class MessageReader {
public:
    MessageReader(const Json::Value& message, BeaconTimes times) : m_message(message), m_times(times) {}

    BeaconItem read()
    {
        const auto flaw = firstFlaw();
        return flaw ? BeaconItem(BeaconRefusal{*flaw, std::move(m_report), 1})
                    : BeaconItem(std::move(m_report));
    }

private:
    using Flaw = std::optional<BeaconFlaw>;

    Flaw firstFlaw();
    Flaw fieldFlaw();
    Flaw detailFlaw(const Json::Value& detail);
    bool readName(std::string_view key, std::size_t most, std::string& out);
    bool readSide();
    bool readCode(const Json::Value& detail);
    bool readReason(const Json::Value& detail);
    bool readRole(const Json::Value& detail);
    Flaw timeFlaw(const Json::Value& detail) const;

    const Json::Value& m_message;
    BeaconTimes m_times;
    StackReport m_report;
};

MessageReader::Flaw MessageReader::firstFlaw()
{
    if (!m_message.isObject())
        return BeaconFlaw::NotAnObject;
    const Flaw flaw = fieldFlaw(); // also reads what can be shown of a message that is refused
    if (!hasOnly(m_message, fields))
        return BeaconFlaw::UnknownField;
    const bool whole = std::all_of(fields.begin(), fields.end(),
                                   [&](std::string_view key) { return member(m_message, key) != nullptr; });
    return whole ? flaw : Flaw(BeaconFlaw::MissingField);
}

MessageReader::Flaw MessageReader::fieldFlaw()
{
    const bool stack = readName("stack", maxBeaconName, m_report.stack);
    const bool connection = readName("connection", maxBeaconConnection, m_report.subject);
    const bool callback = readName("callback", maxBeaconName, m_report.callback);
    const Json::Value* detail = member(m_message, "detail");
    if (!readSide() || !stack || !connection || !callback || detail == nullptr || !detail->isObject())
        return BeaconFlaw::BadField;
    return detailFlaw(*detail);
}

MessageReader::Flaw MessageReader::detailFlaw(const Json::Value& detail)
{
    if (!hasOnly(detail, detailFields))
        return BeaconFlaw::UnknownField;
    if (!readCode(detail) || !readReason(detail) || !readRole(detail))
        return BeaconFlaw::BadField;
    return timeFlaw(detail);
}

bool MessageReader::readName(std::string_view key, std::size_t most, std::string& out)
{
    const std::string_view text = textOf(member(m_message, key));
    out = printableFront(text, most);
    return !text.empty() && out.size() == text.size();
}

bool MessageReader::readSide()
{
    const std::string_view side = textOf(member(m_message, "side"));
    m_report.side = side == "client" ? Side::Client : Side::Server;
    return side == "client" || side == "server";
}

bool MessageReader::readCode(const Json::Value& detail)
{
    const Json::Value* code = member(detail, "code");
    if (code == nullptr)
        return true;
    if (!code->isUInt() || code->asUInt() > 0xFFFF)
        return false;
    m_report.code = static_cast<std::uint16_t>(code->asUInt());
    return true;
}

bool MessageReader::readReason(const Json::Value& detail)
{
    const Json::Value* reason = member(detail, "reason");
    const std::string_view text = textOf(reason);
    if (reason != nullptr && (!reason->isString() || !isUtf8(text)))
        return false;
    m_report.reason = cut(text, maxBeaconReason);
    return true;
}

bool MessageReader::readRole(const Json::Value& detail)
{
    const Json::Value* role = member(detail, "role");
    const auto read = role == nullptr ? roleOfName(m_report.callback) : roleFromText(textOf(role));
    m_report.role = read.value_or(CallbackName::Other);
    return read.has_value();
}

/// Clocks of browsers and Python give fractions of a millisecond.
MessageReader::Flaw MessageReader::timeFlaw(const Json::Value& detail) const
{
    const Json::Value* at = member(detail, "at");
    if (at == nullptr)
        return std::nullopt;
    if (!at->isNumeric())
        return BeaconFlaw::BadField;
    const double time = at->asDouble();
    const bool good = time >= static_cast<double>(m_times.opened) &&
                      time <= static_cast<double>(m_times.now + maxBeaconAhead);
    return good ? Flaw() : Flaw(BeaconFlaw::BadTime);
}

} // namespace

std::string_view beaconFlawId(BeaconFlaw flaw) { return flaws[static_cast<std::size_t>(flaw)].id; }

std::string_view beaconFlawSentence(BeaconFlaw flaw)
{
    return flaws[static_cast<std::size_t>(flaw)].sentence;
}

BeaconItem readBeaconMessage(const Json::Value& message, BeaconTimes times)
{
    return MessageReader(message, times).read();
}

BeaconItem readBeaconLine(std::string_view line, BeaconTimes times)
{
    const JsonReading reading(line, {});
    return reading.good() ? readBeaconMessage(reading.root(), times)
                          : BeaconItem(BeaconRefusal{BeaconFlaw::NotJson, {}, 1});
}

std::vector<BeaconItem> readBeaconBody(std::string_view body, BeaconTimes times)
{
    const JsonReading reading(body, {});
    if (!reading.good())
        return {BeaconRefusal{BeaconFlaw::NotJson, {}, 1}};
    if (!reading.root().isArray())
        return {readBeaconMessage(reading.root(), times)};
    if (reading.root().size() > maxBeaconMessages)
        return {BeaconRefusal{BeaconFlaw::TooLong, {}, reading.root().size()}};
    std::vector<BeaconItem> items;
    for (const Json::Value& message : reading.root())
        items.push_back(readBeaconMessage(message, times));
    return items;
}

} // namespace lifeline
