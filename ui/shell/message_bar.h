// One line under the toolbar for what went wrong or should be known; stays until it is dismissed or replaced.
#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;

namespace lifeline {

class MessageBar : public QFrame {
    Q_OBJECT
public:
    /// Told apart by look, icon and accessible name: what could not be done, and what is only good to know.
    enum class Kind { Problem, Note };

    explicit MessageBar(QWidget* parent = nullptr);

    /// Shows the sentence and reads it out to assistive technology. Plain text, never markup.
    void tell(const QString& sentence) { showAs(Kind::Problem, sentence); }
    void note(const QString& sentence) { showAs(Kind::Note, sentence); }
    /// A button beside what was told, until something else is.
    void offer(const QString& caption, std::function<void()> act);
    QString text() const;
    Kind kind() const { return m_kind; }
    /// "Problem: …", "Note: …"
    QString spoken() const;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void showAs(Kind kind, const QString& sentence);
    void showIcon();

    Kind m_kind = Kind::Problem;
    QLabel *m_icon, *m_text;
    QPushButton* m_offer;
    std::function<void()> m_act;
};

} // namespace lifeline
