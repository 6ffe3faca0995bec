#include "ui/sessions/session_opener.h"

#include "formats/open_log.h"
#include "ui/sessions/file_notes.h"
#include "ui/sessions/long_work.h"
#include "ui/sessions/opened_window.h"
#include "ui/sessions/recent_sessions.h"

#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMimeData>
#include <QUrl>

#include <memory>

namespace lifeline {
namespace {

QStringList droppedFiles(const QDropEvent& event)
{
    QStringList files;
    for (const QUrl& url : event.mimeData()->urls()) {
        if (url.isLocalFile())
            files += url.toLocalFile();
    }
    return files;
}

/// Of a menu entry: long enough to be told apart.
QString captionOf(const QString& path)
{
    const QFileInfo file(path);
    const QString folder = QDir::toNativeSeparators(file.dir().dirName());
    return QString(QStringLiteral("%1 — %2"))
        .arg(file.fileName(), folder)
        .replace(u'&', QStringLiteral("&&"));
}

} // namespace

QString openFilter()
{
    return SessionOpener::tr("Sessions, logs and captures (*.lifeline *.jsonl *.har *.pcap *.pcapng *.cap);;"
                             "All files (*)");
}

QString askWhereToSave(QWidget* window, const QString& fileName)
{
    const QString path = QFileDialog::getSaveFileName(
        window, SessionOpener::tr("Save session as"), QDir::home().filePath(fileName),
        SessionOpener::tr("Sessions (*.lifeline);;All files (*)"));
    if (path.isEmpty() || !QFileInfo(path).suffix().isEmpty())
        return path;
    return path + QString::fromLatin1(sessionSuffix.data(), static_cast<qsizetype>(sessionSuffix.size()));
}

SessionOpener::SessionOpener(QWidget& window) : QObject(&window), m_window(window)
{
    window.setAcceptDrops(true);
    window.installEventFilter(this);
}

/// Files that were asked for together.
struct SessionOpener::Batch {
    QStringList failures;
    qsizetype left = 0;
};

void SessionOpener::ask()
{
    const QStringList recent = recentFiles(QSettings());
    const QString folder = recent.isEmpty() ? QFile::decodeName(QByteArray::fromStdString(sessionFolder()))
                                            : QFileInfo(recent.constFirst()).absolutePath();
    openAll(QFileDialog::getOpenFileNames(&m_window, tr("Open"), folder, openFilter()));
}

void SessionOpener::openAll(const QStringList& paths)
{
    const auto batch = std::make_shared<Batch>();
    batch->left = paths.size();
    for (const QString& path : paths)
        openOne(path, batch);
}

void SessionOpener::openOne(const QString& path, const std::shared_ptr<Batch>& batch)
{
    const auto read = std::make_shared<OpenedLog>();
    const auto work = [read, path = QFile::encodeName(path).toStdString()](const Progress& progress) {
        *read = openLog(path, progress);
    };
    const QString label = tr("Reading %1…").arg(QFileInfo(path).fileName());
    LongWork::start(&m_window, label, work, [this, read, path, batch] {
        if (!read->log && !read->cancelled) {
            QSettings settings;
            forgetFile(settings, QFileInfo(path).absoluteFilePath());
            batch->failures += cannotOpen(*read, path);
        }
        if (read->log && !read->cancelled)
            show(path, std::move(*read));
        if (--batch->left == 0 && !batch->failures.isEmpty())
            Q_EMIT failed(batch->failures.join(u'\n'));
    });
}

void SessionOpener::show(const QString& path, OpenedLog read)
{
    QSettings settings;
    rememberFile(settings, path);
    auto* window = new OpenedWindow(path, std::move(read));
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->show();
    window->raise();
    window->activateWindow();
    Q_EMIT opened(window);
}

void SessionOpener::fillRecent(QMenu& menu)
{
    menu.clear();
    for (const QString& path : recentFiles(QSettings())) {
        QAction* action = menu.addAction(captionOf(path), this, [this, path] { open(path); });
        action->setToolTip(QDir::toNativeSeparators(path));
    }
    if (menu.isEmpty())
        menu.addAction(tr("Nothing was opened yet"))->setEnabled(false);
    menu.addSeparator();
    menu.addAction(tr("&Sessions in the data folder…"), this, [this] {
        const QString folder = QFile::decodeName(QByteArray::fromStdString(sessionFolder()));
        openAll(QFileDialog::getOpenFileNames(&m_window, tr("Open"), folder, openFilter()));
    });
}

bool SessionOpener::eventFilter(QObject* watched, QEvent* event)
{
    const bool enters = event->type() == QEvent::DragEnter;
    if (watched != &m_window || (!enters && event->type() != QEvent::Drop))
        return QObject::eventFilter(watched, event);
    auto* drop = static_cast<QDropEvent*>(event); // a drag that enters is one too
    const QStringList files = droppedFiles(*drop);
    if (files.isEmpty())
        return QObject::eventFilter(watched, event);
    drop->acceptProposedAction();
    if (!enters)
        openAll(files);
    return true;
}

} // namespace lifeline
