#include "words/explained_text.h"

#include <QTest>

using namespace lifeline;
using namespace lifeline::words;

namespace {

std::optional<Mark> mark(EventSeq seq) { return Mark{seq, {}, Phase::Open}; }

QString linked(const ExplainedText& text)
{
    QStringList parts;
    for (const auto& link : text.links)
        parts << text.text.mid(link.begin, link.length) + u'@' + QString::number(link.event);
    return parts.join(u'|');
}

} // namespace

class ExplainedTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void blanksAreFilledAndWordsLinked();
    void whatFillsABlankIsNoPattern();
    void wordsWithoutAnEventAreNoLink();
    void textsAreJoined();
    void referencesStandBehindTheWords();
    void aBrokenPatternIsText();
};

void ExplainedTextTest::blanksAreFilledAndWordsLinked()
{
    const auto text = explained(QStringLiteral("The %1 [1:sent %2] and [2:went]."),
                                {QStringLiteral("client"), QStringLiteral("4 B")}, {mark(7), mark(9)});
    QCOMPARE(text.text, QStringLiteral("The client sent 4 B and went."));
    QCOMPARE(linked(text), QStringLiteral("sent 4 B@7|went@9"));
}

void ExplainedTextTest::whatFillsABlankIsNoPattern()
{
    const auto text = explained(QStringLiteral("[1:%1] %2"),
                                {QStringLiteral("%2 [2:x] ]"), QStringLiteral("y")}, {mark(1), mark(2)});
    QCOMPARE(text.text, QStringLiteral("%2 [2:x] ] y"));
    QCOMPARE(linked(text), QStringLiteral("%2 [2:x] ]@1"));
}

void ExplainedTextTest::wordsWithoutAnEventAreNoLink()
{
    const auto text = explained(QStringLiteral("[1:a] [2:b] [3:c]"), {}, {std::nullopt, mark(0)});
    QCOMPARE(text.text, QStringLiteral("a b c"));
    QVERIFY(text.links.empty());
}

void ExplainedTextTest::textsAreJoined()
{
    ExplainedText text = explained(QStringLiteral("[1:a]."), {}, {mark(1)});
    text.append({});
    text.append(explained(QStringLiteral("[1:b]."), {}, {mark(2)}));
    QCOMPARE(text.text, QStringLiteral("a. b."));
    QCOMPARE(linked(text), QStringLiteral("a@1|b@2"));
    ExplainedText first;
    first.append(text);
    QCOMPARE(first.text, text.text);
}

void ExplainedTextTest::referencesStandBehindTheWords()
{
    const auto text = explained(QStringLiteral("It [1:ended] after [2:a frame]."), {}, {mark(412), mark(3)});
    QCOMPARE(withReferences(text), QStringLiteral("It ended [#412] after a frame [#3]."));
}

void ExplainedTextTest::aBrokenPatternIsText()
{
    QCOMPARE(explained(QStringLiteral("a ] [ %x %")).text, QStringLiteral("a ] [ %x %"));
    QCOMPARE(explained(QStringLiteral("[1:open"), {}, {mark(1)}).text, QStringLiteral("open"));
    QCOMPARE(explained(QStringLiteral("%3"), {QStringLiteral("one")}).text, QString());
}

QTEST_APPLESS_MAIN(ExplainedTextTest)
#include "explained_text_test.moc"
