#include "ui/shell/stack_choice.h"

#include "stacks/stack_host.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>

#include <array>

namespace lifeline {
namespace {

constexpr std::array kinds{StackKind::Reference, StackKind::Qt};

QString menuText(StackKind kind)
{
    return kind == StackKind::Qt ? StackChoice::tr("%1: QWebSocket, seen from outside").arg(stackName(kind))
                                 : StackChoice::tr("%1: Lifeline's own").arg(stackName(kind));
}

} // namespace

QString stackName(StackKind kind)
{
    if (kind == StackKind::Reference)
        return StackChoice::tr("Reference");
    QString name = QString::fromStdString(StackHost::qtName());
    name[0] = name[0].toUpper();
    return name;
}

StackChoice::StackChoice(Side side, QWidget* parent)
    : FittingButton(parent), m_side(side), m_actions(new QActionGroup(this))
{
    setObjectName(side == Side::Server ? QStringLiteral("server-stack") : QStringLiteral("client-stack"));
    setProperty("role", QStringLiteral("quiet"));
    auto* menu = new QMenu(this);
    for (const StackKind kind : kinds) {
        QAction* action = menu->addAction(menuText(kind));
        action->setCheckable(true);
        m_actions->addAction(action);
        connect(action, &QAction::triggered, this, [this, kind] { choose(kind); });
    }
    setMenu(menu);
    refresh();
}

void StackChoice::setKind(StackKind kind)
{
    m_kind = kind;
    refresh();
}

void StackChoice::showRunning(std::optional<StackKind> running)
{
    m_running = running;
    refresh();
}

void StackChoice::setNote(const QString& note)
{
    m_note = note;
    refresh();
}

void StackChoice::choose(StackKind kind)
{
    if (kind == m_kind)
        return;
    setKind(kind);
    Q_EMIT chosen(kind);
}

void StackChoice::refresh()
{
    m_actions->actions().at(static_cast<qsizetype>(m_kind))->setChecked(true);
    const QString name = stackName(m_kind);
    const QString arrow = QStringLiteral(" ▾");
    QStringList captions{tr("stack: %1").arg(name) + arrow, name + arrow};
    if (m_kind == StackKind::Reference)
        captions << tr("Ref.") + arrow;
    setCaptions(captions);
    const bool server = m_side == Side::Server;
    setAccessibleName(server ? tr("Stack of the server: %1").arg(name)
                             : tr("Stack of the client: %1").arg(name));
    if (!m_note.isEmpty())
        setToolTip(m_note);
    else if (m_running && *m_running != m_kind)
        setToolTip(tr("The server runs on %1. It takes %2 when it is started again.")
                       .arg(stackName(*m_running), name));
    else
        setToolTip(server ? tr("Which WebSocket stack plays the server")
                          : tr("Which WebSocket stack plays the next client"));
}

} // namespace lifeline
