#include "ui/sessions/session_offers.h"

#include "ui/theme/theme.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace lifeline {
namespace {

constexpr std::size_t mostShown = 8;

QLabel* makeText(const QString& text, const char* role)
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setProperty("role", QString::fromLatin1(role));
    return label;
}

QPushButton* makeButton(const QString& text, const char* name, const QString& about)
{
    auto* button = new QPushButton(text);
    button->setObjectName(QString::fromLatin1(name));
    button->setAccessibleName(QStringLiteral("%1: %2").arg(text, about));
    return button;
}

/// Its first letter large: it begins a line.
QString begun(const QString& text) { return text.left(1).toUpper() + text.mid(1); }

} // namespace

SessionOffers::SessionOffers(QWidget* parent) : QFrame(parent), m_rows(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("session-offers"));
    setProperty("card", true);
    m_rows->setContentsMargins(3 * metrics::grid, 2 * metrics::grid, 3 * metrics::grid, 2 * metrics::grid);
    m_rows->setSpacing(metrics::grid);
    hide();
}

void SessionOffers::show(const std::vector<SessionOffer>& offers)
{
    qDeleteAll(findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
    while (QLayoutItem* item = m_rows->takeAt(0))
        delete item;
    const auto firstOther = std::ranges::find_if(offers, [](const auto& offer) { return !offer.broken; });
    const auto broken = static_cast<std::size_t>(firstOther - offers.begin());
    for (std::size_t i = 0; i < std::min(offers.size(), mostShown); ++i) {
        if (i == 0 && broken > 0)
            addHeading(tr("Not closed the last time"));
        if (i == broken)
            addHeading(tr("Recent sessions"));
        addOffer(offers[i]);
    }
    addFoot();
    setVisible(!offers.empty());
}

void SessionOffers::addHeading(const QString& text)
{
    auto* heading = makeText(text, "");
    heading->setFont(uiFont(metrics::titleText, QFont::DemiBold));
    m_rows->addWidget(heading);
}

void SessionOffers::addOffer(const SessionOffer& offer)
{
    auto* line = new QWidget(this);
    line->setObjectName(QStringLiteral("session-offer"));
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::grid);
    auto* title = makeText(begun(offer.title), offer.broken ? "warning" : "");
    title->setToolTip(QDir::toNativeSeparators(offer.path).toHtmlEscaped());
    row->addWidget(title, 1);
    auto* open = makeButton(tr("Open"), "offer-open", offer.title);
    connect(open, &QPushButton::clicked, this, [this, path = offer.path] { Q_EMIT openRequested(path); });
    auto* discard = makeButton(tr("Discard…"), "offer-discard", offer.title);
    discard->setProperty("role", QStringLiteral("quiet"));
    connect(discard, &QPushButton::clicked, this,
            [this, path = offer.path] { Q_EMIT discardRequested(path); });
    row->addWidget(open);
    row->addWidget(discard);
    m_rows->addWidget(line);
}

void SessionOffers::addFoot()
{
    auto* other = makeButton(tr("Open another file…"), "offer-other", {});
    other->setProperty("role", QStringLiteral("quiet"));
    other->setAccessibleName(other->text());
    connect(other, &QPushButton::clicked, this, &SessionOffers::otherRequested);
    m_rows->addWidget(other, 0, Qt::AlignLeft);
}

} // namespace lifeline
