#include "faults/observation.h"

#include "faults/step_text.h"
#include "wire/close_code.h"

namespace lifeline {
namespace {

constexpr std::size_t shownPayload = 64;

Awaited frameAsAwaited(const Observed& frame)
{
    if (!frame.isClose())
        return await::Frame{frame.header.opcode, frame.payload.substr(0, shownPayload)};
    const std::uint16_t code = closeCodeIn(frame);
    return code == 0 ? await::Close{} : await::Close{{code}};
}

} // namespace

std::uint16_t closeCodeIn(const Observed& close)
{
    if (close.payload.size() < 2)
        return close.payload.empty() ? close_code::noStatus : std::uint16_t{0};
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(close.payload[i]); };
    return static_cast<std::uint16_t>((byte(0) << 8U) | byte(1));
}

std::string observedText(const Observed& observed)
{
    switch (observed.what) {
    case Observed::What::Request: return observed.whole ? awaitedText(await::Request{}) : "no HTTP request";
    case Observed::What::Response:
        if (!observed.whole || observed.status == 0)
            return "no HTTP response";
        return awaitedText(await::Response{{observed.status}, {}, {}});
    case Observed::What::Frame: return awaitedText(frameAsAwaited(observed));
    case Observed::What::Fin: return awaitedText(await::Fin{});
    case Observed::What::Reset: return awaitedText(await::Reset{});
    case Observed::What::Lost: break;
    }
    return "connection-lost";
}

} // namespace lifeline
