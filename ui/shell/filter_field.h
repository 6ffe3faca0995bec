// Where the filter of the event table is typed: says at once whether it is one, and what is wrong with it.
#pragma once

#include "session/event_filter.h"

#include <QLineEdit>
#include <QTimer>

class QAction;
class QLabel;

namespace lifeline {

class FilterField : public QLineEdit {
    Q_OBJECT
public:
    explicit FilterField(QWidget* parent = nullptr);

    /// What is wrong with the text; empty for a filter.
    QString error() const { return m_error; }
    /// The filter last announced, made again for whoever takes it.
    EventFilter filter() const;

Q_SIGNALS:
    /// The text became another filter and stayed it for a moment, or Return was pressed; texts that are none
    /// leave the last one in force.
    void filterChanged();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitPlaceholder();
    void judge(const QString& text);
    void announce();
    void takeTheme();
    void showState();
    void showHint();

    QString m_error;
    QString m_valid; // the text of the filter in force
    QTimer m_pause;  // begins anew with every key
    QAction* m_icon;
    QLabel* m_hint = nullptr;
};

} // namespace lifeline
