#include "formats/request_finder.h"

#include "wire/upgrade_rules.h"
#include "wire/ws_url.h"

namespace lifeline {
namespace {

constexpr char tlsHandshake = 0x16; // the type of the first record

StreamKind kindOf(const HttpHead& head)
{
    if (head.hasToken("Upgrade", "websocket"))
        return StreamKind::WebSocket;
    if (head.raw().starts_with(tlsHandshake))
        return StreamKind::Tls;
    if (head.method() == "PRI" && head.version() == 20)
        return StreamKind::Http2;
    return head.beginsLikeHttp() ? StreamKind::Http : StreamKind::Other;
}

} // namespace

StreamKind RequestFinder::feed(std::string_view bytes)
{
    while (m_open && !bytes.empty()) {
        std::size_t consumed = 0;
        const auto progress = m_reader.feed(bytes, consumed);
        bytes.remove_prefix(consumed);
        if (progress != HttpHeadReader::Progress::NeedMore)
            take(m_reader.take(), progress == HttpHeadReader::Progress::Complete);
    }
    return m_kind;
}

StreamKind RequestFinder::end()
{
    if (m_open && !m_reader.empty())
        take(m_reader.take(), false);
    m_open = false;
    return m_kind;
}

void RequestFinder::take(const HttpHead& head, bool whole)
{
    const StreamKind kind = kindOf(head);
    m_open = whole && kind == StreamKind::Http && !announcesBody(head);
    if (m_kind == StreamKind::Http && kind != StreamKind::WebSocket)
        return;
    m_kind = kind;
    m_host = head.value("Host").value_or(std::string_view());
    m_target = head.target();
}

/// A target may be a whole address, too (RFC 9112 §3.2.2).
std::string RequestFinder::url(const std::string& host) const
{
    const std::string written = "ws://" + (m_host.empty() ? host : m_host) + m_target;
    for (const std::string& text : {written, "ws://" + host + m_target, "ws://" + host + "/"}) {
        const auto parsed = parseWsUrl(text);
        if (const auto* url = std::get_if<WsUrl>(&parsed))
            return url->text();
    }
    return "ws://" + host + "/";
}

} // namespace lifeline
