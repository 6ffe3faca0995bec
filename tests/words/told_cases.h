// Lives told event by event, and the sentence that each of them becomes.
#pragma once

#include "support/told_story.h"

#include <QTest>

#include <functional>
#include <vector>

namespace lifeline {

struct ToldCase {
    const char* name;
    std::function<void(ToldStory&)> tell;
    const char* text; // with [#events]
};

/// One row a case: its place in the table.
inline void addRows(const std::vector<ToldCase>& cases)
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < cases.size(); ++i)
        QTest::newRow(cases[i].name) << int(i);
}

/// The case of the row that runs.
inline const ToldCase& caseOfRow(const std::vector<ToldCase>& cases)
{
    QFETCH(const int, index);
    return cases[std::size_t(index)];
}

} // namespace lifeline
