#include "ui/shell/composer.h"

#include "stacks/stack_host.h"
#include "ui/shell/own_ends.h"
#include "ui/shell/setting_field.h"
#include "ui/theme/fitted_label.h"
#include "ui/theme/theme.h"
#include "words/words.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QStandardItemModel>

#include <algorithm>

namespace lifeline {
namespace {

constexpr int longestInput = 1 << 20; // characters
constexpr int sideWidth = 12 * metrics::grid;
constexpr int kindWidth = 14 * metrics::grid;
constexpr int narrowestCode = 12 * metrics::grid;
constexpr int widestCode = 24 * metrics::grid;
constexpr int narrowestInput = 10 * metrics::grid;

/// Why nothing can be sent on a connection without an open side.
QString whyNot(const ConnectionRecord& record)
{
    const auto number = lifeline::number(record.story.id);
    const Phase phase = record.story.main().phase;
    if (isFinal(phase))
        return Composer::tr("Connection %1 is over; select an open connection to send").arg(number);
    if (isClosing(phase))
        return Composer::tr("Connection %1 is closing; select an open connection to send").arg(number);
    return Composer::tr("Connection %1 is not open yet").arg(number);
}

/// What another stack's own classes have no call for.
bool canSend(const SideStory& side, DraftKind kind) { return !side.forwarded || kind != DraftKind::Pong; }

QString cannotSend()
{
    return Composer::tr("%1 has no call that sends a pong").arg(QString::fromStdString(StackHost::qtName()));
}

QString placeholder(DraftKind kind)
{
    switch (kind) {
    case DraftKind::Text: return Composer::tr("message");
    case DraftKind::Binary: return Composer::tr("bytes in hex: 01 a0 ff");
    case DraftKind::Ping:
    case DraftKind::Pong: return Composer::tr("payload, at most 125 bytes");
    case DraftKind::Close: return Composer::tr("reason, at most 123 bytes");
    }
    return {};
}

} // namespace

Composer::Composer(SessionModel& model, QWidget* parent) : QWidget(parent), m_model(model)
{
    setObjectName(QStringLiteral("composer"));
    setAccessibleName(tr("Send"));
    makeWidgets();
    layOut();
    connectAll();
    refreshKind();
    refreshSides();
    refreshIcons();
}

void Composer::makeWidgets()
{
    m_side = new QComboBox(this);
    m_side->setObjectName(QStringLiteral("composer-side"));
    m_side->setAccessibleName(tr("Send as"));
    m_side->setToolTip(tr("Which side sends"));
    m_side->setFixedWidth(sideWidth);
    m_kind = new QComboBox(this);
    m_kind->setObjectName(QStringLiteral("composer-kind"));
    m_kind->setAccessibleName(tr("What to send"));
    m_kind->addItems({tr("text"), tr("binary (hex)"), tr("ping"), tr("pong"), tr("close")}); // as DraftKind
    m_kind->setFixedWidth(kindWidth);
    m_code = new QComboBox(this);
    m_code->setObjectName(QStringLiteral("composer-code"));
    m_code->setAccessibleName(tr("Close code"));
    m_code->setToolTip(tr("Any number from 0 to 65535, or no code"));
    m_code->setEditable(true);
    m_code->setInsertPolicy(QComboBox::NoInsert);
    m_code->addItems(closeCodeChoices());
    m_code->setCurrentIndex(1);
    m_code->setMinimumWidth(narrowestCode);
    m_code->setMaximumWidth(widestCode);
    m_code->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_input = new QLineEdit;
    m_input->setObjectName(QStringLiteral("composer-input"));
    m_input->setMaxLength(longestInput);
    m_input->setMinimumWidth(narrowestInput);
    m_input->installEventFilter(this);
    m_note = new FittedLabel;
    m_note->setObjectName(QStringLiteral("composer-note"));
    m_reason = new FittedLabel;
    m_reason->setObjectName(QStringLiteral("composer-reason"));
    m_reason->setProperty("role", QStringLiteral("muted"));
    m_send = new QPushButton(tr("Send"), this);
    m_send->setObjectName(QStringLiteral("composer-send"));
    m_send->setProperty("role", QStringLiteral("primary"));
    m_send->setToolTip(tr("Return, or Ctrl+Return"));
}

void Composer::layOut()
{
    m_draftPage = new QWidget;
    auto* page = new QHBoxLayout(m_draftPage);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(metrics::grid);
    page->addWidget(m_code, 2);
    page->addWidget(m_input, 3);
    page->addWidget(m_note);
    m_middle = new QStackedWidget(this);
    m_middle->addWidget(m_draftPage);
    m_middle->addWidget(m_reason);
    m_middle->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto* bar = new QHBoxLayout(this);
    bar->setContentsMargins(metrics::grid, metrics::grid - 2, metrics::grid, metrics::grid - 2);
    bar->setSpacing(metrics::grid);
    bar->addWidget(m_side);
    bar->addWidget(m_kind);
    bar->addWidget(m_middle, 1);
    bar->addWidget(m_send);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setTabOrder(m_side, m_kind);
    setTabOrder(m_kind, m_code);
    setTabOrder(m_code, m_input);
    setTabOrder(m_input, m_send);
}

void Composer::connectAll()
{
    connect(&m_model, &SessionModel::selectionChanged, this, &Composer::refreshSides);
    connect(&m_model, &SessionModel::connectionsChanged, this, &Composer::connectionsChanged);
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, &Composer::refreshIcons);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &Composer::refreshKind);
    connect(m_side, &QComboBox::currentIndexChanged, this, &Composer::refreshKinds);
    connect(m_input, &QLineEdit::textChanged, this, &Composer::refreshDraft);
    connect(m_code, &QComboBox::currentTextChanged, this, &Composer::refreshDraft);
    connect(m_input, &QLineEdit::returnPressed, this, &Composer::send);
    connect(m_code, &QComboBox::activated, m_code->lineEdit(),
            [this] { m_code->lineEdit()->setCursorPosition(0); });
    connect(m_code->lineEdit(), &QLineEdit::returnPressed, this, &Composer::send);
    connect(m_send, &QPushButton::clicked, this, &Composer::send);
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto* shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, &Composer::send);
    }
}

void Composer::refreshIcons()
{
    const QColor colour = m_send->isEnabled() ? theme().accentText : theme().faint;
    m_send->setIcon(themedIcon(QStringLiteral("send"), colour));
}

void Composer::connectionsChanged(const std::vector<std::size_t>& positions)
{
    const auto selected = m_model.selectedConnection();
    if (!selected)
        return;
    const std::size_t position = m_model.connections().positionOf(*selected);
    if (std::find(positions.begin(), positions.end(), position) != positions.end())
        refreshSides();
}

void Composer::refreshSides()
{
    m_connection = m_model.selectedConnection();
    const ConnectionRecord* record = m_connection ? m_model.connections().find(*m_connection) : nullptr;
    const auto sides = record != nullptr ? openSides(record->story) : std::vector<Side>();
    m_ready = !sides.empty();
    if (!m_ready)
        m_reason->setCaption(record != nullptr ? whyNot(*record) : tr("Select an open connection to send"));
    showSides(sides);
    m_middle->setCurrentWidget(m_ready ? static_cast<QWidget*>(m_draftPage) : m_reason);
    m_side->setEnabled(sides.size() > 1);
    m_kind->setEnabled(m_ready);
    refreshKinds();
}

bool Composer::sideSends(DraftKind kind) const
{
    const ConnectionRecord* record = m_connection ? m_model.connections().find(*m_connection) : nullptr;
    const auto side = static_cast<Side>(m_side->currentData().toInt());
    return !m_ready || record == nullptr || canSend(record->story.of(side), kind);
}

void Composer::refreshKinds()
{
    const bool can = sideSends(DraftKind::Pong);
    auto* kinds = qobject_cast<QStandardItemModel*>(m_kind->model());
    QStandardItem* pong = kinds->item(static_cast<int>(DraftKind::Pong));
    pong->setEnabled(can);
    pong->setToolTip(can ? QString() : cannotSend());
    refreshDraft();
}

/// Keeps the side chosen before where it is still there.
void Composer::showSides(const std::vector<Side>& sides)
{
    const QVariant chosen = m_side->currentData();
    std::vector<Side> shown;
    for (int i = 0; i < m_side->count(); ++i)
        shown.push_back(static_cast<Side>(m_side->itemData(i).toInt()));
    if (shown == sides && !sides.empty())
        return;
    m_side->clear();
    for (const Side side : sides)
        m_side->addItem(tr("as %1").arg(words::side(side)), static_cast<int>(side));
    if (sides.empty())
        m_side->addItem(QStringLiteral("–"));
    m_side->setCurrentIndex(std::max(0, m_side->findData(chosen)));
}

void Composer::refreshKind()
{
    const bool hex = kind() == DraftKind::Binary;
    m_code->setVisible(kind() == DraftKind::Close);
    m_code->lineEdit()->setCursorPosition(0); // the number, not the end of its name
    m_input->setPlaceholderText(placeholder(kind()));
    m_input->setAccessibleName(placeholder(kind()));
    m_input->setFont(hex ? monoFont() : uiFont());
    refreshDraft();
}

void Composer::refreshDraft()
{
    if (!m_recalling)
        m_history.endWalk();
    const DraftReading reading = readDraft(draft());
    const bool suits = sideSends(kind());
    const bool good = suits && reading.outgoing.has_value();
    const bool judged = kind() == DraftKind::Binary && !m_input->text().isEmpty();
    setStyleProperty(m_input, "state",
                     good ? (judged ? QStringLiteral("valid") : QString()) : QStringLiteral("invalid"));
    setStyleProperty(m_note, "role", good ? QStringLiteral("muted") : QStringLiteral("danger"));
    const QString note = suits ? reading.note : cannotSend();
    m_note->setCaption(note);
    m_input->setAccessibleDescription(note);
    m_send->setEnabled(m_ready && good);
    refreshIcons();
}

void Composer::send()
{
    const Draft sent = draft();
    auto reading = readDraft(sent);
    if (!m_ready || !m_connection || !reading.outgoing || !sideSends(kind()))
        return;
    const ConnectionId connection = *m_connection;
    const auto side = static_cast<Side>(m_side->currentData().toInt());
    m_history.add(sent);
    m_input->clear();
    if (sent.kind == DraftKind::Close) // what comes next is for another connection
        m_kind->setCurrentIndex(static_cast<int>(DraftKind::Text));
    Q_EMIT sendRequested(connection, side, *reading.outgoing);
}

bool Composer::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_input && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool plain = (key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
        if (plain && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down))
            return recall(key->key());
    }
    return QWidget::eventFilter(watched, event);
}

bool Composer::recall(int key)
{
    const auto found = key == Qt::Key_Up ? m_history.older(draft()) : m_history.newer();
    if (!found)
        return true;
    m_recalling = true; // the walk goes on
    setDraft(*found);
    m_recalling = false;
    return true;
}

Draft Composer::draft() const
{
    return {kind(), m_input->text(), kind() == DraftKind::Close ? m_code->currentText() : QString()};
}

void Composer::setDraft(const Draft& draft)
{
    m_kind->setCurrentIndex(static_cast<int>(draft.kind));
    if (draft.kind == DraftKind::Close)
        m_code->setCurrentText(draft.code);
    m_input->setText(draft.text);
}

DraftKind Composer::kind() const { return static_cast<DraftKind>(std::max(0, m_kind->currentIndex())); }

} // namespace lifeline
