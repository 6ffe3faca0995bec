// What a person is told of a file that was opened: what could not be read, and what to know about the rest.
#pragma once

#include "formats/open_log.h"

#include <QString>
#include <QStringList>

class QDialog;
class QWidget;

namespace lifeline {

/// Why nothing of it could be read, in plain sentences.
QString cannotOpen(const OpenedLog& read, const QString& path);
/// How much is wrong or worth knowing, with the first of it; empty: nothing.
QString notesHeadline(const OpenedLog& read);
/// One problem or note a line, with its place in the file.
QStringList notesLines(const OpenedLog& read);
QDialog* showFileNotes(QWidget* parent, const QString& path, const QStringList& lines);

/// "Session", "HAR" …
QString formatName(FileFormat format);

} // namespace lifeline
