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
/// Asks whether a new session may begin. `kept`: where this one stays; empty: it is dropped.
bool confirmNewSession(QWidget* parent, std::uint64_t events, const QString& kept);

} // namespace lifeline
