#include "formats/tcp_address.h"

#include <algorithm>
#include <charconv>
#include <vector>

namespace lifeline {
namespace {

template <class Number> std::optional<Number> wholeNumber(std::string_view text, int base = 10)
{
    Number value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    return whole ? std::optional(value) : std::nullopt;
}

std::vector<std::string_view> parts(std::string_view text, char between)
{
    std::vector<std::string_view> out;
    for (std::size_t end = text.find(between); end != std::string_view::npos; end = text.find(between)) {
        out.push_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    out.push_back(text);
    return out;
}

bool readV4(std::string_view text, std::uint8_t* to)
{
    const auto bytes = parts(text, '.');
    if (bytes.size() != 4)
        return false;
    for (const std::string_view byte : bytes) {
        const auto value = wholeNumber<std::uint8_t>(byte);
        if (!value || byte.size() > 3)
            return false;
        *to++ = *value;
    }
    return true;
}

/// Groups of 16 bits, the last one perhaps an IPv4 address; appends two bytes a group.
bool readGroups(std::string_view text, std::vector<std::uint8_t>& bytes)
{
    if (text.empty())
        return true;
    const auto groups = parts(text, ':');
    for (std::size_t i = 0; i < groups.size(); ++i) {
        std::array<std::uint8_t, 4> v4{};
        if (i + 1 == groups.size() && readV4(groups[i], v4.data())) {
            bytes.insert(bytes.end(), v4.begin(), v4.end());
            return true;
        }
        const auto group = wholeNumber<std::uint16_t>(groups[i], 16);
        if (!group || groups[i].size() > 4)
            return false;
        bytes.push_back(static_cast<std::uint8_t>(*group >> 8U));
        bytes.push_back(static_cast<std::uint8_t>(*group));
    }
    return true;
}

/// RFC 4291 §2.2; a zone behind '%' is not looked at.
bool readV6(std::string_view text, std::array<std::uint8_t, 16>& to)
{
    text = text.substr(0, text.find('%'));
    const std::size_t gap = text.find("::");
    std::vector<std::uint8_t> before, behind;
    if (!readGroups(text.substr(0, gap), before))
        return false;
    if (gap == std::string_view::npos) {
        if (before.size() != to.size())
            return false;
    } else if (!readGroups(text.substr(gap + 2), behind) || before.size() + behind.size() > to.size() - 2) {
        return false;
    }
    std::copy(before.begin(), before.end(), to.begin());
    std::copy_backward(behind.begin(), behind.end(), to.end());
    return true;
}

} // namespace

std::optional<TcpAddress> parseTcpAddress(std::string_view text)
{
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos)
        return std::nullopt;
    const auto port = wholeNumber<std::uint16_t>(text.substr(colon + 1));
    std::string_view host = text.substr(0, colon);
    TcpAddress out;
    out.port = port.value_or(0);
    out.v6 = host.size() > 2 && host.front() == '[' && host.back() == ']';
    const bool read =
        out.v6 ? readV6(host.substr(1, host.size() - 2), out.bytes) : readV4(host, out.bytes.data());
    return port && read ? std::optional(out) : std::nullopt;
}

TcpAddress madeUpAddress(bool client, std::uint32_t connection)
{
    constexpr std::uint32_t firstPort = 10'000, ports = 50'000;
    TcpAddress out;
    out.bytes = {192, 0, 2, static_cast<std::uint8_t>(client ? 1 : 2)};
    out.port = static_cast<std::uint16_t>(client ? firstPort + connection % ports : 80);
    return out;
}

} // namespace lifeline
