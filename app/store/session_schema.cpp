#include "store/session_schema.h"

#include "store/event_view.h"

#include <array>

namespace lifeline {
namespace {

/// What the vocabulary says is written when the file is made.
QStringList firstVersion()
{
    return {
        QStringLiteral(
            "CREATE TABLE session(started TEXT NOT NULL, app TEXT NOT NULL, whole INTEGER NOT NULL, "
            "lost INTEGER NOT NULL)"),
        QStringLiteral(
            "CREATE TABLE vocabulary(kind TEXT NOT NULL, value INTEGER NOT NULL, name TEXT NOT NULL, "
            "PRIMARY KEY(kind, value)) WITHOUT ROWID"),
        QStringLiteral(
            "CREATE TABLE called(number INTEGER PRIMARY KEY, stack TEXT NOT NULL, name TEXT NOT NULL)"),
        QStringLiteral("CREATE TABLE dropped(at INTEGER NOT NULL, connections INTEGER NOT NULL, events "
                       "INTEGER NOT NULL, "
                       "first_seq INTEGER NOT NULL, last_seq INTEGER NOT NULL)"),
        QStringLiteral("CREATE TABLE blocks(first INTEGER PRIMARY KEY, count INTEGER NOT NULL, "
                       "first_seq INTEGER NOT NULL, began INTEGER NOT NULL, ended INTEGER NOT NULL, "
                       "entries_crc INTEGER NOT NULL, details_crc INTEGER NOT NULL, "
                       "seqs BLOB, entries BLOB NOT NULL, details BLOB NOT NULL)"),
        eventViewStatement(),
        connectionViewStatement(),
    };
}

} // namespace

std::span<const QStringList> upgradeSteps()
{
    static const std::array<QStringList, sessionVersion> steps{firstVersion()};
    return steps;
}

bool upgradeTables(Database& database, int fromVersion)
{
    for (const QStringList& step : upgradeSteps().subspan(static_cast<std::size_t>(fromVersion))) {
        for (const QString& statement : step) {
            if (!database.run(statement))
                return false;
        }
    }
    return database.run(QStringLiteral("PRAGMA user_version=%1").arg(sessionVersion));
}

QString tableStatement(const QString& table)
{
    const QString beginning = QStringLiteral("CREATE TABLE %1(").arg(table);
    for (const QStringList& step : upgradeSteps()) {
        for (const QString& statement : step) {
            if (statement.startsWith(beginning))
                return statement;
        }
    }
    return {};
}

} // namespace lifeline
