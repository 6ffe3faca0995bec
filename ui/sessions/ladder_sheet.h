// The whole ladder of one connection with its title and verdict, to be painted in parts.
#pragma once

#include "session/connection_table.h"
#include "ui/ladder/ladder_captions.h"
#include "ui/theme/theme.h"

#include <vector>

class QPainter;

namespace lifeline {

class LadderSheet {
public:
    static constexpr int namesHeight = 28;

    /// Both must outlive it.
    LadderSheet(const EventLog& log, const ConnectionRecord& record, Taking taking);

    /// Title and verdict, in that width.
    double headHeight(double width) const;
    void paintHead(QPainter& painter, double width, const Theme& theme) const;

    /// Of the ladder, below its names.
    int height() const;
    /// Where a part that begins at `top` and has so much room ends best: not through a row.
    int breakBefore(int top, int room) const;
    /// The names and the part between two heights, from (0, 0) on.
    void paintPart(QPainter& painter, double width, int top, int bottom, const Theme& theme) const;

private:
    LadderScene scene() const;

    const ConnectionRecord& m_record;
    LadderRows m_rows;
    LadderFlow m_flow;
    LadderCaptions m_captions;
    std::vector<Ghost> m_ghosts;
    QString m_title, m_bold, m_rest;
};

} // namespace lifeline
