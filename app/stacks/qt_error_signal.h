// The signal by which a QWebSocket tells an error: error before Qt 6.5, errorOccurred since.
#pragma once

#include <QAbstractSocket>

namespace lifeline {

/// Whether a socket class has the new name. Looked up in the class, not in a version, so that both ways
/// compile and are tested with any Qt.
template <typename Socket>
concept TellsErrorOccurred = requires
{
    &Socket::errorOccurred;
};

template <typename Socket> constexpr const char* errorSignalName()
{
    return TellsErrorOccurred<Socket> ? "errorOccurred" : "error";
}

/// The signal itself, for QObject::connect. The old name is a getter's too.
template <typename Socket> constexpr auto errorSignal()
{
    if constexpr (TellsErrorOccurred<Socket>)
        return &Socket::errorOccurred;
    else
        return static_cast<void (Socket::*)(QAbstractSocket::SocketError)>(&Socket::error);
}

} // namespace lifeline
