// What can be done to a live connection right now, and from which of its ends.
#pragma once

#include "faults/injection.h"
#include "lifecycle/connection_story.h"

#include <QMetaType>
#include <QString>

#include <functional>
#include <optional>

class QMenu;
class QWidget;

namespace lifeline {

struct InjectionChoice {
    ConnectionId connection = ConnectionId::None;
    Side side = Side::Client;
    Injection injection = Injection::Reset;

    friend bool operator==(const InjectionChoice&, const InjectionChoice&) = default;
};

/// The ends that are ours, alive, and not played by a script.
std::vector<Side> liveSides(const ConnectionStory& story);
/// Whether it would do anything from that end now: a frame needs an open connection.
bool canInject(const InjectionInfo& injection, const SideStory& side);

/// "close with a code…" where something is asked for.
QString injectionTitle(const InjectionInfo& injection);

/// An entry for each injection, with its section; from each end in a menu of its own where both are ours.
/// Without a live end one entry that says so.
void fillInjectionMenu(QMenu& menu, const ConnectionStory* story,
                       const std::function<void(const InjectionChoice&)>& chosen);

/// The code to close with, as a person types it; nullopt when they changed their mind.
std::optional<std::uint16_t> askForCloseCode(QWidget* parent);

} // namespace lifeline
