#include "ui/shell/help_dialogs.h"

#include "ui/shell/commands.h"
#include "ui/shell/first_steps.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace lifeline {
namespace {

QString words(const char* source) { return QCoreApplication::translate("HelpDialogs", source); }

struct PaneKey {
    const char* keys;
    const char* meaning;
};

// What the panes themselves do with keys, when they have the focus.
constexpr PaneKey paneKeys[] = {
    {"↑ ↓  j k", QT_TRANSLATE_NOOP("HelpDialogs", "next or previous row, connection or event")},
    {"← →", QT_TRANSLATE_NOOP("HelpDialogs", "move the timeline")},
    {"+ −", QT_TRANSLATE_NOOP("HelpDialogs", "zoom the timeline")},
    {"F  0", QT_TRANSLATE_NOOP("HelpDialogs", "timeline: follow the present; show everything")},
    {"Ctrl+C", QT_TRANSLATE_NOOP("HelpDialogs", "copy the selected events")},
    {"Ctrl+Return", QT_TRANSLATE_NOOP("HelpDialogs", "send what stands in the composer")},
    {"Return", QT_TRANSLATE_NOOP("HelpDialogs", "play the fault selected in the catalogue")},
    {"Esc", QT_TRANSLATE_NOOP("HelpDialogs", "clear the filter; dismiss a message")},
};

void addRow(QGridLayout& grid, const QString& keys, const QString& meaning)
{
    const int row = grid.rowCount();
    auto* cap = new QLabel(keys);
    cap->setObjectName(QStringLiteral("key-cap"));
    cap->setFont(monoFont());
    grid.addWidget(cap, row, 0, Qt::AlignLeft);
    grid.addWidget(new QLabel(meaning), row, 1);
}

QDialog* makeDialog(QWidget* parent, const char* name, const QString& title)
{
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QString::fromLatin1(name));
    dialog->setWindowTitle(title);
    return dialog;
}

} // namespace

FirstSteps* showFirstSteps(QWidget* parent, const QString& httpUrl)
{
    auto* dialog =
        makeDialog(parent, "first-steps-dialog", words(QT_TRANSLATE_NOOP("HelpDialogs", "First steps")));
    auto* steps = new FirstSteps;
    steps->setAddress(httpUrl);
    auto* column = new QVBoxLayout(dialog);
    column->addWidget(steps);
    dialog->show();
    return steps;
}

void showShortcuts(QWidget* parent, const Commands& commands)
{
    auto* dialog =
        makeDialog(parent, "shortcuts-dialog", words(QT_TRANSLATE_NOOP("HelpDialogs", "Keyboard shortcuts")));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(3 * metrics::grid);
    grid->setVerticalSpacing(metrics::grid / 2);
    for (const QAction* action : commands.withShortcuts())
        addRow(*grid, action->shortcut().toString(QKeySequence::NativeText), action->toolTip());
    for (const PaneKey& key : paneKeys)
        addRow(*grid, QString::fromUtf8(key.keys), words(key.meaning));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setIcon(QIcon());
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* column = new QVBoxLayout(dialog);
    column->addLayout(grid);
    column->addWidget(buttons);
    dialog->show();
}

void showAbout(QWidget* parent)
{
    auto* box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(QStringLiteral("about-dialog"));
    box->setWindowTitle(words(QT_TRANSLATE_NOOP("HelpDialogs", "About Lifeline")));
    box->setIconPixmap(QIcon(QStringLiteral(":/icons/lifeline.svg")).pixmap(64));
    box->setText(QStringLiteral("Lifeline %1").arg(QStringLiteral(LIFELINE_VERSION)));
    box->setInformativeText(words(QT_TRANSLATE_NOOP(
        "HelpDialogs",
        "A desktop lab for the life of a WebSocket connection. MIT licence.\nUses Qt, Asio and OpenSSL.")));
    box->show();
}

bool confirmNewSession(QWidget* parent, std::uint64_t events, const QString& kept)
{
    const QString dropped = words(QT_TRANSLATE_NOOP(
        "HelpDialogs",
        "Begin a new session? The %1 events of this one are dropped, and open connections end."));
    const QString stays = words(QT_TRANSLATE_NOOP(
        "HelpDialogs", "Begin a new session? Open connections end. The %1 events of this one stay in %2."));
    const QString count = QLocale().toString(qulonglong(events));
    const auto answer = QMessageBox::question(parent, words(QT_TRANSLATE_NOOP("HelpDialogs", "New session")),
                                              kept.isEmpty() ? dropped.arg(count) : stays.arg(count, kept),
                                              QMessageBox::Ok | QMessageBox::Cancel);
    return answer == QMessageBox::Ok;
}

} // namespace lifeline
