#include "ui/inspector/inspector_facts.h"
#include "ui/story_log.h"
#include "words/words.h"

#include <QTest>

using namespace lifeline;
using Tone = InspectorFact::Tone;

namespace {

std::vector<InspectorFact> factsOf(const StoryLog& story, std::uint64_t row)
{
    const ReadModel model(story.log);
    return inspectorFacts(inspectorSubject(story.log, model.connections().find(ConnectionId{1}), row));
}

bool has(const std::vector<InspectorFact>& facts, const QString& name, const QString& value,
         Tone tone = Tone::Plain)
{
    return std::any_of(facts.begin(), facts.end(), [&](const InspectorFact& fact) {
        return fact.name == name && fact.value == value && fact.tone == tone;
    });
}

} // namespace

class InspectorFactsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aMaskedFrameShowsItsKeyAndPlace()
    {
        StoryLog story;
        story.frame<event::FrameReceived>(Side::Server, Opcode::Text, "hello");
        const auto facts = factsOf(story, 0);
        QCOMPARE(facts[0], (InspectorFact{QStringLiteral("masking key"), QStringLiteral("a1 5f 02 9c"),
                                          QStringLiteral("§5.3"), Tone::Plain}));
        QCOMPARE(facts[1].note, QStringLiteral("in the client's stream"));
        QCOMPARE(facts.size(), std::size_t{2});
    }

    void aCutFrameSaysSo()
    {
        StoryLog story;
        story.frame<event::FrameReceived>(Side::Server, Opcode::Text, std::string(128, 'a'), 64);
        QVERIFY(has(factsOf(story, 0), {}, QStringLiteral("truncated: 64 of 128 payload bytes arrived"),
                    Tone::Bad));
    }

    void aViolationStandsWithItsFrame()
    {
        StoryLog story;
        story.frame<event::FrameReceived>(Side::Server, Opcode::Text, "hello");
        story.add(Side::Server, Phase::Open, event::Finding{Violation::ReservedBit, 0});
        QVERIFY(has(factsOf(story, 0), QStringLiteral("reserved-bit"),
                    words::violation(Violation::ReservedBit), Tone::Bad));
    }

    void aCloseFrameIsRead()
    {
        StoryLog story;
        story.frame<event::FrameSent>(Side::Server, Opcode::Close, closePayload(1000, "bye"));
        const auto facts = factsOf(story, 0);
        QVERIFY(has(facts, QStringLiteral("close code"), words::closeCode(1000)));
        QVERIFY(has(facts, QStringLiteral("reason"), QStringLiteral("bye")));
    }

    void aRefusedRequestListsEachRule()
    {
        StoryLog story;
        story.add(Side::Server, Phase::Upgrading, event::Request{StoryLog::request});
        story.add(Side::Server, Phase::Failed,
                  event::RequestRefused{426, rules({UpgradeRule::MissingKey, UpgradeRule::MissingVersion})});
        const auto facts = factsOf(story, 0);
        QVERIFY(has(facts, QStringLiteral("missing-key"), words::rule(UpgradeRule::MissingKey), Tone::Bad));
        QVERIFY(has(facts, QStringLiteral("missing-version"), words::rule(UpgradeRule::MissingVersion),
                    Tone::Bad));
    }

    void everyCallbackSaysWhyItFired_data()
    {
        QTest::addColumn<int>("name");
        for (std::size_t i = 0; i < callbackCount; ++i)
            QTest::newRow(callbackName(static_cast<CallbackName>(i)).data()) << static_cast<int>(i);
    }
    void everyCallbackSaysWhyItFired()
    {
        QFETCH(int, name);
        StoryLog story;
        story.callback(Side::Server,
                       {.name = static_cast<CallbackName>(name), .cause = Cause::Reset, .code = 1006});
        const auto facts = factsOf(story, 0);
        QCOMPARE(facts[0].value, QString::fromUtf8(callbackName(static_cast<CallbackName>(name)).data()));
        const auto why = std::find_if(facts.begin(), facts.end(), [](const InspectorFact& fact) {
            return fact.name == QStringLiteral("why");
        });
        QVERIFY(why != facts.end() && !why->value.isEmpty());
    }

    void onCloseShowsCodeReasonAndCleanness()
    {
        StoryLog story;
        story.callback(Side::Server,
                       {.name = CallbackName::OnClose, .code = 1006, .reason = "\x1b[2J", .clean = false});
        const auto facts = factsOf(story, 0);
        QVERIFY(has(facts, QStringLiteral("code"), words::closeCode(1006), Tone::Bad));
        QVERIFY(has(facts, QStringLiteral("reason"), QStringLiteral("\\x1b[2J")));
        QVERIFY(has(facts, QStringLiteral("clean"), QStringLiteral("no")));
    }

    void htmlKeepsMarkupOfPeersOut()
    {
        const QString html = factsHtml(
            {{QStringLiteral("reason"), QStringLiteral("<img src=x>"), {}, Tone::Bad}}, Theme::light());
        QVERIFY(!html.contains(QStringLiteral("<img")));
        QVERIFY(html.contains(QStringLiteral("⚠")));
        QVERIFY(html.contains(Theme::light().danger.name()));
    }
};

QTEST_APPLESS_MAIN(InspectorFactsTest)
#include "inspector_facts_test.moc"
