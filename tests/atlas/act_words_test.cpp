#include "atlas/act_words.h"

#include <QTest>

using namespace lifeline;
using namespace std::chrono_literals;

namespace {

using What = SubjectAct::What;

SubjectAct act(What what, std::string bytes = {}, std::optional<std::uint16_t> code = {}, Duration after = {})
{
    return {what, std::move(bytes), code, 0, after};
}

std::string whyNot(const std::vector<SubjectAct>& acts)
{
    const auto words = actWords(acts);
    const auto* none = std::get_if<NoActWords>(&words);
    return none ? none->why : "";
}

} // namespace

class ActWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void actsAreWords();
    void sizesAndEndsAreWords();
    void whatAStackHasNoCallForIsSaid();
    void wordsCannotLeaveTheirPlace();
    void noActsAreNoWords();
    void whatNoProgramCanDoIsSaid();
};

void ActWordsTest::actsAreWords()
{
    const std::vector<SubjectAct> acts{act(What::Text, "hi"), act(What::Ping, "x"),
                                       act(What::Close, "done", 1000), act(What::Close)};
    QCOMPARE(actTarget(acts), std::string("/?act=text:hi,ping:x,close:1000,close"));
    QCOMPARE(actLine(acts), std::string(" act=text:hi,ping:x,close:1000,close"));
    const std::vector<SubjectAct> late{act(What::Close, {}, 1001, 50ms)};
    QCOMPARE(actTarget(late), std::string("/?act=close:1001&after=50"));
    QCOMPARE(actLine(late), std::string(" act=close:1001 after=50"));
}

void ActWordsTest::sizesAndEndsAreWords()
{
    SubjectAct large = act(What::Text);
    large.size = 4U << 20U;
    QCOMPARE(actTarget({large, act(What::Close, {}, 1000)}), std::string("/?act=big:4194304,close:1000"));
    QCOMPARE(actLine({act(What::Fin)}), std::string(" act=drop"));
    QCOMPARE(actLine({act(What::Reset, {}, {}, 50ms)}), std::string(" act=drop after=50"));
}

void ActWordsTest::whatAStackHasNoCallForIsSaid()
{
    const std::vector<std::string> lacks{"drop", "ping"};
    QCOMPARE(whyLacking({act(What::Text, "drop"), act(What::Fin)}, lacks),
             std::string("its application has no call that ends TCP without a close frame"));
    QCOMPARE(whyLacking({act(What::Ping, "x")}, lacks),
             std::string("its application has no call for that: ping"));
    QCOMPARE(whyLacking({act(What::Text, "drop"), act(What::Close)}, lacks), std::string());
    QCOMPARE(whyLacking({act(What::Fin)}, {}), std::string());
}

void ActWordsTest::wordsCannotLeaveTheirPlace()
{
    QCOMPARE(actLine({act(What::Text, "a b,c\n&%=")}), std::string(" act=text:a%20b%2cc%0a%26%25%3d"));
}

void ActWordsTest::noActsAreNoWords()
{
    QCOMPARE(actTarget({}), std::string("/"));
    QCOMPARE(actLine({}), std::string());
    QCOMPARE(whyNot({}), std::string());
}

void ActWordsTest::whatNoProgramCanDoIsSaid()
{
    QCOMPARE(whyNot({act(What::Binary, "x")}), std::string("the program cannot be asked to send that"));
    SubjectAct large = act(What::Binary);
    large.size = 1024;
    QCOMPARE(whyNot({large}), std::string("the program cannot be asked to send that"));
    QCOMPARE(whyNot({act(What::Text, "a"), act(What::Close, {}, 1000, 1ms)}),
             std::string("the program cannot be asked to pause between its acts"));
}

QTEST_APPLESS_MAIN(ActWordsTest)
#include "act_words_test.moc"
