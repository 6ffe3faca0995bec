// The settings as people type them and as they are stored: text to values and back. Text is not trusted; what
// is malformed or out of range gives nullopt.
#pragma once

#include "base/time.h"
#include "wire/handshake.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lifeline {

inline constexpr qsizetype longestSetting = qsizetype{16} << 10;           // characters of any one setting
inline constexpr std::uint64_t largestMaxMessage = std::uint64_t{1} << 30; // bytes

/// An IP address or "localhost", as the server takes it.
std::optional<std::string> readAddress(const QString& text);
/// 0 to 65535.
std::optional<std::uint16_t> readPort(const QString& text);
/// "10s", "500ms"; "0" is off.
std::optional<Duration> readDuration(const QString& text);
/// "64KiB" and so on, from 1 byte to largestMaxMessage.
std::optional<std::uint64_t> readMaxMessage(const QString& text);
/// Names of subprotocols between commas or blanks, each once (RFC 6455 §4.1 item 10). Empty text gives none.
std::optional<std::vector<std::string>> readSubprotocols(const QString& text);
/// Origins between commas or blanks: printable ASCII. Empty text gives none.
std::optional<std::vector<std::string>> readOrigins(const QString& text);
/// One origin; empty for none.
std::optional<std::string> readOrigin(const QString& text);
/// "Name: value" a line; empty lines are skipped. `badLine` gets the number of the first malformed line,
/// from 1.
std::optional<HeaderList> readHeaders(const QString& text, int* badLine = nullptr);

/// Forms that read back as the same value.
QString durationInput(Duration duration);
QString maxMessageInput(std::uint64_t bytes);
QString listInput(const std::vector<std::string>& parts);
QString headersInput(const HeaderList& headers);

} // namespace lifeline
