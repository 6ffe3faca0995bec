// Values of options: each reader takes text and fills its target, or gives the sentence that says what is
// wrong.
#pragma once

#include "base/time.h"
#include "endpoints/lab.h"
#include "stacks/stack_kind.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace lifeline {

/// nullopt when the text was read, else what is wrong: “"10" is not a duration; write 10s, 500ms, 2m or 0.”
using Complaint = std::optional<std::string>;

/// 0 to 65535.
Complaint readPort(std::string_view text, std::uint16_t& port);
/// An IP address or "localhost".
Complaint readBindAddress(std::string_view text, std::string& address);
Complaint readDuration(std::string_view text, Duration& duration);
/// 1 byte to 1 GiB.
Complaint readMessageSize(std::string_view text, std::uint64_t& size);
/// ws:// only.
Complaint readUrl(std::string_view text, WsUrl& url);
/// "reference" or "qt".
Complaint readStack(std::string_view text, StackKind& stack);
/// "client" or "server".
Complaint readSide(std::string_view text, Side& side);
/// "Name: value"
Complaint readHeader(std::string_view text, std::pair<std::string, std::string>& header);
Complaint readSubprotocol(std::string_view text, std::string& subprotocol);
/// UTF-8 from the command line.
Complaint readText(std::string_view text, Outgoing& message);
/// The content of a file of at most 64 MiB: as text where it is UTF-8, else as binary.
Complaint readFile(std::string_view path, Outgoing& message);
/// "CODE" or "CODE:REASON"; any code that fits, also one that must not be sent.
Complaint readClose(std::string_view text, Outgoing& close);
/// From 1.
Complaint readConnectionNumber(std::string_view text, std::uint32_t& number);
/// Not empty and not "-".
Complaint readReportPath(std::string_view text, std::string& path);

} // namespace lifeline
