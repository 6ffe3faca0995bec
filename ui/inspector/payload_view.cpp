#include "ui/inspector/payload_view.h"

#include "base/byte_text.h"
#include "ui/inspector/hex_view.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabBar>
#include <QTextBlock>
#include <QTextDocumentFragment>
#include <QVBoxLayout>

namespace lifeline {
namespace {

void copy(const QString& text) { QGuiApplication::clipboard()->setText(text); }

QTabBar* makeTabs(QWidget* parent)
{
    auto* tabs = new QTabBar(parent);
    tabs->setObjectName(QStringLiteral("payload-tabs"));
    tabs->setAccessibleName(PayloadView::tr("Way to show the bytes"));
    tabs->addTab(PayloadView::tr("Hex"));
    tabs->addTab(PayloadView::tr("Text"));
    tabs->addTab(PayloadView::tr("JSON"));
    tabs->setExpanding(false);
    tabs->setDrawBase(false);
    tabs->setFont(uiFont(metrics::smallText));
    return tabs;
}

} // namespace

PayloadView::PayloadView(QWidget* parent)
    : QWidget(parent), m_tabs(makeTabs(this)), m_stack(new QStackedWidget(this)), m_hex(new HexView(this)),
      m_text(makeText(QStringLiteral("payload-text"))), m_json(makeText(QStringLiteral("payload-json")))
{
    for (QWidget* page :
         {static_cast<QWidget*>(m_hex), static_cast<QWidget*>(m_text), static_cast<QWidget*>(m_json)})
        m_stack->addWidget(page);
    m_hex->viewport()->installEventFilter(this);
    m_hex->installEventFilter(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::grid / 2);
    layout->addWidget(m_tabs);
    layout->addWidget(m_stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &PayloadView::choose);
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, &PayloadView::recolour);
    recolour();
    clear();
}

QPlainTextEdit* PayloadView::makeText(const QString& name)
{
    auto* edit = new QPlainTextEdit(this);
    edit->setObjectName(name);
    edit->setReadOnly(true);
    edit->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    edit->setFrameShape(QFrame::NoFrame);
    edit->setMinimumSize(120, 48);
    edit->setFont(monoFont(metrics::smallText));
    edit->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    edit->document()->setDocumentMargin(2);
    edit->installEventFilter(this);
    edit->viewport()->installEventFilter(this);
    return edit;
}

void PayloadView::recolour()
{
    setStyleSheet(QStringLiteral("QPlainTextEdit { border: none; padding: 0; background: %1; color: %2; }"
                                 "QTabBar::tab { padding: 3px 9px; } QTabBar::tab:disabled { color: %3; }")
                      .arg(theme().panel.name(), theme().text.name(), theme().faint.name()));
    markLines(m_marked);
}

void PayloadView::clear()
{
    m_hex->setBytes({});
    m_subject.reset();
    m_text->clear();
    m_json->clear();
}

void PayloadView::show(const InspectorSubject& subject)
{
    m_subject = subject;
    const bool frame = frameOf(subject.event) != nullptr;
    m_hex->setBytes(inspectorBytes(subject), missingBytesNote(subject));
    const InspectorText text = inspectorText(subject);
    m_text->setPlainText(text.text);
    m_marked = text.marked;
    markLines(m_marked);
    m_json->setPlainText(inspectorJson(subject, m_jsonReason));
    const QSignalBlocker quiet(m_tabs);
    m_tabs->setVisible(hasBytes(subject));
    m_tabs->setTabVisible(Json, frame);
    m_tabs->setTabEnabled(Json, m_jsonReason.isEmpty());
    m_tabs->setTabToolTip(Json, m_jsonReason);
    applyWay();
}

PayloadView::Way PayloadView::way() const { return static_cast<Way>(m_stack->currentIndex()); }

PayloadView::Way& PayloadView::wanted()
{
    return m_subject && frameOf(m_subject->event) == nullptr ? m_wantedOfHeads : m_wantedOfFrames;
}

/// The wanted way, or text where it cannot be had.
void PayloadView::applyWay()
{
    const bool possible = m_subject && hasBytes(*m_subject) && (wanted() != Json || m_jsonReason.isEmpty());
    const Way shown = possible ? wanted() : Text;
    const QSignalBlocker quiet(m_tabs);
    m_tabs->setCurrentIndex(shown);
    m_stack->setCurrentIndex(shown);
}

void PayloadView::choose(int way)
{
    wanted() = static_cast<Way>(way);
    applyWay();
}

void PayloadView::markLines(const std::vector<int>& lines)
{
    QList<QTextEdit::ExtraSelection> marks;
    for (const int line : lines) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(m_text->document()->findBlockByNumber(line));
        mark.format.setBackground(theme().toneFill(StageTone::Failed));
        mark.format.setProperty(QTextFormat::FullWidthSelection, true);
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        mark.format.setUnderlineColor(theme().danger);
        mark.cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        marks.append(mark);
    }
    m_text->setExtraSelections(marks);
}

void PayloadView::copyText()
{
    if (m_subject)
        copy(QString::fromStdString(copiedBytes(*m_subject)));
}

void PayloadView::copyHex()
{
    if (m_subject)
        copy(QString::fromStdString(toHex(copiedBytes(*m_subject))));
}

void PayloadView::copyBase64()
{
    if (m_subject)
        copy(QString::fromStdString(toBase64(copiedBytes(*m_subject))));
}

void PayloadView::copyShown()
{
    const auto* edit = qobject_cast<QPlainTextEdit*>(m_stack->currentWidget());
    if (edit != nullptr && edit->textCursor().hasSelection())
        copy(edit->textCursor().selection().toPlainText());
    else if (way() == Hex)
        copyHex();
    else if (way() == Json)
        copy(m_json->toPlainText());
    else
        copyText();
}

bool PayloadView::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ContextMenu) {
        contextMenuEvent(static_cast<QContextMenuEvent*>(event));
        return true;
    }
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
        copyShown();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void PayloadView::contextMenuEvent(QContextMenuEvent* event)
{
    if (!m_subject)
        return;
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("copy-menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy"), QKeySequence::Copy, this, &PayloadView::copyShown);
    menu->addSeparator();
    menu->addAction(tr("Copy as text"), this, &PayloadView::copyText);
    menu->addAction(tr("Copy as hex"), this, &PayloadView::copyHex);
    menu->addAction(tr("Copy as Base64"), this, &PayloadView::copyBase64);
    menu->popup(event->globalPos());
}

} // namespace lifeline
