#include "ui/shell/toolbar.h"

#include "ui/faults/inject_control.h"
#include "ui/shell/filter_field.h"
#include "ui/shell/fitting_button.h"
#include "ui/shell/stack_choice.h"
#include "ui/shell/url_field.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStyle>

#include <algorithm>

namespace lifeline {
namespace {

constexpr int iconSize = 12;
constexpr int barHeight = 44;
constexpr int narrowestField = 160, widestField = 420;
constexpr int widestWish = 280;   // of the address, before the buttons shorten their captions
constexpr int aroundAddress = 68; // pixels: the field's frame and its arrow

/// Which of fitting() says less, and from which caption on, the most dispensable words first.
struct Step {
    std::size_t button;
    int caption;
};
constexpr std::array<Step, 6> steps{{{2, 1}, {1, 1}, {0, 1}, {2, 2}, {1, 2}, {0, 2}}};

template <class Button = QPushButton>
Button* makeButton(const char* name, const QString& text, const char* icon)
{
    auto* button = new Button(text);
    button->setObjectName(QString::fromLatin1(name));
    button->setIcon(themedIcon(QString::fromLatin1(icon)));
    button->setIconSize({iconSize, iconSize});
    return button;
}

/// Style sheets look at a property only when a widget is polished.
void setRole(QWidget* widget, const QString& role)
{
    if (widget->property("role").toString() == role)
        return;
    widget->setProperty("role", role);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace

Toolbar::Toolbar(QWidget* parent)
    : QFrame(parent), m_server(makeButton<FittingButton>("server-button", tr("Server"), "play")),
      m_serverStack(new StackChoice(Side::Server)), m_url(new UrlField),
      m_clientStack(new StackChoice(Side::Client)),
      m_connect(makeButton("connect-button", tr("Connect"), "play")),
      m_armed(makeButton("armed-button", tr("⚡ Armed"), "x")), m_inject(new InjectControl),
      m_filter(new FilterField), m_export(makeButton("export-button", tr("Export ▾"), "download"))
{
    setObjectName(QStringLiteral("toolbar"));
    setFixedHeight(barHeight);
    setRole(m_connect, QStringLiteral("primary"));
    for (FittingButton* button : fitting())
        button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_connect->setToolTip(tr("Open a connection to this address (F5)"));
    m_export->setToolTip(tr("Write events to a file"));
    layOut();
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, &Toolbar::takeTheme);
    takeTheme();
    connect(m_server, &QPushButton::clicked, this, &Toolbar::serverToggled);
    connect(m_connect, &QPushButton::clicked, this, &Toolbar::connectRequested);
    connect(m_armed, &QPushButton::clicked, this, &Toolbar::disarmRequested);
    showArmed({});
    connect(m_url, &UrlField::accepted, this, &Toolbar::connectRequested);
    connect(m_url, &QComboBox::editTextChanged, this, &Toolbar::fit);
}

void Toolbar::layOut()
{
    m_url->setMinimumWidth(narrowestField);
    m_url->setMaximumWidth(widestField);
    m_filter->setMinimumWidth(narrowestField);
    m_filter->setMaximumWidth(widestField);
    auto* line = new QHBoxLayout(this);
    line->setSizeConstraint(QLayout::SetNoConstraint); // see minimumSizeHint()
    line->setContentsMargins(metrics::grid, 0, metrics::grid, 0);
    line->setSpacing(metrics::grid);
    line->addWidget(m_server);
    line->addWidget(m_serverStack);
    line->addSpacing(metrics::grid);
    line->addWidget(m_url, 8);
    line->addWidget(m_clientStack);
    line->addWidget(m_connect);
    line->addWidget(m_armed);
    line->addSpacing(metrics::grid);
    line->addWidget(m_inject, 6);
    line->addStretch(1);
    line->addWidget(m_filter, 8);
    line->addWidget(m_export);
}

std::array<FittingButton*, 3> Toolbar::fitting() const { return {m_server, m_serverStack, m_clientStack}; }

/// Of all but the address and what fits itself in.
int Toolbar::minimumOfTheOthers() const
{
    int width = layout()->minimumSize().width() - m_url->minimumWidth();
    for (const FittingButton* button : fitting())
        width -= button->sizeHint().width();
    return width;
}

QSize Toolbar::minimumSizeHint() const
{
    int width = minimumOfTheOthers() + narrowestField;
    for (const FittingButton* button : fitting())
        width += button->minimumSizeHint().width();
    return {width, barHeight};
}

/// The address stays whole as long as shorter captions make room for it.
void Toolbar::fit()
{
    const auto buttons = fitting();
    std::array<int, 3> captions{};
    const int text = m_url->fontMetrics().horizontalAdvance(m_url->url());
    const int wish = std::clamp(text + aroundAddress, narrowestField, widestWish);
    const int others = minimumOfTheOthers() + wish;
    const auto isFitting = [&] {
        int needed = others;
        for (std::size_t i = 0; i < buttons.size(); ++i)
            needed += buttons[i]->widthFrom(captions[i]);
        return needed <= width();
    };
    for (auto step = steps.begin(); step != steps.end() && !isFitting(); ++step)
        captions[step->button] = step->caption;
    m_url->setMinimumWidth(isFitting() ? wish : narrowestField);
    for (std::size_t i = 0; i < buttons.size(); ++i)
        buttons[i]->setLongest(captions[i]);
}

bool Toolbar::event(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest)
        fit();
    return QFrame::event(event);
}

void Toolbar::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    fit();
}

void Toolbar::showServer(const std::optional<ListeningAt>& server, const QString& next)
{
    m_server->setCaptions(server ? QStringList{tr("Server %1").arg(server->text()), server->text(),
                                               QStringLiteral(":%1").arg(server->port)}
                                 : QStringList{tr("Server")});
    const QColor colour = server && server->loopback ? theme().goodText : QColor();
    m_server->setIcon(themedIcon(server ? QStringLiteral("square") : QStringLiteral("play"), colour));
    m_server->setToolTip(server ? tr("Listening on %1. Press to stop (F6)").arg(server->text())
                                : tr("Listen on %1 (F6)").arg(next));
    m_server->setAccessibleName(server ? tr("Stop the server on %1").arg(server->text())
                                       : tr("Start the server on %1").arg(next));
    if (server && !server->loopback)
        m_server->setToolTip(
            tr("Other machines can reach this server: it listens on %1.").arg(server->text()));
    setRole(m_server, !server            ? QString()
                      : server->loopback ? QStringLiteral("good")
                                         : QStringLiteral("warning"));
}

/// On a filled button the icon takes the colour of the button's text.
void Toolbar::takeTheme() { m_connect->setIcon(themedIcon(QStringLiteral("play"), theme().accentText)); }

void Toolbar::showArmed(const QString& sentence, bool client)
{
    setRole(m_armed, QStringLiteral("warning"));
    m_armed->setVisible(!sentence.isEmpty());
    m_armed->setToolTip(tr("%1 Press to disarm.").arg(sentence));
    m_armed->setAccessibleName(tr("Disarm"));
    m_armed->setAccessibleDescription(sentence);
    m_clientStack->setEnabled(!client);
    m_clientStack->setNote(client ? tr("A script plays the next connection.") : QString());
}

void Toolbar::setExportMenu(QMenu* menu) { m_export->setMenu(menu); }

} // namespace lifeline
