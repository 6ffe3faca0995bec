// The verdict on every fault of the catalogue: it names the side, the mechanism and the place that the
// fault's own data tells.
#include "faults/catalogue.h"
#include "support/fault_stage.h"
#include "words/words.h"

#include <QTest>

#include <map>
#include <set>

using namespace lifeline;

namespace {

const Catalogue& catalogue()
{
    static const Catalogue all = Catalogue::builtIn();
    return all;
}

EndedBy named(Side side) { return side == Side::Client ? EndedBy::Client : EndedBy::Server; }

/// What a script does that matters for how it ends, in the order it does it.
struct ScriptFacts {
    bool resets = false, fins = false;
    bool closes = false; // a legal close frame that a person may take for the end
    bool cutsHead = false, cutsFrame = false, leavesMessage = false;

    explicit ScriptFacts(const Fault& fault) { take(fault.steps); }

private:
    void take(const std::vector<Step>& steps)
    {
        for (const Step& step : steps)
            std::visit([this](const auto& what) { note(what); }, step.what);
    }
    void note(const Loop& loop) { take(loop.steps); }
    void note(const step::Reset&) { resets = true; }
    void note(const step::Fin&) { fins = true; }
    /// Cut short, or given out so slowly that its end may be too late.
    static bool isUnfinished(const Pace& pace) { return pace.cut || pace.every > Duration::zero(); }
    void note(const step::SendRequest& send) { cutsHead = isUnfinished(send.pace); }
    void note(const step::SendResponse& send) { cutsHead = isUnfinished(send.pace); }
    void note(const step::SendBytes&) {}
    void note(const step::SendFrame& send)
    {
        cutsFrame = send.pace.cut.has_value();
        if (!isControl(send.frame.opcode))
            leavesMessage = !send.frame.fin;
        closes = closes || (send.frame.opcode == Opcode::Close && !send.pace.cut);
    }
    template <class Other> void note(const Other&) {}
};

bool subjectDoes(const Fault& fault, SubjectAct::What what)
{
    return std::any_of(fault.subject.acts.begin(), fault.subject.acts.end(),
                       [&](const SubjectAct& act) { return act.what == what; });
}

bool opens(const Fault& fault)
{
    return std::any_of(fault.expect.callbacks.begin(), fault.expect.callbacks.end(),
                       [](const ExpectedCallback& each) { return each.name == CallbackName::OnOpen; });
}

std::uint16_t closeCode(const Fault& fault)
{
    for (const ExpectedCallback& each : fault.expect.callbacks) {
        if (each.name == CallbackName::OnClose)
            return each.code;
    }
    return 0;
}

struct Expected {
    Mechanism mechanism = Mechanism::None;
    std::set<EndedBy> endedBy; // any of them
    Cut cut = Cut::Nothing;
    std::optional<DeadlineName> deadline = std::nullopt;
};

/// The violation that is expected, where that ends a connection.
bool expectsViolation(const Fault& fault)
{
    const auto violation = violationFromId(fault.expect.finding);
    return violation && info(*violation).closeCode != 0;
}

Expected refusalOf(const Fault& fault, UpgradeRule rule)
{
    const Side refuses = rule == UpgradeRule::StatusNot101 ? fault.side : otherEnd(fault.side);
    return {Mechanism::Refusal, {named(refuses)}};
}

Cut cutOf(const Fault& fault, const ScriptFacts& script)
{
    if (!opens(fault))
        return script.cutsHead ? Cut::Head : Cut::Nothing;
    if (script.cutsFrame)
        return Cut::Frame;
    return script.leavesMessage ? Cut::Message : Cut::Nothing;
}

/// From what the catalogue says about the fault; nothing here looks at an event.
Expected expectedOf(const Fault& fault)
{
    const EndedBy script = named(fault.side), subject = named(otherEnd(fault.side));
    const ScriptFacts facts(fault);
    if (fault.reach == Reach::Nobody)
        return {Mechanism::ConnectFailure, {EndedBy::Server}};
    if (fault.reach == Reach::FullBacklog)
        return {Mechanism::Deadline, {EndedBy::Network}};
    if (expectsViolation(fault))
        return {Mechanism::Violation, {subject}};
    if (const auto rule = upgradeRuleFromId(fault.expect.finding))
        return refusalOf(fault, *rule);
    const bool clean = opens(fault) && closeCode(fault) != 1006;
    if (subjectDoes(fault, SubjectAct::What::Fin)) // the close deadline after it only clears away
        return {Mechanism::Fin, {subject}};
    const bool timed = fault.expect.deadline && fault.expect.deadline != DeadlineName::Close;
    if (timed || (fault.expect.deadline && !clean))
        return {Mechanism::Deadline, {subject}, cutOf(fault, facts), fault.expect.deadline};
    if (clean)
        return {Mechanism::CloseFrame, subjectDoes(fault, SubjectAct::What::Close)
                                           ? std::set<EndedBy>{subject, EndedBy::Both}
                                           : std::set<EndedBy>{script}};
    if (facts.resets)
        return {Mechanism::Reset, {script}, cutOf(fault, facts)};
    return {Mechanism::Fin, {facts.fins ? script : subject}, cutOf(fault, facts)};
}

/// Where the catalogue's data does not tell it, and why.
const std::map<std::string, Expected>& exceptions()
{
    // The idle deadline decides; the close deadline that the fault names passes after it, unanswered too.
    static const auto idle = [](EndedBy who, Cut cut = Cut::Nothing) {
        return Expected{Mechanism::Deadline, {who}, cut, DeadlineName::Idle};
    };
    static const std::map<std::string, Expected> all{
        {"black-hole-by-client", idle(EndedBy::Server)},
        {"black-hole-by-server", idle(EndedBy::Client)},
        {"reader-stops-by-client", idle(EndedBy::Server)},
        {"reader-stops-by-server", idle(EndedBy::Client)},
        {"stall-mid-frame-by-client", idle(EndedBy::Server, Cut::Frame)},
        {"stall-mid-frame-by-server", idle(EndedBy::Client, Cut::Frame)},
        // The request was whole and refused before the reset came.
        {"reset-after-bad-request", {Mechanism::Refusal, {EndedBy::Server}}},
        // The head of the 404 was whole; only its body was cut off.
        {"reset-mid-refusal", {Mechanism::Refusal, {EndedBy::Server}}},
    };
    return all;
}

std::string whoText(const std::set<EndedBy>& who)
{
    std::string text;
    for (const EndedBy each : who)
        text += (text.empty() ? "" : " or ") + std::string(endedById(each));
    return text;
}

std::string expectedText(const Expected& expected)
{
    return std::string(mechanismId(expected.mechanism)) + " by " + whoText(expected.endedBy) + ", cut " +
           std::string(cutId(expected.cut));
}

std::string foundText(const Explanation& why)
{
    return std::string(mechanismId(why.mechanism)) + " by " + std::string(endedById(why.verdict.endedBy)) +
           ", cut " + std::string(cutId(why.cut));
}

struct Played {
    explicit Played(const Fault& fault) : stage(std::make_shared<Fault>(fault))
    {
        stage.play();
        const EventLog& log = stage.events().log();
        for (std::uint64_t row = 0; row < log.size(); ++row)
            story.take(log.event(row));
        why = explain(story);
    }
    FaultStage stage;
    ConnectionStory story;
    Explanation why;
};

void eachFault()
{
    QTest::addColumn<QString>("id");
    for (const Fault& fault : catalogue().faults())
        QTest::newRow(fault.id.c_str()) << QString::fromStdString(fault.id);
}

} // namespace

class CatalogueVerdictTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itNamesSideMechanismAndPlace_data() { eachFault(); }
    void itNamesSideMechanismAndPlace();
    void eachWordRestsOnAnEventOfThatConnection_data() { eachFault(); }
    void eachWordRestsOnAnEventOfThatConnection();
    void exceptionsAreFaultsOfTheCatalogue();
};

void CatalogueVerdictTest::itNamesSideMechanismAndPlace()
{
    QFETCH(const QString, id);
    const Fault& fault = *catalogue().find(id.toStdString());
    const auto exception = exceptions().find(fault.id);
    const Expected expected = exception == exceptions().end() ? expectedOf(fault) : exception->second;
    const Played played(fault);
    const Explanation& why = played.why;
    const bool right = why.mechanism == expected.mechanism &&
                       expected.endedBy.contains(why.verdict.endedBy) && why.cut == expected.cut;
    QVERIFY2(right, ("expected " + expectedText(expected) + ", found " + foundText(why) + "\n" +
                     played.stage.conversation())
                        .c_str());
    QVERIFY(why.end);
    QCOMPARE(isClosing(why.phase) || why.phase == Phase::Open, opens(fault));
    if (expected.deadline)
        QVERIFY(why.deadline == expected.deadline);
    if (why.mechanism == Mechanism::Violation)
        QCOMPARE(std::string(info(*why.violation).id), fault.expect.finding);
}

/// The sentence says who and how in words, names no blank of a pattern, and each link is one of the
/// connection's events.
void CatalogueVerdictTest::eachWordRestsOnAnEventOfThatConnection()
{
    QFETCH(const QString, id);
    const Played played(*catalogue().find(id.toStdString()));
    const words::Headline headline = words::verdict(played.story, played.why.verdict);
    const QString text = headline.bold + u' ' + headline.rest.text;
    QVERIFY2(!text.contains(u'%') && !text.contains(QStringLiteral("unknown")), qPrintable(text));
    QVERIFY2(!headline.rest.links.empty(), qPrintable(text));
    const std::uint64_t events = played.stage.events().log().size();
    for (const auto& link : headline.rest.links) {
        QVERIFY(link.event >= 1 && link.event <= events);
        QVERIFY(link.length > 0 && link.begin + link.length <= headline.rest.text.size());
    }
    const Side ender = played.why.verdict.endedBy == EndedBy::Client ? Side::Client : Side::Server;
    const bool both = played.why.verdict.endedBy == EndedBy::Both;
    const bool network = played.why.verdict.endedBy == EndedBy::Network;
    QVERIFY2(both || network || headline.rest.text.contains(words::side(ender)) ||
                 played.why.mechanism == Mechanism::ConnectFailure,
             qPrintable(text));
}

void CatalogueVerdictTest::exceptionsAreFaultsOfTheCatalogue()
{
    for (const auto& [id, expected] : exceptions())
        QVERIFY2(catalogue().find(id) != nullptr, id.c_str());
}

QTEST_GUILESS_MAIN(CatalogueVerdictTest)
#include "catalogue_verdict_test.moc"
