#include "faults/script_size.h"

#include <algorithm>

namespace lifeline {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

std::size_t bytesOf(const Pairs& pairs)
{
    std::size_t bytes = 0;
    for (const auto& [name, value] : pairs)
        bytes += name.size() + value.size();
    return bytes;
}

std::size_t bytesOf(const HeadEdit& edit)
{
    std::size_t bytes = edit.startLine.size() + edit.method.size() + edit.target.size() + edit.version.size();
    for (const std::string& line : edit.rawLines)
        bytes += line.size();
    return bytes + bytesOf(edit.set) + bytesOf(edit.add);
}

std::size_t bytesOf(const Step::What& what)
{
    if (const auto* request = std::get_if<step::SendRequest>(&what))
        return bytesOf(request->edit);
    if (const auto* response = std::get_if<step::SendResponse>(&what))
        return bytesOf(response->edit) + response->reason.size() + response->body.size();
    if (const auto* bytes = std::get_if<step::SendBytes>(&what))
        return bytes->bytes.size();
    const auto* frame = std::get_if<step::SendFrame>(&what);
    return frame != nullptr ? frame->frame.payload.size() : 0;
}

ScriptSize sizeOf(const Loop& loop)
{
    ScriptSize size = sizeOf(std::span<const Step>(loop.steps));
    ++size.steps;
    ++size.depth;
    size.times *= loop.times;
    return size;
}

} // namespace

ScriptSize& ScriptSize::operator+=(const ScriptSize& other)
{
    steps += other.steps;
    bytes += other.bytes;
    depth = std::max(depth, other.depth);
    times = std::max(times, other.times);
    return *this;
}

ScriptSize sizeOf(std::span<const Step> steps)
{
    ScriptSize size;
    for (const Step& each : steps) {
        const auto* loop = std::get_if<Loop>(&each.what);
        size += loop != nullptr ? sizeOf(*loop) : ScriptSize{1, bytesOf(each.what), 0, 1};
    }
    return size;
}

} // namespace lifeline
