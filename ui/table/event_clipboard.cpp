#include "ui/table/event_clipboard.h"

#include "session/json_lines.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <string>

namespace lifeline {
namespace {

QString line(const EventModel& model, int row)
{
    QString out;
    for (int column = 0; column < EventModel::ColumnCount; ++column) {
        if (column > 0)
            out += u'\t';
        out += model.index(row, column).data().toString();
    }
    return out + u'\n';
}

} // namespace

QString tabSeparated(const EventModel& model, const std::vector<int>& indexes)
{
    const std::size_t count = std::min(indexes.size(), mostCopiedRows);
    QString out;
    for (std::size_t i = 0; i < count; ++i)
        out += line(model, indexes[i]);
    if (count < indexes.size())
        out += QCoreApplication::translate("EventClipboard", "… %1 more events; an export holds them all\n")
                   .arg(QLocale().toString(static_cast<qulonglong>(indexes.size() - count)));
    return out;
}

QString jsonLines(const EventLog& log, const std::vector<std::uint64_t>& rows)
{
    std::string out;
    for (std::size_t i = 0; i < std::min(rows.size(), mostCopiedRows); ++i)
        appendEventLine(out, log.event(rows[i]));
    return QString::fromStdString(out);
}

} // namespace lifeline
