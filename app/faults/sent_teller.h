// Tells what a script really sent: heads and frames as events, with offsets counted from the upgrade.
#pragma once

#include "faults/outgoing_item.h"
#include "lifecycle/emitter.h"

#include <cstdint>
#include <string_view>
#include <utility>

namespace lifeline {

/// `emit` must outlive it; its phase moves when a 101 or a close frame went out whole.
class SentTeller {
public:
    explicit SentTeller(Emitter& emit) : m_emit(emit) {}

    /// The first `gone` bytes of the item went out, and no more of them will.
    void tell(const OutgoingItem& item, std::size_t gone);

    /// Status of the last response that went out whole, once for each; 0: none since then.
    int takeResponded() { return std::exchange(m_responded, 0); }

private:
    void tellHead(HeadKind kind, std::string_view bytes, std::size_t headSize);
    void tellFrame(const OutgoingItem& item, std::size_t gone);
    void tellRaw(std::string_view bytes);
    void tellRawFrames(std::string_view bytes);
    void emitFrame(const event::FrameSent& frame, const FrameHeader& header);
    bool inFrames() const { return m_emit.phase == Phase::Open || isClosing(m_emit.phase); }

    Emitter& m_emit;
    std::uint64_t m_offset = 0;  // bytes since the head
    std::uint64_t m_missing = 0; // declared of the last frame and not sent: raw bytes belong to it
    int m_responded = 0;
};

} // namespace lifeline
