#include "ui/faults/fault_editor.h"

#include "ui/faults/fault_text.h"
#include "ui/faults/json_edit.h"
#include "ui/faults/step_form.h"
#include "ui/shell/settings_form.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>
#include <QTabWidget>
#include <QVBoxLayout>

#include <utility>

namespace lifeline {
namespace {

constexpr QSize firstSize{960, 680};
constexpr int problemsHeight = 12 * metrics::grid;

QPushButton* makeButton(const char* name, const QString& text)
{
    auto* button = new QPushButton(text);
    button->setObjectName(QString::fromLatin1(name));
    button->setAutoDefault(false); // Return in a field must not play anything
    return button;
}

QString judgeId(const QString& text)
{
    static const QRegularExpression kebab(QStringLiteral("^[a-z0-9]+(-[a-z0-9]+)*$"));
    return kebab.match(text).hasMatch() ? QString() : FaultEditor::tr("Lower-case words joined by dashes.");
}

QString judgeWords(const QString& text)
{
    return text.trimmed().isEmpty() ? FaultEditor::tr("This must not be empty.") : QString();
}

} // namespace

Fault copyToEdit(const FaultLibrary& library, const Fault& fault)
{
    Fault copy = fault;
    if (FaultLibrary::isOwn(fault))
        return copy;
    copy.id = library.freshId(QString::fromStdString(fault.id)).toStdString();
    copy.title = FaultEditor::tr("%1 (copy)").arg(QString::fromStdString(fault.title)).toStdString();
    copy.aliases.clear(); // they are the other's
    return copy;
}

FaultEditor::FaultEditor(FaultLibrary& library, const Fault& fault, QWidget* parent)
    : QDialog(parent), m_library(library), m_draft(copyToEdit(library, fault), library.catalogue().parts()),
      m_tabs(new QTabWidget), m_steps(new StepForm), m_json(new JsonEdit), m_problems(new QListWidget),
      m_note(new QLabel), m_run(makeButton("editor-run", tr("Run"))),
      m_save(makeButton("editor-save", tr("Save"))), m_saveAs(makeButton("editor-save-as", tr("Save as…"))),
      m_copy(makeButton("editor-copy", tr("Copy JSON")))
{
    setObjectName(QStringLiteral("fault-editor"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_tabs->setObjectName(QStringLiteral("editor-tabs"));
    m_tabs->addTab(makeFormPage(), tr("Form"));
    m_tabs->addTab(makeJsonPage(), tr("JSON"));
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_tabs, 1);
    column->addWidget(m_note);
    column->addWidget(makeButtons());
    connectParts();
    showForm();
    showState();
    resize(firstSize);
}

QWidget* FaultEditor::makeFormPage()
{
    addWords();
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_words);
    column->addWidget(m_steps, 1);
    return page;
}

void FaultEditor::addWords()
{
    m_words = new SettingsForm(QStringLiteral("fault"));
    const auto add = [this](const char* name, const QString& label, const Judge& judge, const QString& hint) {
        return m_words->addField(QString::fromLatin1(name), label, SettingField::Shape::Long, judge, hint);
    };
    m_id =
        add("id", tr("&Id"), judgeId, tr("Lower-case words joined by dashes; no other fault may have it."));
    m_title = add("title", tr("&Title"), judgeWords, tr("A few words."));
    m_does = add("does", tr("&Does"), judgeWords, tr("A sentence: what it does."));
    m_must = add("must", tr("A correct &peer"), judgeWords, tr("A sentence: what is right in answer to it."));
    m_words->finish();
}

QWidget* FaultEditor::makeJsonPage()
{
    m_json->setObjectName(QStringLiteral("editor-json"));
    m_json->setAccessibleName(tr("The fault as JSON"));
    m_problems->setObjectName(QStringLiteral("editor-problems"));
    m_problems->setAccessibleName(tr("Problems"));
    m_problems->setFixedHeight(problemsHeight);
    m_problems->setWordWrap(true);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(m_json, 1);
    column->addWidget(m_problems);
    return page;
}

QWidget* FaultEditor::makeButtons()
{
    m_note->setObjectName(QStringLiteral("editor-note"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_run->setProperty("role", QStringLiteral("danger"));
    m_run->setToolTip(tr("Play it as it stands here"));
    m_save->setToolTip(tr("Keep it in %1").arg(m_library.folder()));
    auto* close = makeButton("editor-close", tr("Close"));
    connect(close, &QPushButton::clicked, this, &FaultEditor::reject);
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_run);
    line->addStretch(1);
    for (QPushButton* button : {m_copy, m_saveAs, m_save, close})
        line->addWidget(button);
    return row;
}

void FaultEditor::connectParts()
{
    connect(m_tabs, &QTabWidget::currentChanged, this, &FaultEditor::takeTab);
    connect(m_words, &SettingsForm::changed, this, &FaultEditor::takeForm);
    connect(m_steps, &StepForm::changed, this, &FaultEditor::takeForm);
    connect(m_json, &QPlainTextEdit::textChanged, this, &FaultEditor::takeJson);
    connect(m_problems, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) {
        const FileProblem& problem = m_draft.problems()[static_cast<std::size_t>(m_problems->row(item))];
        m_json->goTo(static_cast<int>(problem.line), static_cast<int>(problem.column));
    });
    connect(m_problems, &QListWidget::itemClicked, m_problems, &QListWidget::itemActivated);
    connect(m_run, &QPushButton::clicked, this, &FaultEditor::run);
    connect(m_save, &QPushButton::clicked, this, &FaultEditor::save);
    connect(m_saveAs, &QPushButton::clicked, this, &FaultEditor::saveAs);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_draft.json()); });
}

/// A text that is no fault cannot become a form: the tab stays where the edit is.
void FaultEditor::takeTab(int tab)
{
    if (m_showing)
        return;
    m_showing = true;
    if (tab == JsonTab) {
        m_json->setPlainText(m_draft.json());
    } else if (m_draft.isGood()) {
        showForm();
    } else {
        m_tabs->setCurrentIndex(JsonTab);
        tell(tr("The form can show it once the problems below are mended."), true);
    }
    m_showing = false;
}

void FaultEditor::showForm()
{
    const bool before = std::exchange(m_showing, true);
    const Fault& fault = m_draft.fault();
    m_id->setText(QString::fromStdString(fault.id));
    m_title->setText(QString::fromStdString(fault.title));
    m_does->setText(QString::fromStdString(fault.does));
    m_must->setText(QString::fromStdString(fault.must));
    m_steps->setSteps(fault.steps);
    m_showing = before;
}

void FaultEditor::takeForm()
{
    if (m_showing)
        return;
    Fault fault = m_draft.fault();
    const auto take = [](std::string& target, const SettingField& field) {
        if (field.isValid())
            target = field.text().toStdString();
    };
    take(fault.id, *m_id);
    take(fault.title, *m_title);
    take(fault.does, *m_does);
    take(fault.must, *m_must);
    fault.steps = m_steps->steps();
    m_draft.setFault(fault);
    showState();
}

void FaultEditor::takeJson()
{
    if (m_showing)
        return;
    m_draft.setJson(m_json->toPlainText());
    showState();
}

void FaultEditor::showState()
{
    std::map<int, QString> lines;
    m_problems->clear();
    for (const FileProblem& problem : m_draft.problems()) {
        const QString line = problemLine(problem);
        lines[static_cast<int>(problem.line)] = line.section(QStringLiteral(": "), 1);
        m_problems->addItem(line.section(u':', 1));
    }
    m_json->setProblems(std::move(lines));
    m_problems->setVisible(!m_draft.isGood());
    const QString mark = m_draft.isChanged() ? QStringLiteral(" •") : QString();
    setWindowTitle(tr("Edit fault: %1").arg(QString::fromStdString(m_draft.fault().title)) + mark);
    m_run->setEnabled(m_draft.isGood());
    m_save->setEnabled(m_draft.isGood());
    tell({}, false);
}

void FaultEditor::run() { Q_EMIT runRequested(std::make_shared<const Fault>(m_draft.fault())); }

void FaultEditor::save()
{
    const QString wrong = m_library.save(m_draft.fileName(), m_draft.json().toUtf8());
    if (!wrong.isEmpty()) {
        tell(wrong, true);
        return;
    }
    m_draft.markSaved();
    showState();
    tell(tr("Saved as %1 in %2.").arg(m_draft.fileName(), m_library.folder()), false);
    Q_EMIT saved(QString::fromStdString(m_draft.fault().id));
}

/// Also a text that is no fault yet: nothing typed is lost.
void FaultEditor::saveAs()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the fault"),
                                                      QDir(m_library.folder()).filePath(m_draft.fileName()),
                                                      tr("JSON (*.json)"));
    if (path.isEmpty())
        return;
    const QString wrong = writeWhole(path, m_draft.json().toUtf8());
    if (wrong.isEmpty()) {
        m_draft.markSaved();
        m_library.reload();
        showState();
    }
    tell(wrong.isEmpty() ? tr("Saved as %1.").arg(path) : wrong, !wrong.isEmpty());
}

void FaultEditor::tell(const QString& sentence, bool failed)
{
    m_note->setText(sentence);
    m_note->setVisible(!sentence.isEmpty());
    setStyleProperty(m_note, "role", failed ? QStringLiteral("danger") : QStringLiteral("muted"));
}

bool FaultEditor::mayGo()
{
    if (!m_draft.isChanged())
        return true;
    return QMessageBox::question(this, tr("Edit fault"), tr("Drop the changes that were not saved?"),
                                 QMessageBox::Discard | QMessageBox::Cancel,
                                 QMessageBox::Cancel) == QMessageBox::Discard;
}

/// Also what closing the window leads to.
void FaultEditor::reject()
{
    if (mayGo())
        QDialog::reject();
}

} // namespace lifeline
