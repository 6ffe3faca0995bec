// From "Open…", a drop or the command line to a window of its own.
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>

class QMenu;
class QWidget;

namespace lifeline {

struct OpenedLog;

/// Reads on a thread of its own, and shows how far it is where that takes long. What it opens lives on
/// without it.
class SessionOpener : public QObject {
    Q_OBJECT
public:
    /// `window` takes the dialogs; files dropped on it are opened.
    explicit SessionOpener(QWidget& window);

    /// Asks for files.
    void ask();
    void open(const QString& path) { openAll({path}); }
    /// Each in a window of its own; what fails is told together when all are read.
    void openAll(const QStringList& paths);
    /// Files opened lately, and what is left of them to do.
    void fillRecent(QMenu& menu);

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void opened(QWidget* window);
    void failed(const QString& sentence);

private:
    struct Batch;
    void openOne(const QString& path, const std::shared_ptr<Batch>& batch);
    void show(const QString& path, OpenedLog read);

    QWidget& m_window;
};

/// Asks where a session shall stay, with that name proposed; with its suffix, empty: nowhere.
QString askWhereToSave(QWidget* window, const QString& fileName);

/// What can be opened, for a file dialog.
QString openFilter();

} // namespace lifeline
