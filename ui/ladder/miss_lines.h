// The lines at the ladder's foot: where the story of a stack of the selected connection differs from the
// wire's. Each leads to its event.
#pragma once

#include "contracts/misses.h"
#include "ui/shell/connection_follower.h"
#include "ui/shell/session_model.h"

#include <QLabel>

class QTimer;

namespace lifeline {

/// Not there while nothing is missed. Shows the first few; the others on demand.
class MissLines : public QLabel {
    Q_OBJECT
public:
    static constexpr std::size_t mostAtFirst = 2;

    /// The model must outlive it.
    explicit MissLines(const SessionModel& model, QWidget* parent = nullptr);

    void show(std::vector<Miss> misses);

Q_SIGNALS:
    void eventPicked(quint64 event);

private:
    void schedule();
    void look();
    void follow(const QString& link);
    void refresh();

    const SessionModel& m_model;
    ConnectionFollower m_follower;
    std::vector<Miss> m_misses;
    bool m_all = false;
    QTimer* m_timer;
};

} // namespace lifeline
