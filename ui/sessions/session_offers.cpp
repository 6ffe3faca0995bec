#include "ui/sessions/session_offers.h"

#include "ui/theme/theme.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>
#include <span>

namespace lifeline {
namespace {

constexpr int quietInset = 5; // of the words of a quiet button

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

QString headingOf(SessionOffer::Kind kind)
{
    switch (kind) {
    case SessionOffer::Kind::Broken: return SessionOffers::tr("Not closed the last time");
    case SessionOffer::Kind::Recent: return SessionOffers::tr("Recent sessions");
    case SessionOffer::Kind::Unreadable: break;
    }
    return SessionOffers::tr("Cannot be read");
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

void SessionOffers::show(const FolderOffers& offers)
{
    qDeleteAll(findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
    while (QLayoutItem* item = m_rows->takeAt(0))
        delete item;
    std::optional<SessionOffer::Kind> above;
    for (const SessionOffer& offer :
         std::span(offers.sessions).first(std::min(offers.sessions.size(), mostTold))) {
        if (above != offer.kind)
            addHeading(headingOf(offer.kind));
        above = offer.kind;
        addOffer(offer);
    }
    if (offers.leftovers > 0)
        addLeftovers(offers.leftovers);
    addFoot();
    setVisible(!offers.sessions.empty() || offers.leftovers > 0);
}

void SessionOffers::addHeading(const QString& text)
{
    auto* heading = makeText(text, "");
    heading->setFont(uiFont(metrics::titleText, QFont::DemiBold));
    if (m_rows->count() > 0)
        heading->setContentsMargins(0, metrics::grid, 0, 0);
    m_rows->addWidget(heading);
}

void SessionOffers::addOffer(const SessionOffer& offer)
{
    auto* line = new QWidget(this);
    line->setObjectName(QStringLiteral("session-offer"));
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::grid);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(0);
    const bool isName = offer.kind == SessionOffer::Kind::Unreadable;
    auto* title = makeText(isName ? offer.title : begun(offer.title),
                           offer.kind == SessionOffer::Kind::Recent ? "" : "warning");
    title->setToolTip(QDir::toNativeSeparators(offer.path).toHtmlEscaped());
    texts->addWidget(title);
    auto* about = makeText(offer.about, "muted");
    about->setObjectName(QStringLiteral("offer-about"));
    texts->addWidget(about);
    row->addLayout(texts, 1);
    addButtons(*row, offer);
    m_rows->addWidget(line);
}

void SessionOffers::addButtons(QHBoxLayout& row, const SessionOffer& offer)
{
    const auto add = [&row, &offer](const QString& text, const char* name, const char* role) {
        auto* button = makeButton(text, name, offer.title);
        button->setProperty("role", QString::fromLatin1(role));
        row.addWidget(button, 0, Qt::AlignVCenter);
        return button;
    };
    if (offer.kind != SessionOffer::Kind::Unreadable) {
        connect(add(tr("Open"), "offer-open", ""), &QPushButton::clicked, this,
                [this, path = offer.path] { Q_EMIT openRequested(path); });
        connect(add(tr("Save as…"), "offer-save", "quiet"), &QPushButton::clicked, this,
                [this, path = offer.path] { Q_EMIT saveRequested(path); });
    }
    connect(add(tr("Discard…"), "offer-discard", "quiet"), &QPushButton::clicked, this,
            [this, path = offer.path] { Q_EMIT discardRequested(path); });
}

void SessionOffers::addLeftovers(std::size_t count)
{
    auto* line = new QWidget(this);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    const QString text = count == 1 ? tr("1 file of a session in which nothing happened")
                                    : tr("%1 files of sessions in which nothing happened").arg(count);
    row->addWidget(makeText(text, "muted"), 1);
    auto* remove = makeButton(tr("Remove"), "offer-leftovers", text);
    remove->setProperty("role", QStringLiteral("quiet"));
    connect(remove, &QPushButton::clicked, this, &SessionOffers::removeLeftoversRequested);
    row->addWidget(remove);
    m_rows->addWidget(line);
}

void SessionOffers::addFoot()
{
    auto* other = makeButton(tr("Open another file…"), "offer-other", {});
    other->setProperty("role", QStringLiteral("quiet"));
    other->setAccessibleName(other->text());
    connect(other, &QPushButton::clicked, this, &SessionOffers::otherRequested);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(-quietInset, 0, 0, 0); // its words begin where the others do
    foot->addWidget(other, 0, Qt::AlignLeft);
    m_rows->addLayout(foot);
}

} // namespace lifeline
