// What the start page offers beside the first steps: sessions that were not closed, recent ones, and what is
// left of others.
#pragma once

#include "ui/sessions/recent_sessions.h"

#include <QFrame>

class QHBoxLayout;
class QVBoxLayout;

namespace lifeline {

class SessionOffers : public QFrame {
    Q_OBJECT
public:
    explicit SessionOffers(QWidget* parent = nullptr);

    /// Without any it hides.
    void show(const FolderOffers& offers);

Q_SIGNALS:
    void openRequested(const QString& path);
    /// Brought to a place of a person's own.
    void saveRequested(const QString& path);
    /// A person wants that file gone.
    void discardRequested(const QString& path);
    /// The files in which nothing is.
    void removeLeftoversRequested();
    /// A person looks for a file of their own.
    void otherRequested();

private:
    void addHeading(const QString& text);
    void addOffer(const SessionOffer& offer);
    void addButtons(QHBoxLayout& row, const SessionOffer& offer);
    void addLeftovers(std::size_t count);
    void addFoot();

    QVBoxLayout* m_rows;
};

} // namespace lifeline
