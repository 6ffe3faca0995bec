// The row under the menus: server, client, injection, filter, export.
#pragma once

#include "ui/shell/session_watch.h"

#include <QFrame>

#include <array>

class QMenu;
class QPushButton;

namespace lifeline {

class FilterField;
class FittingButton;
class InjectControl;
class StackChoice;
class UrlField;

class Toolbar : public QFrame {
    Q_OBJECT
public:
    explicit Toolbar(QWidget* parent = nullptr);

    /// nullopt: stopped; `next` is where it would listen.
    void showServer(const std::optional<ListeningAt>& server, const QString& next);
    void setExportMenu(QMenu* menu);
    /// What the next connection plays, in a sentence; empty: nothing is armed. `client`: it is our client's,
    /// for which no stack can be chosen then.
    void showArmed(const QString& sentence, bool client = false);

    /// With the shortest captions.
    QSize minimumSizeHint() const override;

    UrlField& url() { return *m_url; }
    StackChoice& serverStack() { return *m_serverStack; }
    StackChoice& clientStack() { return *m_clientStack; }
    InjectControl& inject() { return *m_inject; }
    FilterField& filter() { return *m_filter; }

Q_SIGNALS:
    void serverToggled();
    void connectRequested();
    void disarmRequested();

protected:
    bool event(QEvent* event) override; // captions change
    void resizeEvent(QResizeEvent* event) override;

private:
    void layOut();
    void takeTheme();
    void fit();
    std::array<FittingButton*, 3> fitting() const;
    int minimumOfTheOthers() const;

    FittingButton* m_server;
    StackChoice* m_serverStack;
    UrlField* m_url;
    StackChoice* m_clientStack;
    QPushButton* m_connect;
    QPushButton* m_armed;
    InjectControl* m_inject;
    FilterField* m_filter;
    QPushButton* m_export;
};

} // namespace lifeline
