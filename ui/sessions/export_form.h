// Everything a session can be exported as: the formats of files, and the pictures.
#pragma once

#include "ui/sessions/picture_export.h"

#include <QString>

#include <optional>
#include <vector>

namespace lifeline {

struct ExportForm {
    QString name;   // "HAR", "Ladder as SVG"
    QString hint;   // what it is good for, in one line
    QString suffix; // ".har"
    std::optional<ExportFormat> format;
    PictureKind picture = PictureKind::Ladder; // where it is no format
    PictureFormat pictureFormat = PictureFormat::Svg;
};

const std::vector<ExportForm>& exportForms();

/// The path with this form's suffix in place of another form's; what else it ends with stays before it.
QString withSuffix(const QString& path, const ExportForm& form);

} // namespace lifeline
