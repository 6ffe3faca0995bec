#include "ui/ladder/ledger_panel.h"

#include "ui/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>

namespace lifeline {
namespace {

QLabel* makeLabel(const char* name, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    label->setFont(uiFont(metrics::smallText));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QComboBox* makeChoice(QWidget* parent)
{
    auto* choice = new QComboBox(parent);
    choice->setObjectName(QStringLiteral("ledger-taking"));
    choice->setFont(uiFont(metrics::smallText));
    choice->addItem(LedgerPanel::tr("in upgrade and on-open"));
    choice->addItem(LedgerPanel::tr("in on-open only"));
    choice->setAccessibleName(LedgerPanel::tr("The handler takes a resource"));
    choice->setToolTip(
        LedgerPanel::tr("Where the server's handler takes a resource. on-close gives it back, and "
                        "is owed only after on-open: what was taken in upgrade leaks when the "
                        "upgrade is refused."));
    return choice;
}

} // namespace

QString ledgerText(const ResourceTotals& totals)
{
    const QLocale locale;
    const auto number = [&](std::uint64_t value) { return locale.toString(static_cast<qulonglong>(value)); };
    return LedgerPanel::tr("%1 taken · %2 released · %3 leaked · %4 held")
        .arg(number(totals.taken), number(totals.released), number(totals.leaked), number(totals.held()));
}

LedgerPanel::LedgerPanel(QWidget* parent)
    : QWidget(parent), m_taking(makeChoice(this)), m_connection(makeLabel("ledger-connection", this)),
      m_session(makeLabel("ledger-session", this))
{
    setObjectName(QStringLiteral("ledger-panel"));
    auto* title = makeLabel("ledger-title", this);
    title->setText(tr("Handler takes a resource"));
    title->setWordWrap(false);
    title->setBuddy(m_taking);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::grid / 2, 0, metrics::grid / 2, 0);
    layout->setSpacing(metrics::grid);
    layout->addWidget(title);
    layout->addWidget(m_taking);
    layout->addSpacing(metrics::grid);
    layout->addWidget(m_connection, 1);
    layout->addWidget(m_session, 1);
    connect(m_taking, &QComboBox::currentIndexChanged, this, &LedgerPanel::takingChanged);
}

Taking LedgerPanel::taking() const { return static_cast<Taking>(std::max(m_taking->currentIndex(), 0)); }

void LedgerPanel::show(const ResourceTotals& connection, const ResourceTotals& session)
{
    fill(m_connection, tr("connection"), connection);
    fill(m_session, tr("session"), session);
}

/// A leak stands out by its colour and its sign.
void LedgerPanel::fill(QLabel* label, const QString& name, const ResourceTotals& totals)
{
    const QString warning = totals.leaked > 0 ? QStringLiteral("⚠ ") : QString();
    label->setText(warning + name + QStringLiteral(": ") + ledgerText(totals));
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, totals.leaked > 0 ? theme().danger : theme().muted);
    label->setPalette(palette);
}

} // namespace lifeline
