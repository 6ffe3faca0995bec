#include "ui/shell/exporter.h"

#include "session/json_lines.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProgressDialog>
#include <QTimer>

#include <algorithm>
#include <memory>
#include <utility>

namespace lifeline {
namespace {

constexpr std::uint64_t sliceEvents = 2000;
constexpr std::size_t sliceBytes = std::size_t{512} << 10;
constexpr int showAfterMilliseconds = 600;

QString say(const char* sentence) { return QCoreApplication::translate("Exporter", sentence); }

/// What keeps a file from being written there, before a byte is; empty when nothing is known to.
QString obstacle(const QString& path)
{
    const QFileInfo file(path);
    const QFileInfo folder(file.absolutePath());
    const QString folderName = QDir::toNativeSeparators(folder.filePath());
    if (file.isDir())
        return say(QT_TRANSLATE_NOOP("Exporter", "“%1” is a folder; choose a file name.")).arg(path);
    if (file.exists() && !file.isFile()) // renaming over a device would replace it
        return say(QT_TRANSLATE_NOOP("Exporter", "“%1” is not an ordinary file; choose another name."))
            .arg(path);
    if (!folder.isDir())
        return say(QT_TRANSLATE_NOOP("Exporter", "There is no folder “%1”.")).arg(folderName);
    if (!folder.isWritable())
        return say(QT_TRANSLATE_NOOP("Exporter", "The folder “%1” cannot be written to.")).arg(folderName);
    if (file.exists() && !file.isWritable())
        return say(QT_TRANSLATE_NOOP("Exporter", "The file “%1” cannot be written to.")).arg(path);
    return {};
}

QString writeFailure(const QSaveFile& file)
{
    if (file.error() == QFileDevice::ResourceError)
        return say(QT_TRANSLATE_NOOP("Exporter", "The disk is full; “%1” was not written."))
            .arg(file.fileName());
    return say(QT_TRANSLATE_NOOP("Exporter", "“%1” could not be written: %2."))
        .arg(file.fileName(), file.errorString());
}

} // namespace

JsonLinesExport::JsonLinesExport(const EventLog& log, ExportRows rows, const QString& path)
    : m_log(log), m_rows(std::move(rows)), m_total(m_rows ? m_rows->size() : log.size()), m_file(path)
{
}

bool JsonLinesExport::step()
{
    if (m_state == State::NotBegun)
        return begin();
    if (m_state != State::Writing)
        return false;
    return m_next < m_total ? writeSlice() : commit();
}

bool JsonLinesExport::begin()
{
    const QString flaw = obstacle(m_file.fileName());
    if (!flaw.isEmpty() || !m_file.open(QIODevice::WriteOnly)) {
        fail(flaw.isEmpty() ? writeFailure(m_file) : flaw);
        return false;
    }
    m_state = State::Writing;
    std::string header;
    appendHeaderLine(header, m_log.startedUtc(), LIFELINE_VERSION);
    return put(header);
}

bool JsonLinesExport::writeSlice()
{
    std::string lines;
    const std::uint64_t end = std::min(m_total, m_next + sliceEvents);
    for (; m_next < end && lines.size() < sliceBytes; ++m_next) {
        if (rowAt(m_next) < m_log.size())
            appendEventLine(lines, m_log.event(rowAt(m_next)));
    }
    return put(lines);
}

bool JsonLinesExport::put(const std::string& bytes)
{
    const auto size = static_cast<qint64>(bytes.size());
    if (m_file.write(bytes.data(), size) == size)
        return true;
    fail(writeFailure(m_file));
    return false;
}

bool JsonLinesExport::commit()
{
    if (m_file.commit())
        m_state = State::Finished;
    else
        fail(writeFailure(m_file));
    return false;
}

void JsonLinesExport::cancel()
{
    if (m_state != State::NotBegun && m_state != State::Writing)
        return;
    m_file.cancelWriting();
    if (m_file.isOpen())
        m_file.commit(); // cancelled: removes the temporary file
    m_state = State::Cancelled;
}

void JsonLinesExport::fail(const QString& sentence)
{
    m_error = sentence;
    m_file.cancelWriting();
    if (m_file.isOpen())
        m_file.commit(); // cancelled: removes the temporary file
    m_state = State::Failed;
}

int JsonLinesExport::progress() const
{
    return m_total == 0 ? 100 : static_cast<int>(m_next * 100 / m_total);
}

std::uint64_t JsonLinesExport::rowAt(std::uint64_t position) const
{
    return m_rows ? (*m_rows)[position] : position;
}

namespace {

/// Lives until the export has ended, or as long as its parent.
class ExportRun final : public QObject {
public:
    ExportRun(QWidget* parent, const EventLog& log, ExportRows rows, const QString& path,
              std::function<void(const ExportOutcome&)> finished)
        : QObject(parent), m_export(log, std::move(rows), path), m_finished(std::move(finished)),
          m_dialog(new QProgressDialog(say(QT_TRANSLATE_NOOP("Exporter", "Writing the events…")),
                                       say(QT_TRANSLATE_NOOP("Exporter", "Cancel")), 0, 100, parent))
    {
        m_dialog->setObjectName(QStringLiteral("export-progress"));
        m_dialog->setWindowTitle(say(QT_TRANSLATE_NOOP("Exporter", "Export")));
        m_dialog->setMinimumDuration(showAfterMilliseconds);
        m_dialog->setAutoClose(false);
        m_dialog->setAutoReset(false);
        m_dialog->setValue(0);
        connect(m_dialog.get(), &QProgressDialog::canceled, this, [this] { m_export.cancel(); });
        connect(&m_next, &QTimer::timeout, this, &ExportRun::advance);
        m_next.start(0);
    }

private:
    void advance()
    {
        if (m_export.step()) {
            m_dialog->setValue(std::min(m_export.progress(), 99));
            return;
        }
        m_next.stop();
        m_dialog.reset();
        deleteLater();
        m_finished(outcome());
    }

    ExportOutcome outcome() const
    {
        using Kind = ExportOutcome::Kind;
        const Kind kind =
            m_export.finished() ? Kind::Written : (m_export.cancelled() ? Kind::Cancelled : Kind::Failed);
        return {kind, m_export.written(), m_export.error()};
    }

    JsonLinesExport m_export;
    std::function<void(const ExportOutcome&)> m_finished;
    std::unique_ptr<QProgressDialog> m_dialog;
    QTimer m_next;
};

} // namespace

void runExport(QWidget* parent, const EventLog& log, ExportRows rows, const QString& path,
               std::function<void(const ExportOutcome&)> finished)
{
    new ExportRun(parent, log, std::move(rows), path, std::move(finished)); // deletes itself
}

} // namespace lifeline
