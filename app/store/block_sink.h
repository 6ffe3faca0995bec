// Where blocks of events go, a transaction at a time: a session file, or what stands in for one.
#pragma once

#include "store/session_block.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace lifeline {

class BlockSink {
public:
    virtual ~BlockSink() = default;

    virtual bool begin() = 0;
    /// Within begin() and commit(); takes the place of a block with the same key.
    virtual bool write(const SessionBlock& block) = 0;
    /// On disk, not only written, when it returns. What fails leaves nothing of the transaction behind.
    virtual bool commit() = 0;
    virtual void rollback() = 0;

    /// The number under which a stack's own name for a callback is kept, 0 where there are no more; nullopt:
    /// it failed. Within begin() and commit().
    virtual std::optional<std::uint16_t> called(std::string_view stack, std::string_view name) = 0;

    /// Whether what failed last had no room: less of it may have.
    virtual bool outOfRoom() const = 0;
};

} // namespace lifeline
