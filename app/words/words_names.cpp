#include "words/translate.h"
#include "words/words.h"

#include <array>

namespace lifeline::words {
namespace {

constexpr std::array<const char*, static_cast<std::size_t>(Stage::Stopped) + 1> stages{
    QT_TRANSLATE_NOOP("Words", "There is no TCP connection yet."),
    QT_TRANSLATE_NOOP("Words", "The upgrade is not finished yet."),
    QT_TRANSLATE_NOOP("Words", "The connection is open."),
    QT_TRANSLATE_NOOP("Words", "A close frame passed; TCP has not ended yet."),
    QT_TRANSLATE_NOOP("Words", "A plain HTTP request; no upgrade was asked for."),
    QT_TRANSLATE_NOOP("Words", "The server refused the upgrade."),
    QT_TRANSLATE_NOOP("Words", "The client refused the server's answer."),
    QT_TRANSLATE_NOOP("Words", "There was no TCP connection."),
    QT_TRANSLATE_NOOP("Words", "The upgrade was not finished in time."),
    QT_TRANSLATE_NOOP("Words", "TCP ended before the upgrade was finished."),
    QT_TRANSLATE_NOOP("Words", "The peer does not speak HTTP."),
    QT_TRANSLATE_NOOP("Words", "Both sides sent a close frame, then TCP ended."),
    QT_TRANSLATE_NOOP("Words", "A close frame was not answered."),
    QT_TRANSLATE_NOOP("Words", "TCP ended with a FIN, without a close frame."),
    QT_TRANSLATE_NOOP("Words", "TCP was reset after open."),
    QT_TRANSLATE_NOOP("Words", "The peer broke the protocol."),
    QT_TRANSLATE_NOOP("Words", "Nothing was sent or received for too long."),
    QT_TRANSLATE_NOOP("Words", "A ping was not answered in time."),
    QT_TRANSLATE_NOOP("Words", "TCP gave up: neither a FIN nor a reset came."),
    QT_TRANSLATE_NOOP("Words", "Lifeline was told to drop the connection."),
};

constexpr std::array<const char*, causeCount> causes{
    QT_TRANSLATE_NOOP("Words", "no cause"),
    QT_TRANSLATE_NOOP("Words", "host not found"),
    QT_TRANSLATE_NOOP("Words", "connection refused"),
    QT_TRANSLATE_NOOP("Words", "no way to the host"),
    QT_TRANSLATE_NOOP("Words", "address in use"),
    QT_TRANSLATE_NOOP("Words", "permission denied"),
    QT_TRANSLATE_NOOP("Words", "not an address of this machine"),
    QT_TRANSLATE_NOOP("Words", "out of file descriptors"),
    QT_TRANSLATE_NOOP("Words", "FIN without a close frame"),
    QT_TRANSLATE_NOOP("Words", "reset by the peer"),
    QT_TRANSLATE_NOOP("Words", "TCP timed out"),
    QT_TRANSLATE_NOOP("Words", "TCP error"),
    QT_TRANSLATE_NOOP("Words", "connect timeout"),
    QT_TRANSLATE_NOOP("Words", "upgrade timeout"),
    QT_TRANSLATE_NOOP("Words", "idle timeout"),
    QT_TRANSLATE_NOOP("Words", "pong timeout"),
    QT_TRANSLATE_NOOP("Words", "close timeout"),
    QT_TRANSLATE_NOOP("Words", "upgrade refused"),
    QT_TRANSLATE_NOOP("Words", "ended before the upgrade was done"),
    QT_TRANSLATE_NOOP("Words", "protocol violation"),
    QT_TRANSLATE_NOOP("Words", "dropped by this side"),
};

constexpr std::array<const char*, phaseCount> phases{
    QT_TRANSLATE_NOOP("Words", "idle"),
    QT_TRANSLATE_NOOP("Words", "connecting"),
    QT_TRANSLATE_NOOP("Words", "securing"),
    QT_TRANSLATE_NOOP("Words", "upgrading"),
    QT_TRANSLATE_NOOP("Words", "open"),
    QT_TRANSLATE_NOOP("Words", "closing, this side first"),
    QT_TRANSLATE_NOOP("Words", "closing, the peer first"),
    QT_TRANSLATE_NOOP("Words", "closed"),
    QT_TRANSLATE_NOOP("Words", "failed"),
};

constexpr std::array<const char*, 3> sides{
    QT_TRANSLATE_NOOP("Words", "client"),
    QT_TRANSLATE_NOOP("Words", "server"),
    QT_TRANSLATE_NOOP("Words", "relay"),
};

constexpr std::array<const char*, deadlineCount> deadlines{
    QT_TRANSLATE_NOOP("Words", "connect deadline"), QT_TRANSLATE_NOOP("Words", "TLS deadline"),
    QT_TRANSLATE_NOOP("Words", "upgrade deadline"), QT_TRANSLATE_NOOP("Words", "idle deadline"),
    QT_TRANSLATE_NOOP("Words", "pong deadline"),    QT_TRANSLATE_NOOP("Words", "close deadline"),
};

} // namespace

QString stageLong(Stage stage) { return translated(rowOf(stages, stage)); }
QString cause(Cause cause) { return translated(rowOf(causes, cause)); }
QString phase(Phase phase) { return translated(rowOf(phases, phase)); }
QString side(Side side) { return translated(rowOf(sides, side)); }
QString deadline(DeadlineName name) { return translated(rowOf(deadlines, name)); }

} // namespace lifeline::words
