#include "words/words.h"

#include <QSet>
#include <QTest>

using namespace lifeline;

class WordsNamesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyValueHasAWordOfItsOwn();
    void aWordSaysWhatItMeans();
};

namespace {

template <class Value, class Word> QSet<QString> wordsOf(std::size_t count, Word word)
{
    QSet<QString> all;
    for (std::size_t i = 0; i < count; ++i) {
        const QString text = word(static_cast<Value>(i));
        if (!text.isEmpty())
            all.insert(text);
    }
    return all;
}

qsizetype size(std::size_t count) { return static_cast<qsizetype>(count); }

} // namespace

void WordsNamesTest::everyValueHasAWordOfItsOwn()
{
    constexpr std::size_t stageCount = static_cast<std::size_t>(Stage::Stopped) + 1;
    QCOMPARE(wordsOf<Stage>(stageCount, words::stageLong).size(), size(stageCount));
    QCOMPARE(wordsOf<Cause>(causeCount, words::cause).size(), size(causeCount));
    QCOMPARE(wordsOf<Phase>(phaseCount, words::phase).size(), size(phaseCount));
    QCOMPARE(wordsOf<Side>(3, words::side).size(), 3);
    QCOMPARE(wordsOf<DeadlineName>(deadlineCount, words::deadline).size(), size(deadlineCount));
}

void WordsNamesTest::aWordSaysWhatItMeans()
{
    QCOMPARE(words::stageLong(Stage::PlainRequest),
             QStringLiteral("A plain HTTP request; no upgrade was asked for."));
    QCOMPARE(words::stageLong(Stage::Stopped), QStringLiteral("Lifeline was told to drop the connection."));
    QCOMPARE(words::cause(Cause::Reset), QStringLiteral("reset by the peer"));
    QCOMPARE(words::cause(Cause::Stopped), QStringLiteral("dropped by this side"));
    QCOMPARE(words::phase(Phase::ClosingByPeer), QStringLiteral("closing, the peer first"));
    QCOMPARE(words::side(Side::Server), QStringLiteral("server"));
    QCOMPARE(words::deadline(DeadlineName::Upgrade), QStringLiteral("upgrade deadline"));
    QCOMPARE(words::deadline(DeadlineName::Close), QStringLiteral("close deadline"));
}

QTEST_APPLESS_MAIN(WordsNamesTest)
#include "words_names_test.moc"
