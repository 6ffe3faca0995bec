// Where the details of events lie: in memory here; a store on disk can take its place behind the same two
// calls.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

namespace lifeline {

/// A place in a DetailStore.
struct DetailRef {
    std::uint32_t chunk = 0;
    std::uint32_t offset = 0;
};

/// One writer; readers on any thread may view what a reference they were given names.
class DetailStore {
public:
    virtual ~DetailStore() = default;
    /// Copies the bytes; they keep their place. At most 16 MiB.
    virtual DetailRef append(std::string_view bytes) = 0;
    /// The bytes appended under `ref`; valid as long as the store.
    virtual std::string_view view(DetailRef ref) const = 0;
    virtual std::uint64_t bytes() const = 0;
};

std::unique_ptr<DetailStore> makeMemoryDetailStore();

} // namespace lifeline
