#include "review/connection_pairs.h"

#include <map>
#include <string>

namespace lifeline {
namespace {

/// scheme://host:port of the left and the right may differ; what is asked for counts.
std::string targetOf(const ConnectionStory& story)
{
    const std::size_t scheme = story.url.find("://");
    if (scheme == std::string::npos)
        return story.url;
    const std::size_t path = story.url.find_first_of("/?", scheme + 3);
    return path == std::string::npos ? "/" : story.url.substr(path);
}

/// The same without its query: a value there may be redacted on one side, or new each time.
std::string pathOf(const ConnectionStory& story)
{
    const std::string target = targetOf(story);
    return target.substr(0, target.find('?'));
}

/// Finds each connection of the left its partner on the right.
class Partners {
public:
    Partners(const ConnectionTable& left, const ConnectionTable& right)
        : m_left(left), m_right(right), m_partner(left.size()), m_taken(right.size())
    {
    }

    /// Among those that have none yet: the first on the right with the same name.
    void findBy(std::string (*name)(const ConnectionStory&))
    {
        std::map<std::string, std::vector<std::size_t>> waiting; // the first of them last
        for (std::size_t i = m_right.size(); i-- > 0;) {
            if (!m_taken[i])
                waiting[name(m_right.at(i).story)].push_back(i);
        }
        for (std::size_t i = 0; i < m_left.size(); ++i) {
            if (!m_partner[i])
                m_partner[i] = takeFrom(waiting[name(m_left.at(i).story)]);
        }
    }

    std::vector<ConnectionPair> pairs() const
    {
        std::vector<ConnectionPair> out;
        for (std::size_t i = 0; i < m_left.size(); ++i) {
            out.push_back({number(m_left.at(i).story.id), std::nullopt});
            if (m_partner[i])
                out.back().right = number(m_right.at(*m_partner[i]).story.id);
        }
        for (std::size_t i = 0; i < m_right.size(); ++i) {
            if (!m_taken[i])
                out.push_back({std::nullopt, number(m_right.at(i).story.id)});
        }
        return out;
    }

private:
    std::optional<std::size_t> takeFrom(std::vector<std::size_t>& same)
    {
        if (same.empty())
            return std::nullopt;
        const std::size_t first = same.back();
        same.pop_back();
        m_taken[first] = true;
        return first;
    }

    const ConnectionTable& m_left;
    const ConnectionTable& m_right;
    std::vector<std::optional<std::size_t>> m_partner; // by position on the left
    std::vector<bool> m_taken;                         // by position on the right
};

} // namespace

std::vector<ConnectionPair> pairConnections(const ConnectionTable& left, const ConnectionTable& right)
{
    Partners partners(left, right);
    partners.findBy(targetOf);
    partners.findBy(pathOf);
    return partners.pairs();
}

} // namespace lifeline
