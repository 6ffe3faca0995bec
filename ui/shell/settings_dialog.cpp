#include "ui/shell/settings_dialog.h"

#include "ui/ladder/ledger_panel.h"
#include "ui/sessions/recording_page.h"
#include "ui/shell/beacon_page.h"
#include "ui/shell/setting_text.h"
#include "ui/shell/settings_form.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <string_view>

namespace lifeline {
namespace {

using Shape = SettingField::Shape;

constexpr int iconSize = 16;

/// Complains with `sentence` about what `read` refuses.
template <class Read> Judge judgeBy(Read read, const QString& sentence)
{
    return [read, sentence](const QString& text) { return read(text) ? QString() : sentence; };
}

std::size_t indexOf(std::string_view name)
{
    std::size_t i = 0;
    while (durationSettings[i].name != name)
        ++i;
    return i;
}

template <class Value, class Read> void take(const SettingField* field, Read read, Value& target)
{
    if (auto value = read(field->text()))
        target = std::move(*value);
}

template <class Fields> void takePeer(const Fields& fields, PeerSettings& peer)
{
    for (std::size_t i = 0; i < durationSettings.size(); ++i) {
        if (fields.durations[i] != nullptr)
            take(fields.durations[i], readDuration, peer.*durationSettings[i].member);
    }
    take(fields.maxMessage, readMaxMessage, peer.maxMessage);
}

template <class Fields> void showPeer(const Fields& fields, const PeerSettings& peer)
{
    for (std::size_t i = 0; i < durationSettings.size(); ++i) {
        if (fields.durations[i] != nullptr)
            fields.durations[i]->setText(durationInput(peer.*durationSettings[i].member));
    }
    fields.maxMessage->setText(maxMessageInput(peer.maxMessage));
}

std::optional<HeaderList> readHeaderLines(const QString& text) { return readHeaders(text); }

/// "! Anyone …" in the colour of warnings, with its icon.
QWidget* makeWarning(const QString& text)
{
    auto* line = new QWidget;
    auto* icon = new QLabel(line);
    auto* words = new QLabel(text, line);
    words->setProperty("role", QStringLiteral("warning"));
    words->setWordWrap(true);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::grid - 2);
    row->addWidget(icon, 0, Qt::AlignTop);
    row->addWidget(words, 1);
    const auto paint = [icon] {
        icon->setPixmap(
            themedIcon(QStringLiteral("alert-triangle"), theme().warning).pixmap(iconSize, iconSize));
    };
    QObject::connect(&ThemeManager::instance(), &ThemeManager::changed, icon, paint);
    paint();
    return line;
}

} // namespace

SettingsDialog::SettingsDialog(const LabSettings& settings, QWidget* parent)
    : QDialog(parent), m_tabs(new QTabWidget(this)), m_beacons(new BeaconPage), m_recording(new RecordingPage)
{
    setObjectName(QStringLiteral("settings-dialog"));
    setWindowTitle(tr("Settings"));
    m_tabs->addTab(makeServerPage(), tr("&Server"));
    m_tabs->addTab(makeClientPage(), tr("&Client"));
    m_tabs->addTab(m_beacons, tr("&Beacons"));
    m_tabs->addTab(m_recording, tr("Recording"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel |
                                             QDialogButtonBox::Apply | QDialogButtonBox::RestoreDefaults,
                                         this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setObjectName(QStringLiteral("settings-ok"));
    setStyleProperty(m_ok, "role", QStringLiteral("primary"));
    auto* defaults = buttons->button(QDialogButtonBox::RestoreDefaults);
    defaults->setObjectName(QStringLiteral("settings-defaults"));
    defaults->setText(tr("&Defaults"));
    m_apply = buttons->button(QDialogButtonBox::Apply);
    m_apply->setObjectName(QStringLiteral("settings-apply"));
    for (auto* button : buttons->buttons())
        button->setIcon(QIcon());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * metrics::grid, 2 * metrics::grid, 2 * metrics::grid, 2 * metrics::grid);
    layout->setSpacing(2 * metrics::grid);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_apply, &QPushButton::clicked, this, &SettingsDialog::applied);
    connect(defaults, &QPushButton::clicked, this, [this] { fill(LabSettings()); });
    for (SettingsForm* form : forms())
        connect(form, &SettingsForm::changed, this, &SettingsDialog::updateState);
    m_serverStack = settings.serverStack;
    m_clientStack = settings.client.stack;
    fill(settings);
    updateState();
}

std::array<SettingsForm*, 4> SettingsDialog::forms() const
{
    return {m_server, m_client, m_beacons, m_recording};
}

QWidget* SettingsDialog::makeServerPage()
{
    m_server = new SettingsForm(QStringLiteral("server"));
    m_server->addHeading(tr("Listening"));
    m_address = m_server->addField(QStringLiteral("address"), tr("&Address"), Shape::Short,
                                   judgeBy(readAddress, tr("Write an IP address such as 127.0.0.1 or ::1.")),
                                   tr("127.0.0.1: this machine only"));
    m_warning = makeWarning(tr("Other machines can connect. There is no TLS and no password."));
    m_warning->setObjectName(QStringLiteral("server-address-warning"));
    m_server->addLine(m_warning);
    m_port =
        m_server->addField(QStringLiteral("port"), tr("&Port"), Shape::Short,
                           judgeBy(readPort, tr("Write a number from 0 to 65535.")), tr("0: any free port"));
    m_server->addHeading(tr("Upgrades and messages"));
    m_serverSubprotocols = m_server->addField(
        QStringLiteral("subprotocols"), tr("S&ubprotocols"), Shape::Long,
        judgeBy(readSubprotocols, tr("Write names without blanks, each once, with commas between them.")),
        tr("with commas between them, the best first; none: none is agreed on"));
    m_origins =
        m_server->addField(QStringLiteral("origins"), tr("Allowed &origins"), Shape::Long,
                           judgeBy(readOrigins, tr("Write origins such as http://localhost:3000, with "
                                                   "commas between them.")),
                           tr("with commas between them; none: any origin may connect"));
    m_serverPeer.maxMessage = addMaxMessage(*m_server, tr("Largest &message"));
    m_serverEcho = m_server->addCheck(QStringLiteral("echo"), tr("&Echo: send every message back"));
    m_taking = makeTakingChoice(m_server);
    m_server->addChoice(QStringLiteral("takes-resource"), tr("Takes a &resource"), m_taking,
                        tr("what upgrade took leaks when it is refused"));
    addServerDeadlines();
    m_server->finish();
    return m_server;
}

QWidget* SettingsDialog::makeClientPage()
{
    m_client = new SettingsForm(QStringLiteral("client"));
    m_client->addHeading(tr("Request and messages"));
    m_clientSubprotocols = m_client->addField(
        QStringLiteral("subprotocols"), tr("S&ubprotocols"), Shape::Long,
        judgeBy(readSubprotocols, tr("Write names without blanks, each once, with commas between them.")),
        tr("with commas between them, the best first"));
    m_origin = m_client->addField(QStringLiteral("origin"), tr("&Origin"), Shape::Long,
                                  judgeBy(readOrigin, tr("Write one origin such as http://localhost:3000.")),
                                  tr("as a browser would send it; empty: no Origin header"));
    const auto judgeHeaders = [](const QString& text) {
        int line = 0;
        return readHeaders(text, &line) ? QString() : tr("Line %1 is not “Name: value”.").arg(line);
    };
    m_headers =
        m_client->addField(QStringLiteral("headers"), tr("Extra &headers"), Shape::Lines, judgeHeaders,
                           tr("“Name: value”, one a line; a standard name replaces the standard header"));
    m_clientPeer.maxMessage = addMaxMessage(*m_client, tr("Largest &message"));
    m_clientEcho = m_client->addCheck(QStringLiteral("echo"), tr("&Echo: send every message back"));
    addClientDeadlines();
    m_client->finish();
    return m_client;
}

void SettingsDialog::addServerDeadlines()
{
    m_server->addHeading(tr("Deadlines (0 is off)"));
    addDuration(*m_server, "upgrade-timeout", tr("Up&grade"), tr("from the TCP connection to open"));
    addDuration(*m_server, "idle-timeout", tr("&Idle"), tr("open, and nothing sent or received"));
    addDuration(*m_server, "ping-interval", tr("Pi&ng every"), tr("0: no pings of our own"));
    addDuration(*m_server, "pong-timeout", tr("Pong &within"), tr("from our ping to its pong"));
    addDuration(*m_server, "close-timeout", tr("C&lose"), tr("from the first close frame to the end of TCP"));
}

void SettingsDialog::addClientDeadlines()
{
    m_client->addHeading(tr("Deadlines (0 is off)"));
    addDuration(*m_client, "connect-timeout", tr("Co&nnect"),
                tr("from the first attempt to a TCP connection"));
    addDuration(*m_client, "upgrade-timeout", tr("Up&grade"), tr("from the TCP connection to open"));
    addDuration(*m_client, "idle-timeout", tr("&Idle"), tr("open, and nothing sent or received"));
    addDuration(*m_client, "ping-interval", tr("&Ping every"), tr("0: no pings of our own"));
    addDuration(*m_client, "pong-timeout", tr("Pong &within"), tr("from our ping to its pong"));
    addDuration(*m_client, "close-timeout", tr("C&lose"), tr("from the first close frame to the end of TCP"));
}

SettingField* SettingsDialog::addDuration(SettingsForm& form, const char* name, const QString& label,
                                          const QString& hint)
{
    auto* field =
        form.addField(QString::fromLatin1(name), label, Shape::Short,
                      judgeBy(readDuration, tr("Write a time such as 10s, 500ms or 2m; 0 is off.")), hint);
    auto& fields = &form == m_server ? m_serverPeer : m_clientPeer;
    fields.durations[indexOf(name)] = field;
    return field;
}

SettingField* SettingsDialog::addMaxMessage(SettingsForm& form, const QString& label)
{
    return form.addField(QStringLiteral("max-message"), label, Shape::Short,
                         judgeBy(readMaxMessage, tr("Write a size such as 64KiB or 16MiB, at most 1GiB.")),
                         tr("a larger one is refused with close code 1009"));
}

void SettingsDialog::fill(const LabSettings& settings)
{
    m_address->setText(QString::fromStdString(settings.server.bindAddress));
    m_port->setText(QString::number(settings.server.port));
    m_serverSubprotocols->setText(listInput(settings.server.policy.subprotocols));
    m_origins->setText(listInput(settings.server.policy.allowedOrigins));
    m_serverEcho->setChecked(settings.server.echo);
    m_taking->setCurrentIndex(static_cast<int>(settings.taking));
    showPeer(m_serverPeer, settings.server.peer);
    m_clientSubprotocols->setText(listInput(settings.client.subprotocols));
    m_headers->setText(headersInput(settings.client.headers));
    m_origin->setText(QString::fromStdString(settings.client.origin));
    m_clientEcho->setChecked(settings.client.echo);
    showPeer(m_clientPeer, settings.client.peer);
    m_beacons->fill(settings.beacons);
    m_recording->fill(settings.recording);
}

LabSettings SettingsDialog::settings() const
{
    LabSettings settings;
    take(m_address, readAddress, settings.server.bindAddress);
    take(m_port, readPort, settings.server.port);
    take(m_serverSubprotocols, readSubprotocols, settings.server.policy.subprotocols);
    take(m_origins, readOrigins, settings.server.policy.allowedOrigins);
    settings.server.echo = m_serverEcho->isChecked();
    settings.taking = static_cast<Taking>(std::max(m_taking->currentIndex(), 0));
    takePeer(m_serverPeer, settings.server.peer);
    take(m_clientSubprotocols, readSubprotocols, settings.client.subprotocols);
    take(m_headers, readHeaderLines, settings.client.headers);
    take(m_origin, readOrigin, settings.client.origin);
    settings.client.echo = m_clientEcho->isChecked();
    takePeer(m_clientPeer, settings.client.peer);
    settings.serverStack = m_serverStack;
    settings.client.stack = m_clientStack;
    settings.beacons = m_beacons->choices();
    settings.recording = m_recording->choices();
    return settings;
}

void SettingsDialog::showServer() { m_tabs->setCurrentWidget(m_server); }

void SettingsDialog::showClient() { m_tabs->setCurrentWidget(m_client); }

void SettingsDialog::showBeacons() { m_tabs->setCurrentWidget(m_beacons); }

void SettingsDialog::showRecording() { m_tabs->setCurrentWidget(m_recording); }

void SettingsDialog::watchBeacons(BeaconDesk& desk) { m_beacons->watch(desk); }

void SettingsDialog::updateState()
{
    const auto pages = forms();
    const bool valid = std::ranges::all_of(pages, [](const SettingsForm* form) { return form->isValid(); });
    m_ok->setEnabled(valid);
    m_apply->setEnabled(valid);
    const QIcon mark = themedIcon(QStringLiteral("alert-triangle"), theme().danger);
    for (SettingsForm* form : pages)
        m_tabs->setTabIcon(m_tabs->indexOf(form), form->isValid() ? QIcon() : mark);
    updateWarning();
}

void SettingsDialog::updateWarning()
{
    const auto address = readAddress(m_address->text());
    m_warning->setVisible(address && !isLoopback(*address));
}

} // namespace lifeline
