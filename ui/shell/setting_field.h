// One value to be typed, judged at each key, with a line beside it that says what is expected.
#pragma once

#include <QObject>
#include <QString>

#include <functional>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QWidget;

namespace lifeline {

/// What is wrong with a text, as a sentence; empty when nothing is.
using Judge = std::function<QString(const QString&)>;

/// Owns neither of its widgets: they belong to the form they are laid out in. An invalid text shows by the
/// border of the editor, an icon, and the sentence in place of the hint.
class SettingField : public QObject {
    Q_OBJECT
public:
    enum class Shape { Short, Long, Lines };

    /// The widgets are made with `parent`; the editor is named `name`.
    SettingField(const QString& name, Shape shape, Judge judge, const QString& hint, QWidget* parent);

    QWidget* editor() const;
    QWidget* noteLine() const { return m_noteLine; }
    QString text() const;
    void setText(const QString& text);
    bool isValid() const { return m_complaint.isEmpty(); }

    void refreshColours();

Q_SIGNALS:
    void changed();

private:
    void judgeAgain();
    void showVerdict();

    Judge m_judge;
    QString m_hint, m_complaint;
    QLineEdit* m_line = nullptr;       // one of the two
    QPlainTextEdit* m_lines = nullptr; // Shape::Lines
    QWidget* m_noteLine;
    QLabel* m_icon;
    QLabel* m_note;
};

/// Sets the property a style sheet looks at and has the widget drawn anew.
void setStyleProperty(QWidget* widget, const char* property, const QString& value);

} // namespace lifeline
