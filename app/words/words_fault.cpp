#include "words/translate.h"
#include "words/words.h"

#include <array>

namespace lifeline::words {
namespace {

struct Row {
    std::string_view id;
    const char* text;
};

constexpr std::array injections{
    Row{"inject-close-with-code", QT_TRANSLATE_NOOP("Words", "close with a code")},
    Row{"inject-close-without-code", QT_TRANSLATE_NOOP("Words", "close without a code")},
    Row{"inject-fin", QT_TRANSLATE_NOOP("Words", "FIN, no close frame")},
    Row{"inject-reset", QT_TRANSLATE_NOOP("Words", "reset")},
    Row{"inject-vanish", QT_TRANSLATE_NOOP("Words", "vanish")},
    Row{"inject-stop-answering-pings", QT_TRANSLATE_NOOP("Words", "stop answering pings")},
    Row{"inject-stop-answering-close", QT_TRANSLATE_NOOP("Words", "stop answering close")},
    Row{"inject-half-frame-then-reset", QT_TRANSLATE_NOOP("Words", "reset mid-frame")},
    Row{"inject-reserved-bit", QT_TRANSLATE_NOOP("Words", "reserved bit set")},
    Row{"inject-reserved-opcode", QT_TRANSLATE_NOOP("Words", "reserved opcode")},
    Row{"inject-wrong-mask", QT_TRANSLATE_NOOP("Words", "wrong masking")},
    Row{"inject-fragmented-ping", QT_TRANSLATE_NOOP("Words", "fragmented ping")},
    Row{"inject-oversized-ping", QT_TRANSLATE_NOOP("Words", "ping of 126 bytes")},
    Row{"inject-stray-continuation", QT_TRANSLATE_NOOP("Words", "stray continuation")},
    Row{"inject-bad-utf8", QT_TRANSLATE_NOOP("Words", "text that is no UTF-8")},
    Row{"inject-close-code-1006", QT_TRANSLATE_NOOP("Words", "close code 1006")},
};

constexpr std::array groups{
    Row{"bad-request", QT_TRANSLATE_NOOP("Words", "Bad upgrades · from the client")},
    Row{"bad-response", QT_TRANSLATE_NOOP("Words", "Bad upgrades · from the server")},
    Row{"reset", QT_TRANSLATE_NOOP("Words", "Resets and half-closes")},
    Row{"timeout", QT_TRANSLATE_NOOP("Words", "Timeouts")},
    Row{"violation", QT_TRANSLATE_NOOP("Words", "Protocol violations")},
    Row{"close-handshake", QT_TRANSLATE_NOOP("Words", "Close-handshake faults")},
};

/// An id without a row stands for itself.
template <class Rows> QString find(const Rows& rows, std::string_view id)
{
    for (const Row& row : rows) {
        if (row.id == id)
            return translated(row.text);
    }
    return fromUtf8(id);
}

} // namespace

QString injection(std::string_view id) { return find(injections, id); }
QString faultGroup(std::string_view id) { return find(groups, id); }

} // namespace lifeline::words
