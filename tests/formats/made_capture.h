// Captures made in a test: packets of a conversation, and files of them.
#pragma once

#include "formats/open_capture.h"
#include "formats/open_log.h"
#include "support/playbook.h"

#include <QByteArray>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lifeline {

inline void put(std::string& out, std::uint64_t value, int bytes, bool big = true)
{
    for (int i = 0; i < bytes; ++i) {
        const int shift = 8 * (big ? bytes - 1 - i : i);
        out += static_cast<char>((value >> shift) & 0xFFU);
    }
}

enum TcpFlag : std::uint8_t { finFlag = 1, synFlag = 2, rstFlag = 4, ackFlag = 16 };

struct MadeSegment {
    std::uint16_t from = 40000, to = 9001;
    std::uint32_t seq = 0, ack = 0;
    std::uint8_t flags = ackFlag;
    std::string payload;
};

inline std::string tcpOf(const MadeSegment& segment)
{
    std::string out;
    put(out, segment.from, 2);
    put(out, segment.to, 2);
    put(out, segment.seq, 4);
    put(out, segment.ack, 4);
    put(out, 0x50, 1);
    put(out, segment.flags, 1);
    put(out, 0xFFFF, 2);
    put(out, 0, 4);
    return out + segment.payload;
}

/// 127.0.0.1 to itself.
inline std::string ip4Of(std::string_view payload, std::uint16_t fragment = 0, std::uint8_t protocol = 6)
{
    std::string out;
    put(out, 0x45, 1);
    put(out, 0, 1);
    put(out, 20 + payload.size(), 2);
    put(out, 7, 2); // identification
    put(out, fragment, 2);
    put(out, 64, 1);
    put(out, protocol, 1);
    put(out, 0, 2);
    put(out, 0x7F000001, 4);
    put(out, 0x7F000001, 4);
    return out.append(payload);
}

/// ::1 to itself.
inline std::string ip6Of(std::string_view payload, std::uint8_t next = 6)
{
    std::string out;
    put(out, 0x60000000, 4);
    put(out, payload.size(), 2);
    put(out, next, 1);
    put(out, 64, 1);
    for (int i = 0; i < 2; ++i)
        out.append(15, '\0').append(1, '\1');
    return out.append(payload);
}

struct MadePacket {
    std::string bytes;        // from the IP header on
    std::int64_t at = 0;      // nanoseconds since 1970
    std::uint64_t length = 0; // on the wire; 0: all of it was captured
};

inline constexpr std::int64_t madeStart = 1'700'000'000'000'000'000;

/// One conversation over TCP, each step a millisecond after the one before.
class Conversation {
public:
    explicit Conversation(std::uint16_t clientPort = 40000, std::uint32_t clientSeq = 1000,
                          std::uint32_t serverSeq = 0xFFFF'FFF0) // wraps soon
        : m_port(clientPort), m_seqs{clientSeq, serverSeq}
    {
    }

    Conversation& handshake()
    {
        add(Side::Client, synFlag, {}, false);
        ++m_seqs[0];
        add(Side::Server, synFlag | ackFlag);
        ++m_seqs[1];
        return add(Side::Client, ackFlag);
    }
    Conversation& upgrade()
    {
        const std::string request = goodRequest();
        return handshake().send(Side::Client, request).send(Side::Server, goodResponse(request));
    }
    Conversation& send(Side from, std::string_view bytes, std::size_t piece = 1400)
    {
        for (std::size_t at = 0; at < bytes.size(); at += piece) {
            const std::string_view part = bytes.substr(at, piece);
            add(from, ackFlag, part);
            m_seqs[index(from)] += static_cast<std::uint32_t>(part.size());
        }
        return *this;
    }
    Conversation& ack(Side from) { return add(from, ackFlag); }
    Conversation& fin(Side from)
    {
        add(from, finFlag | ackFlag);
        ++m_seqs[index(from)];
        return *this;
    }
    Conversation& reset(Side from) { return add(from, rstFlag | ackFlag); }
    /// The last packet was not captured, or only so many bytes of its payload were.
    Conversation& lose()
    {
        packets.pop_back();
        return *this;
    }
    Conversation& cut(std::size_t kept)
    {
        packets.back().length = packets.back().bytes.size();
        packets.back().bytes.resize(40 + kept);
        return *this;
    }
    Conversation& wait(std::int64_t nanoseconds)
    {
        m_at += nanoseconds;
        return *this;
    }

    std::vector<MadePacket> packets;

private:
    static std::size_t index(Side side) { return side == Side::Client ? 0 : 1; }
    Conversation& add(Side from, std::uint8_t flags, std::string_view payload = {}, bool acks = true)
    {
        const std::uint16_t ports[] = {m_port, 9001};
        const std::size_t me = index(from);
        MadeSegment segment{ports[me], ports[1 - me],       m_seqs[me], acks ? m_seqs[1 - me] : 0,
                            flags,     std::string(payload)};
        packets.push_back({ip4Of(tcpOf(segment)), m_at});
        m_at += 1'000'000;
        return *this;
    }

    std::uint16_t m_port;
    std::uint32_t m_seqs[2];
    std::int64_t m_at = madeStart;
};

inline std::string pcapHeader(std::uint32_t linkType = 101, bool big = false, bool nano = true)
{
    std::string out;
    put(out, nano ? 0xA1B23C4D : 0xA1B2C3D4, 4, big);
    put(out, 2, 2, big);
    put(out, 4, 2, big);
    put(out, 0, 8, big);
    put(out, 262144, 4, big);
    put(out, linkType, 4, big);
    return out;
}

inline std::string pcapPacket(const MadePacket& packet, bool big = false, bool nano = true)
{
    std::string out;
    put(out, static_cast<std::uint64_t>(packet.at / 1'000'000'000), 4, big);
    put(out, static_cast<std::uint64_t>(packet.at % 1'000'000'000 / (nano ? 1 : 1000)), 4, big);
    put(out, packet.bytes.size(), 4, big);
    put(out, packet.length == 0 ? packet.bytes.size() : packet.length, 4, big);
    return out + packet.bytes;
}

inline std::string pcapOf(const std::vector<MadePacket>& packets)
{
    std::string out = pcapHeader();
    for (const MadePacket& packet : packets)
        out += pcapPacket(packet);
    return out;
}

/// A block of pcapng around its body.
inline std::string blockOf(std::uint32_t type, std::string body, bool big = false)
{
    body.resize((body.size() + 3) / 4 * 4);
    std::string out;
    put(out, type, 4, big);
    put(out, body.size() + 12, 4, big);
    out += body;
    put(out, body.size() + 12, 4, big);
    return out;
}

inline std::string optionOf(std::uint16_t code, std::string value, bool big = false)
{
    std::string out;
    put(out, code, 2, big);
    put(out, value.size(), 2, big);
    value.resize((value.size() + 3) / 4 * 4);
    return out + value;
}

inline std::string sectionBlock(bool big = false, const std::string& options = {})
{
    std::string body;
    put(body, 0x1A2B3C4D, 4, big);
    put(body, 1, 2, big);
    put(body, 0, 2, big);
    put(body, ~std::uint64_t{0}, 8, big);
    return blockOf(0x0A0D0D0A, body + options, big);
}

inline std::string interfaceBlock(std::uint16_t linkType, const std::string& options = {}, bool big = false)
{
    std::string body;
    put(body, linkType, 2, big);
    put(body, 0, 6, big);
    return blockOf(1, body + options, big);
}

inline std::string enhancedBlock(const std::string& bytes, std::uint64_t ticks,
                                 const std::string& options = {}, std::uint32_t interface = 0,
                                 bool big = false)
{
    std::string body;
    put(body, interface, 4, big);
    put(body, ticks >> 32U, 4, big);
    put(body, ticks & 0xFFFF'FFFF, 4, big);
    put(body, bytes.size(), 4, big);
    put(body, bytes.size(), 4, big);
    body += bytes;
    body.resize((body.size() + 3) / 4 * 4);
    return blockOf(6, body + options, big);
}

// What was read -----------------------------------------------------------------------------------

inline OpenedLog openMade(const std::string& capture)
{
    MemorySource source(capture);
    return openCapture(source, "made.pcap", {});
}

/// "1 client tcp connected [upgrading]", a line an event, of one connection or of all.
inline QByteArray linesOf(const EventLog& log, std::uint32_t connection = 0)
{
    QByteArray text;
    for (std::uint64_t row = 0; row < log.size(); ++row) {
        const Event event = log.event(row);
        if (connection != 0 && number(event.connection) != connection)
            continue;
        text += "\n    " + QByteArray::number(number(event.connection)) + ' ';
        text += QByteArray::fromStdString(std::string(sideName(event.side)) + " " + eventLine(event));
    }
    return text;
}

inline QByteArray linesOf(const OpenedLog& opened)
{
    return opened.log ? linesOf(*opened.log) : QByteArray();
}

inline QByteArray notesOf(const OpenedLog& opened)
{
    QByteArray text;
    for (const FileProblem& note : opened.notes)
        text += QByteArray::fromStdString(note.what) + '\n';
    return text;
}

inline QByteArray problemsOf(const OpenedLog& opened)
{
    QByteArray text;
    for (const FileProblem& problem : opened.problems)
        text += QByteArray::fromStdString(problem.what) + '\n';
    return text;
}

} // namespace lifeline
