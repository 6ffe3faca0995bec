#include "ui/shell/ladder_area.h"

#include <QStackedLayout>
#include <QVBoxLayout>

namespace lifeline {

LadderArea::LadderArea(const SessionModel& model, QWidget* firstSteps, QWidget* ladder, QWidget* composer)
    : m_model(model), m_pages(new QStackedLayout), m_composer(composer)
{
    setObjectName(QStringLiteral("ladder-area"));
    m_pages->addWidget(firstSteps);
    m_pages->addWidget(ladder);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(m_pages, 1);
    column->addWidget(composer);
    connect(&model, &SessionModel::connectionsChanged, this, &LadderArea::showWhatThereIs);
    showWhatThereIs();
}

void LadderArea::showWhatThereIs()
{
    const bool any = m_model.connections().size() > 0;
    for (int i = 0; i < m_pages->count(); ++i) // the hidden one shall not keep the window high
        m_pages->widget(i)->setSizePolicy(QSizePolicy::Preferred,
                                          i == (any ? 1 : 0) ? QSizePolicy::Preferred : QSizePolicy::Ignored);
    m_pages->setCurrentIndex(any ? 1 : 0);
    m_composer->setVisible(any);
}

} // namespace lifeline
