// One connection to an SQLite file, of the thread that made it.
#pragma once

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>

#include <cstdint>
#include <optional>
#include <string>

namespace lifeline {

class Database {
public:
    enum class Way : std::uint8_t {
        Write,  // makes the file where there is none
        Follow, // reads while another connection may write
        Still,  // reads what nobody writes, its journal included, and leaves no trace beside it
        Alone   // reads what nobody writes and has no journal
    };

    Database() = default;
    ~Database() { close(); }
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    bool open(const std::string& path, Way way);
    void close();

    bool run(const QString& statement);
    /// Takes back what was begun; the error stays that of what failed. SQLite may have done it already.
    void undo();
    /// The first column of the first row.
    std::optional<std::int64_t> number(const QString& statement);
    /// A query of this connection that is read forwards once.
    QSqlQuery query();
    /// Runs what was prepared and bound.
    bool run(QSqlQuery& query);

    /// SQLite's code of what failed last; 0: nothing has.
    int error() const { return m_error; }
    /// In SQLite's words.
    const std::string& words() const { return m_words; }
    void failed(const QSqlQuery& query);

private:
    void take(const QSqlError& error);

    QSqlDatabase m_database;
    QString m_name;
    int m_error = 0;
    std::string m_words;
};

} // namespace lifeline
