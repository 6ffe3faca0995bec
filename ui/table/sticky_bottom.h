// Keeps the end of a growing list in view until a person scrolls away from it.
#pragma once

#include <QObject>

class QScrollBar;

namespace lifeline {

/// Sticks at first. Released by any move of the bar away from its end, and sticking again when it comes back.
class StickyBottom : public QObject {
    Q_OBJECT
public:
    /// `bar` must outlive the object.
    explicit StickyBottom(QScrollBar& bar, QObject* parent = nullptr);

    bool sticks() const { return m_sticks; }
    /// Goes to the end and stays there.
    void stick();

Q_SIGNALS:
    void changed(bool sticks);

private:
    void take(bool sticks);

    QScrollBar& m_bar;
    bool m_sticks = true;
};

} // namespace lifeline
