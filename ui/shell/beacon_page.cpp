#include "ui/shell/beacon_page.h"

#include "ui/shell/beacon_desk.h"
#include "ui/shell/setting_text.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>

namespace lifeline {
namespace {

constexpr int refreshMilliseconds = 500; // of the counts

QString judgePort(const QString& text)
{
    return readPort(text) ? QString() : BeaconPage::tr("Write a number from 0 to 65535.");
}

} // namespace

BeaconPage::BeaconPage(QWidget* parent) : SettingsForm(QStringLiteral("beacons"), parent)
{
    addHeading(tr("Reports from other programs"));
    auto* what =
        new QLabel(tr("A beacon is a few lines in a program of your own. It tells Lifeline which callbacks "
                      "its WebSocket library fires; they stand in the ladder beside the wire."));
    what->setWordWrap(true);
    what->setProperty("role", QStringLiteral("muted"));
    addLine(what);
    m_on = addCheck(QStringLiteral("on"), tr("&Take reports on 127.0.0.1"));
    m_port = addField(QStringLiteral("port"), tr("&Port"), SettingField::Shape::Short, judgePort,
                      tr("0: any free port"));
    addHeading(tr("For the program with the beacon"));
    m_state = new QLabel;
    m_state->setObjectName(QStringLiteral("beacons-state"));
    m_state->setWordWrap(true);
    addLine(m_state);
    m_address = addValue(QStringLiteral("address"), tr("Address"));
    m_token = addValue(QStringLiteral("token"), tr("Token"));
    m_environment = addValue(QStringLiteral("environment"), tr("Environment"));
    finish();
    refresh();
}

BeaconPage::Line BeaconPage::addValue(const QString& name, const QString& label)
{
    const Line line{new QLabel, new QPushButton(tr("Copy"))};
    line.value->setObjectName(QStringLiteral("beacons-") + name);
    line.value->setFont(monoFont());
    line.value->setTextFormat(Qt::PlainText);
    line.value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    line.copy->setObjectName(QStringLiteral("beacons-copy-") + name);
    line.copy->setAccessibleName(tr("Copy: %1").arg(label));
    connect(line.copy, &QPushButton::clicked, line.value,
            [value = line.value] { QGuiApplication::clipboard()->setText(value->text()); });
    addRow(label, line.value, line.copy);
    return line;
}

void BeaconPage::fill(const BeaconChoices& choices)
{
    m_on->setChecked(choices.on);
    m_port->setText(QString::number(choices.port));
}

BeaconChoices BeaconPage::choices() const
{
    return {m_on->isChecked(), readPort(m_port->text()).value_or(0)};
}

void BeaconPage::watch(BeaconDesk& desk)
{
    m_desk = &desk;
    connect(&desk, &BeaconDesk::changed, this, &BeaconPage::refresh);
    refresh();
}

void BeaconPage::showEvent(QShowEvent* event)
{
    SettingsForm::showEvent(event);
    m_timer.start(refreshMilliseconds, this);
    refresh();
}

void BeaconPage::timerEvent(QTimerEvent* event)
{
    SettingsForm::timerEvent(event);
    refresh();
}

void BeaconPage::show(const Line& line, const QString& text)
{
    const bool any = !text.isEmpty();
    if (line.value->text() != text)
        line.value->setText(any ? text : QStringLiteral("–"));
    line.copy->setEnabled(any);
}

void BeaconPage::refresh()
{
    const bool listens = m_desk && m_desk->listens();
    show(m_address, listens ? m_desk->address() : QString());
    show(m_token, listens ? m_desk->token() : QString());
    show(m_environment, listens ? m_desk->environment() : QString());
    m_state->setText(listens ? tr("It listens: %1.").arg(reportsText(m_desk->accepted(), m_desk->refused()))
                             : tr("It does not listen. The address is known once it does."));
}

} // namespace lifeline
