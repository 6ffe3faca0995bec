// The ladder and the timeline as pictures: the whole content, light, painted by what paints the window.
#pragma once

#include "formats/export_log.h"
#include "lifecycle/resource_ledger.h"

#include <QString>

namespace lifeline {

enum class PictureKind : std::uint8_t { Ladder, Timeline };
enum class PictureFormat : std::uint8_t {
    Svg,
    Png, // with two pixels for one
    Pdf  // pages of A4
};

struct PictureOptions {
    PictureKind kind = PictureKind::Ladder;
    PictureFormat format = PictureFormat::Svg;
    Redaction redaction;
    Taking taking = Taking::UpgradeAndOpen; // where the server's handler takes its resources
};

/// Blocks; may be called from any thread. The connections of the slice, one ladder below the other or one row
/// each; events of no connection are left out. Writes beside `path`; an older file stays until the new one is
/// whole. A picture too large for its format is an error.
ExportOutcome exportPicture(const LogSlice& slice, const PictureOptions& options, const QString& path,
                            const Progress& progress = {});

} // namespace lifeline
