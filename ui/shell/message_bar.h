// One line under the toolbar for what could not be done; stays until it is dismissed or replaced.
#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;

namespace lifeline {

class MessageBar : public QFrame {
    Q_OBJECT
public:
    explicit MessageBar(QWidget* parent = nullptr);

    /// Shows the sentence and reads it out to assistive technology. Plain text, never markup.
    void tell(const QString& sentence);
    /// A button beside what was told, until something else is.
    void offer(const QString& caption, std::function<void()> act);
    QString text() const;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QLabel* m_text;
    QPushButton* m_offer;
    std::function<void()> m_act;
};

} // namespace lifeline
