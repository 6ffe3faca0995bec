#include "ui/sessions/export_dialog.h"

#include "ui/shell/setting_field.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

namespace lifeline {
namespace {

enum PayloadChoice { KeepPayloads, HideAll, HideSome };

constexpr int leastWidth = 620;
const auto formKey = QStringLiteral("export/format");
const auto folderKey = QStringLiteral("export/folder");

QString joined(const std::vector<std::string>& names)
{
    QStringList list;
    for (const std::string& name : names)
        list += QString::fromStdString(name);
    return list.join(QStringLiteral(", "));
}

QLabel* makeNote(const char* name)
{
    auto* note = new QLabel;
    note->setObjectName(QString::fromLatin1(name));
    note->setTextFormat(Qt::PlainText);
    note->setWordWrap(true);
    note->setProperty("role", QStringLiteral("muted"));
    return note;
}

QString coversText()
{
    const Redaction redaction;
    return ExportDialog::tr("The values of %1, and of parameters whose name holds %2, read “%3”. How many "
                            "were taken out is told afterwards.")
        .arg(joined(redaction.fields), joined(redaction.parameters),
             QString::fromLatin1(redactedMark.data(), static_cast<qsizetype>(redactedMark.size())));
}

} // namespace

std::optional<std::vector<std::uint32_t>> readConnectionNumbers(const QString& text)
{
    std::vector<std::uint32_t> numbers;
    for (const QString& part : QString(text).replace(u',', u' ').split(u' ', Qt::SkipEmptyParts)) {
        bool isNumber = false;
        numbers.push_back(part.toUInt(&isNumber));
        if (!isNumber || numbers.back() == 0)
            return std::nullopt;
    }
    return numbers.empty() ? std::nullopt : std::optional(numbers);
}

ExportDialog::ExportDialog(const ExportSubject& subject, ExportWhat what, QWidget* parent)
    : QDialog(parent), m_subject(subject), m_what(new QComboBox), m_form(new QComboBox),
      m_payloads(new QComboBox), m_redact(new QCheckBox(tr("&Take out secrets"))),
      m_hint(makeNote("export-hint")), m_covers(makeNote("export-covers")), m_numbers(new QLineEdit),
      m_path(new QLineEdit), m_choose(new QPushButton(tr("C&hoose…"))), m_export(nullptr)
{
    setObjectName(QStringLiteral("export-dialog"));
    setWindowTitle(tr("Export"));
    makeFields();
    layOut();
    m_what->setCurrentIndex(std::max(0, m_what->findData(static_cast<int>(what))));
    const int last = m_form->findText(QSettings().value(formKey).toString());
    m_form->setCurrentIndex(std::max(0, last));
    connect(m_what, &QComboBox::currentIndexChanged, this, &ExportDialog::takeWhat);
    connect(m_form, &QComboBox::currentIndexChanged, this, &ExportDialog::takeForm);
    connect(m_payloads, &QComboBox::currentIndexChanged, this, &ExportDialog::updateState);
    connect(m_redact, &QCheckBox::toggled, this, &ExportDialog::updateState);
    connect(m_numbers, &QLineEdit::textChanged, this, &ExportDialog::updateState);
    connect(m_path, &QLineEdit::textChanged, this, &ExportDialog::updateState);
    connect(m_path, &QLineEdit::textEdited, this, [this] { m_ownName = true; });
    connect(m_choose, &QPushButton::clicked, this, &ExportDialog::chooseFile);
    takeForm();
    takeWhat();
}

void ExportDialog::addWhat(ExportWhat what, const QString& text)
{
    if (!m_subject.has(what))
        return;
    const QString count = QLocale().toString(static_cast<qulonglong>(m_subject.count(what)));
    m_what->addItem(tr("%1 (%2 events)").arg(text, count), static_cast<int>(what));
}

void ExportDialog::makeFields()
{
    m_hint->setWordWrap(false); // one short line: wrapped it would get room for two
    m_what->setObjectName(QStringLiteral("export-what"));
    addWhat(ExportWhat::All, tr("Everything"));
    addWhat(ExportWhat::Selected, tr("The selected events"));
    addWhat(ExportWhat::Filtered, tr("What the filter shows"));
    if (m_subject.connection)
        addWhat(ExportWhat::Connection, tr("Connection #%1").arg(number(*m_subject.connection)));
    m_form->setObjectName(QStringLiteral("export-form"));
    m_form->setMaxVisibleItems(static_cast<int>(exportForms().size()));
    for (const ExportForm& form : exportForms())
        m_form->addItem(form.name);
    m_redact->setObjectName(QStringLiteral("export-redact"));
    m_redact->setChecked(true);
    m_payloads->setObjectName(QStringLiteral("export-payloads"));
    m_payloads->addItems(
        {tr("stay as they are"), tr("are hidden, all of them"), tr("are hidden in these connections:")});
    m_numbers->setObjectName(QStringLiteral("export-numbers"));
    m_numbers->setAccessibleName(tr("Connections whose payloads are hidden"));
    m_numbers->setPlaceholderText(tr("numbers: 6, 7"));
    if (m_subject.connection)
        m_numbers->setText(QString::number(number(*m_subject.connection)));
    m_path->setObjectName(QStringLiteral("export-path"));
    m_choose->setObjectName(QStringLiteral("export-choose"));
}

void ExportDialog::layOut()
{
    auto* payloads = new QHBoxLayout;
    payloads->addWidget(m_payloads);
    payloads->addWidget(m_numbers, 1);
    auto* file = new QHBoxLayout;
    file->addWidget(m_path, 1);
    file->addWidget(m_choose);
    auto* form = new QFormLayout;
    form->setSpacing(metrics::grid);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&What"), m_what);
    form->addRow(tr("&Format"), m_form);
    form->addRow(QString(), m_hint);
    form->addRow(QString(), m_redact);
    form->addRow(QString(), m_covers);
    form->addRow(tr("&Payloads"), payloads);
    form->addRow(tr("F&ile"), file);
    const auto befriend = [form](QLayout* row, QWidget* field) {
        qobject_cast<QLabel*>(form->labelForField(row))->setBuddy(field);
    };
    befriend(payloads, m_payloads);
    befriend(file, m_path);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_export = buttons->addButton(tr("&Export"), QDialogButtonBox::AcceptRole);
    m_export->setObjectName(QStringLiteral("export-ok"));
    setStyleProperty(m_export, "role", QStringLiteral("primary"));
    for (auto* button : buttons->buttons())
        button->setIcon(QIcon());
    connect(buttons, &QDialogButtonBox::accepted, this, &ExportDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ExportDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(2 * metrics::grid, 2 * metrics::grid, 2 * metrics::grid, 2 * metrics::grid);
    column->setSpacing(2 * metrics::grid);
    column->addLayout(form);
    column->addStretch(1);
    column->addWidget(buttons);
    m_choose->setAutoDefault(false);
    m_export->setDefault(true);
    setMinimumWidth(leastWidth);
}

QString ExportDialog::folder() const
{
    const QString last = QSettings().value(folderKey).toString();
    return QFileInfo(last).isDir() ? last : QDir::homePath();
}

const ExportForm& ExportDialog::form() const
{
    return exportForms()[static_cast<std::size_t>(std::max(0, m_form->currentIndex()))];
}

ExportWhat ExportDialog::what() const { return static_cast<ExportWhat>(m_what->currentData().toInt()); }

/// The proposed name follows what is exported until a person writes another one.
void ExportDialog::takeWhat()
{
    if (!m_ownName)
        m_path->setText(QDir(folder()).filePath(exportBaseName(m_subject, what()) + form().suffix));
    updateState();
}

void ExportDialog::takeForm()
{
    m_hint->setText(form().hint);
    if (!m_path->text().trimmed().isEmpty())
        m_path->setText(withSuffix(m_path->text().trimmed(), form()));
    updateState();
}

void ExportDialog::chooseFile()
{
    const QString filter = tr("%1 (*%2);;All files (*)").arg(form().name, form().suffix);
    const QString path = QFileDialog::getSaveFileName(this, tr("Export to"), m_path->text(), filter);
    if (path.isEmpty())
        return;
    m_ownName = true;
    m_path->setText(QFileInfo(path).suffix().isEmpty() ? path + form().suffix : path);
    m_agreed = path;
}

bool ExportDialog::payloadNumbersValid() const
{
    return m_payloads->currentIndex() != HideSome || readConnectionNumbers(m_numbers->text());
}

void ExportDialog::updateState()
{
    const bool redacts = m_redact->isChecked();
    m_covers->setText(redacts ? coversText()
                              : tr("Passwords, cookies and tokens go into the file as they are."));
    setStyleProperty(m_covers, "role", redacts ? QStringLiteral("muted") : QStringLiteral("warning"));
    m_payloads->setEnabled(redacts);
    m_numbers->setVisible(m_payloads->currentIndex() == HideSome);
    m_numbers->setEnabled(redacts);
    setStyleProperty(m_numbers, "state", payloadNumbersValid() ? QString() : QStringLiteral("invalid"));
    m_export->setEnabled(m_what->count() > 0 && !m_path->text().trimmed().isEmpty() &&
                         (payloadNumbersValid() || !redacts));
}

ExportOrder ExportDialog::order() const
{
    ExportOrder order{what(), form(), {}, m_path->text().trimmed()};
    order.redaction.on = m_redact->isChecked();
    order.redaction.allPayloads = order.redaction.on && m_payloads->currentIndex() == HideAll;
    if (order.redaction.on && m_payloads->currentIndex() == HideSome)
        order.redaction.payloadsOf =
            readConnectionNumbers(m_numbers->text()).value_or(std::vector<std::uint32_t>());
    return order;
}

void ExportDialog::accept()
{
    const QString path = m_path->text().trimmed();
    if (QFileInfo::exists(path) && path != m_agreed) {
        const auto answer = QMessageBox::question(
            this, tr("Export"), tr("%1 is there already. Replace it?").arg(QDir::toNativeSeparators(path)),
            QMessageBox::Yes | QMessageBox::Cancel, QMessageBox::Cancel);
        if (answer != QMessageBox::Yes)
            return;
    }
    QSettings settings;
    settings.setValue(formKey, m_form->currentText());
    settings.setValue(folderKey, QFileInfo(path).absolutePath());
    QDialog::accept();
}

} // namespace lifeline
