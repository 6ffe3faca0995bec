#include "atlas/play_doors.h"
#include "measure_stage.h"
#include "support/raw_socket.h"

#include <QTest>

using namespace lifeline;

namespace {

/// The news of one kind; nullptr while there is none.
template <class News> const News* newsOf(const std::vector<PlayMail::Letter>& letters)
{
    for (const auto& letter : letters) {
        if (const auto* news = std::get_if<News>(&letter.news))
            return news;
    }
    return nullptr;
}

} // namespace

class PlayDoorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPlayThatIsOverGetsNoDoor();
    void aScriptedServerStandsBehindItsDoor();
    void nobodyIsBehindAClosedPort();
};

void PlayDoorsTest::aPlayThatIsOverGetsNoDoor()
{
    MeasureStage stage;
    auto mail = std::make_shared<PlayMail>();
    const auto doors = std::make_shared<PlayDoors>(stage.lab(), mail);
    doors->await(1, builtInFault("response-404"));
    doors->open(2);
    doors->close(2);
    doors->await(2, builtInFault("response-404"));
    doors->open(3);
    doors->await(3, builtInFault("connect-nobody"));
    std::vector<PlayMail::Letter> letters;
    while (letters.empty()) // the lab answers in order
        letters = mail->take();
    QCOMPARE(letters.front().play, MeasuredPlay{3});
    doors->close(3);
}

void PlayDoorsTest::aScriptedServerStandsBehindItsDoor()
{
    MeasureStage stage;
    auto mail = std::make_shared<PlayMail>();
    const auto doors = std::make_shared<PlayDoors>(stage.lab(), mail);
    doors->open(1);
    doors->await(1, builtInFault("response-404"));
    std::vector<PlayMail::Letter> letters;
    while (newsOf<PlayMail::DoorOpen>(letters) == nullptr)
        letters = mail->take();
    RawSocket client = RawSocket::connectTo(newsOf<PlayMail::DoorOpen>(letters)->port);
    QVERIFY(client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n"));
    QVERIFY(client.receiveUntil("\r\n").starts_with("HTTP/1.1 404 "));
    letters = mail->take();
    QVERIFY(newsOf<PlayMail::Connected>(letters) != nullptr);
    doors->close(1);
}

void PlayDoorsTest::nobodyIsBehindAClosedPort()
{
    MeasureStage stage;
    auto mail = std::make_shared<PlayMail>();
    const auto doors = std::make_shared<PlayDoors>(stage.lab(), mail);
    doors->open(1);
    doors->await(1, builtInFault("connect-nobody"));
    std::vector<PlayMail::Letter> letters;
    while (letters.empty())
        letters = mail->take();
    const auto* door = newsOf<PlayMail::DoorOpen>(letters);
    QVERIFY(door != nullptr);
    QVERIFY(!RawSocket::connectTo(door->port).connected());
    doors->close(1);
}

QTEST_GUILESS_MAIN(PlayDoorsTest)
#include "play_doors_test.moc"
