// Details that lie elsewhere: in a file that was opened.
#pragma once

#include "session/detail_store.h"

#include <cstdint>
#include <string_view>

namespace lifeline {

/// Safe from any thread.
class DetailSource {
public:
    virtual ~DetailSource() = default;
    /// Valid as long as the source; empty where they cannot be read.
    virtual std::string_view view(DetailRef ref) const = 0;
    virtual std::uint64_t bytes() const = 0;
};

} // namespace lifeline
