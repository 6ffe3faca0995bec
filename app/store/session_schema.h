// The tables of a session file, and how those of one version become those of the next (see README.md).
#pragma once

#include "store/database.h"

#include <QStringList>

#include <cstdint>
#include <span>

namespace lifeline {

/// "Life": in the file's header, at byte 68.
inline constexpr std::uint32_t sessionApplicationId = 0x4C696665;
/// user_version: in the file's header, at byte 60.
inline constexpr int sessionVersion = 1;

/// What makes version n + 1 of version n, in their order; the first one begins with an empty file.
std::span<const QStringList> upgradeSteps();
/// Brings the tables from that version to this program's, one step after the other; in the caller's
/// transaction.
bool upgradeTables(Database& database, int fromVersion);
/// How the table was made, as a file of this version must say; empty: there is none.
QString tableStatement(const QString& table);

} // namespace lifeline
