#include "formats/pcapng_blocks.h"

#include "base/utf8.h"

namespace lifeline {
namespace {

constexpr std::uint32_t sectionType = 0x0A0D0D0A, interfaceType = 1, statisticsType = 5, packetType = 6;
constexpr std::uint32_t byteOrder = 0x1A2B3C4D;
constexpr std::uint16_t rawIp = 101;
constexpr std::size_t mostInOption = 65'535;

namespace option {
constexpr std::uint16_t end = 0, comment = 1;
constexpr std::uint16_t application = 4;          // of a section
constexpr std::uint16_t name = 2, resolution = 9; // of an interface
constexpr std::uint16_t flags = 2;                // of a packet
constexpr std::uint16_t received = 4;             // of statistics
} // namespace option

template <class Number> void append(std::string& out, Number value)
{
    for (std::size_t i = 0; i < sizeof value; ++i)
        out += static_cast<char>(value >> (8 * i));
}

void pad(std::string& out)
{
    while (out.size() % 4 != 0)
        out += '\0';
}

void appendOption(std::string& out, std::uint16_t code, std::string_view value)
{
    append(out, code);
    append(out, static_cast<std::uint16_t>(value.size()));
    out += value;
    out.append((4 - value.size() % 4) % 4, '\0');
}

template <class Number> void appendNumber(std::string& out, std::uint16_t code, Number value)
{
    std::string bytes;
    append(bytes, value);
    appendOption(out, code, bytes);
}

/// Cut between two characters.
std::string_view fitting(std::string_view text)
{
    if (text.size() <= mostInOption)
        return text;
    text = text.substr(0, mostInOption);
    while (!text.empty() && !isUtf8(text))
        text.remove_suffix(1);
    return text;
}

void appendText(std::string& out, std::uint16_t code, std::string_view text)
{
    if (!text.empty())
        appendOption(out, code, fitting(text));
}

/// Time stamps count in two halves, the upper one first.
void appendTime(std::string& out, std::uint64_t at)
{
    append(out, static_cast<std::uint32_t>(at >> 32U));
    append(out, static_cast<std::uint32_t>(at));
}

void endOptions(std::string& out) { append(out, std::uint32_t{option::end}); }

void appendBlock(std::string& out, std::uint32_t type, std::string_view body)
{
    constexpr std::size_t around = 12;
    const auto size = static_cast<std::uint32_t>(body.size() + around);
    append(out, type);
    append(out, size);
    out += body;
    append(out, size);
}

} // namespace

void appendSectionBlock(std::string& out, std::string_view application, std::string_view comment)
{
    std::string body;
    append(body, byteOrder);
    append(body, std::uint16_t{1});
    append(body, std::uint16_t{0});
    append(body, UINT64_MAX); // how long the section is, is not told
    appendText(body, option::comment, comment);
    appendText(body, option::application, application);
    endOptions(body);
    appendBlock(out, sectionType, body);
}

void appendInterfaceBlock(std::string& out, std::string_view name)
{
    std::string body;
    append(body, rawIp);
    append(body, std::uint16_t{0});
    append(body, std::uint32_t{0}); // packets are whole
    appendText(body, option::name, name);
    appendNumber(body, option::resolution, std::uint8_t{9});
    endOptions(body);
    appendBlock(out, interfaceType, body);
}

void appendPacketBlock(std::string& out, std::uint64_t at, std::string_view packet, PacketWay way,
                       const std::vector<std::string>& comments)
{
    std::string body;
    append(body, std::uint32_t{0}); // the interface
    appendTime(body, at);
    append(body, static_cast<std::uint32_t>(packet.size()));
    append(body, static_cast<std::uint32_t>(packet.size()));
    body += packet;
    pad(body);
    for (const std::string& comment : comments)
        appendText(body, option::comment, comment);
    if (way != PacketWay::Unknown)
        appendNumber(body, option::flags, static_cast<std::uint32_t>(way));
    endOptions(body);
    appendBlock(out, packetType, body);
}

void appendStatisticsBlock(std::string& out, std::uint64_t at, std::uint64_t packets,
                           std::string_view comment)
{
    std::string body;
    append(body, std::uint32_t{0});
    appendTime(body, at);
    appendText(body, option::comment, comment);
    appendNumber(body, option::received, packets);
    endOptions(body);
    appendBlock(out, statisticsType, body);
}

} // namespace lifeline
