#include "ui/sessions/file_notes.h"

#include "base/byte_text.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace lifeline {
namespace {

constexpr QSize firstSize{680, 360};
constexpr std::size_t longest = 400; // of one line

QString say(const char* source) { return QCoreApplication::translate("FileNotes", source); }

QString fromFile(const std::string& text) { return QString::fromStdString(escaped(text, longest)); }

bool endsSentence(const QString& text) { return text.endsWith(u'.') || text.endsWith(u'!'); }

/// "line 3, column 7: what (expected …)"; a file without lines has no place to tell.
QString lineOf(const FileProblem& problem)
{
    QString text = fromFile(problem.what);
    if (!problem.expected.empty())
        text += say(" (expected %1)").arg(fromFile(problem.expected));
    if (problem.line <= 1 && problem.column <= 1)
        return text;
    return say("line %1, column %2: %3")
        .arg(QLocale().toString(problem.line), QLocale().toString(problem.column), text);
}

QString counted(std::size_t number, const char* one, const char* many)
{
    return number == 1 ? say(one) : say(many).arg(QLocale().toString(static_cast<qulonglong>(number)));
}

} // namespace

QString formatName(FileFormat format)
{
    switch (format) {
    case FileFormat::Session: return say("session");
    case FileFormat::JsonLines: return say("JSON Lines");
    case FileFormat::Har: return QStringLiteral("HAR");
    case FileFormat::Pcap: return say("capture");
    case FileFormat::Unknown: break;
    }
    return say("unknown format");
}

QString cannotOpen(const OpenedLog& read, const QString& path)
{
    const QString file = QFileInfo(path).fileName();
    const QString why =
        read.problems.empty() ? say("nothing in it could be read") : lineOf(read.problems.front());
    const QString sentence = say("“%1” cannot be opened: %2").arg(file, why);
    return endsSentence(sentence) ? sentence : sentence + u'.';
}

QString notesHeadline(const OpenedLog& read)
{
    QStringList parts;
    if (!read.problems.empty())
        parts += counted(read.problems.size(), "1 problem", "%1 problems");
    if (!read.notes.empty())
        parts += counted(read.notes.size(), "1 note", "%1 notes");
    if (parts.isEmpty())
        return {};
    const FileProblem& first = read.problems.empty() ? read.notes.front() : read.problems.front();
    return say("%1: %2").arg(parts.join(QStringLiteral(" · ")), lineOf(first));
}

QStringList notesLines(const OpenedLog& read)
{
    QStringList lines;
    for (const FileProblem& problem : read.problems)
        lines += say("Problem: %1").arg(lineOf(problem));
    for (const FileProblem& note : read.notes)
        lines += say("Note: %1").arg(lineOf(note));
    return lines;
}

QDialog* showFileNotes(QWidget* parent, const QString& path, const QStringList& lines)
{
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("file-notes-dialog"));
    dialog->setWindowTitle(say("What there is to know about this file"));
    auto* where = new QLabel(QDir::toNativeSeparators(path));
    where->setTextFormat(Qt::PlainText);
    where->setWordWrap(true);
    where->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* list = new QPlainTextEdit(lines.join(u'\n'));
    list->setObjectName(QStringLiteral("file-notes-list"));
    list->setAccessibleName(say("Problems and notes"));
    list->setReadOnly(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* column = new QVBoxLayout(dialog);
    column->addWidget(where);
    column->addWidget(list, 1);
    column->addWidget(buttons);
    dialog->resize(firstSize);
    dialog->show();
    return dialog;
}

} // namespace lifeline
