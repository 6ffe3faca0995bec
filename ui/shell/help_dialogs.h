// The small windows of the Help menu.
#pragma once

class QString;
class QWidget;

namespace lifeline {

class Commands;
class FirstSteps;

/// The buttons of what is returned do nothing yet; it goes with its dialog.
FirstSteps* showFirstSteps(QWidget* parent, const QString& httpUrl);
void showShortcuts(QWidget* parent, const Commands& commands);
void showAbout(QWidget* parent);

} // namespace lifeline
