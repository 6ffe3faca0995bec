// What role a stack's own name for a callback has, where the beacon does not say.
#pragma once

#include "lifecycle/event.h"

#include <optional>
#include <string_view>

namespace lifeline {

/// "upgrade", "on-open", … "other"; nullopt for anything else.
std::optional<CallbackName> roleFromText(std::string_view text);

/// The role of a name that well-known stacks use: "onWebSocketClose", "LWS_CALLBACK_ESTABLISHED",
/// "afterConnectionClosed". Case, "-", "_", "." and ":" do not count. Other for a name that is not known.
CallbackName roleOfName(std::string_view callback);

} // namespace lifeline
