#include "review/sequence_diff.h"

#include <algorithm>
#include <optional>

namespace lifeline {
namespace {

/// A stretch of both sequences; the ends do not belong to it.
struct Box {
    int left = 0, leftEnd = 0, right = 0, rightEnd = 0;

    int width() const { return leftEnd - left; }
    int height() const { return rightEnd - right; }
};

/// A run of common values in a box, counted from its corner: from (x, y) to (toX, toY), and maybe of length
/// 0.
struct Snake {
    int x = 0, y = 0, toX = 0, toY = 0;
};

/// Looks for the middle of the shortest way through a box, from both ends at once.
class MiddleSearch {
public:
    MiddleSearch(std::span<const std::uint64_t> left, std::span<const std::uint64_t> right, const Box& box)
        : m_left(left.subspan(static_cast<std::size_t>(box.left), static_cast<std::size_t>(box.width()))),
          m_right(right.subspan(static_cast<std::size_t>(box.right), static_cast<std::size_t>(box.height()))),
          m_width(box.width()), m_height(box.height()),
          m_most(std::min((m_width + m_height + 1) / 2, mostSteps)),
          m_forward(static_cast<std::size_t>(2 * m_most + 3)), m_backward(m_forward.size())
    {
    }

    Snake find()
    {
        for (int steps = 0; steps <= m_most; ++steps) {
            for (const bool forward : {true, false}) {
                if (const auto snake = goOn(steps, forward))
                    return *snake;
            }
        }
        return m_furthest;
    }

private:
    int& reach(bool forward, int diagonal)
    {
        return (forward ? m_forward : m_backward)[static_cast<std::size_t>(diagonal + m_most + 1)];
    }

    bool same(bool forward, int x, int y) const
    {
        const int i = forward ? x : m_width - 1 - x;
        const int j = forward ? y : m_height - 1 - y;
        return m_left[static_cast<std::size_t>(i)] == m_right[static_cast<std::size_t>(j)];
    }

    /// One step more on every diagonal inside the box.
    std::optional<Snake> goOn(int steps, bool forward)
    {
        const int lowest = -(steps - 2 * std::max(0, steps - m_height));
        const int highest = steps - 2 * std::max(0, steps - m_width);
        for (int diagonal = lowest; diagonal <= highest; diagonal += 2) {
            const Snake snake = follow(steps, forward, diagonal);
            if (meets(steps, forward, diagonal))
                return forward ? snake : turned(snake);
            note(forward, snake);
        }
        return std::nullopt;
    }

    Snake follow(int steps, bool forward, int diagonal)
    {
        const bool down = diagonal == -steps ||
                          (diagonal != steps && reach(forward, diagonal - 1) < reach(forward, diagonal + 1));
        Snake snake;
        snake.x = down ? reach(forward, diagonal + 1) : reach(forward, diagonal - 1) + 1;
        snake.y = snake.x - diagonal;
        snake.toX = snake.x;
        snake.toY = snake.y;
        while (snake.toX < m_width && snake.toY < m_height && same(forward, snake.toX, snake.toY)) {
            ++snake.toX;
            ++snake.toY;
        }
        reach(forward, diagonal) = snake.toX;
        return snake;
    }

    /// Whether the ways from both ends have met on this diagonal.
    bool meets(int steps, bool forward, int diagonal)
    {
        const int difference = m_width - m_height;
        const bool odd = difference % 2 != 0;
        const int other = difference - diagonal;
        const int otherSteps = forward ? steps - 1 : steps;
        return odd == forward && other >= -otherSteps && other <= otherSteps &&
               reach(forward, diagonal) + reach(!forward, other) >= m_width;
    }

    Snake turned(const Snake& snake) const
    {
        return {m_width - snake.toX, m_height - snake.toY, m_width - snake.x, m_height - snake.y};
    }

    void note(bool forward, const Snake& snake)
    {
        const bool inside = snake.toX <= m_width && snake.toY <= m_height;
        if (forward && inside && snake.toX + snake.toY > m_furthest.toX + m_furthest.toY)
            m_furthest = snake;
    }

    std::span<const std::uint64_t> m_left, m_right;
    int m_width, m_height, m_most;
    std::vector<int> m_forward, m_backward; // by diagonal: how far it got
    Snake m_furthest;
};

class Search {
public:
    Search(std::span<const std::uint64_t> left, std::span<const std::uint64_t> right,
           const Progress& progress)
        : m_left(left), m_right(right), m_progress(progress)
    {
        push({0, static_cast<int>(left.size()), 0, static_cast<int>(right.size())});
    }

    std::vector<CommonPlace> run()
    {
        const std::size_t total = m_left.size() + m_right.size();
        while (!m_open.empty() && goOn(m_progress, total - m_openLength, total)) {
            Box box = m_open.back();
            m_open.pop_back();
            m_openLength -= lengthOf(box);
            trim(box);
            if (box.width() > 0 && box.height() > 0)
                split(box);
        }
        std::ranges::sort(m_found, {}, &CommonPlace::left);
        return std::move(m_found);
    }

private:
    void push(const Box& box)
    {
        m_openLength += lengthOf(box);
        m_open.push_back(box);
    }

    static std::size_t lengthOf(const Box& box)
    {
        return static_cast<std::size_t>(box.width()) + static_cast<std::size_t>(box.height());
    }

    bool same(int left, int right) const
    {
        return m_left[static_cast<std::size_t>(left)] == m_right[static_cast<std::size_t>(right)];
    }

    void keep(int left, int right)
    {
        m_found.push_back({static_cast<std::uint32_t>(left), static_cast<std::uint32_t>(right)});
    }

    /// What both begin and end with is alike.
    void trim(Box& box)
    {
        while (box.width() > 0 && box.height() > 0 && same(box.left, box.right))
            keep(box.left++, box.right++);
        while (box.width() > 0 && box.height() > 0 && same(box.leftEnd - 1, box.rightEnd - 1))
            keep(--box.leftEnd, --box.rightEnd);
    }

    void split(const Box& box)
    {
        if (box.width() == 1 || box.height() == 1)
            return single(box);
        const Snake snake = MiddleSearch(m_left, m_right, box).find();
        for (int x = snake.x, y = snake.y; x < snake.toX; ++x, ++y)
            keep(box.left + x, box.right + y);
        const Box before{box.left, box.left + snake.x, box.right, box.right + snake.y};
        const Box after{box.left + snake.toX, box.leftEnd, box.right + snake.toY, box.rightEnd};
        push(before);
        push(after);
    }

    /// One value on a side: it stands somewhere on the other, or nowhere.
    void single(const Box& box)
    {
        for (int left = box.left; left < box.leftEnd; ++left) {
            for (int right = box.right; right < box.rightEnd; ++right) {
                if (same(left, right))
                    return keep(left, right);
            }
        }
    }

    std::span<const std::uint64_t> m_left, m_right;
    const Progress& m_progress;
    std::vector<Box> m_open;
    std::size_t m_openLength = 0; // of both sequences, what is in open boxes
    std::vector<CommonPlace> m_found;
};

} // namespace

std::vector<CommonPlace> commonSubsequence(std::span<const std::uint64_t> left,
                                           std::span<const std::uint64_t> right, const Progress& progress)
{
    return Search(left, right, progress).run();
}

} // namespace lifeline
