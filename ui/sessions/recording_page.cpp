#include "ui/sessions/recording_page.h"

#include "store/session_folder.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLabel>

namespace lifeline {
namespace {

QString judgeLimit(const QString& text)
{
    return readSizeLimit(text)
               ? QString()
               : RecordingPage::tr("Write a size such as 500MiB or 10GiB, at least 1MiB; 0 is no limit.");
}

QString judgePayload(const QString& text)
{
    return readMaxPayload(text) ? QString() : RecordingPage::tr("Write a size such as 64KiB, at most 16MiB.");
}

QComboBox* makeFullChoice()
{
    auto* choice = new QComboBox;
    choice->addItem(RecordingPage::tr("Stop recording"), static_cast<int>(WhenFull::Stop));
    choice->addItem(RecordingPage::tr("Drop the oldest connections"), static_cast<int>(WhenFull::DropOldest));
    return choice;
}

} // namespace

RecordingPage::RecordingPage(QWidget* parent)
    : SettingsForm(QStringLiteral("recording"), parent), m_full(makeFullChoice())
{
    addHeading(tr("Sessions on disk"));
    auto* where = new QLabel(tr("Each session is a file of its own in %1, from its first event. It stays "
                                "there until you save it elsewhere or discard it.")
                                 .arg(QDir::toNativeSeparators(QString::fromStdString(sessionFolder()))));
    where->setTextFormat(Qt::PlainText);
    where->setWordWrap(true);
    where->setProperty("role", QStringLiteral("muted"));
    addLine(where);
    m_on = addCheck(QStringLiteral("on"), tr("&Record every session"));
    m_limit = addField(QStringLiteral("limit"), tr("Size &limit"), SettingField::Shape::Short, judgeLimit,
                       tr("of one session; 0: as much as the disk holds"));
    addChoice(QStringLiteral("when-full"), tr("At the limi&t"), m_full,
              tr("only whole connections that are over; what was dropped is counted"));
    m_payload = addField(QStringLiteral("payload"), tr("Largest &payload kept"), SettingField::Shape::Short,
                         judgePayload, tr("of a longer one its beginning, its true length and its SHA-256"));
    auto* when = new QLabel(tr("These hold from the next session on."));
    when->setProperty("role", QStringLiteral("muted"));
    addLine(when);
    finish();
    connect(m_on, &QCheckBox::toggled, this, &RecordingPage::enableFields);
}

void RecordingPage::enableFields()
{
    m_limit->editor()->setEnabled(m_on->isChecked());
    m_full->setEnabled(m_on->isChecked());
}

void RecordingPage::fill(const RecordingChoices& choices)
{
    m_on->setChecked(choices.on);
    m_limit->setText(sizeInput(choices.maxBytes));
    m_full->setCurrentIndex(m_full->findData(static_cast<int>(choices.whenFull)));
    m_payload->setText(sizeInput(choices.maxPayload));
    enableFields();
}

RecordingChoices RecordingPage::choices() const
{
    RecordingChoices choices;
    choices.on = m_on->isChecked();
    choices.maxBytes = readSizeLimit(m_limit->text()).value_or(choices.maxBytes);
    choices.whenFull = static_cast<WhenFull>(m_full->currentData().toInt());
    choices.maxPayload = readMaxPayload(m_payload->text()).value_or(choices.maxPayload);
    return choices;
}

} // namespace lifeline
