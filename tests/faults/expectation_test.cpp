#include "faults/expectation.h"
#include "wire/frame_encoder.h"

#include <QTest>

using namespace lifeline;
using Result = Expectation::Result;

namespace {

Observed response(int status, std::string head = "HTTP/1.1 200 OK\r\n\r\n", std::string body = {})
{
    Observed seen{.what = Observed::What::Response, .status = status};
    seen.head = std::move(head);
    seen.body = std::move(body);
    return seen;
}

Observed frame(Opcode opcode, std::string payload)
{
    Observed seen{.what = Observed::What::Frame};
    seen.header.opcode = opcode;
    seen.payload = std::move(payload);
    return seen;
}

Observed closed(std::uint16_t code) { return frame(Opcode::Close, closePayload(code)); }
Observed ended(Observed::What what) { return {.what = what}; }

const Observed fin = ended(Observed::What::Fin);
const Observed reset = ended(Observed::What::Reset);

step::Expect expect(Awaited what, std::vector<Awaited> allowed = {})
{
    step::Expect step;
    step.what = std::move(what);
    step.allowed = std::move(allowed);
    return step;
}

Result look(const step::Expect& step, std::deque<Observed> wire, bool over = false)
{
    Seen seen;
    seen.wire = std::move(wire);
    seen.over = over;
    return Expectation(step, true).look(seen);
}

} // namespace

class ExpectationTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aResponseFitsByStatusHeaderAndBody()
    {
        const Observed seen =
            response(426, "HTTP/1.1 426 X\r\nConnection: close, Upgrade\r\nA: b, c\r\n\r\n", "so bad");
        QVERIFY(fits(await::Response{}, seen));
        QVERIFY(fits(await::Response{{400, 426}, {}, {}}, seen));
        QVERIFY(fits(await::Response{{4}, {}, {}}, seen));
        QVERIFY(fits(await::Response{{}, {{"connection", "upgrade"}}, "bad"}, seen));
        QVERIFY(fits(await::Response{{}, {{"A", "b, c"}}, {}}, seen));
        QVERIFY(!fits(await::Response{{400}, {}, {}}, seen));
        QVERIFY(!fits(await::Response{{5}, {}, {}}, seen));
        QVERIFY(!fits(await::Response{{}, {{"Connection", "keep-alive"}}, {}}, seen));
        QVERIFY(!fits(await::Response{{}, {{"Missing", ""}}, {}}, seen));
        QVERIFY(!fits(await::Response{{}, {}, "good"}, seen));
        QVERIFY(!fits(await::Response{}, response(0)));
    }

    void aFrameFitsByOpcodeAndPayload()
    {
        QVERIFY(fits(await::Frame{Opcode::Text, {}}, frame(Opcode::Text, "hi")));
        QVERIFY(fits(await::Frame{Opcode::Text, "hi"}, frame(Opcode::Text, "hi")));
        QVERIFY(!fits(await::Frame{Opcode::Text, "ho"}, frame(Opcode::Text, "hi")));
        QVERIFY(!fits(await::Frame{Opcode::Binary, {}}, frame(Opcode::Text, "hi")));
    }

    void aCloseFitsByItsCode()
    {
        QVERIFY(fits(await::Close{}, closed(1011)));
        QVERIFY(fits(await::Close{{1002, 1007}}, closed(1007)));
        QVERIFY(fits(await::Close{{1005}}, frame(Opcode::Close, "")));
        QVERIFY(!fits(await::Close{{1002}}, closed(1007)));
        QVERIFY(!fits(await::Close{}, frame(Opcode::Text, "")));
    }

    void framesNobodyAskedForArePassedOver()
    {
        QCOMPARE(look(expect(await::Close{{1000}}), {frame(Opcode::Text, "a"), frame(Opcode::Ping, ""),
                                                     frame(Opcode::Pong, ""), closed(1000)}),
                 Result::Met);
        QCOMPARE(look(expect(await::Close{}), {frame(Opcode::Text, "a")}), Result::Waiting);
    }

    void nothingElseIsPassedOver()
    {
        QCOMPARE(look(expect(await::Frame{Opcode::Text, {}}), {closed(1000), frame(Opcode::Text, "")}),
                 Result::Missed);
        QCOMPARE(look(expect(await::Close{}), {fin}), Result::Missed);
        QCOMPARE(look(expect(await::Fin{}), {reset}), Result::Missed);
        QCOMPARE(look(expect(await::Fin{}), {response(400)}), Result::Missed);
    }

    void anEndStaysTrueOnceItWasLookedAt()
    {
        const step::Expect first = expect(await::Fin{}), second = expect(await::End{});
        Seen seen;
        seen.wire = {fin};
        QCOMPARE(Expectation(first, true).look(seen), Result::Met);
        QCOMPARE(Expectation(second, true).look(seen), Result::Met);
    }

    void anEndIsWaitedForThroughEverything()
    {
        QCOMPARE(look(expect(await::End{}), {response(400), closed(1000), fin}), Result::Met);
        QCOMPARE(look(expect(await::End{}), {reset}), Result::Met);
        QCOMPARE(look(expect(await::End{}), {closed(1000)}), Result::Waiting);
    }

    void anEndThatAStepBeforeTookIsStillOne()
    {
        Seen seen{{fin}, {}, false};
        const step::Expect closeOrFin = expect(await::Close{{1002}}, {await::Fin{}});
        const step::Expect end = expect(await::End{}), again = expect(await::Fin{});
        QCOMPARE(Expectation(closeOrFin, true).look(seen), Result::Allowed);
        QCOMPARE(Expectation(end, true).look(seen), Result::Met);
        QCOMPARE(Expectation(again, true).look(seen), Result::Waiting);
    }

    void whatCameInsteadIsTold()
    {
        const step::Expect step = expect(await::Close{{1002}});
        Seen seen{{closed(1000)}, {}};
        Expectation waiting(step, true);
        QCOMPARE(waiting.look(seen), Result::Missed);
        QCOMPARE(waiting.instead(), std::string("close 1000"));
        QVERIFY(seen.wire.empty());
    }

    void theEndStaysForTheNextStepAfterAMiss()
    {
        const step::Expect step = expect(await::Close{});
        Seen seen{{fin}, {}};
        QCOMPARE(Expectation(step, true).look(seen), Result::Missed);
        QCOMPARE(seen.wire.size(), std::size_t{1});
    }

    void anAlternativeIsAllowed()
    {
        const step::Expect step = expect(await::Close{{1002}}, {await::Reset{}, await::Nothing{}});
        QCOMPARE(look(step, {reset}), Result::Allowed);
        QCOMPARE(look(step, {closed(1002)}), Result::Met);
        QCOMPARE(Expectation(step, true).timeUp(), Result::Allowed);
    }

    void nothingIsBrokenByAnything()
    {
        QCOMPARE(look(expect(await::Nothing{}), {frame(Opcode::Pong, "")}), Result::Missed);
        QCOMPARE(look(expect(await::Nothing{}), {fin}), Result::Missed);
        QCOMPARE(look(expect(await::Nothing{}), {}), Result::Waiting);
        const step::Expect nothing = expect(await::Nothing{}), end = expect(await::Fin{});
        QCOMPARE(Expectation(nothing, true).timeUp(), Result::Met);
        QCOMPARE(Expectation(end, true).timeUp(), Result::Missed);
    }

    void nothingAsAnAlternativeIsOverOnceSomethingCame()
    {
        const step::Expect step = expect(await::Close{}, {await::Nothing{}});
        Seen seen{{frame(Opcode::Text, "")}, {}};
        Expectation waiting(step, true);
        QCOMPARE(waiting.look(seen), Result::Waiting);
        QCOMPARE(waiting.timeUp(), Result::Missed);
    }

    void aConnectionThatIsOverBringsNothingMore()
    {
        QCOMPARE(look(expect(await::Nothing{}), {}, true), Result::Met);
        QCOMPARE(look(expect(await::Fin{}), {}, true), Result::Missed);
        QCOMPARE(look(expect(await::CallbackFired{}), {}, true), Result::Waiting);
    }

    void callbacksAreLookedForAmongAllThatCame()
    {
        const step::Expect step = expect(await::CallbackFired{CallbackName::OnClose, 1006});
        Seen seen;
        seen.callbacks = {
            {CallbackName::OnOpen, 0}, {CallbackName::OnClose, 1006}, {CallbackName::OnError, 0}};
        QCOMPARE(Expectation(step, true).look(seen), Result::Met);
        QCOMPARE(seen.callbacks.size(), std::size_t{1});
        seen.callbacks = {{CallbackName::OnClose, 1000}};
        QCOMPARE(Expectation(step, true).look(seen), Result::Waiting);
        QCOMPARE(Expectation(step, false).look(seen), Result::Unseen);
    }
};

QTEST_GUILESS_MAIN(ExpectationTest)
#include "expectation_test.moc"
