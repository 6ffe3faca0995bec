#include "ui/faults/problems_dialog.h"

#include "ui/faults/fault_library.h"
#include "ui/faults/fault_text.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace lifeline {
namespace {

constexpr QSize firstSize{640, 300};

QString say(const char* source) { return QCoreApplication::translate("Faults", source); }

} // namespace

QDialog* showFaultProblems(QWidget* parent, const FaultLibrary& library)
{
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("fault-problems-dialog"));
    dialog->setWindowTitle(say("Problems in your fault files"));
    QStringList lines;
    for (const FileProblem& problem : library.catalogue().problems())
        lines << problemLine(problem);
    auto* list = new QPlainTextEdit(lines.join(u'\n'));
    list->setObjectName(QStringLiteral("fault-problem-list"));
    list->setAccessibleName(say("Problems"));
    list->setReadOnly(true);
    list->setFont(monoFont());
    auto* folder = new QLabel(say("Files in %1:").arg(library.folder()));
    folder->setTextFormat(Qt::PlainText);
    folder->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setIcon(QIcon());
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* column = new QVBoxLayout(dialog);
    column->addWidget(folder);
    column->addWidget(list, 1);
    column->addWidget(buttons);
    dialog->resize(firstSize);
    dialog->show();
    return dialog;
}

} // namespace lifeline
