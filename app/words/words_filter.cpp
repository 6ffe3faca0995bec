#include "words/translate.h"
#include "words/words.h"

#include <array>

namespace lifeline::words {
namespace {

// In the order of FilterError::Kind; %1 is the offending piece.
constexpr std::array sentences{
    QT_TRANSLATE_NOOP("Words",
                      "“%1” is no filter key; there are state, code, layer, side, event, stack, conn and "
                      "text."),
    QT_TRANSLATE_NOOP("Words", "“%1” is no value this key knows."),
    QT_TRANSLATE_NOOP("Words", "“%1” needs a value."),
    QT_TRANSLATE_NOOP("Words", "“%1” is no number or range of numbers here."),
    QT_TRANSLATE_NOOP("Words", "“%1” is no regular expression this filter can use."),
    QT_TRANSLATE_NOOP("Words", "The regular expression “%1” has no closing /."),
    QT_TRANSLATE_NOOP("Words", "The quoted text “%1” has no closing quotation mark."),
    QT_TRANSLATE_NOOP("Words",
                      "“%1” is no field that is known here; there are websocket.opcode, .fin, .rsv, .mask, "
                      ".payload_length, .masking_key, .payload, .payload.text, .payload.close.status_code, "
                      ".payload.close.reason, .payload.ping, .payload.pong, tcp.stream, tcp.flags.reset, "
                      "tcp.flags.fin, http.request, http.response.code, frame.number, frame.time_relative "
                      "and frame.comment. In quotation marks it is text to look for."),
    QT_TRANSLATE_NOOP("Words",
                      "“%1” does not compare this field; numbers have == != < <= > >=, text and bytes "
                      "== != contains matches."),
    QT_TRANSLATE_NOOP("Words", "“%1” are no bytes here; write \"text\" or hex such as 37:fa:21."),
    QT_TRANSLATE_NOOP("Words", "Something to look for is missing at “%1”."),
    QT_TRANSLATE_NOOP("Words", "The parenthesis at “%1” has no partner."),
    QT_TRANSLATE_NOOP("Words", "The filter is too long or too deeply nested."),
};
static_assert(sentences.size() == filterErrorKindCount);

} // namespace

QString filterError(const FilterError& error)
{
    if (error.kind == FilterError::Kind::MissingTerm && error.part.empty())
        return translated("Something to look for is missing at the end.");
    const QString sentence = translated(rowOf(sentences, error.kind));
    return error.kind == FilterError::Kind::TooComplex ? sentence : sentence.arg(fromUtf8(error.part));
}

} // namespace lifeline::words
