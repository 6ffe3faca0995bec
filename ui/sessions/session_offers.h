// What the start page offers beside the first steps: sessions that were not closed, and recent ones.
#pragma once

#include "ui/sessions/recent_sessions.h"

#include <QFrame>

class QVBoxLayout;

namespace lifeline {

class SessionOffers : public QFrame {
    Q_OBJECT
public:
    explicit SessionOffers(QWidget* parent = nullptr);

    /// Without any it hides.
    void show(const std::vector<SessionOffer>& offers);

Q_SIGNALS:
    void openRequested(const QString& path);
    /// A person wants that file gone.
    void discardRequested(const QString& path);
    /// A person looks for a file of their own.
    void otherRequested();

private:
    void addHeading(const QString& text);
    void addOffer(const SessionOffer& offer);
    void addFoot();

    QVBoxLayout* m_rows;
};

} // namespace lifeline
