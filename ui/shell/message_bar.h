// One line under the toolbar for what could not be done; stays until it is dismissed or replaced.
#pragma once

#include <QFrame>

class QLabel;

namespace lifeline {

class MessageBar : public QFrame {
    Q_OBJECT
public:
    explicit MessageBar(QWidget* parent = nullptr);

    /// Shows the sentence and reads it out to assistive technology. Plain text, never markup.
    void tell(const QString& sentence);
    QString text() const;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QLabel* m_text;
};

} // namespace lifeline
