// What a script sends, with what the log needs to tell it.
#pragma once

#include "base/ids.h"
#include "base/random_source.h"
#include "faults/head_builder.h"
#include "faults/step.h"

#include <cstdint>
#include <string>

namespace lifeline {

struct OutgoingItem {
    enum class Kind : std::uint8_t { Request, Response, Frame, Raw };
    Kind kind = Kind::Raw;
    std::string bytes = {};   // those that are to go, already cut
    std::size_t split = 0;    // bytes of the head, or of the frame's header, before the rest; uncut
    FrameHeader header = {};  // of a frame
    std::string payload = {}; // of a frame: unmasked, uncut
};

OutgoingItem requestItem(const step::SendRequest& step, const HeadWords& words);
OutgoingItem responseItem(const step::SendResponse& step, const HeadWords& words);
OutgoingItem rawItem(const step::SendBytes& step);
/// Masks where the side has to (§5.3) unless the frame says otherwise.
OutgoingItem frameItem(const FrameSpec& frame, const Pace& pace, Side side, RandomSource& random);

} // namespace lifeline
