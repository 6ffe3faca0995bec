#include "words/translate.h"
#include "words/words.h"

#include <array>

namespace lifeline::words {
namespace {

// In the order of EventKind; frames, messages, callbacks and findings have a title made of their parts
// instead.
constexpr std::array<const char*, eventKindCount> titles{
    QT_TRANSLATE_NOOP("Words", "tcp listening"),
    QT_TRANSLATE_NOOP("Words", "tcp listen failed"),
    QT_TRANSLATE_NOOP("Words", "tcp listening stopped"),
    QT_TRANSLATE_NOOP("Words", "tcp accept failed"),
    QT_TRANSLATE_NOOP("Words", "tcp connecting"),
    QT_TRANSLATE_NOOP("Words", "tcp connected"),
    QT_TRANSLATE_NOOP("Words", "tcp accepted"),
    QT_TRANSLATE_NOOP("Words", "tcp connect failed"),
    QT_TRANSLATE_NOOP("Words", "tcp FIN sent"),
    QT_TRANSLATE_NOOP("Words", "tcp FIN received"),
    QT_TRANSLATE_NOOP("Words", "tcp reset sent"),
    QT_TRANSLATE_NOOP("Words", "tcp reset received"),
    QT_TRANSLATE_NOOP("Words", "tcp connection lost"),
    QT_TRANSLATE_NOOP("Words", "tcp handed on"),
    QT_TRANSLATE_NOOP("Words", "tcp cannot be handed on"),
    QT_TRANSLATE_NOOP("Words", "http request"),
    QT_TRANSLATE_NOOP("Words", "http request refused"),
    QT_TRANSLATE_NOOP("Words", "http response"),
    QT_TRANSLATE_NOOP("Words", "http response refused"),
    QT_TRANSLATE_NOOP("Words", "frame %1"),
    QT_TRANSLATE_NOOP("Words", "frame %1"),
    QT_TRANSLATE_NOOP("Words", "message %1"),
    QT_TRANSLATE_NOOP("Words", "message %1"),
    QT_TRANSLATE_NOOP("Words", "deadline armed"),
    QT_TRANSLATE_NOOP("Words", "deadline met"),
    QT_TRANSLATE_NOOP("Words", "deadline passed"),
    QT_TRANSLATE_NOOP("Words", "callback %1"),
    QT_TRANSLATE_NOOP("Words", "callback report refused"),
    QT_TRANSLATE_NOOP("Words", "fault injected"),
    QT_TRANSLATE_NOOP("Words", "fault begins"),
    QT_TRANSLATE_NOOP("Words", "fault step"),
    QT_TRANSLATE_NOOP("Words", "fault expectation met"),
    QT_TRANSLATE_NOOP("Words", "fault expectation missed"),
    QT_TRANSLATE_NOOP("Words", "fault ended"),
    QT_TRANSLATE_NOOP("Words", "finding %1"),
};

QString frameTitle(const QString& title, const event::Frame& frame)
{
    const auto header = frameHeader(frame);
    const QString named = header ? title.arg(fromUtf8(opcodeName(header->opcode)))
                                 : title.arg(translated("with half a header"));
    return header && frame.arrived < header->length ? translated("%1 (partial)").arg(named) : named;
}

} // namespace

QString eventTitle(const Event& event)
{
    const QString title = translated(rowOf(titles, event.kind()));
    if (const event::Frame* frame = frameOf(event))
        return frameTitle(title, *frame);
    if (const auto* sent = event.as<event::MessageSent>())
        return title.arg(fromUtf8(opcodeName(sent->kind)));
    if (const auto* received = event.as<event::MessageReceived>())
        return title.arg(fromUtf8(opcodeName(received->kind)));
    const bool named = event.kind() == EventKind::Callback || event.kind() == EventKind::Finding;
    return named ? title.arg(fromUtf8(eventName(event))) : title;
}

} // namespace lifeline::words
