#include "ui/shell/lab_settings.h"

#include "ui/shell/setting_text.h"

#include <QStringList>

namespace lifeline {
namespace {

constexpr QLatin1String serverGroup("server/");
constexpr QLatin1String clientGroup("client/");
constexpr QLatin1String beaconGroup("beacons/");

QString keyOf(QLatin1String group, const char* name) { return group + QString::fromLatin1(name); }

/// A text with commas comes back from a file edited by hand as a list.
QString textOf(const QVariant& value)
{
    return value.typeId() == QMetaType::QStringList ? value.toStringList().join(QStringLiteral(", "))
                                                    : value.toString();
}

/// Leaves `target` alone where nothing is stored or `read` refuses it.
template <class Value, class Read>
void take(const QSettings& from, const QString& key, Read read, Value& target)
{
    if (!from.contains(key))
        return;
    if (auto value = read(textOf(from.value(key))))
        target = std::move(*value);
}

std::optional<bool> readBool(const QString& text)
{
    if (text != u"true" && text != u"false")
        return std::nullopt;
    return text == u"true";
}

std::optional<StackKind> readStack(const QString& text) { return stackKindFromId(text.toStdString()); }

QString stackText(StackKind kind)
{
    const std::string_view id = stackKindId(kind);
    return QString::fromLatin1(id.data(), static_cast<qsizetype>(id.size()));
}

constexpr QLatin1String upgradeAndOpen("upgrade-and-open"), openOnly("open-only");

std::optional<Taking> readTaking(const QString& text)
{
    if (text != upgradeAndOpen && text != openOnly)
        return std::nullopt;
    return text == openOnly ? Taking::OpenOnly : Taking::UpgradeAndOpen;
}

std::optional<HeaderList> readStoredHeaders(const QString& text) { return readHeaders(text); }

QString boolText(bool value) { return value ? QStringLiteral("true") : QStringLiteral("false"); }

void loadPeer(const QSettings& from, QLatin1String group, PeerSettings& peer)
{
    for (const DurationSetting& setting : durationSettings)
        take(from, keyOf(group, setting.name), readDuration, peer.*setting.member);
    take(from, keyOf(group, "max-message"), readMaxMessage, peer.maxMessage);
}

void savePeer(QSettings& to, QLatin1String group, const PeerSettings& peer)
{
    for (const DurationSetting& setting : durationSettings)
        to.setValue(keyOf(group, setting.name), durationInput(peer.*setting.member));
    to.setValue(keyOf(group, "max-message"), maxMessageInput(peer.maxMessage));
}

void loadServer(const QSettings& from, ServerSettings& server)
{
    take(from, keyOf(serverGroup, "address"), readAddress, server.bindAddress);
    take(from, keyOf(serverGroup, "port"), readPort, server.port);
    take(from, keyOf(serverGroup, "subprotocols"), readSubprotocols, server.policy.subprotocols);
    take(from, keyOf(serverGroup, "origins"), readOrigins, server.policy.allowedOrigins);
    take(from, keyOf(serverGroup, "echo"), readBool, server.echo);
    loadPeer(from, serverGroup, server.peer);
}

void loadClient(const QSettings& from, ClientChoices& client)
{
    take(from, keyOf(clientGroup, "subprotocols"), readSubprotocols, client.subprotocols);
    take(from, keyOf(clientGroup, "headers"), readStoredHeaders, client.headers);
    take(from, keyOf(clientGroup, "origin"), readOrigin, client.origin);
    take(from, keyOf(clientGroup, "echo"), readBool, client.echo);
    loadPeer(from, clientGroup, client.peer);
}

} // namespace

ClientSettings ClientChoices::forUrl(const WsUrl& url) const
{
    ClientSettings settings;
    settings.url = url;
    settings.peer = peer;
    settings.request.subprotocols = subprotocols;
    settings.request.headers = headers;
    if (!origin.empty())
        settings.request.headers.insert(settings.request.headers.begin(), {"Origin", origin});
    settings.echo = echo;
    return settings;
}

LabSettings LabSettings::load(const QSettings& from)
{
    LabSettings settings;
    loadServer(from, settings.server);
    loadClient(from, settings.client);
    take(from, keyOf(serverGroup, "stack"), readStack, settings.serverStack);
    take(from, keyOf(serverGroup, "takes-resource"), readTaking, settings.taking);
    take(from, keyOf(clientGroup, "stack"), readStack, settings.client.stack);
    take(from, keyOf(beaconGroup, "on"), readBool, settings.beacons.on);
    take(from, keyOf(beaconGroup, "port"), readPort, settings.beacons.port);
    settings.recording = RecordingChoices::load(from);
    return settings;
}

void LabSettings::save(QSettings& to) const
{
    to.setValue(keyOf(serverGroup, "address"), QString::fromStdString(server.bindAddress));
    to.setValue(keyOf(serverGroup, "port"), QString::number(server.port));
    to.setValue(keyOf(serverGroup, "subprotocols"), listInput(server.policy.subprotocols));
    to.setValue(keyOf(serverGroup, "origins"), listInput(server.policy.allowedOrigins));
    to.setValue(keyOf(serverGroup, "echo"), boolText(server.echo));
    savePeer(to, serverGroup, server.peer);
    to.setValue(keyOf(clientGroup, "subprotocols"), listInput(client.subprotocols));
    to.setValue(keyOf(clientGroup, "headers"), headersInput(client.headers));
    to.setValue(keyOf(clientGroup, "origin"), QString::fromStdString(client.origin));
    to.setValue(keyOf(clientGroup, "echo"), boolText(client.echo));
    savePeer(to, clientGroup, client.peer);
    to.setValue(keyOf(serverGroup, "stack"), stackText(serverStack));
    to.setValue(keyOf(serverGroup, "takes-resource"), taking == Taking::OpenOnly ? openOnly : upgradeAndOpen);
    to.setValue(keyOf(clientGroup, "stack"), stackText(client.stack));
    to.setValue(keyOf(beaconGroup, "on"), boolText(beacons.on));
    to.setValue(keyOf(beaconGroup, "port"), QString::number(beacons.port));
    recording.save(to);
}

} // namespace lifeline
