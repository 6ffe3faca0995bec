// Looks at a recording now and then, and says what has become of it.
#pragma once

#include "store/recorder.h"

#include <QObject>
#include <QString>
#include <QTimer>

namespace lifeline {

/// GUI thread only.
class RecordingWatch : public QObject {
    Q_OBJECT
public:
    /// `recorder` must outlive it; nullptr: nothing is recorded.
    explicit RecordingWatch(const Recorder* recorder, QObject* parent = nullptr);

    const RecordingStatus& status() const { return m_status; }
    /// Of the file; empty: there is none.
    QString path() const;
    void look();

Q_SIGNALS:
    void changed();
    /// Once: why it records no more, in plain sentences.
    void stopped(const QString& sentences);

private:
    const Recorder* m_recorder;
    RecordingStatus m_status;
    QTimer m_timer;
    bool m_told = false;
};

} // namespace lifeline
