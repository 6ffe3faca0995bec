#include "ui/shell/setting_field.h"

#include "ui/shell/setting_text.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStyle>
#include <QVariant>

#include <utility>

namespace lifeline {
namespace {

constexpr int shortWidth = 18 * metrics::grid;
constexpr int longWidth = 40 * metrics::grid;
constexpr int linesHeight = 9 * metrics::grid;
constexpr int iconSize = 14;

QLineEdit* makeLine(bool isShort, QWidget* parent)
{
    auto* line = new QLineEdit(parent);
    line->setMaxLength(static_cast<int>(longestSetting));
    line->setFont(monoFont());
    if (isShort)
        line->setFixedWidth(shortWidth);
    else
        line->setMinimumWidth(longWidth);
    return line;
}

QPlainTextEdit* makeLines(QWidget* parent)
{
    auto* lines = new QPlainTextEdit(parent);
    lines->setFont(monoFont());
    lines->setTabChangesFocus(true);
    lines->setLineWrapMode(QPlainTextEdit::NoWrap);
    lines->setFixedHeight(linesHeight);
    lines->setMinimumWidth(longWidth);
    return lines;
}

/// Views have no frame of their own in the application's style sheet; this one is a field.
QString frameSheet(bool valid)
{
    const Theme& t = theme();
    const QColor frame = valid ? t.raisedBorder : t.invalidInput, focused = valid ? t.accent : t.invalidInput;
    return QStringLiteral("QPlainTextEdit { border: 1px solid %1; border-radius: %3px; padding: 2px 4px;"
                          " min-height: %4px; }"
                          "QPlainTextEdit:focus { border-color: %2; }")
        .arg(frame.name(), focused.name())
        .arg(metrics::radius)
        .arg(linesHeight - 2 * 3); // without frame and padding
}

} // namespace

void setStyleProperty(QWidget* widget, const char* property, const QString& value)
{
    if (widget->property(property).toString() == value)
        return;
    widget->setProperty(property, value);
    const QFont font = widget->font();
    widget->style()->unpolish(widget); // takes the font along
    widget->style()->polish(widget);
    if (widget->font() != font)
        widget->setFont(font);
}

SettingField::SettingField(const QString& name, Shape shape, Judge judge, const QString& hint,
                           QWidget* parent)
    : QObject(parent), m_judge(std::move(judge)), m_hint(hint), m_noteLine(new QWidget(parent)),
      m_icon(new QLabel(m_noteLine)), m_note(new QLabel(hint, m_noteLine))
{
    if (shape == Shape::Lines)
        m_lines = makeLines(parent);
    else
        m_line = makeLine(shape == Shape::Short, parent);
    editor()->setObjectName(name);
    m_note->setObjectName(name + QStringLiteral("-note"));
    m_note->setTextFormat(Qt::PlainText);
    auto* row = new QHBoxLayout(m_noteLine);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::grid / 2);
    row->addWidget(m_icon);
    row->addWidget(m_note, 1);
    if (m_line != nullptr)
        connect(m_line, &QLineEdit::textChanged, this, &SettingField::judgeAgain);
    else
        connect(m_lines, &QPlainTextEdit::textChanged, this, &SettingField::judgeAgain);
    judgeAgain();
}

QWidget* SettingField::editor() const
{
    return m_line != nullptr ? static_cast<QWidget*>(m_line) : static_cast<QWidget*>(m_lines);
}

QString SettingField::text() const { return m_line != nullptr ? m_line->text() : m_lines->toPlainText(); }

void SettingField::setText(const QString& text)
{
    if (m_line != nullptr)
        m_line->setText(text);
    else
        m_lines->setPlainText(text);
    if (m_line != nullptr)
        m_line->setCursorPosition(0);
}

void SettingField::judgeAgain()
{
    m_complaint = m_judge(text());
    showVerdict();
    Q_EMIT changed();
}

void SettingField::showVerdict()
{
    setStyleProperty(editor(), "state", isValid() ? QString() : QStringLiteral("invalid"));
    setStyleProperty(m_note, "role", isValid() ? QStringLiteral("muted") : QStringLiteral("danger"));
    m_note->setText(isValid() ? m_hint : m_complaint);
    editor()->setAccessibleDescription(m_note->text());
    m_icon->setVisible(!isValid());
    refreshColours();
}

void SettingField::refreshColours()
{
    if (m_lines != nullptr)
        m_lines->setStyleSheet(frameSheet(isValid()));
    m_icon->setPixmap(
        themedIcon(QStringLiteral("alert-triangle"), theme().danger).pixmap(iconSize, iconSize));
}

} // namespace lifeline
