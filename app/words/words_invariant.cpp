#include "words/translate.h"
#include "words/words.h"

#include <array>

namespace lifeline::words {
namespace {

// In the order of Invariant.
constexpr std::array<const char*, invariantCount> missed{
    QT_TRANSLATE_NOOP("Words", "told close more than once"),
    QT_TRANSLATE_NOOP("Words", "told close without open"),
    QT_TRANSLATE_NOOP("Words", "told open and never close"),
    QT_TRANSLATE_NOOP("Words", "told a message before open"),
    QT_TRANSLATE_NOOP("Words", "told a message after close"),
    QT_TRANSLATE_NOOP("Words", "told an error and no close behind it"),
    QT_TRANSLATE_NOOP("Words", "told an error after close"),
    QT_TRANSLATE_NOOP("Words", "went on telling after close"),
    QT_TRANSLATE_NOOP("Words", "began an upgrade and told neither open nor a failure"),
    QT_TRANSLATE_NOOP("Words", "told another close code than the wire carried (RFC 6455 §7.1.5)"),
    QT_TRANSLATE_NOOP("Words",
                      "told an end without a close frame as something else than 1006 (RFC 6455 §7.1.5)"),
    QT_TRANSLATE_NOOP("Words", "told open after a handshake that had to fail (RFC 6455 §4)"),
    QT_TRANSLATE_NOOP("Words", "told open where the other end did not, or the other way round"),
    QT_TRANSLATE_NOOP("Words", "told another close code than the other end"),
};

QString standing(Promise promise)
{
    switch (promise) {
    case Promise::Promised: return translated("It promises not to.");
    case Promise::Observed: return translated("It was not seen to do so before.");
    case Promise::NotPromised: break;
    }
    return translated("It promises nothing else.");
}

} // namespace

QString invariantMiss(const QString& stack, const InvariantResult& result)
{
    return translated("%1 %2. %3")
        .arg(stack, translated(rowOf(missed, result.invariant)), standing(result.promise));
}

} // namespace lifeline::words
