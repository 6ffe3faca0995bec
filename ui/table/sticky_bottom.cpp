#include "ui/table/sticky_bottom.h"

#include <QScrollBar>

namespace lifeline {

StickyBottom::StickyBottom(QScrollBar& bar, QObject* parent) : QObject(parent), m_bar(bar)
{
    connect(&bar, &QScrollBar::valueChanged, this, [this](int value) { take(value >= m_bar.maximum()); });
    connect(&bar, &QScrollBar::rangeChanged, this, [this](int, int maximum) {
        if (m_sticks)
            m_bar.setValue(maximum);
    });
}

void StickyBottom::stick()
{
    take(true);
    m_bar.setValue(m_bar.maximum());
}

void StickyBottom::take(bool sticks)
{
    if (m_sticks == sticks)
        return;
    m_sticks = sticks;
    Q_EMIT changed(sticks);
}

} // namespace lifeline
