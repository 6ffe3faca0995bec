// What the person set up for the server and for the next connection, and where it is kept.
#pragma once

#include "endpoints/lab.h"
#include "lifecycle/resource_ledger.h"
#include "stacks/stack_kind.h"
#include "ui/sessions/recording_choices.h"

#include <QSettings>

#include <array>

namespace lifeline {

/// Everything about a client connection but its address.
struct ClientChoices {
    PeerSettings peer;
    std::vector<std::string> subprotocols;
    HeaderList headers; // extra lines of the request
    std::string origin; // of the Origin header; empty: none is sent
    bool echo = false;
    StackKind stack = StackKind::Reference;

    ClientSettings forUrl(const WsUrl& url) const;
};

/// Where other programs' beacons may report to.
struct BeaconChoices {
    bool on = false;
    std::uint16_t port = 0; // of 127.0.0.1; 0: any free one
};

/// Durations are kept as text ("10s"), sizes too ("16MiB"). What is stored is not trusted: each value that is
/// missing, malformed or out of range gets its default, the others stay.
struct LabSettings {
    ServerSettings server;
    StackKind serverStack = StackKind::Reference;
    Taking taking = Taking::UpgradeAndOpen; // of the server's built-in handler
    ClientChoices client;
    BeaconChoices beacons;
    RecordingChoices recording; // of the next session

    static LabSettings load(const QSettings& from);
    void save(QSettings& to) const;
};

/// The deadlines by the name of their key, "idle-timeout"; the dialog's fields are named after them.
struct DurationSetting {
    const char* name;
    Duration PeerSettings::*member;
};
inline constexpr std::array<DurationSetting, 6> durationSettings{{
    {"connect-timeout", &PeerSettings::connectTimeout}, // clients only
    {"upgrade-timeout", &PeerSettings::upgradeTimeout},
    {"idle-timeout", &PeerSettings::idleTimeout},
    {"ping-interval", &PeerSettings::pingInterval},
    {"pong-timeout", &PeerSettings::pongTimeout},
    {"close-timeout", &PeerSettings::closeTimeout},
}};

} // namespace lifeline
