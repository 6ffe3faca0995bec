// From "Open…", a drop or the command line to a window of its own.
#pragma once

#include <QObject>
#include <QString>

class QMenu;
class QWidget;

namespace lifeline {

/// Reads on a thread of its own, and shows how far it is where that takes long. What it opens lives on
/// without it.
class SessionOpener : public QObject {
    Q_OBJECT
public:
    /// `window` takes the dialogs; files dropped on it are opened.
    explicit SessionOpener(QWidget& window);

    /// Asks for files.
    void ask();
    void open(const QString& path);
    /// Files opened lately, and what is left of them to do.
    void fillRecent(QMenu& menu);

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void opened(QWidget* window);
    void failed(const QString& sentence);

private:
    QWidget& m_window;
};

/// What can be opened, for a file dialog.
QString openFilter();

} // namespace lifeline
