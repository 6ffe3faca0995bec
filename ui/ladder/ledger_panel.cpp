#include "ui/ladder/ledger_panel.h"

#include "ui/theme/fitted_label.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>

#include <algorithm>

namespace lifeline {
namespace {

constexpr int roomy = 640; // pixels

FittedLabel* makeLabel(const char* name, QWidget* parent)
{
    auto* label = new FittedLabel(parent);
    label->setObjectName(QLatin1String(name));
    label->setFont(uiFont(metrics::smallText));
    return label;
}

/// A leak stands out by its colour and its sign.
void fill(FittedLabel* label, const QString& name, const ResourceTotals& totals)
{
    const QString warning = totals.leaked > 0 ? QStringLiteral("⚠ ") : QString();
    QStringList captions = ledgerTexts(totals);
    for (QString& caption : captions)
        caption.prepend(warning + name + QStringLiteral(": "));
    label->setCaptions(captions);
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, totals.leaked > 0 ? theme().danger : theme().muted);
    label->setPalette(palette);
}

} // namespace

QString takingText(Taking taking)
{
    return taking == Taking::OpenOnly ? LedgerPanel::tr("in on-open only")
                                      : LedgerPanel::tr("in upgrade and on-open");
}

QString takingTip()
{
    return LedgerPanel::tr(
        "Where the server's handler takes a resource. on-close gives it back, and is owed "
        "only after on-open: what was taken in upgrade leaks when the upgrade is refused.");
}

QComboBox* makeTakingChoice(QWidget* parent)
{
    auto* choice = new QComboBox(parent);
    for (std::size_t i = 0; i < takingCount; ++i)
        choice->addItem(takingText(static_cast<Taking>(i)));
    choice->setAccessibleName(LedgerPanel::tr("The handler takes a resource"));
    choice->setToolTip(takingTip());
    return choice;
}

QStringList ledgerTexts(const ResourceTotals& totals)
{
    const QLocale locale;
    const auto number = [&](std::uint64_t value) { return locale.toString(static_cast<qulonglong>(value)); };
    const QString taken = number(totals.taken), released = number(totals.released);
    const QString leaked = number(totals.leaked), held = number(totals.held());
    return {
        LedgerPanel::tr("%1 taken · %2 released · %3 leaked · %4 held").arg(taken, released, leaked, held),
        LedgerPanel::tr("+%1 −%2 · %3 leaked · %4 held").arg(taken, released, leaked, held),
        LedgerPanel::tr("+%1 −%2 · %3 leaked").arg(taken, released, leaked),
        LedgerPanel::tr("%1 leaked").arg(leaked)};
}

LedgerPanel::LedgerPanel(QWidget* parent)
    : QWidget(parent), m_title(makeLabel("ledger-title", this)), m_taking(makeTakingChoice(this)),
      m_connection(makeLabel("ledger-connection", this)), m_session(makeLabel("ledger-session", this))
{
    setObjectName(QStringLiteral("ledger-panel"));
    m_taking->setObjectName(QStringLiteral("ledger-taking"));
    m_taking->setFont(uiFont(metrics::smallText));
    m_title->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    m_title->setBuddy(m_taking);
    m_session->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::grid / 2, 0, metrics::grid / 2, 0);
    layout->setSpacing(metrics::grid);
    layout->addWidget(m_title);
    layout->addWidget(m_taking);
    layout->addSpacing(metrics::grid);
    layout->addWidget(m_connection);
    layout->addStretch(1);
    layout->addWidget(m_session);
    connect(m_taking, &QComboBox::activated, this, [this] { Q_EMIT takingChosen(taking()); });
}

/// Its words before the sums', where room is short.
void LedgerPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_title->setCaption(width() < roomy ? tr("Takes") : tr("Takes a resource"));
    m_title->setToolTip(takingTip());
}

Taking LedgerPanel::taking() const { return static_cast<Taking>(std::max(m_taking->currentIndex(), 0)); }

void LedgerPanel::setTaking(Taking taking) { m_taking->setCurrentIndex(static_cast<int>(taking)); }

void LedgerPanel::show(const ResourceTotals& connection, const ResourceTotals& session)
{
    fill(m_connection, tr("connection"), connection);
    fill(m_session, tr("session"), session);
}

} // namespace lifeline
