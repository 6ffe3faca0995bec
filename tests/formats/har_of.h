// A log's HAR, parsed.
#pragma once

#include "exported.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace lifeline {

inline QJsonObject harOf(const EventLog& log, const ExportOptions& options = {})
{
    return QJsonDocument::fromJson(exported(log, ExportFormat::Har, options))[QStringLiteral("log")]
        .toObject();
}

inline QJsonObject entryOf(const EventLog& log, int number, const ExportOptions& options = {})
{
    return harOf(log, options)[QStringLiteral("entries")].toArray()[number].toObject();
}

inline QJsonArray messagesOf(const EventLog& log, const ExportOptions& options = {})
{
    return entryOf(log, 0, options)[QStringLiteral("_webSocketMessages")].toArray();
}

} // namespace lifeline
