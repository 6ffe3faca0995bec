// Shows each new connection until a person picks another one.
#pragma once

#include "ui/shell/session_model.h"

#include <QObject>

namespace lifeline {

/// Selects the newest connection as it appears, as long as nothing is selected, or what it selected itself.
class SelectionFollower : public QObject {
    Q_OBJECT
public:
    /// `model` must outlive the follower.
    explicit SelectionFollower(SessionModel& model, QObject* parent = nullptr);

private:
    void takeNewest();
    void noteSelection();
    bool newestIsSelected() const;

    SessionModel& m_model;
    std::size_t m_seen = 0;
    bool m_following = true;
    bool m_selecting = false;
};

} // namespace lifeline
