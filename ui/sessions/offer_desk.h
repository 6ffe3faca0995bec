// What a person does with the sessions that earlier runs left in the data folder.
#pragma once

#include <QObject>
#include <QPointer>

class QWidget;

namespace lifeline {

class SessionOffers;
class SessionOpener;

/// GUI thread only; looks into files, moves and removes them on a thread of its own.
class OfferDesk : public QObject {
    Q_OBJECT
public:
    /// Dialogs stand before `window`; both must outlive it.
    OfferDesk(QWidget& window, SessionOpener& opener);

    /// What the start page offers; whoever takes it owns it. The offers come a little later.
    SessionOffers* makeOffers();

Q_SIGNALS:
    void told(const QString& sentence, bool failed);

private:
    void look();
    void save(const QString& path);
    void move(const QString& from, const QString& to);
    void discard(const QString& path);
    void removeLeftovers();

    QWidget& m_window;
    SessionOpener& m_opener;
    QPointer<SessionOffers> m_offers;
};

} // namespace lifeline
