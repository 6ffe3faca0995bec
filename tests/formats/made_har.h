// HAR files made in a test, as browsers write them.
#pragma once

#include "formats/made_capture.h"
#include "formats/open_har.h"
#include "wire/handshake.h"

#include <QByteArray>

namespace lifeline {

inline const char* const madeKey = "dGhlIHNhbXBsZSBub25jZQ==";

/// {"log":{…,"entries":[…]}} around entries.
inline QByteArray harOf(const QByteArray& entries)
{
    return R"({"log":{"version":"1.2","creator":{"name":"WebInspector","version":"537.36"},"pages":[],"entries":[)" +
           entries + "]}}";
}

inline QByteArray headerOf(const char* name, const std::string& value)
{
    return QByteArray(R"({"name":")") + name + R"(","value":")" + QByteArray::fromStdString(value) + "\"}";
}

/// One as Chrome writes it; `more` are members besides, each with a comma behind.
inline QByteArray entryOf(const QByteArray& messages, const QByteArray& more = {}, int status = 101)
{
    return "{" + more + R"("_resourceType":"websocket","_webSocketMessages":[)" + messages +
           R"(],"startedDateTime":"2023-11-14T22:13:20.000Z","time":120,"serverIPAddress":"10.0.0.7",)"
           R"("timings":{"blocked":1,"dns":-1,"connect":4,"ssl":-1,"send":0,"wait":5.5,"receive":1},)"
           R"("request":{"method":"GET","url":"ws://chat.example/room?x=1","httpVersion":"http/1.1","headers":[)" +
           headerOf("Host", "chat.example") + "," + headerOf("Upgrade", "websocket") + "," +
           headerOf("Sec-WebSocket-Key", madeKey) + R"(]},"response":{"status":)" +
           QByteArray::number(status) + R"(,"statusText":"","httpVersion":"HTTP/1.1","headers":[)" +
           headerOf("Upgrade", "websocket") + "," + headerOf("Connection", "Upgrade") + "," +
           headerOf("Sec-WebSocket-Accept", acceptFor(madeKey)) +
           R"(],"content":{"size":4,"mimeType":"text/plain","text":"b2gh","encoding":"base64"}}})";
}

inline QByteArray messageOf(const char* type, const char* time, int opcode, const char* data)
{
    return QByteArray(R"({"type":")") + type + R"(","time":)" + time + R"(,"opcode":)" +
           QByteArray::number(opcode) + R"(,"data":")" + data + "\"}";
}

inline OpenedLog openMadeHar(const QByteArray& text)
{
    const std::string bytes = text.toStdString();
    MemorySource source(bytes);
    return openHar(source, "made.har", {});
}

} // namespace lifeline
