// The catalogue of one run: the built-in faults, those of the person's folder, and those named by --faults.
#pragma once

#include "cli/console.h"
#include "faults/catalogue.h"

#include <memory>
#include <string>
#include <vector>

namespace lifeline {

/// $XDG_DATA_HOME/lifeline/faults, or ~/.local/share/lifeline/faults where that is not set or not absolute
/// (https://specifications.freedesktop.org/basedir-spec). Empty where there is no home either.
std::filesystem::path ownFaultsFolder();

/// The paths are files and folders. What is wrong inside is told, a line each: "FILE:LINE:COLUMN: what
/// (expected …)", with "warning: " before it for the own folder; what is right is loaded all the same.
/// nullptr where a path is not there; the sentence is written.
std::shared_ptr<const Catalogue> loadCatalogue(const std::vector<std::string>& paths, const Console& console);

/// The same without the own folder, for reading only.
std::shared_ptr<const Catalogue> loadForCheck(const std::vector<std::string>& paths, const Console& console);

/// What a name that nothing is called leads to: "\"x\" is no fault, alias or group. Close to it: …".
std::string unknownFault(const Catalogue& catalogue, std::string_view name, std::string_view kinds);

/// A fault that lives as long as the catalogue does.
inline std::shared_ptr<const Fault> shared(const std::shared_ptr<const Catalogue>& catalogue,
                                           const Fault& fault)
{
    return {catalogue, &fault};
}

} // namespace lifeline
