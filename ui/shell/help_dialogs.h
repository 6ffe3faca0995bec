// The small windows of the Help menu.
#pragma once

class QWidget;

namespace lifeline {

class Commands;

void showShortcuts(QWidget* parent, const Commands& commands);
void showAbout(QWidget* parent);

} // namespace lifeline
