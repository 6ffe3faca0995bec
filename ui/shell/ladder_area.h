// What the ladder's dock holds: the first steps until there is a connection, then the ladder; the composer
// below.
#pragma once

#include "ui/shell/session_model.h"

#include <QWidget>

class QStackedLayout;

namespace lifeline {

class LadderArea : public QWidget {
    Q_OBJECT
public:
    /// Takes the three as children. The model must outlive the area.
    LadderArea(const SessionModel& model, QWidget* firstSteps, QWidget* ladder, QWidget* composer);

private:
    void showWhatThereIs();

    const SessionModel& m_model;
    QStackedLayout* m_pages;
    QWidget* m_composer;
};

} // namespace lifeline
