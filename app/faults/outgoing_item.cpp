#include "faults/outgoing_item.h"

#include "faults/byte_plan.h"
#include "wire/frame_encoder.h"

namespace lifeline {
namespace {

void cut(OutgoingItem& item, const Pace& pace) { item.bytes.resize(sizeAfterCut(item.bytes.size(), pace)); }

FrameHeader headerOf(const FrameSpec& frame, Side side, RandomSource& random)
{
    FrameHeader header;
    header.fin = frame.fin;
    header.rsv = frame.rsv;
    header.opcode = frame.opcode;
    header.length = frame.length.value_or(frame.payload.size());
    header.form = frame.form.value_or(minimalForm(header.length));
    header.masked = frame.masked.value_or(side == Side::Client || frame.maskingKey.has_value());
    if (header.masked)
        header.maskingKey = frame.maskingKey ? *frame.maskingKey : random.next();
    return header;
}

} // namespace

OutgoingItem requestItem(const step::SendRequest& step, const HeadWords& words)
{
    OutgoingItem item{OutgoingItem::Kind::Request, scriptedRequest(step.edit, words)};
    item.split = item.bytes.size();
    cut(item, step.pace);
    return item;
}

OutgoingItem responseItem(const step::SendResponse& step, const HeadWords& words)
{
    OutgoingItem item{OutgoingItem::Kind::Response, scriptedResponse(step, words)};
    item.split = item.bytes.size();
    item.bytes += step.body;
    cut(item, step.pace);
    return item;
}

OutgoingItem rawItem(const step::SendBytes& step)
{
    OutgoingItem item{OutgoingItem::Kind::Raw, step.bytes};
    cut(item, step.pace);
    return item;
}

OutgoingItem frameItem(const FrameSpec& frame, const Pace& pace, Side side, RandomSource& random)
{
    OutgoingItem item{OutgoingItem::Kind::Frame};
    item.header = headerOf(frame, side, random);
    item.payload = frame.payload;
    item.split = headerSize(item.header);
    appendFrame(item.bytes, item.header, frame.payload);
    cut(item, pace);
    return item;
}

} // namespace lifeline
