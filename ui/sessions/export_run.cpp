#include "ui/sessions/export_run.h"

#include "ui/sessions/long_work.h"
#include "ui/sessions/recording_text.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QTemporaryDir>

#include <memory>

namespace lifeline {
namespace {

QString say(const char* source) { return QCoreApplication::translate("Export", source); }

QString count(std::uint64_t number) { return QLocale().toString(static_cast<qulonglong>(number)); }

QString counted(std::uint64_t number, const char* one, const char* many)
{
    return number == 1 ? say(one) : say(many).arg(count(number));
}

QString takenOut(const ExportOutcome& outcome)
{
    QStringList parts;
    if (outcome.redactedFields > 0)
        parts += counted(outcome.redactedFields, "1 header field", "%1 header fields");
    if (outcome.redactedParameters > 0)
        parts += counted(outcome.redactedParameters, "1 parameter", "%1 parameters");
    if (outcome.redactedPayloads > 0)
        parts += counted(outcome.redactedPayloads, "1 payload", "%1 payloads");
    return parts.isEmpty() ? say("no secrets were found")
                           : say("taken out: %1").arg(parts.join(QStringLiteral(", ")));
}

/// What keeps a file from being written there, before a byte is; empty when nothing is known to.
QString obstacle(const QString& path)
{
    const QFileInfo file(path);
    const QString folder = QDir::toNativeSeparators(file.absolutePath());
    if (file.isDir())
        return say("“%1” is a folder; choose a file name.").arg(path);
    if (file.exists() && !file.isFile()) // renaming over a device would replace it
        return say("“%1” is not an ordinary file; choose another name.").arg(path);
    if (!QFileInfo(file.absolutePath()).isDir())
        return say("There is no folder “%1”.").arg(folder);
    if (!QFileInfo(file.absolutePath()).isWritable())
        return say("The folder “%1” cannot be written to.").arg(folder);
    return {};
}

void tellOutcome(const ExportOutcome& outcome, const ExportOrder& order, const Tell& tell)
{
    if (!outcome.cancelled)
        tell(exportSentence(outcome, order.redaction, order.path), !outcome.error.empty());
}

ExportOutcome exportOrdered(const ExportSubject& subject, const ExportOrder& order, const Progress& progress)
{
    if (!order.form.format) {
        const PictureOptions options{order.form.picture, order.form.pictureFormat, order.redaction,
                                     subject.taking};
        return exportPicture(subject.wholeConnections(order.what), options, order.path, progress);
    }
    ExportOptions options;
    options.redaction = order.redaction;
    return exportLog(subject.slice(order.what), *order.form.format, options,
                     QFile::encodeName(order.path).toStdString(), progress);
}

} // namespace

QString exportSentence(const ExportOutcome& outcome, const Redaction& redaction, const QString& path)
{
    const QString shown = shownPath(QFile::encodeName(path).toStdString());
    if (!outcome.error.empty())
        return say("“%1” was not written: %2.").arg(shown, QString::fromStdString(outcome.error));
    const QString written = outcome.events == 1
                                ? say("1 event written to %1").arg(shown)
                                : say("%1 events written to %2").arg(count(outcome.events), shown);
    return written + QStringLiteral(" · ") + (redaction.on ? takenOut(outcome) : say("with every secret"));
}

void runExport(QWidget* window, const ExportSubject& subject, const ExportOrder& order, const Tell& tell)
{
    struct Shared {
        ExportSubject subject; // keeps the log
        ExportOutcome outcome;
    };
    const QString flaw = obstacle(order.path);
    if (!flaw.isEmpty())
        return tell(flaw, true);
    const auto shared = std::make_shared<Shared>(Shared{subject, {}});
    const auto work = [shared, order](const Progress& progress) {
        shared->outcome = exportOrdered(shared->subject, order, progress);
    };
    const QString doing = order.form.format ? say("Writing %1…") : say("Painting %1…");
    LongWork::start(window, doing.arg(QFileInfo(order.path).fileName()), work,
                    [shared, order, tell] { tellOutcome(shared->outcome, order, tell); });
}

void askAndExport(QWidget* window, const ExportSubject& subject, ExportWhat what, const Tell& tell)
{
    ExportDialog dialog(subject, what, window);
    if (dialog.exec() == QDialog::Accepted)
        runExport(window, subject, dialog.order(), tell);
}

QString exportedText(const LogSlice& slice, ExportFormat format)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("ladder")));
    const ExportOutcome outcome =
        exportLog(slice, format, ExportOptions(), QFile::encodeName(file.fileName()).toStdString());
    return outcome.written() && file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll())
                                                               : QString();
}

} // namespace lifeline
