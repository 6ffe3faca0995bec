#include "ui/faults/inject_control.h"

#include "ui/shell/fitting_button.h"
#include "ui/theme/theme.h"
#include "words/words.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>

#include <algorithm>

namespace lifeline {
namespace {

constexpr int widest = 42 * metrics::grid;

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

template <class Button> Button* makeButton(const char* name, const QString& caption, const char* role)
{
    auto* button = new Button(caption);
    button->setObjectName(QString::fromLatin1(name));
    button->setProperty("role", QString::fromLatin1(role));
    return button;
}

} // namespace

InjectControl::InjectControl(QWidget* parent)
    : QWidget(parent), m_menu(new QMenu(this)),
      m_button(makeButton<FittingButton>("inject-button", {}, "fault")),
      m_run(makeButton<QPushButton>("inject-run", tr("Run"), ""))
{
    m_menu->setObjectName(QStringLiteral("inject-menu"));
    m_button->setMenu(m_menu);
    m_button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMaximumWidth(widest);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics::grid);
    line->addWidget(m_button);
    line->addWidget(m_run);
    connect(m_menu, &QMenu::aboutToShow, this, &InjectControl::fillMenu);
    connect(m_run, &QPushButton::clicked, this, &InjectControl::run);
    refresh();
}

void InjectControl::show(const ConnectionStory* story)
{
    m_story = story == nullptr ? std::nullopt : std::optional(*story);
    refresh();
}

std::optional<Side> InjectControl::side() const
{
    const std::vector<Side> sides = m_story ? liveSides(*m_story) : std::vector<Side>();
    if (sides.empty())
        return std::nullopt;
    return std::find(sides.begin(), sides.end(), m_side) != sides.end() ? m_side : sides.front();
}

bool InjectControl::isReady() const
{
    const auto from = side();
    return from && canInject(info(m_injection), m_story->of(*from));
}

void InjectControl::run()
{
    if (isReady())
        Q_EMIT injectionRequested({m_story->id, *side(), m_injection});
}

void InjectControl::fillMenu()
{
    qDeleteAll(m_menu->findChildren<QActionGroup*>());
    m_menu->clear();
    auto* kinds = new QActionGroup(m_menu);
    for (const InjectionInfo& row : injections()) {
        if (row.injection == Injection::ReservedBit)
            m_menu->addSeparator();
        QAction* entry = m_menu->addAction(injectionTitle(row) + QStringLiteral("\t§") + text(row.section));
        entry->setObjectName(text(row.id));
        entry->setCheckable(true);
        entry->setChecked(row.injection == m_injection);
        kinds->addAction(entry);
        connect(entry, &QAction::triggered, this, [this, which = row.injection] { choose(which); });
    }
    m_menu->addSeparator();
    auto* ends = new QActionGroup(m_menu);
    const std::vector<Side> live = m_story ? liveSides(*m_story) : std::vector<Side>();
    for (const Side end : {Side::Client, Side::Server}) {
        QAction* entry = m_menu->addAction(tr("From the %1").arg(words::side(end)));
        entry->setObjectName(end == Side::Client ? QStringLiteral("inject-from-client")
                                                 : QStringLiteral("inject-from-server"));
        entry->setCheckable(true);
        entry->setChecked(side().value_or(m_side) == end);
        entry->setEnabled(std::find(live.begin(), live.end(), end) != live.end());
        ends->addAction(entry);
        connect(entry, &QAction::triggered, this, [this, end] {
            m_side = end;
            refresh();
        });
    }
}

void InjectControl::choose(Injection injection)
{
    m_injection = injection;
    refresh();
}

void InjectControl::refresh()
{
    const QString what = words::injection(info(m_injection).id);
    m_button->setCaptions({tr("⚡ Inject: %1 ▾").arg(what), tr("⚡ Inject ▾"), QStringLiteral("⚡ ▾")});
    m_button->setToolTip(tr("What to do to the selected connection on purpose"));
    m_button->setAccessibleName(tr("Inject: %1").arg(what));
    const auto from = side();
    m_run->setEnabled(isReady());
    m_run->setAccessibleName(tr("Run the injection"));
    m_run->setToolTip(isReady() ? tr("%1, from the %2 of connection #%3 (F8)")
                                      .arg(what, words::side(*from))
                                      .arg(number(m_story->id))
                      : from ? tr("The connection must be open for that.")
                             : tr("Select a connection with a live end of ours first."));
}

} // namespace lifeline
