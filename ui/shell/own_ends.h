// Which ends of a connection are ours to act for: the reference's, and those of a stack in this process that
// the lab stands in front of.
#pragma once

#include "session/connection_table.h"
#include "session/event_log.h"

#include <string>
#include <vector>

namespace lifeline {

/// Whether our program decides what that side sends; not so where a program outside stands behind the lab.
bool playsForUs(const SideStory& side);

/// The sides that are ours and open, the client's first.
std::vector<Side> openSides(const ConnectionStory& story);

/// The client's end of the connection as the stack of that side sees it, "127.0.0.1:40312"; empty: not known.
std::string clientAddress(const EventLog& log, const ConnectionRecord& record, Side side);

} // namespace lifeline
