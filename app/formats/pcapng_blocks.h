// Blocks of a pcapng file (draft-ietf-opsawg-pcapng), little-endian.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lifeline {

/// What begins a file: one section. A comment is UTF-8 of at most 65,535 bytes, and cut there.
void appendSectionBlock(std::string& out, std::string_view application, std::string_view comment);

/// One interface of raw IP packets (link type 101), times in nanoseconds.
void appendInterfaceBlock(std::string& out, std::string_view name);

enum class PacketWay : std::uint8_t { Unknown = 0, Inbound = 1, Outbound = 2 };

/// `at`: nanoseconds since 1970.
void appendPacketBlock(std::string& out, std::uint64_t at, std::string_view packet, PacketWay way,
                       const std::vector<std::string>& comments);

/// What ends a file: how many packets there were.
void appendStatisticsBlock(std::string& out, std::uint64_t at, std::uint64_t packets,
                           std::string_view comment);

} // namespace lifeline
