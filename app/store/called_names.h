// The names other stacks have for their callbacks, each with its number in a session file.
#pragma once

#include "store/database.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace lifeline {

class CalledNames {
public:
    /// It must outlive this, and be open while anything is asked.
    explicit CalledNames(Database& database) : m_database(database) {}

    /// Those that the file has.
    bool read();
    /// Its number, a new one where it is new; 0: all are taken. nullopt: it cannot be written. Within a
    /// transaction.
    std::optional<std::uint16_t> numberOf(std::string_view stack, std::string_view name);
    /// What was new since the last of these is on disk, or was taken back.
    void committed() { m_onDisk = m_numbers.size(); }
    void takenBack();

private:
    using Name = std::pair<std::string, std::string>; // stack, callback

    bool enter(const Name& name, std::uint16_t number);

    Database& m_database;
    std::map<Name, std::uint16_t> m_numbers;
    std::size_t m_onDisk = 0;
};

} // namespace lifeline
