// Where a head begins and ends in the bytes as they arrive.
#include "wire/http_head.h"

#include <algorithm>

namespace lifeline {

bool isTokenChar(char c)
{
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool digit = c >= '0' && c <= '9';
    return letter || digit ||
           (c != '\0' && std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos);
}

bool StartLineProbe::accept(char byte)
{
    if (m_decided)
        return true;
    if (m_kind == HeadKind::Response) {
        constexpr std::string_view name = "HTTP/";
        if (byte != name[m_matched])
            return false;
        m_decided = ++m_matched == name.size();
        return true;
    }
    if (m_afterCr) {
        m_afterCr = false;
        return byte == '\n';
    }
    if (!m_inMethod && !m_sawEmpty && (byte == '\r' || byte == '\n')) {
        m_sawEmpty = true;
        m_afterCr = byte == '\r';
        return true;
    }
    if (byte == ' ') {
        m_decided = m_inMethod;
        return m_inMethod;
    }
    m_inMethod = true;
    return isTokenChar(byte);
}

HttpHeadReader::HttpHeadReader(HeadKind kind, std::size_t limit)
    : m_kind(kind), m_limit(std::max<std::size_t>(limit, 1)), m_probe(kind)
{
}

HttpHeadReader::Progress HttpHeadReader::feed(std::string_view bytes, std::size_t& consumed)
{
    consumed = 0;
    while (m_progress == Progress::NeedMore && consumed < bytes.size())
        consumed += takeLine(bytes.substr(consumed));
    return m_progress;
}

/// Never 0 while more is needed: takeLine() refuses as soon as the buffer reaches it.
std::size_t HttpHeadReader::limitNow() const
{
    return m_startLineDone ? m_limit : std::min(m_limit, m_lineStart + maxStartLine);
}

/// Takes what there is of one line, and looks at each byte once however small the pieces are.
std::size_t HttpHeadReader::takeLine(std::string_view rest)
{
    std::string_view piece = rest.substr(0, limitNow() - m_buffer.size());
    piece = piece.substr(0, std::min(piece.find('\n'), piece.size() - 1) + 1);
    if (!probeAccepts(piece)) {
        piece = rest.substr(0, m_limit - m_buffer.size());
        m_progress = Progress::Refused;
    }
    m_buffer.append(piece);
    if (m_progress == Progress::NeedMore && piece.back() == '\n')
        endLine();
    if (m_progress == Progress::NeedMore && m_buffer.size() >= limitNow()) {
        m_progress = Progress::Refused;
        m_tooLarge = true;
    }
    return piece.size();
}

bool HttpHeadReader::probeAccepts(std::string_view piece)
{
    for (std::size_t i = 0; i < piece.size() && !m_probe.decided(); ++i) {
        if (!m_probe.accept(piece[i]))
            return false;
    }
    return true;
}

void HttpHeadReader::endLine()
{
    const std::string_view line = std::string_view(m_buffer).substr(m_lineStart);
    const bool isEmpty = line == "\r\n" || line == "\n";
    m_lineStart = m_buffer.size();
    if (m_startLineDone && isEmpty)
        m_progress = Progress::Complete;
    m_startLineDone = m_startLineDone || !isEmpty;
}

HeadFlaw HttpHeadReader::sizeFlaw() const
{
    const bool target = m_kind == HeadKind::Request && !m_startLineDone;
    return target ? HeadFlaw::StartLineTooLong : HeadFlaw::HeadTooLarge;
}

HttpHead HttpHeadReader::take()
{
    HttpHead head = HttpHead::parse(m_kind, std::move(m_buffer), m_progress != Progress::Complete);
    if (m_tooLarge)
        head.m_findings.push_back({sizeFlaw(), static_cast<std::uint32_t>(head.raw().size())});
    *this = HttpHeadReader(m_kind, m_limit);
    return head;
}

} // namespace lifeline
