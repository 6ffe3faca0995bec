#include "ui/inspector/facts_view.h"

#include "ui/theme/theme.h"

#include <QResizeEvent>

#include <algorithm>
#include <cmath>

namespace lifeline {

FactsView::FactsView(QWidget* parent) : QTextEdit(parent)
{
    setObjectName(QStringLiteral("inspector-facts"));
    setAccessibleName(tr("Facts about the event"));
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFont(uiFont(metrics::smallText));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    setCursorWidth(0);
    document()->setDocumentMargin(2);
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, &FactsView::repaintFacts);
}

void FactsView::show(const std::vector<InspectorFact>& facts)
{
    m_facts = facts;
    repaintFacts();
}

void FactsView::repaintFacts()
{
    setHtml(factsHtml(m_facts, theme()));
    setVisible(!m_facts.empty());
    fit();
}

void FactsView::setMostHeight(int pixels)
{
    m_most = pixels;
    fit();
}

void FactsView::resizeEvent(QResizeEvent* event)
{
    QTextEdit::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fit();
}

QSize FactsView::sizeHint() const { return {200, std::min(m_needed, m_most)}; }

QSize FactsView::minimumSizeHint() const { return {80, std::min(m_needed, 24)}; }

void FactsView::fit()
{
    document()->setTextWidth(viewport()->width());
    m_needed = static_cast<int>(std::ceil(document()->size().height())) + 1;
    setMaximumHeight(std::max(1, std::min(m_needed, m_most)));
    updateGeometry();
}

} // namespace lifeline
