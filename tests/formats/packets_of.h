// The packets of a pcapng file, read by a few lines that share nothing with the writer.
#pragma once

#include <QByteArray>
#include <QList>
#include <QtEndian>

#include <cstdint>

namespace lifeline {

struct ReadPacket {
    std::uint64_t at = 0;
    QByteArray bytes;
    QList<QByteArray> comments;
    std::uint32_t way = 0;

    bool v6() const { return (bytes[0] & 0xF0) == 0x60; }
    int ipSize() const { return v6() ? 40 : 20; }
    bool isTcp() const { return bytes[v6() ? 6 : 9] == 6; }
    std::uint16_t port(int which) const
    {
        return qFromBigEndian<quint16>(bytes.constData() + ipSize() + 2 * which);
    }
    std::uint32_t seq() const { return qFromBigEndian<quint32>(bytes.constData() + ipSize() + 4); }
    std::uint32_t ack() const { return qFromBigEndian<quint32>(bytes.constData() + ipSize() + 8); }
    int flags() const { return static_cast<unsigned char>(bytes[ipSize() + 13]); }
    QByteArray payload() const
    {
        return bytes.mid(ipSize() + 4 * (static_cast<unsigned char>(bytes[ipSize() + 12]) >> 4));
    }
};

struct ReadBlock {
    std::uint32_t type = 0;
    QByteArray body;
};

inline quint32 little32(const QByteArray& bytes, qsizetype at)
{
    return qFromLittleEndian<quint32>(bytes.constData() + at);
}

/// Empty where a block's two sizes differ or it does not end.
inline QList<ReadBlock> blocksOf(const QByteArray& file)
{
    QList<ReadBlock> blocks;
    for (qsizetype at = 0; at + 12 <= file.size();) {
        const quint32 size = little32(file, at + 4);
        if (size % 4 != 0 || at + size > file.size() || little32(file, at + size - 4) != size)
            return {};
        blocks.append({little32(file, at), file.mid(at + 8, size - 12)});
        at += size;
    }
    return blocks;
}

struct ReadOption {
    int code = 0;
    QByteArray value;
};

inline QList<ReadOption> optionsOf(const QByteArray& bytes)
{
    QList<ReadOption> options;
    for (qsizetype at = 0; at + 4 <= bytes.size();) {
        const int code = qFromLittleEndian<quint16>(bytes.constData() + at);
        const int size = qFromLittleEndian<quint16>(bytes.constData() + at + 2);
        if (code == 0)
            break;
        options.append({code, bytes.mid(at + 4, size)});
        at += 4 + (size + 3) / 4 * 4;
    }
    return options;
}

inline ReadPacket packetOf(const ReadBlock& block)
{
    ReadPacket packet;
    packet.at = quint64{little32(block.body, 4)} << 32U | little32(block.body, 8);
    const quint32 size = little32(block.body, 12);
    packet.bytes = block.body.mid(20, size);
    for (const ReadOption& option : optionsOf(block.body.mid(20 + (size + 3) / 4 * 4))) {
        if (option.code == 1)
            packet.comments.append(option.value);
        if (option.code == 2)
            packet.way = little32(option.value, 0);
    }
    return packet;
}

inline QList<ReadPacket> packetsOf(const QByteArray& file)
{
    QList<ReadPacket> packets;
    for (const ReadBlock& block : blocksOf(file)) {
        if (block.type == 6)
            packets.append(packetOf(block));
    }
    return packets;
}

} // namespace lifeline
