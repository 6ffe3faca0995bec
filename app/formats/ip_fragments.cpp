#include "formats/ip_fragments.h"

#include <algorithm>

namespace lifeline {

IpFragments::Datagram& IpFragments::find(const DatagramId& id)
{
    const auto found = std::find_if(m_waiting.begin(), m_waiting.end(),
                                    [&id](const Datagram& datagram) { return datagram.id == id; });
    if (found != m_waiting.end())
        return *found;
    if (m_waiting.size() == maxWaiting) {
        m_waiting.pop_front();
        ++m_givenUp;
    }
    m_waiting.emplace_back();
    m_waiting.back().id = id;
    return m_waiting.back();
}

bool IpFragments::isWhole(const Datagram& datagram)
{
    const std::size_t units = (datagram.size + unit - 1) / unit;
    if (datagram.size == 0 || datagram.there.count() < units)
        return false;
    for (std::size_t i = 0; i < units; ++i) {
        if (!datagram.there.test(i))
            return false;
    }
    return true;
}

std::optional<std::string> IpFragments::add(const DatagramId& id, std::size_t offset, bool last,
                                            std::string_view bytes)
{
    if (offset % unit != 0 || offset + bytes.size() > maxDatagram || bytes.empty() ||
        (!last && bytes.size() % unit != 0))
        return std::nullopt;
    Datagram& datagram = find(id);
    if (datagram.bytes.size() < offset + bytes.size())
        datagram.bytes.resize(offset + bytes.size());
    for (std::size_t at = 0; at < bytes.size(); at += unit) {
        if (datagram.there.test((offset + at) / unit))
            continue;
        datagram.there.set((offset + at) / unit);
        bytes.substr(at, unit).copy(datagram.bytes.data() + offset + at, unit);
    }
    if (last && datagram.size == 0)
        datagram.size = offset + bytes.size();
    if (!isWhole(datagram))
        return std::nullopt;
    std::string whole = std::move(datagram.bytes);
    whole.resize(datagram.size);
    m_waiting.remove_if([&id](const Datagram& each) { return each.id == id; });
    return whole;
}

} // namespace lifeline
