// Small columns for tests.
#pragma once

#include "atlas/atlas.h"

namespace lifeline {

inline AtlasOutcome outcomeOf(std::string told, std::uint32_t count = 3)
{
    return {std::move(told), "101 fin", "connected request fin", count, 12};
}

/// One stable cell, one racy one, and one that was left.
inline AtlasColumn sampleColumn()
{
    AtlasColumn column;
    column.stack = "jetty";
    column.version = "9.4.57";
    column.title = "Jetty";
    column.contract = "jetty-9.4-server";
    column.date = "2026-11-28";
    column.cells = {{"fin-idle-by-client", {outcomeOf("on-open on-close:1006")}},
                    {"reset-after-request", {outcomeOf("on-open on-close:1006", 18), outcomeOf("on-open", 12)}}};
    column.left = {{"fin-unanswered-by-client", "the program cannot be asked to end TCP by itself"}};
    return column;
}

} // namespace lifeline
