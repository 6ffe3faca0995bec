#include "store/session_making.h"

#include "store/session_schema.h"
#include "store/vocabulary.h"

#include <QVariant>

#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <string_view>
#include <unistd.h>

namespace lifeline {
namespace {

QString text(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

/// So that a file's name survives a loss of power as well.
void syncFolderOf(const std::string& path)
{
    const auto folder = std::filesystem::path(path).parent_path();
    const int opened = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (opened < 0)
        return;
    fsync(opened);
    close(opened);
}

bool writeVocabulary(Database& database)
{
    QSqlQuery insert = database.query();
    insert.prepare(QStringLiteral("INSERT INTO vocabulary VALUES(?, ?, ?)"));
    for (const NameList& list : vocabulary()) {
        for (std::size_t value = 0; value < list.names.size(); ++value) {
            insert.bindValue(0, text(list.kind));
            insert.bindValue(1, static_cast<qlonglong>(value));
            insert.bindValue(2, text(list.names[value]));
            if (!database.run(insert))
                return false;
        }
    }
    return true;
}

bool writeSession(Database& database, const std::string& startedUtc)
{
    QSqlQuery insert = database.query();
    insert.prepare(QStringLiteral("INSERT INTO session VALUES(?, ?, 0, 0)"));
    insert.addBindValue(text(startedUtc));
    insert.addBindValue(QStringLiteral(LIFELINE_VERSION));
    return database.run(insert);
}

} // namespace

/// A session holds what is nobody else's business.
int makeSessionFile(const std::string& path)
{
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        return errno;
    ::close(file);
    syncFolderOf(path);
    return 0;
}

/// What is about pages counts only before the first of them is written.
bool makeSessionTables(Database& database, const std::string& startedUtc)
{
    return database.run(QStringLiteral("PRAGMA page_size=%1").arg(sessionPageSize)) &&
           database.run(QStringLiteral("PRAGMA auto_vacuum=INCREMENTAL")) &&
           database.run(QStringLiteral("BEGIN IMMEDIATE")) &&
           database.run(QStringLiteral("PRAGMA application_id=%1").arg(sessionApplicationId)) &&
           upgradeTables(database, 0) && writeVocabulary(database) && writeSession(database, startedUtc) &&
           database.run(QStringLiteral("COMMIT"));
}

} // namespace lifeline
