#include "store/database.h"

#include <QFile>
#include <QSqlError>
#include <QUrl>
#include <QVariant>

#include <atomic>

namespace lifeline {
namespace {

QString newName()
{
    static std::atomic<std::uint64_t> count{0};
    return QStringLiteral("lifeline-%1").arg(++count);
}

QString reading(const QString& path, const QString& how)
{
    return QStringLiteral("file:%1?mode=ro%2")
        .arg(QString::fromLatin1(QUrl::toPercentEncoding(path, "/")), how);
}

/// unix-none takes no locks, and with the index of the journal kept in memory (locking_mode) there is no
/// -shm file either.
QString nameOf(const QString& path, Database::Way way)
{
    switch (way) {
    case Database::Way::Write: return path;
    case Database::Way::Follow: return reading(path, {});
    case Database::Way::Still: return reading(path, QStringLiteral("&vfs=unix-none"));
    case Database::Way::Alone: return reading(path, QStringLiteral("&immutable=1"));
    }
    return path;
}

} // namespace

bool Database::open(const std::string& path, Way way)
{
    close();
    m_name = newName();
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
    m_database.setDatabaseName(nameOf(QFile::decodeName(path.c_str()), way));
    if (way != Way::Write)
        m_database.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI"));
    if (!m_database.open()) {
        take(m_database.lastError());
        return false;
    }
    run(QStringLiteral("PRAGMA trusted_schema=OFF")); // a file may be anyone's
    run(QStringLiteral("PRAGMA busy_timeout=2000"));
    return way != Way::Still || run(QStringLiteral("PRAGMA locking_mode=EXCLUSIVE"));
}

void Database::close()
{
    if (m_name.isEmpty())
        return;
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
    m_name.clear();
}

bool Database::run(const QString& statement)
{
    if (!m_database.isOpen())
        return false;
    QSqlQuery one(m_database);
    if (one.exec(statement))
        return true;
    failed(one);
    return false;
}

void Database::undo()
{
    if (m_database.isOpen())
        QSqlQuery(m_database).exec(QStringLiteral("ROLLBACK"));
}

std::optional<std::int64_t> Database::number(const QString& statement)
{
    if (!m_database.isOpen())
        return std::nullopt;
    QSqlQuery one = query();
    if (one.exec(statement) && one.next())
        return one.value(0).toLongLong();
    failed(one);
    return std::nullopt;
}

QSqlQuery Database::query()
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    return query;
}

bool Database::run(QSqlQuery& query)
{
    if (query.exec())
        return true;
    failed(query);
    return false;
}

void Database::failed(const QSqlQuery& query) { take(query.lastError()); }

void Database::take(const QSqlError& error)
{
    m_error = error.nativeErrorCode().toInt();
    m_words = error.databaseText().toStdString();
    if (m_words.empty())
        m_words = error.driverText().toStdString();
}

} // namespace lifeline
