// The window's small dialogs: those of the Help menu, and one question.
#pragma once

#include <cstdint>

class QString;
class QWidget;

namespace lifeline {

class Commands;
class FirstSteps;

/// The buttons of what is returned do nothing yet; it goes with its dialog.
FirstSteps* showFirstSteps(QWidget* parent, const QString& httpUrl);
void showShortcuts(QWidget* parent, const Commands& commands);
void showAbout(QWidget* parent);
/// Asks whether the session and its events may go.
bool confirmNewSession(QWidget* parent, std::uint64_t events);

} // namespace lifeline
