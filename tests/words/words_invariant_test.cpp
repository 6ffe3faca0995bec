#include "words/words.h"

#include <QTest>

#include <set>

using namespace lifeline;

class WordsInvariantTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachMissHasASentenceOfItsOwn();
    void whatWasNeverPromisedIsNotBlamed_data();
    void whatWasNeverPromisedIsNotBlamed();
};

void WordsInvariantTest::eachMissHasASentenceOfItsOwn()
{
    std::set<QString> sentences;
    for (const InvariantInfo& each : invariants()) {
        const InvariantResult result{each.invariant, Holding::Missed, Promise::Promised, {}};
        const QString sentence = words::invariantMiss(QStringLiteral("qt 6.4.2"), result);
        QVERIFY2(sentence.startsWith(QStringLiteral("qt 6.4.2 ")), qPrintable(sentence));
        QVERIFY(!sentence.contains(u'%'));
        sentences.insert(sentence);
    }
    QCOMPARE(sentences.size(), invariantCount);
}

void WordsInvariantTest::whatWasNeverPromisedIsNotBlamed_data()
{
    QTest::addColumn<int>("promise");
    QTest::addColumn<QString>("end");
    QTest::newRow("promised") << static_cast<int>(Promise::Promised) << QStringLiteral("It promises not to.");
    QTest::newRow("observed") << static_cast<int>(Promise::Observed)
                              << QStringLiteral("It was not seen to do so before.");
    QTest::newRow("not promised") << static_cast<int>(Promise::NotPromised)
                                  << QStringLiteral("It promises nothing else.");
}

void WordsInvariantTest::whatWasNeverPromisedIsNotBlamed()
{
    QFETCH(int, promise);
    QFETCH(QString, end);
    const InvariantResult result{
        Invariant::CloseAtMostOnce, Holding::Missed, static_cast<Promise>(promise), {}};
    const QString sentence = words::invariantMiss(QStringLiteral("ws"), result);
    QVERIFY2(sentence.endsWith(end), qPrintable(sentence));
}

QTEST_GUILESS_MAIN(WordsInvariantTest)
#include "words_invariant_test.moc"
