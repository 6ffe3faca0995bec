#include "store/called_names.h"

#include <QVariant>

namespace lifeline {
namespace {

constexpr std::uint16_t mostCalled = 0xFFFF;

} // namespace

bool CalledNames::read()
{
    m_numbers.clear();
    QSqlQuery names = m_database.query();
    if (!names.exec(QStringLiteral("SELECT number, stack, name FROM called"))) {
        m_database.failed(names);
        return false;
    }
    while (names.next()) {
        m_numbers.emplace(
            Name(names.value(1).toString().toStdString(), names.value(2).toString().toStdString()),
            static_cast<std::uint16_t>(names.value(0).toUInt()));
    }
    committed();
    return true;
}

std::optional<std::uint16_t> CalledNames::numberOf(std::string_view stack, std::string_view name)
{
    const Name key(stack, name);
    if (const auto known = m_numbers.find(key); known != m_numbers.end())
        return known->second;
    if (m_numbers.size() >= mostCalled)
        return std::uint16_t{0};
    const auto number = static_cast<std::uint16_t>(m_numbers.size() + 1);
    if (!enter(key, number))
        return std::nullopt;
    m_numbers.emplace(key, number);
    return number;
}

bool CalledNames::enter(const Name& name, std::uint16_t number)
{
    QSqlQuery insert = m_database.query();
    insert.prepare(QStringLiteral("INSERT INTO called VALUES(?, ?, ?)"));
    insert.addBindValue(number);
    insert.addBindValue(QString::fromStdString(name.first));
    insert.addBindValue(QString::fromStdString(name.second));
    return m_database.run(insert);
}

void CalledNames::takenBack()
{
    std::erase_if(m_numbers, [this](const auto& name) { return name.second > m_onDisk; });
}

} // namespace lifeline
