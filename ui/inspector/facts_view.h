// Lines of facts about an event: selectable, wrapped, as high as they need up to a share of the pane.
#pragma once

#include "ui/inspector/inspector_facts.h"

#include <QTextEdit>

namespace lifeline {

class FactsView : public QTextEdit {
    Q_OBJECT
public:
    explicit FactsView(QWidget* parent = nullptr);

    void show(const std::vector<InspectorFact>& facts);
    /// The most pixels it may take; beyond them it scrolls.
    void setMostHeight(int pixels);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
    void repaintFacts();

    std::vector<InspectorFact> m_facts;
    int m_most = 200;
    int m_needed = 1;
};

} // namespace lifeline
