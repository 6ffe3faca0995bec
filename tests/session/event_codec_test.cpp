#include "session/event_codec.h"
#include "support/every_event.h"
#include "wire/sha256.h"

#include <QTest>

#include <bit>
#include <limits>
#include <memory>
#include <set>

using namespace lifeline;

namespace {

constexpr std::uint64_t everything = std::numeric_limits<std::uint64_t>::max();

std::string encoded(const EventBody& body, std::uint64_t maxPayload = everything)
{
    std::string out;
    encodeBody(out, body, maxPayload);
    return out;
}

} // namespace

class EventCodecTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyEventComesBackAsItWas_data();
    void everyEventComesBackAsItWas();
    void everyKindIsTried();
    void largestNumbersComeBack();
    void aPayloadIsCutAndItsLengthKept();
    void whatIsCutHasTheHashOfTheWhole();
    void numbersThatAreNoValuesReadAsTheFirst();
    void theBytesOfAMessageStayOut();
    void appendsToWhatIsThere();
    void cutOffBytesAreNeverReadBeyond();
    void aSmallFrameTakesLittleRoom();
    void aPackedMessageReadsLikeAnEncodedOne();
    void onlyAPlainCallbackIsPacked();
};

void EventCodecTest::everyEventComesBackAsItWas_data()
{
    QTest::addColumn<int>("index");
    const auto all = everyEvent();
    for (std::size_t i = 0; i < all.size(); ++i)
        QTest::newRow(all[i].name) << static_cast<int>(i);
}

void EventCodecTest::everyEventComesBackAsItWas()
{
    QFETCH(const int, index);
    const Event event = everyEvent()[static_cast<std::size_t>(index)].event;
    const std::string bytes = encoded(event.body);
    Event back = event;
    back.body = decodeBody(event.kind(), bytes);
    QCOMPARE(asLine(back), asLine(event));
    QCOMPARE(encoded(back.body), bytes);
}

void EventCodecTest::everyKindIsTried()
{
    std::set<std::size_t> kinds;
    for (const auto& named : everyEvent())
        kinds.insert(named.event.body.index());
    QCOMPARE(kinds.size(), eventKindCount);
}

void EventCodecTest::largestNumbersComeBack()
{
    const EventBody frame = event::FrameReceived{{"\x81\x00", everything, everything - 1, {}}};
    const std::string frameBytes = encoded(frame);
    const EventBody frameBack = decodeBody(EventKind::FrameReceived, frameBytes);
    QCOMPARE(std::get<event::FrameReceived>(frameBack).offset, everything);
    QCOMPARE(std::get<event::FrameReceived>(frameBack).arrived, everything - 1);

    const MonotonicTime never = MonotonicTime::max(), before = monotonicTime(-5);
    for (const MonotonicTime time : {never, before}) {
        const std::string bytes = encoded(event::DeadlineArmed{DeadlineName::Pong, time});
        const EventBody back = decodeBody(EventKind::DeadlineArmed, bytes);
        QVERIFY(std::get<event::DeadlineArmed>(back).at == time);
    }
    const std::string bytes = encoded(event::Response{-1, {}, {}});
    const EventBody back = decodeBody(EventKind::Response, bytes);
    QCOMPARE(std::get<event::Response>(back).status, -1);
}

void EventCodecTest::aPayloadIsCutAndItsLengthKept()
{
    const std::string payload(1'000, 'x');
    const std::string bytes = encoded(event::FrameSent{{"\x82\x7E\x03\xE8", 5, 1'000, payload}}, 100);
    const EventBody back = decodeBody(EventKind::FrameSent, bytes);
    QCOMPARE(std::get<event::FrameSent>(back).payload.size(), std::size_t{100});
    QCOMPARE(std::get<event::FrameSent>(back).arrived, std::uint64_t{1'000});
    QVERIFY(bytes.size() < 100 + 32 + 20);
}

void EventCodecTest::whatIsCutHasTheHashOfTheWhole()
{
    const std::string payload(1'000, 'x');
    const auto sum = sha256(payload);
    const std::string bytes = encoded(event::FrameSent{{"\x82\x7E\x03\xE8", 5, 1'000, payload}}, 100);
    const EventBody back = decodeBody(EventKind::FrameSent, bytes);
    QVERIFY(std::get<event::FrameSent>(back).sha256 == std::string_view(sum.data(), sum.size()));
    QCOMPARE(encoded(back), bytes); // a copy of the log keeps it
    const EventBody whole =
        decodeBody(EventKind::FrameSent, encoded(event::FrameSent{{"\x82\x64", 5, 4, "text"}}, 4));
    QVERIFY(std::get<event::FrameSent>(whole).sha256.empty());
}

void EventCodecTest::numbersThatAreNoValuesReadAsTheFirst()
{
    const std::string wild("\x7F\x7F\x7F\x7F\x7F\x7F", 6);
    const auto failed = std::get<event::ConnectFailed>(decodeBody(EventKind::ConnectFailed, wild));
    QVERIFY(failed.cause == Cause::None);
    const auto armed = std::get<event::DeadlineArmed>(decodeBody(EventKind::DeadlineArmed, wild));
    QVERIFY(armed.name == DeadlineName::Connect);
    const auto found = std::get<event::Finding>(decodeBody(EventKind::Finding, wild));
    QVERIFY(found.violation == Violation::UnmaskedFrame);
    const auto called = std::get<event::Callback>(decodeBody(EventKind::Callback, wild));
    QVERIFY(called.name == CallbackName::Upgrade && called.kind == Opcode::Continuation);
    const std::string all("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01", 10);
    const auto refused = std::get<event::ResponseRefused>(decodeBody(EventKind::ResponseRefused, all));
    QCOMPARE(std::size_t(std::popcount(refused.rules.bits())), upgradeRuleCount);
}

void EventCodecTest::theBytesOfAMessageStayOut()
{
    const std::string payload(1'000, 'x');
    const std::string bytes = encoded(event::MessageReceived{{Opcode::Binary, 1'000, 2, payload}});
    QVERIFY(bytes.size() < 10);
    const EventBody back = decodeBody(EventKind::MessageReceived, bytes);
    QCOMPARE(std::get<event::MessageReceived>(back).length, std::uint64_t{1'000});
    QCOMPARE(std::get<event::MessageReceived>(back).frames, 2U);
    QVERIFY(std::get<event::MessageReceived>(back).payload.empty());
}

void EventCodecTest::appendsToWhatIsThere()
{
    std::string out = "there";
    encodeBody(out, event::Connecting{"ws://a/"}, everything);
    QCOMPARE(out, "there" + encoded(event::Connecting{"ws://a/"}));
}

/// Each cut lies in a block of exactly its own size, so that a sanitizer sees a read beyond it.
void EventCodecTest::cutOffBytesAreNeverReadBeyond()
{
    for (const auto& named : everyEvent()) {
        const std::string bytes = encoded(named.event.body);
        for (std::size_t size = 0; size < bytes.size(); ++size) {
            const auto cut = std::make_unique<char[]>(size);
            std::copy_n(bytes.begin(), size, cut.get());
            const EventBody back = decodeBody(named.event.kind(), {cut.get(), size});
            QCOMPARE(back.index(), named.event.body.index());
            QVERIFY(encoded(back).size() <= bytes.size());
        }
    }
}

void EventCodecTest::aSmallFrameTakesLittleRoom()
{
    const std::string payload(64, 'x');
    const std::string bytes =
        encoded(event::FrameReceived{{"\x81\xC0\x01\x02\x03\x04", 1'000'000'000, 64, payload}});
    QVERIFY2(bytes.size() <= 64 + 6 + 7, std::to_string(bytes.size()).c_str());
}

void EventCodecTest::aPackedMessageReadsLikeAnEncodedOne()
{
    const event::Message message{Opcode::Binary, 127, 2, {}};
    const auto packed = packBody(message);
    QVERIFY(packed.has_value());
    const std::string_view bytes(reinterpret_cast<const char*>(&packed->word), packed->size);
    QVERIFY(bytes == encoded(event::MessageSent{message}));
    const event::Message longer{Opcode::Binary, 128, 2, {}};
    QVERIFY(!packBody(longer).has_value());
}

void EventCodecTest::onlyAPlainCallbackIsPacked()
{
    event::Callback callback{.name = CallbackName::OnMessage, .kind = Opcode::Text, .length = 64};
    const auto packed = packBody(callback);
    QVERIFY(packed.has_value());
    const std::string_view bytes(reinterpret_cast<const char*>(&packed->word), packed->size);
    QVERIFY(bytes == encoded(callback));
    callback.clean = true;
    QVERIFY(!packBody(callback).has_value());
    callback.clean = false;
    callback.called = "onWebSocketText";
    QVERIFY(!packBody(callback).has_value());
}

QTEST_APPLESS_MAIN(EventCodecTest)
#include "event_codec_test.moc"
