#include "contract_sample.h"

#include <QTest>

using namespace lifeline;

namespace {

ToldCallback told(CallbackName role, std::uint16_t code = 0)
{
    ToldCallback one;
    one.role = role;
    one.code = code;
    return one;
}

} // namespace

class ToldTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsADash() { QCOMPARE(toldText(std::span<const ToldCallback>()), std::string("-")); }
    void theSameInARowIsCounted();
    void eventsReadAlike();
};

void ToldTextTest::theSameInARowIsCounted()
{
    using enum CallbackName;
    const std::vector all{told(Upgrade),   told(OnOpen),       told(OnMessage), told(Other),
                          told(OnMessage), told(OnMessage),    told(OnError),   told(OnClose, 1006),
                          told(OnClose),   told(OnClose, 1006)};
    QCOMPARE(textOf(toldText(all)),
             QStringLiteral("upgrade on-open on-message*3 on-error on-close:1006 on-close on-close:1006"));
}

void ToldTextTest::eventsReadAlike()
{
    using enum CallbackName;
    std::vector<Event> events(4);
    events[0].body = event::Callback{.name = OnOpen};
    events[1].body = event::FinReceived{}; // no callback
    events[2].body = event::Callback{.name = Other, .called = "aboutToClose"};
    events[3].body = event::Callback{.name = OnClose, .code = 1000};
    QCOMPARE(textOf(toldText(events)), QStringLiteral("on-open on-close:1000"));
}

QTEST_APPLESS_MAIN(ToldTextTest)
#include "told_text_test.moc"
