// What a person sees and does of the recording: how it goes, where it lies, and what earlier ones left
// behind.
#pragma once

#include "ui/sessions/offer_desk.h"
#include "ui/sessions/recording_watch.h"

#include <QObject>
#include <QPointer>

#include <memory>

class QWidget;

namespace lifeline {

class LongWork;
class Session;

/// GUI thread only.
class RecordingDesk : public QObject {
    Q_OBJECT
public:
    /// Dialogs stand before `window`; both must outlive it.
    RecordingDesk(QWidget& window, SessionOpener& opener);
    ~RecordingDesk() override;

    /// Watches that session's recording from now on. It must outlive its time here.
    void setSession(Session& session);

    QString line() const;
    QString tip() const;
    QString badge() const;
    /// Whether it goes wrong, or the wire waits for it.
    bool alarms() const;
    /// Where this session stays; empty: nowhere.
    QString path() const;

    /// Asks where to, and goes on recording there.
    void saveAs();
    /// What the start page offers; whoever takes it owns it. The offers come a little later.
    SessionOffers* makeOffers() { return m_offers.makeOffers(); }

Q_SIGNALS:
    void changed();
    void stopped(const QString& sentences);
    void told(const QString& sentence, bool failed);
    /// It goes on at another place.
    void saved();

private:
    void moveTo(const QString& path);

    QWidget& m_window;
    OfferDesk m_offers;
    Session* m_session = nullptr;
    std::unique_ptr<RecordingWatch> m_watch;
    QPointer<LongWork> m_moving; // works with the session's recorder
};

} // namespace lifeline
