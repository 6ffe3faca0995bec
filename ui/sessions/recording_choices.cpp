#include "ui/sessions/recording_choices.h"

#include "base/quantity_text.h"
#include "ui/shell/setting_text.h"

namespace lifeline {
namespace {

const auto onKey = QStringLiteral("recording/on");
const auto limitKey = QStringLiteral("recording/size-limit");
const auto fullKey = QStringLiteral("recording/when-full");
const auto payloadKey = QStringLiteral("recording/largest-payload");
constexpr QLatin1String stopName("stop"), dropName("drop-oldest");
constexpr std::uint64_t leastLimit = std::uint64_t{1} << 20;
constexpr std::uint64_t mostPayload = std::uint64_t{16} << 20; // what a detail may be long

} // namespace

std::optional<std::uint64_t> readSizeLimit(const QString& text)
{
    const auto size = parseSize(text.trimmed().toStdString());
    return size && (*size == 0 || *size >= leastLimit) ? size : std::nullopt;
}

std::optional<std::uint64_t> readMaxPayload(const QString& text)
{
    const auto size = parseSize(text.trimmed().toStdString());
    return size && *size <= mostPayload ? size : std::nullopt;
}

QString sizeInput(std::uint64_t bytes) { return bytes == 0 ? QStringLiteral("0") : maxMessageInput(bytes); }

RecordingChoices RecordingChoices::load(const QSettings& from)
{
    RecordingChoices choices;
    choices.on = from.value(onKey, QStringLiteral("true")).toString() != u"false";
    choices.maxBytes = readSizeLimit(from.value(limitKey).toString()).value_or(choices.maxBytes);
    choices.maxPayload = readMaxPayload(from.value(payloadKey).toString()).value_or(choices.maxPayload);
    if (from.value(fullKey).toString() == dropName)
        choices.whenFull = WhenFull::DropOldest;
    return choices;
}

void RecordingChoices::save(QSettings& to) const
{
    to.setValue(onKey, on ? QStringLiteral("true") : QStringLiteral("false"));
    to.setValue(limitKey, sizeInput(maxBytes));
    to.setValue(payloadKey, sizeInput(maxPayload));
    to.setValue(fullKey, QString(whenFull == WhenFull::DropOldest ? dropName : stopName));
}

} // namespace lifeline
