#include "ui/shell/first_steps.h"

#include "ui/shell/command_field.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace lifeline {
namespace {

constexpr int cardWidth = 93 * metrics::grid;
constexpr int buttonWidth = 14 * metrics::grid;
constexpr int numberWidth = 3 * metrics::grid;
constexpr int headlinePixels = 16;

QLabel* makeText(const QString& text, const QString& name, const char* role)
{
    auto* label = new QLabel(text);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setProperty("role", QString::fromLatin1(role));
    return label;
}

QPushButton* makeButton(const QString& text, const QString& name, const char* role)
{
    auto* button = new QPushButton(text);
    button->setObjectName(name);
    button->setProperty("role", QString::fromLatin1(role));
    button->setMinimumWidth(buttonWidth);
    return button;
}

} // namespace

FirstSteps::FirstSteps(QWidget* parent)
    : QWidget(parent), m_server(makeButton(tr("Server"), QStringLiteral("first-steps-server"), "good")),
      m_connect(makeButton(tr("Connect"), QStringLiteral("first-steps-connect"), "primary")),
      m_copy(makeButton(tr("Copy"), QStringLiteral("first-steps-copy"), "")), m_command(new CommandField)
{
    auto* card = new QFrame;
    card->setObjectName(QStringLiteral("first-steps-card"));
    card->setProperty("card", true);
    card->setMaximumWidth(cardWidth);
    auto* steps = new QVBoxLayout(card);
    steps->setContentsMargins(3 * metrics::grid, 3 * metrics::grid, 3 * metrics::grid, 3 * metrics::grid);
    steps->setSpacing(2 * metrics::grid);
    auto* headline = makeText(tr("The life of a WebSocket connection in three steps"),
                              QStringLiteral("first-steps-title"), "");
    headline->setFont(uiFont(headlinePixels, QFont::DemiBold));
    steps->addWidget(headline);
    addStep(*steps, QStringLiteral("1"), tr("Press Server: this window begins to listen."))
        ->addWidget(m_server);
    addStep(*steps, QStringLiteral("2"), tr("Press Connect: this window’s client opens a connection to it."))
        ->addWidget(m_connect);
    addStep(*steps, QStringLiteral("3"), tr("In a terminal, ask for an upgrade without a key:"))
        ->addWidget(m_copy);
    addCommand(*steps);
    auto* page = new QWidget;
    auto* around = m_around = new QGridLayout(page);
    around->setContentsMargins(2 * metrics::grid, 2 * metrics::grid, 2 * metrics::grid, 2 * metrics::grid);
    around->addWidget(card, 2, 1);
    around->setColumnStretch(0, 1);
    around->setColumnStretch(1, 100);
    around->setColumnStretch(2, 1);
    around->setRowStretch(0, 2);
    around->setRowStretch(3, 3);
    around->setVerticalSpacing(2 * metrics::grid);
    auto* scroll = new QScrollArea; // where the room is short the card scrolls, it never pushes
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(page);
    page->setAutoFillBackground(false); // the pane's own ground shows around the card
    scroll->viewport()->setAutoFillBackground(false);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    connect(m_server, &QPushButton::clicked, this, &FirstSteps::serverRequested);
    connect(m_connect, &QPushButton::clicked, this, &FirstSteps::connectRequested);
    connect(m_copy, &QPushButton::clicked, this, &FirstSteps::copy);
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, &FirstSteps::refreshIcons);
    setAddress(QStringLiteral("http://127.0.0.1:9001/"));
    refreshIcons();
}

void FirstSteps::addAbove(QWidget* widget)
{
    widget->setMaximumWidth(cardWidth);
    m_around->addWidget(widget, 1, 1);
}

QHBoxLayout* FirstSteps::addStep(QVBoxLayout& card, const QString& number, const QString& text)
{
    auto* cap = new QLabel(number);
    cap->setObjectName(QStringLiteral("step-number"));
    cap->setAlignment(Qt::AlignCenter);
    cap->setFixedWidth(numberWidth);
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics::grid + metrics::grid / 2);
    row->addWidget(cap);
    row->addWidget(makeText(text, QStringLiteral("step-text"), ""), 1);
    card.addLayout(row);
    return row;
}

void FirstSteps::addCommand(QVBoxLayout& card)
{
    m_command->setObjectName(QStringLiteral("first-steps-command"));
    m_command->setAccessibleName(tr("Command for a terminal"));
    auto* column = new QVBoxLayout;
    column->setContentsMargins(numberWidth + metrics::grid + metrics::grid / 2, 0, 0, 0);
    column->setSpacing(metrics::grid);
    column->addWidget(m_command);
    column->addWidget(makeText(
        tr("What to look for: upgrade fires, and on-open and on-close stay dashed ghosts. "
           "A connection that never opened owes no on-close. Then break one on purpose: pick a fault "
           "in the Faults pane and press Run now."),
        QStringLiteral("first-steps-hint"), "muted"));
    card.addLayout(column);
}

void FirstSteps::setAddress(const QString& httpUrl)
{
    m_command->setText(
        QStringLiteral("curl -i -N -H \"Connection: Upgrade\" -H \"Upgrade: websocket\" %1").arg(httpUrl));
    m_copy->setText(tr("Copy"));
}

QString FirstSteps::command() const { return m_command->text(); }

void FirstSteps::copy()
{
    QGuiApplication::clipboard()->setText(command());
    m_copy->setText(tr("Copied"));
}

void FirstSteps::refreshIcons()
{
    m_server->setIcon(themedIcon(QStringLiteral("play"), theme().goodText));
    m_connect->setIcon(themedIcon(QStringLiteral("plug"), theme().accentText));
    m_copy->setIcon(themedIcon(QStringLiteral("copy"), theme().text));
}

} // namespace lifeline
