#include "ui/shell/export_flow.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QLocale>

namespace lifeline {
namespace {

QString sentence(const char* source) { return QCoreApplication::translate("ExportFlow", source); }

QString outcomeText(const ExportOutcome& outcome, const QString& path)
{
    if (outcome.kind == ExportOutcome::Kind::Failed)
        return outcome.error;
    return sentence(QT_TRANSLATE_NOOP("ExportFlow", "%1 events written to %2"))
        .arg(QLocale().toString(qulonglong(outcome.events)), QDir::toNativeSeparators(path));
}

} // namespace

ExportRows rowsOf(const EventModel& shown)
{
    std::vector<std::uint64_t> rows(static_cast<std::size_t>(shown.rowCount()));
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i] = shown.rowAt(static_cast<int>(i));
    return rows;
}

ExportRows rowsOf(const ConnectionRecord& record)
{
    return std::vector<std::uint64_t>(record.rows.begin(), record.rows.end());
}

QString exportFileName(const std::string& startedUtc, const QString& what)
{
    const auto started = QDateTime::fromString(QString::fromStdString(startedUtc), Qt::ISODateWithMs);
    const QString when = started.toLocalTime().toString(QStringLiteral("yyyy-MM-dd-HHmm"));
    QStringList parts{QStringLiteral("lifeline"), when, what};
    parts.removeAll(QString());
    return parts.join(u'-') + QStringLiteral(".jsonl");
}

void exportEvents(QWidget* parent, const EventLog& log, ExportRows rows, const QString& what,
                  std::function<void(const QString&, bool)> tell)
{
    const QString proposal = QDir::home().filePath(exportFileName(log.startedUtc(), what));
    const QString path = QFileDialog::getSaveFileName(
        parent, sentence(QT_TRANSLATE_NOOP("ExportFlow", "Export as JSON Lines")), proposal,
        sentence(QT_TRANSLATE_NOOP("ExportFlow", "JSON Lines (*.jsonl);;All files (*)")));
    if (path.isEmpty())
        return;
    runExport(parent, log, std::move(rows), path,
              [tell = std::move(tell), path](const ExportOutcome& outcome) {
                  if (outcome.kind != ExportOutcome::Kind::Cancelled)
                      tell(outcomeText(outcome, path), outcome.kind == ExportOutcome::Kind::Failed);
              });
}

} // namespace lifeline
