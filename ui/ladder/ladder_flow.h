// Where a ladder's rows stand from top to bottom: one place a row, long runs of the same traffic folded into
// one.
#pragma once

#include "ui/ladder/ladder_rows.h"

#include <cstdint>
#include <set>
#include <utility>
#include <vector>

namespace lifeline {

namespace ladder {
inline constexpr int slope = 6;        // an arrow's end below its start, pixels
inline constexpr int labelHeight = 16; // above an arrow's start
inline constexpr int flagHeight = 20;
inline constexpr int ghostStep = 30;    // from ghost to ghost: a reason takes up to two lines
inline constexpr int noticeHeight = 32; // two lines of text
// In a run of equal frames the first ones always stand; more than so many others fold.
inline constexpr std::uint32_t shownOfRun = 2;
inline constexpr std::uint32_t dataRun = 5;
inline constexpr std::uint32_t pingRun = 3;
} // namespace ladder

/// Pixels an item takes above and below its own place.
struct LadderRoom {
    int above = 0;
    int below = 0;
};

enum class LadderFold : std::uint8_t { None, Closed, Open };

/// One line of the ladder: a row, or the headline of a fold that stands for many.
struct LadderItem {
    std::uint32_t row = 0;    // first row
    std::uint32_t rows = 1;   // how many it stands for
    std::uint32_t frames = 0; // of a fold: how many of them are frames
    int y = 0;                // its place, pixels from the top of the story
    LadderFold fold = LadderFold::None;
};

/// Rows keep their order from top to bottom, but the middle and both outer columns fill on their own, so that
/// a callback can stand beside the next arrow. Grows with the rows; constant time a row, amortised.
class LadderFlow {
public:
    void clear();
    /// Takes over the rows it has not seen.
    void update(const LadderRows& rows);
    /// Opens or closes the fold that begins at `row`; builds the places anew.
    void toggle(std::uint32_t row, const LadderRows& rows);

    const std::vector<LadderItem>& items() const { return m_items; }
    /// Items that can be seen between two heights, as [first, last); found by binary search.
    std::pair<std::size_t, std::size_t> range(int top, int bottom) const;
    /// The item that stands for a row (the row itself where its fold is open); items().size() when there is
    /// none.
    std::size_t itemOf(std::uint32_t row) const;
    /// Where the next flag could stand on a side: ghosts go there.
    int nextFlag(Side side, int already) const;
    /// Pixels from the top to below the last item.
    int height() const;

    static LadderRoom roomOf(const LadderRow& row, LadderFold fold);

private:
    struct Place { // how far each column is filled
        int order = 0, left = 0, middle = 0, right = 0;
    };
    /// Equal frames, with the callbacks they lead to; what may fold begins after the first few.
    struct Run {
        std::uint32_t seen = 0;                      // frames of the whole run
        std::uint32_t length = 0;                    // of each frame
        std::uint32_t row = 0, rows = 0, frames = 0; // the part that may fold
        std::size_t item = 0;                        // where that part begins
        Place before = {};
        std::uint8_t aux = 0;
        bool folded = false;
    };

    void add(std::uint32_t index, const LadderRows& rows);
    bool continues(const LadderRow& row) const;
    void follow(std::uint32_t index, const LadderRow& row);
    void fold(const LadderRows& rows);
    void put(std::uint32_t index, const LadderRow& row, LadderFold fold);
    bool isOpen() const { return m_open.contains(m_run.row); }

    std::vector<LadderItem> m_items;
    std::set<std::uint32_t> m_open;
    std::uint32_t m_taken = 0;
    Place m_place;
    Run m_run;
};

/// Whether a row is a data, ping or pong frame: what a fold is made of.
bool isTraffic(const LadderRow& row);

} // namespace lifeline
