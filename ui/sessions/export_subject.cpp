#include "ui/sessions/export_subject.h"

#include <QDateTime>
#include <QStringList>

#include <unordered_set>

namespace lifeline {

bool ExportSubject::has(ExportWhat what) const
{
    switch (what) {
    case ExportWhat::All: return log->size() > 0;
    case ExportWhat::Selected: return !selected.empty();
    case ExportWhat::Filtered: return filtered.has_value();
    case ExportWhat::Connection: break;
    }
    return connection.has_value();
}

std::uint64_t ExportSubject::count(ExportWhat what) const { return has(what) ? slice(what).size() : 0; }

LogSlice ExportSubject::slice(ExportWhat what) const
{
    switch (what) {
    case ExportWhat::All: return LogSlice(*log);
    case ExportWhat::Selected: return LogSlice(*log, selected);
    case ExportWhat::Filtered: return LogSlice(*log, filtered.value_or(RowList()));
    case ExportWhat::Connection: break;
    }
    return LogSlice(*log, connectionRows);
}

LogSlice ExportSubject::wholeConnections(ExportWhat what) const
{
    const LogSlice part = slice(what);
    if (what == ExportWhat::All || what == ExportWhat::Connection)
        return part;
    std::unordered_set<std::uint32_t> wanted;
    for (std::uint64_t i = 0; i < part.size(); ++i)
        wanted.insert(log->entry(part.row(i)).connection);
    RowList rows;
    for (std::uint64_t row = 0; row < log->size(); ++row) {
        if (wanted.contains(log->entry(row).connection))
            rows.push_back(row);
    }
    return LogSlice(*log, std::move(rows));
}

QString exportBaseName(const ExportSubject& subject, ExportWhat what)
{
    const auto started =
        QDateTime::fromString(QString::fromStdString(subject.log->startedUtc()), Qt::ISODateWithMs);
    QStringList parts{QStringLiteral("lifeline"),
                      started.toLocalTime().toString(QStringLiteral("yyyy-MM-dd-HHmm"))};
    if (what == ExportWhat::Connection && subject.connection)
        parts += QStringLiteral("connection-%1").arg(number(*subject.connection));
    else if (what == ExportWhat::Filtered)
        parts += QStringLiteral("filtered");
    else if (what == ExportWhat::Selected)
        parts += QStringLiteral("selected");
    parts.removeAll(QString());
    return parts.join(u'-');
}

} // namespace lifeline
