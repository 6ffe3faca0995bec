#include "ui/faults/json_edit.h"

#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QTextBlock>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace lifeline {

class LineNumbers final : public QWidget {
public:
    explicit LineNumbers(JsonEdit& edit) : QWidget(&edit), m_edit(edit) {}

protected:
    void paintEvent(QPaintEvent* event) override { m_edit.paintNumbers(event); }

private:
    JsonEdit& m_edit;
};

namespace {

constexpr int numberPadding = 8;
constexpr int leastDigits = 3;

} // namespace

JsonEdit::JsonEdit(QWidget* parent) : QPlainTextEdit(parent), m_numbers(new LineNumbers(*this))
{
    setFont(monoFont());
    setLineWrapMode(NoWrap);
    setTabChangesFocus(true);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &JsonEdit::placeNumbers);
    connect(this, &QPlainTextEdit::updateRequest, this, [this] { m_numbers->update(); });
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, &JsonEdit::takeTheme);
    takeTheme();
    placeNumbers();
}

int JsonEdit::numbersWidth() const
{
    const auto digits = static_cast<int>(QString::number(blockCount()).size());
    return fontMetrics().horizontalAdvance(u'9') * std::max(digits, leastDigits) + 2 * numberPadding;
}

void JsonEdit::placeNumbers()
{
    setViewportMargins(numbersWidth(), 0, 0, 0);
    const QRect inside = contentsRect();
    m_numbers->setGeometry(inside.left(), inside.top(), numbersWidth(), inside.height());
}

void JsonEdit::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    placeNumbers();
}

void JsonEdit::takeTheme()
{
    QPalette colours = palette();
    colours.setColor(QPalette::Base, theme().panel);
    setPalette(colours);
    setProblems(m_problems);
}

void JsonEdit::setProblems(std::map<int, QString> problems)
{
    m_problems = std::move(problems);
    QList<QTextEdit::ExtraSelection> marks;
    for (const auto& row : m_problems) {
        const QTextBlock block = document()->findBlockByNumber(row.first - 1);
        if (!block.isValid())
            continue;
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(block);
        mark.format.setBackground(theme().toneFill(StageTone::Failed));
        mark.format.setProperty(QTextFormat::FullWidthSelection, true);
        marks.append(mark);
    }
    setExtraSelections(marks);
    m_numbers->update();
}

void JsonEdit::goTo(int line, int column)
{
    const QTextBlock block = document()->findBlockByNumber(line - 1);
    QTextCursor cursor(block.isValid() ? block : document()->lastBlock());
    cursor.movePosition(QTextCursor::Right, QTextCursor::MoveAnchor,
                        std::min(column - 1, std::max(0, cursor.block().length() - 1)));
    setTextCursor(cursor);
    centerCursor();
    setFocus();
}

void JsonEdit::paintNumbers(QPaintEvent* event)
{
    QPainter painter(m_numbers);
    painter.fillRect(event->rect(), theme().raised);
    painter.setFont(font());
    QTextBlock block = firstVisibleBlock();
    for (; block.isValid(); block = block.next()) {
        const QRectF box = blockBoundingGeometry(block).translated(contentOffset());
        if (box.top() > event->rect().bottom())
            break;
        const int line = block.blockNumber() + 1;
        const bool wrong = m_problems.contains(line);
        painter.setPen(wrong ? theme().danger : theme().faint);
        const QString text = wrong ? QStringLiteral("✗ %1").arg(line) : QString::number(line);
        painter.drawText(QRectF(0, box.top(), m_numbers->width() - numberPadding, box.height()),
                         Qt::AlignRight | Qt::AlignTop | Qt::TextSingleLine, text);
    }
}

QString JsonEdit::problemAt(QPoint position) const
{
    const auto found = m_problems.find(cursorForPosition(position).blockNumber() + 1);
    return found == m_problems.end() ? QString() : found->second;
}

bool JsonEdit::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QPlainTextEdit::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString tip = problemAt(help->pos());
    QToolTip::showText(help->globalPos(),
                       tip.isEmpty() ? QString() : QStringLiteral("<qt>%1</qt>").arg(tip.toHtmlEscaped()),
                       this);
    return true;
}

} // namespace lifeline
