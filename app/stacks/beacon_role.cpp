#include "stacks/beacon_role.h"

#include "base/byte_text.h"

#include <array>
#include <string>
#include <utility>

namespace lifeline {
namespace {

using enum CallbackName;

// In lower case, without marks, without a leading "on", "onwebsocket", "lwscallback" or "lwscallbackclient".
constexpr std::pair<std::string_view, CallbackName> wellKnown[] = {
    {"upgrade", Upgrade},
    {"createwebsocket", Upgrade},              // Jetty 9.4
    {"creator", Upgrade},                      // Jetty
    {"modifyhandshake", Upgrade},              // Jakarta
    {"checkorigin", Upgrade},                  // Jakarta, gorilla
    {"beforehandshake", Upgrade},              // Spring
    {"verifyclient", Upgrade},                 // ws
    {"processrequest", Upgrade},               // Python websockets
    {"prepare", Upgrade},                      // aiohttp, Tornado
    {"websocketconnect", Upgrade},             // ASGI
    {"originauthenticationrequired", Upgrade}, // Qt
    {"filterprotocolconnection", Upgrade},     // libwebsockets
    {"open", OnOpen},
    {"opened", OnOpen},
    {"connect", OnOpen},    // Jetty 9.4
    {"connection", OnOpen}, // ws
    {"connected", OnOpen},  // Qt
    {"newconnection", OnOpen},
    {"established", OnOpen}, // libwebsockets
    {"afterconnectionestablished", OnOpen},
    {"connectionmade", OnOpen},
    {"handshakecomplete", OnOpen}, // Netty
    {"message", OnMessage},
    {"text", OnMessage},
    {"binary", OnMessage},
    {"textmessage", OnMessage},
    {"binarymessage", OnMessage},
    {"receive", OnMessage},
    {"textmessagereceived", OnMessage},
    {"binarymessagereceived", OnMessage},
    {"handlemessage", OnMessage},
    {"handletextmessage", OnMessage},
    {"handlebinarymessage", OnMessage},
    {"websocketreceive", OnMessage},
    {"readmessage", OnMessage},
    {"channelread", OnMessage},
    {"ping", OnPing},
    {"receiveping", OnPing},
    {"pong", OnPong},
    {"receivepong", OnPong},
    {"handlepongmessage", OnPong},
    {"error", OnError},
    {"erroroccurred", OnError},
    {"servererror", OnError},
    {"accepterror", OnError},
    {"failure", OnError},
    {"handletransporterror", OnError},
    {"wsclienterror", OnError},
    {"connectionerror", OnError}, // libwebsockets
    {"exceptioncaught", OnError},
    {"close", OnClose},
    {"closed", OnClose},
    {"disconnected", OnClose},
    {"disconnect", OnClose},
    {"afterconnectionclosed", OnClose},
    {"connectionclosed", OnClose},
    {"connectionclosedok", OnClose}, // Python websockets
    {"connectionclosederror", OnClose},
    {"connectionlost", OnClose},
    {"websocketdisconnect", OnClose},
    {"closeerror", OnClose}, // gorilla
    {"channelinactive", OnClose},
};

std::string withoutMarks(std::string_view name)
{
    std::string plain = asciiLower(name);
    std::erase_if(plain, [](char c) { return c == '-' || c == '_' || c == '.' || c == ':'; });
    return plain;
}

std::optional<CallbackName> lookUp(std::string_view plain)
{
    for (const auto& [name, role] : wellKnown) {
        if (name == plain)
            return role;
    }
    return std::nullopt;
}

} // namespace

std::optional<CallbackName> roleFromText(std::string_view text)
{
    for (std::size_t i = 0; i < callbackCount; ++i) {
        const auto role = static_cast<CallbackName>(i);
        if (callbackName(role) == text)
            return role;
    }
    return std::nullopt;
}

CallbackName roleOfName(std::string_view callback)
{
    const std::string plain = withoutMarks(callback);
    if (const auto role = lookUp(plain))
        return *role;
    for (const std::string_view prefix : {"onwebsocket", "on", "lwscallbackclient", "lwscallback"}) {
        if (!plain.starts_with(prefix))
            continue;
        if (const auto role = lookUp(std::string_view(plain).substr(prefix.size())))
            return *role;
    }
    return Other;
}

} // namespace lifeline
