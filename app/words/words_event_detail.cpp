#include "base/byte_text.h"
#include "base/quantity_text.h"
#include "base/utf8.h"
#include "wire/http_head.h"
#include "words/translate.h"
#include "words/words.h"

#include <QStringList>

namespace lifeline::words {
namespace {

constexpr std::size_t shownText = 80, shownHex = 16;

QString dot() { return QStringLiteral(" · "); }

QString safe(std::string_view bytes) { return shown(bytes, shownText); }
QString quoted(std::string_view bytes) { return u'“' + safe(bytes) + u'”'; }

/// "00 01 fe ff …"
QString hexText(std::string_view bytes)
{
    QStringList pairs;
    for (const char byte : bytes.substr(0, shownHex))
        pairs += fromUtf8(toHex({&byte, 1}));
    if (bytes.size() > shownHex)
        pairs += QStringLiteral("…");
    return pairs.join(u' ');
}

QString sized(std::uint64_t bytes) { return fromUtf8(sizeText(bytes)); }

QString rulesText(RuleSet rules)
{
    QStringList ids;
    for (const UpgradeRule rule : rules.rules())
        ids += fromUtf8(info(rule).id);
    return ids.join(QStringLiteral(", "));
}

QString failureText(Cause why, std::string_view error)
{
    return error.empty() ? cause(why) : cause(why) + dot() + safe(error);
}

QString addressText(std::string_view address, std::uint16_t port)
{
    const bool v6 = address.find(':') != std::string_view::npos;
    return (v6 ? u'[' + safe(address) + u']' : safe(address)) + u':' + QString::number(port);
}

/// Text is told by its beginning: a payload may be cut anywhere.
QString payloadText(Opcode opcode, std::string_view payload)
{
    Utf8Validator validator;
    const bool text = opcode != Opcode::Binary && validator.feed(payload.substr(0, 2 * shownText));
    return text ? quoted(payload) : hexText(payload);
}

QString closePayloadText(const Event& event, std::string_view payload)
{
    if (payload.size() == 1)
        return hexText(payload);
    const QString code = closeCode(closeCodeOf(event));
    return payload.size() > 2 ? code + dot() + quoted(payload.substr(2)) : code;
}

/// The flags a reader looks for first.
QStringList headerParts(const FrameHeader& header)
{
    QStringList parts{header.fin ? translated("fin") : translated("more follows")};
    if (header.rsv != 0)
        parts += translated("rsv %1").arg(header.rsv);
    if (header.masked)
        parts += translated("masked");
    return parts;
}

QString frameDetail(const Event& event, const event::Frame& frame)
{
    const auto header = frameHeader(frame);
    if (!header)
        return translated("%1 header bytes").arg(frame.header.size()) + dot() + hexText(frame.header);
    if (frame.arrived < header->length)
        return translated("%1 of %2 B").arg(frame.arrived).arg(header->length);
    QStringList parts = headerParts(*header);
    parts += sized(header->length);
    if (header->opcode == Opcode::Close)
        parts += closePayloadText(event, frame.payload);
    else if (!frame.payload.empty())
        parts += payloadText(header->opcode, frame.payload);
    return parts.join(dot());
}

QString messageDetail(const event::Message& message)
{
    const QString size = sized(message.length);
    return message.frames == 1 ? size : size + dot() + translated("in %1 frames").arg(message.frames);
}

QString onCloseDetail(const event::Callback& callback)
{
    QStringList parts{closeCode(callback.code)};
    if (!callback.reason.empty())
        parts += quoted(callback.reason);
    parts += callback.clean ? QStringLiteral("clean=true") : QStringLiteral("clean=false");
    return parts.join(dot());
}

/// Of another stack: what it told.
QString outsideDetail(const event::Callback& callback)
{
    QStringList parts{safe(callback.stack)};
    if (callback.code != 0)
        parts += closeCode(callback.code);
    if (!callback.reason.empty())
        parts += quoted(callback.reason);
    return parts.join(dot());
}

QString callbackDetail(const event::Callback& callback)
{
    if (!callback.called.empty())
        return outsideDetail(callback);
    switch (callback.name) {
    case CallbackName::Upgrade:
        return callback.refusal.empty() ? translated("accepted")
                                        : translated("refused: %1").arg(rulesText(callback.refusal));
    case CallbackName::OnOpen: return {};
    case CallbackName::OnMessage: return fromUtf8(opcodeName(callback.kind)) + u' ' + sized(callback.length);
    case CallbackName::OnPing:
    case CallbackName::OnPong: return sized(callback.length);
    case CallbackName::OnError: return cause(callback.cause);
    case CallbackName::OnClose: return onCloseDetail(callback);
    case CallbackName::Other: break;
    }
    return {};
}

/// "unknown-connection · ws 8 · close · 127.0.0.1:40312 · 1006 · 12 times"
QString refusedReport(const event::ReportRefused& refused)
{
    QStringList parts{safe(refused.why)};
    for (const std::string_view part : {refused.stack, refused.callback, refused.subject}) {
        if (!part.empty())
            parts += safe(part);
    }
    if (refused.code != 0)
        parts += closeCode(refused.code);
    if (!refused.reason.empty())
        parts += quoted(refused.reason);
    if (refused.count > 1)
        parts += translated("%1 times").arg(refused.count);
    return parts.join(dot());
}

QString requestDetail(std::string_view raw)
{
    const HttpHead head = parseHead(HeadKind::Request, std::string(raw));
    const auto upgrade = head.value("Upgrade");
    const QString line = safe(head.startLine());
    return upgrade ? line + dot() + translated("Upgrade: %1").arg(safe(*upgrade)) : line;
}

/// "2 · expect response 400"
QString stepText(std::uint32_t step, std::string_view what)
{
    return QString::number(step) + dot() + safe(what);
}

struct Detail {
    const Event& event;

    QString operator()(const event::Listening& b) const
    {
        const QString address = addressText(b.address, b.port);
        return b.loopback ? address : address + dot() + translated("reachable from other machines");
    }
    QString operator()(const event::ListenFailed& b) const { return listenFailure(b); }
    QString operator()(const event::ListeningStopped& b) const { return addressText(b.address, b.port); }
    QString operator()(const event::AcceptFailed& b) const { return failureText(b.cause, b.error); }
    QString operator()(const event::Connecting& b) const { return safe(b.url); }
    QString operator()(const event::Connected& b) const
    {
        return safe(b.local) + QStringLiteral(" → ") + safe(b.remote);
    }
    QString operator()(const event::Accepted& b) const { return translated("from %1").arg(safe(b.remote)); }
    QString operator()(const event::ConnectFailed& b) const { return failureText(b.cause, b.error); }
    QString operator()(const event::FinSent&) const { return {}; }
    QString operator()(const event::FinReceived&) const { return {}; }
    QString operator()(const event::ResetSent&) const { return translated("SO_LINGER 0, then close"); }
    QString operator()(const event::ResetReceived&) const { return QStringLiteral("ECONNRESET"); }
    QString operator()(const event::ConnectionLost& b) const { return failureText(b.cause, b.error); }
    QString operator()(const event::Forwarding& b) const
    {
        return safe(b.local) + QStringLiteral(" → ") + safe(b.remote);
    }
    QString operator()(const event::ForwardFailed& b) const { return failureText(b.cause, b.error); }
    QString operator()(const event::Request& b) const { return requestDetail(b.head); }
    QString operator()(const event::RequestRefused& b) const
    {
        return QString::number(b.status) + dot() + rulesText(b.rules);
    }
    QString operator()(const event::Response& b) const
    {
        return safe(parseHead(HeadKind::Response, std::string(b.head)).startLine());
    }
    QString operator()(const event::ResponseRefused& b) const { return rulesText(b.rules); }
    QString operator()(const event::FrameSent& b) const { return frameDetail(event, b); }
    QString operator()(const event::FrameReceived& b) const { return frameDetail(event, b); }
    QString operator()(const event::MessageSent& b) const { return messageDetail(b); }
    QString operator()(const event::MessageReceived& b) const { return messageDetail(b); }
    QString operator()(const event::DeadlineArmed& b) const
    {
        return deadline(b.name) + dot() + translated("in %1").arg(life(b.at - event.at));
    }
    QString operator()(const event::DeadlineMet& b) const { return deadline(b.name); }
    QString operator()(const event::DeadlinePassed& b) const { return deadline(b.name); }
    QString operator()(const event::Callback& b) const { return callbackDetail(b); }
    QString operator()(const event::ReportRefused& b) const { return refusedReport(b); }
    QString operator()(const event::FaultInjected& b) const { return safe(b.fault); }
    QString operator()(const event::FaultBegun& b) const { return safe(b.fault); }
    QString operator()(const event::FaultStep& b) const { return stepText(b.step, b.what); }
    QString operator()(const event::ExpectationMet& b) const
    {
        const QString text = stepText(b.step, b.what);
        return b.allowed ? text + dot() + translated("allowed") : text;
    }
    QString operator()(const event::ExpectationMissed& b) const
    {
        const QString seen =
            b.seen.empty() ? translated("nothing came in time") : translated("came: %1").arg(safe(b.seen));
        return stepText(b.step, b.what) + dot() + seen;
    }
    QString operator()(const event::FaultEnded& b) const
    {
        return safe(b.fault) + dot() +
               (b.asExpected ? translated("as expected") : translated("not as expected"));
    }
    QString operator()(const event::Finding& b) const
    {
        return violation(b.violation) + dot() + translated("byte %1").arg(b.offset);
    }
};

} // namespace

QString eventDetail(const Event& event) { return std::visit(Detail{event}, event.body); }

} // namespace lifeline::words
