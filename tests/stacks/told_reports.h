// Reports and refusals as short text, for comparisons that show both sides when they fail.
#pragma once

#include "stacks/beacon_message.h"

#include <QByteArray>

#include <string>
#include <vector>

namespace lifeline {

/// "server jetty@KEY onWebSocketClose=on-close:1006 \"gone\"", without what is not there.
inline QByteArray told(const StackReport& report)
{
    std::string text = std::string(sideName(report.side)) + " " + report.stack + "@" + report.subject + " " +
                       report.callback + "=" + std::string(callbackName(report.role));
    if (report.code != 0)
        text += ":" + std::to_string(report.code);
    if (!report.reason.empty())
        text += " \"" + report.reason + "\"";
    return QByteArray::fromStdString(text);
}

/// A report, or "refused WHY*3 STACK@CONNECTION CALLBACK".
inline QByteArray told(const BeaconItem& item)
{
    if (const auto* report = std::get_if<StackReport>(&item))
        return told(*report);
    const auto& refusal = std::get<BeaconRefusal>(item);
    std::string text = "refused " + std::string(beaconFlawId(refusal.why));
    if (refusal.count > 1)
        text += "*" + std::to_string(refusal.count);
    const StackReport& report = refusal.report;
    if (!report.stack.empty() || !report.subject.empty() || !report.callback.empty())
        text += " " + report.stack + "@" + report.subject + " " + report.callback;
    return QByteArray::fromStdString(text);
}

template <class Items> QByteArray told(const std::vector<Items>& items)
{
    QByteArray text;
    for (const auto& item : items)
        text += (text.isEmpty() ? "" : "; ") + told(item);
    return text;
}

} // namespace lifeline
