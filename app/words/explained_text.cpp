#include "words/explained_text.h"

namespace lifeline::words {
namespace {

int digitAt(const QString& text, qsizetype at)
{
    return at < text.size() && text[at] >= u'1' && text[at] <= u'9' ? text[at].digitValue() : 0;
}

class Filler {
public:
    Filler(const QString& pattern, const QStringList& values, const std::vector<std::optional<Mark>>& marks)
        : m_pattern(pattern), m_values(values), m_marks(marks)
    {
    }

    ExplainedText fill()
    {
        for (qsizetype at = 0; at < m_pattern.size();)
            at += step(at);
        return std::move(m_out);
    }

private:
    /// Takes what stands there; how many characters that were.
    qsizetype step(qsizetype at)
    {
        const QChar c = m_pattern[at];
        if (const int blank = digitAt(m_pattern, at + 1); c == u'%' && blank > 0) {
            m_out.text += m_values.value(blank - 1);
            return 2;
        }
        const bool opens = c == u'[' && digitAt(m_pattern, at + 1) > 0 && m_pattern.mid(at + 2, 1) == u":";
        if (opens) {
            m_mark = static_cast<std::size_t>(digitAt(m_pattern, at + 1));
            m_begin = m_out.text.size();
            return 3;
        }
        if (c == u']' && m_mark > 0)
            close();
        else
            m_out.text += c;
        return 1;
    }

    void close()
    {
        const auto mark = m_mark <= m_marks.size() ? m_marks[m_mark - 1] : std::nullopt;
        const qsizetype length = m_out.text.size() - m_begin;
        if (mark && mark->seq != 0 && length > 0)
            m_out.links.push_back({static_cast<int>(m_begin), static_cast<int>(length), mark->seq});
        m_mark = 0;
    }

    const QString& m_pattern;
    const QStringList& m_values;
    const std::vector<std::optional<Mark>>& m_marks;
    ExplainedText m_out;
    std::size_t m_mark = 0; // of the link that is open; 0: none
    qsizetype m_begin = 0;
};

} // namespace

void ExplainedText::append(const ExplainedText& other)
{
    if (other.empty())
        return;
    if (!text.isEmpty())
        text += u' ';
    const int shift = static_cast<int>(text.size());
    text += other.text;
    for (Link link : other.links) {
        link.begin += shift;
        links.push_back(link);
    }
}

ExplainedText explained(const QString& pattern, const QStringList& values,
                        const std::vector<std::optional<Mark>>& marks)
{
    return Filler(pattern, values, marks).fill();
}

QString withReferences(const ExplainedText& text)
{
    QString out;
    int from = 0;
    for (const ExplainedText::Link& link : text.links) {
        const int end = link.begin + link.length;
        out += text.text.mid(from, end - from) + QStringLiteral(" [#") + QString::number(link.event) + u']';
        from = end;
    }
    return out + text.text.mid(from);
}

} // namespace lifeline::words
