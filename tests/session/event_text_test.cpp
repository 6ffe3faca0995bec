#include "session/event_text.h"
#include "support/every_event.h"

#include <QTest>

#include <algorithm>

using namespace lifeline;

class EventTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEventReads_data();
    void anEventReads();
    void theNameComesFirst();
    void theWholeIsCut_data();
    void theWholeIsCut();
};

namespace {

QByteArray joined(const std::vector<std::string_view>& texts)
{
    std::string all;
    for (const std::string_view text : texts)
        all.append(all.empty() ? "" : "|").append(text);
    return QByteArray::fromStdString(all);
}

} // namespace

void EventTextTest::anEventReads_data()
{
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("listen failed") << QByteArray("listen-failed|::1|permission-denied|Permission denied");
    QTest::newRow("accepted") << QByteArray("accepted|127.0.0.1:9001|127.0.0.1:40312");
    QTest::newRow("connecting") << QByteArray("connecting|ws://127.0.0.1:9001/");
    QTest::newRow("text received") << QByteArray("frame-received|hello");
    QTest::newRow("close") << QByteArray("frame-sent|\x03\xE8"
                                         "bye");
    QTest::newRow("message sent") << QByteArray("message-sent");
    QTest::newRow("request refused") << QByteArray("request-refused|bare-lf|missing-key");
    QTest::newRow("upgrade refused") << QByteArray("upgrade|bare-lf|missing-key");
    QTest::newRow("on-error") << QByteArray("on-error|reset");
    QTest::newRow("on-close with a reason") << QByteArray("on-close|bye “now”");
    QTest::newRow("armed") << QByteArray("armed|idle");
    QTest::newRow("finding") << QByteArray("unmasked-frame");
}

void EventTextTest::anEventReads()
{
    QFETCH(const QByteArray, expected);
    const auto all = everyEvent();
    const auto named = std::ranges::find(all, std::string(QTest::currentDataTag()), &NamedEvent::name);
    QVERIFY(named != all.end());
    QCOMPARE(joined(eventTexts(named->event, 1'000)), expected);
}

void EventTextTest::theNameComesFirst()
{
    for (const auto& named : everyEvent()) {
        const auto texts = eventTexts(named.event, 1'000);
        QVERIFY(!texts.empty());
        QVERIFY(texts.front() == eventName(named.event));
        QVERIFY(std::ranges::none_of(texts, &std::string_view::empty));
    }
}

void EventTextTest::theWholeIsCut_data()
{
    QTest::addColumn<int>("most");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("inside the name") << 3 << QByteArray("res");
    QTest::newRow("after the name") << 8 << QByteArray("response");
    QTest::newRow("inside the head") << 12 << QByteArray("response|HTTP");
    QTest::newRow("inside the body") << 13 << QByteArray("response|HEAD|B");
    QTest::newRow("nowhere") << 100 << QByteArray("response|HEAD|BODY");
}

void EventTextTest::theWholeIsCut()
{
    QFETCH(const int, most);
    QFETCH(const QByteArray, expected);
    const bool short_ = expected.contains("HEAD");
    const Event event = eventOf(event::Response{101, short_ ? "HEAD" : "HTTP/1.1", "BODY"});
    QCOMPARE(joined(eventTexts(event, static_cast<std::size_t>(most))), expected);
}

QTEST_APPLESS_MAIN(EventTextTest)
#include "event_text_test.moc"
