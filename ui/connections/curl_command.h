// A recorded upgrade request as a command that sends it again.
#pragma once

#include "session/connection_table.h"

#include <optional>
#include <string>
#include <string_view>

namespace lifeline {

/// One word for a POSIX shell or, where bytes are not printable, for bash ($'…').
std::string shellWord(std::string_view bytes);

/// curl that sends the request head `raw` to `address` ("127.0.0.1:9001"): its method, its target and its
/// header lines in their order, and none of curl's own. Malformed lines are left out: curl cannot send them.
std::string curlCommand(std::string_view raw, std::string_view address, bool secure = false);

/// The same for the request of a connection; nullopt when none was seen.
std::optional<std::string> curlCommand(const EventLog& log, const ConnectionRecord& record);

} // namespace lifeline
