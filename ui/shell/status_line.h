// The bottom line: what is recorded on the left, the server's limits on the right.
#pragma once

#include "lifecycle/peer_settings.h"
#include "ui/shell/session_watch.h"

#include <QStatusBar>

class QLabel;

namespace lifeline {

class FittedLabel;

class StatusLine : public QStatusBar {
    Q_OBJECT
public:
    explicit StatusLine(QWidget* parent = nullptr);

    void showCounts(const SessionModel& model);
    /// `next`: where the server would listen while it does not; `loopback` counts for that.
    void showServer(const std::optional<ListeningAt>& server, const QString& next, bool loopback,
                    const PeerSettings& limits);
    /// How the recording goes, and in a tip where it lies; `alarm`: it goes wrong.
    void showRecording(const QString& text, const QString& tip, bool alarm);
    /// In place of a server: where the session was opened from.
    void showOpened(const QString& path);
    /// Where beacons report to, "127.0.0.1:41234"; empty: nowhere.
    void showBeacons(const QString& address, const QString& reports);

private:
    QLabel* m_counts;
    FittedLabel* m_recording;
    QLabel* m_warning;
    QLabel* m_beacons;
    QLabel* m_server;
};

/// "7 connections · 1,284 events · 0 dropped · 212 KiB in memory"
QString countsText(std::uint64_t connections, std::uint64_t events, std::uint64_t dropped,
                   std::uint64_t bytes);
/// "upgrade 10 s · idle 60 s"; a limit of zero is "off".
QString limitsText(const PeerSettings& limits);

} // namespace lifeline
