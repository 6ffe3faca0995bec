// Where the details of events lie: in memory here; a store on disk can take its place behind the same
// calls.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace lifeline {

class PageStock;

/// A place in a DetailStore, or the detail itself.
struct DetailRef {
    /// From here on the chunk tells that up to four bytes lie in the offset, and how many.
    static constexpr std::uint32_t inlineChunk = 0xFFFF'FF00;

    std::uint32_t chunk = 0;
    std::uint32_t offset = 0;

    bool isInline() const { return chunk >= inlineChunk; }
};

/// One writer; readers on any thread may view what a reference they were given names.
class DetailStore {
public:
    virtual ~DetailStore() = default;
    /// Room to write a detail of at most so many bytes, up to 16 MiB; until the next call.
    virtual char* room(std::size_t most) = 0;
    /// Keeps what was written to the beginning of that room; it keeps its place. What is not kept is written
    /// over.
    virtual DetailRef keep(std::size_t size) = 0;
    /// The bytes kept under `ref`; valid as long as the store.
    virtual std::string_view view(DetailRef ref) const = 0;
    virtual std::uint64_t bytes() const = 0;
};

/// `stock` must outlive it.
std::unique_ptr<DetailStore> makeMemoryDetailStore(PageStock& stock);

} // namespace lifeline
