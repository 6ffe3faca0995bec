// The row under the menus: server, client, filter, export.
#pragma once

#include "ui/shell/session_watch.h"

#include <QFrame>

class QMenu;
class QPushButton;

namespace lifeline {

class FilterField;
class UrlField;

class Toolbar : public QFrame {
    Q_OBJECT
public:
    explicit Toolbar(QWidget* parent = nullptr);

    /// nullopt: stopped; `next` is where it would listen.
    void showServer(const std::optional<ListeningAt>& server, const QString& next);
    void setExportMenu(QMenu* menu);

    UrlField& url() { return *m_url; }
    FilterField& filter() { return *m_filter; }

Q_SIGNALS:
    void serverToggled();
    void connectRequested();

private:
    void takeTheme();

    QPushButton* m_server;
    UrlField* m_url;
    QPushButton* m_connect;
    FilterField* m_filter;
    QPushButton* m_export;
};

} // namespace lifeline
