#include "words/translate.h"
#include "words/words.h"

namespace lifeline::words {
namespace {

constexpr std::size_t longestName = 24;

bool isNameByte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
           c == '_' || c == '.';
}

/// The first product of a User-Agent: "curl" of "curl/7.88.1"; a peer wrote it, so only plain characters
/// count.
QString agentName(std::string_view agent)
{
    if (agent.starts_with("Mozilla/"))
        return translated("browser");
    std::size_t size = 0;
    while (size < std::min(agent.size(), longestName) && isNameByte(agent[size]))
        ++size;
    return size == 0 ? side(Side::Client) : fromUtf8(agent.substr(0, size));
}

/// An end of ours; one that a fault plays is a script.
QString ours(const ConnectionStory& story, Side which)
{
    return story.of(which).scripted ? translated("script") : side(which);
}

/// Who connects.
QString from(const ConnectionStory& story)
{
    return story.client.present ? ours(story, Side::Client) : agentName(story.agent);
}

/// Where to: the server here, or the address elsewhere, without the host where that is this machine.
QString to(const ConnectionStory& story)
{
    if (story.server.present)
        return ours(story, Side::Server);
    const auto parsed = parseWsUrl(story.url);
    const auto* url = std::get_if<WsUrl>(&parsed);
    if (url == nullptr)
        return shown(story.url, 40);
    const bool here = url->host == "localhost" || url->host == "::1" || url->host.starts_with("127.");
    return here ? u':' + QString::number(url->port) : fromUtf8(url->authority());
}

QString withError(const QString& sentence, std::string_view error)
{
    return error.empty() ? sentence + u'.' : translated("%1: %2.").arg(sentence, shown(error));
}

} // namespace

QString fromTo(const ConnectionStory& story) { return from(story) + QStringLiteral(" → ") + to(story); }

QString rowName(const ConnectionStory& story)
{
    return u'#' + QString::number(number(story.id)) + u' ' + from(story);
}

QString listenFailure(const event::ListenFailed& failure)
{
    const QString port = QString::number(failure.port);
    const QString address = shown(failure.address);
    switch (failure.cause) {
    case Cause::AddressInUse: return translated("Port %1 is already in use on %2.").arg(port, address);
    case Cause::PermissionDenied:
        return failure.port < 1024
                   ? translated("Port %1 needs rights this program does not have; ports from 1024 on are "
                                "free to use.")
                         .arg(port)
                   : translated("The system does not allow this program to listen on port %1.").arg(port);
    case Cause::AddressNotAvailable: return translated("%1 is not an address of this machine.").arg(address);
    case Cause::UnresolvableHost: return translated("“%1” is not an IP address to listen on.").arg(address);
    case Cause::OutOfDescriptors:
        return translated("Port %1 cannot be opened: no file descriptors are left.").arg(port);
    default:
        return withError(translated("Port %1 on %2 cannot be listened on").arg(port, address), failure.error);
    }
}

QString connectFailure(const event::ConnectFailed& failure, const QString& url)
{
    switch (failure.cause) {
    case Cause::UnresolvableHost: return translated("The host of %1 is not known.").arg(url);
    case Cause::Refused: return translated("Nobody listens at %1: the connection was refused.").arg(url);
    case Cause::Unreachable:
        return translated("There is no way to %1: the network or the host cannot be reached.").arg(url);
    case Cause::ConnectTimeout:
    case Cause::TcpTimedOut: return translated("%1 did not answer in time.").arg(url);
    case Cause::OutOfDescriptors:
        return translated("%1 cannot be connected to: no file descriptors are left.").arg(url);
    case Cause::PermissionDenied: return translated("The system does not allow a connection to %1.").arg(url);
    default: return withError(translated("%1 cannot be connected to").arg(url), failure.error);
    }
}

} // namespace lifeline::words
