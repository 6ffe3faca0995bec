#include "ui/shell/filter_field.h"

#include "ui/theme/theme.h"
#include "words/words.h"

#include <QAction>
#include <QKeyEvent>
#include <QLabel>
#include <QStyle>

#include <algorithm>

namespace lifeline {
namespace {

constexpr int pauseMilliseconds = 150;
constexpr int widestHint = 480, hintFrame = 26; // pixels: then it has more lines
constexpr int besideText = 56;                  // pixels: the icon and the field's frame

QString syntaxTip()
{
    return FilterField::tr("state:failed  code:1006  layer:callback  side:server  event:on-*  conn:3\n"
                           "event:onWebSocketClose  stack:qt  stack:\"jetty 9*\": another stack's own names\n"
                           "websocket.opcode == 9  tcp.flags.reset == 1  http.response.code >= 400  "
                           "frame.time_relative > 1.5: Wireshark's names\n"
                           "words, \"quoted words\", /regular expressions/; and, or, not, ( )");
}

} // namespace

FilterField::FilterField(QWidget* parent)
    : QLineEdit(parent), m_icon(addAction(QIcon(), QLineEdit::LeadingPosition))
{
    setObjectName(QStringLiteral("filter-field"));
    setAccessibleName(tr("Filter the events"));
    setFont(monoFont());
    fitPlaceholder();
    setClearButtonEnabled(true);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMilliseconds);
    connect(&m_pause, &QTimer::timeout, this, &FilterField::announce);
    connect(this, &QLineEdit::textChanged, this, &FilterField::judge);
    connect(this, &QLineEdit::returnPressed, this, &FilterField::announce);
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, &FilterField::takeTheme);
    takeTheme();
    showState();
}

EventFilter FilterField::filter() const
{
    FilterError ignored;
    auto filter = EventFilter::parse(m_valid.toStdString(), ignored);
    return filter ? std::move(*filter) : EventFilter();
}

void FilterField::judge(const QString& text)
{
    FilterError error;
    const bool valid = EventFilter::parse(text.toStdString(), error).has_value();
    m_error = valid ? QString() : words::filterError(error);
    showState();
    m_pause.start();
}

/// Not at every key: on the way to "state:failed" there are "s" and "state", filters that let nothing
/// through.
void FilterField::announce()
{
    m_pause.stop();
    if (!m_error.isEmpty() || text() == m_valid)
        return;
    m_valid = text();
    Q_EMIT filterChanged();
}

void FilterField::takeTheme() { m_icon->setIcon(themedIcon(QStringLiteral("filter"), theme().muted)); }

void FilterField::showState()
{
    const QString state = text().isEmpty()    ? QString()
                          : m_error.isEmpty() ? QStringLiteral("valid")
                                              : QStringLiteral("invalid");
    if (property("state").toString() != state) {
        setProperty("state", state);
        style()->unpolish(this);
        style()->polish(this);
    }
    setToolTip(m_error.isEmpty() ? syntaxTip() : m_error);
    setAccessibleDescription(m_error);
    showHint();
}

/// The sentence hangs below the field, over what is there, so that nothing moves while a person types.
void FilterField::showHint()
{
    if (m_error.isEmpty() || !hasFocus()) {
        if (m_hint != nullptr)
            m_hint->hide();
        return;
    }
    if (m_hint == nullptr) {
        m_hint = new QLabel(window());
        m_hint->setObjectName(QStringLiteral("filter-error"));
        m_hint->setTextFormat(Qt::PlainText);
        m_hint->setWordWrap(true);
        m_hint->ensurePolished(); // its frame counts
    }
    m_hint->setText(m_error);
    const int most = qMin(window()->width() - 2 * metrics::grid, widestHint);
    const int wanted = m_hint->fontMetrics().horizontalAdvance(m_error) + hintFrame;
    const int width = qMin(wanted, most);
    m_hint->resize(width, m_hint->heightForWidth(width));
    const QPoint below = mapTo(window(), QPoint(0, height() + 3));
    m_hint->move(qMax(0, qMin(below.x(), window()->width() - m_hint->width() - metrics::grid)), below.y());
    m_hint->show();
    m_hint->raise();
}

void FilterField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty())
        clear();
    else
        QLineEdit::keyPressEvent(event);
}

void FilterField::resizeEvent(QResizeEvent* event)
{
    QLineEdit::resizeEvent(event);
    fitPlaceholder();
}

/// The longest example that fits.
void FilterField::fitPlaceholder()
{
    const QStringList examples{tr("filter: state:failed code:1006"), tr("filter: code:1006"), tr("filter")};
    const int room = width() - besideText;
    const auto fits = [&](const QString& text) { return fontMetrics().horizontalAdvance(text) <= room; };
    const auto first = std::find_if(examples.begin(), examples.end(), fits);
    setPlaceholderText(first == examples.end() ? examples.back() : *first);
}

void FilterField::focusInEvent(QFocusEvent* event)
{
    QLineEdit::focusInEvent(event);
    showHint();
}

void FilterField::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    showHint();
}

} // namespace lifeline
