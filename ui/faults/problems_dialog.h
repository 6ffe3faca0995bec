// What is wrong in a person's own fault files, file by file.
#pragma once

#include <QDialog>

namespace lifeline {

class FaultLibrary;

/// A list to read, select and copy; it goes with its window.
QDialog* showFaultProblems(QWidget* parent, const FaultLibrary& library);

} // namespace lifeline
