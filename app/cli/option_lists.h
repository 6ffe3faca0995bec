// Options that several commands share.
#pragma once

#include "cli/argument_reader.h"
#include "cli/options.h"

#include <initializer_list>

namespace lifeline {

void add(OptionList& list, std::initializer_list<Option> more);

/// --log, --session, --json, --junit, --quiet, --no-color. `common` must live while arguments are read; so in
/// the others.
void addCommon(OptionList& list, CommonOptions& common);
/// --beacon, --beacon-token
void addBeacon(OptionList& list, BeaconOptions& beacon);
void addTimeouts(OptionList& list, PeerSettings& peer);
/// --faults
void addFaultPaths(OptionList& list, std::vector<std::string>& paths);

/// The complaint about the first argument that is no option; nullopt where there is none.
Complaint noPositional(const ArgumentReader& reader, std::string_view command);

} // namespace lifeline
