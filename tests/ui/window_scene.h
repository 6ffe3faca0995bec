// A whole window with real sockets on loopback, used by its real buttons. For tests of the window.
#pragma once

#include "support/temporary_settings.h"
#include "ui/shell/main_window.h"
#include "ui/shell/message_bar.h"

#include <QAction>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

#include <memory>

namespace lifeline {

/// A window with a server on any free port, never a fixed one.
struct WindowScene {
    static constexpr int stageColumn = 2;

    WindowScene()
    {
        LabSettings anyPort;
        anyPort.server.port = 0;
        QSettings store;
        anyPort.save(store);
        open();
    }

    void open(const LaunchOptions& options = {})
    {
        window = std::make_unique<MainWindow>(options);
        window->show();
        QVERIFY(QTest::qWaitForWindowExposed(window.get()));
    }

    template <class Widget> Widget& find(const char* name) const
    {
        auto* widget = window->findChild<Widget*>(QString::fromLatin1(name));
        if (widget == nullptr)
            qFatal("there is no %s", name);
        return *widget;
    }
    void press(const char* name) const { QTest::mouseClick(&find<QPushButton>(name), Qt::LeftButton); }
    QString text(const char* button) const { return find<QPushButton>(button).text(); }
    QString message() const
    {
        auto& bar = find<MessageBar>("message-bar");
        return bar.isVisible() ? bar.text() : QString();
    }
    QString chip(int row) const
    {
        const auto* model = find<QTableView>("connections-view").model();
        return model->index(row, stageColumn).data().toString();
    }
    int connections() const { return find<QTableView>("connections-view").model()->rowCount(); }
    bool serverRuns() const { return text("server-button").contains(QStringLiteral("127.0.0.1:")); }
    void trigger(const char* action) const { find<QAction>(action).trigger(); }
    void setUrl(const QString& url) const
    {
        auto& edit = find<QLineEdit>("url-edit");
        edit.setFocus();
        edit.selectAll();
        QTest::keyClicks(&edit, url);
    }

    TemporarySettings settings;
    std::unique_ptr<MainWindow> window;
};

inline void startAndConnect(WindowScene& scene)
{
    scene.press("server-button");
    QTRY_VERIFY(scene.serverRuns());
    scene.press("connect-button");
    QTRY_COMPARE(scene.connections(), 1);
    QTRY_COMPARE(scene.chip(0), QStringLiteral("open"));
}

} // namespace lifeline
