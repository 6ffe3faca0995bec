// Takes connections out of a session file.
#pragma once

#include "store/connection_ages.h"
#include "store/session_writer.h"

#include <cstdint>
#include <optional>

namespace lifeline {

/// Rewrites the blocks without the connections' events and enters in the table `dropped` how many those were;
/// `at` is the session's time. In the caller's transaction; nullopt: it failed.
std::optional<std::uint64_t> dropConnections(SessionWriter& writer, const ConnectionAges::Batch& batch,
                                             std::int64_t at);

} // namespace lifeline
