#include "endpoints/socket_address.h"

#include "base/byte_text.h"
#include "endpoints/lab.h"

namespace lifeline {

std::string endpointText(const TcpEndpoint& endpoint)
{
    const std::string address = endpoint.address().to_string();
    const std::string port = std::to_string(endpoint.port());
    return endpoint.address().is_v6() ? "[" + address + "]:" + port : address + ":" + port;
}

std::optional<asio::ip::address> parseAddress(std::string_view text)
{
    if (text.find('\0') != std::string_view::npos)
        return std::nullopt;
    if (text.size() > 2 && text.front() == '[' && text.back() == ']')
        text = text.substr(1, text.size() - 2);
    if (equalsIgnoreCase(text, "localhost"))
        return asio::ip::address(asio::ip::address_v4::loopback());
    asio::error_code failed;
    const auto address = asio::ip::make_address(std::string(text), failed);
    return failed ? std::nullopt : std::optional(address);
}

TcpEndpoint normalised(const TcpEndpoint& endpoint)
{
    asio::ip::address address = endpoint.address();
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        address = asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
    if (address.is_unspecified() && address.is_v4())
        address = asio::ip::address_v4::loopback();
    else if (address.is_unspecified())
        address = asio::ip::address_v6::loopback();
    return {address, endpoint.port()};
}

bool isLoopback(std::string_view address)
{
    const auto parsed = parseAddress(address);
    return parsed && (parsed->is_loopback() || normalised({*parsed, 0}).address().is_loopback()) &&
           !parsed->is_unspecified();
}

} // namespace lifeline
