#include "support/every_event.h"
#include "words/words.h"

#include <QTest>

#include <algorithm>

using namespace lifeline;

class WordsEventTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTitleReads_data();
    void aTitleReads();
    void everyEventHasATitle();
};

void WordsEventTest::aTitleReads_data()
{
    QTest::addColumn<QString>("title");
    const auto row = [](const char* name, const char* title) {
        QTest::newRow(name) << QString::fromUtf8(title);
    };
    row("listening", "tcp listening");
    row("fin sent", "tcp FIN sent");
    row("reset received", "tcp reset received");
    row("request", "http request");
    row("request refused", "http request refused");
    row("text received", "frame text");
    row("partial frame", "frame binary (partial)");
    row("kept in part", "frame text"); // it arrived whole
    row("part of a header", "frame with half a header");
    row("reserved opcode", "frame reserved-3");
    row("close", "frame close");
    row("message sent", "message text");
    row("message received", "message binary");
    row("armed", "deadline armed");
    row("passed", "deadline passed");
    row("on-open", "callback on-open");
    row("upgrade refused", "callback upgrade");
    row("finding", "finding unmasked-frame");
}

void WordsEventTest::aTitleReads()
{
    QFETCH(const QString, title);
    const auto all = everyEvent();
    const auto named = std::ranges::find(all, std::string(QTest::currentDataTag()), &NamedEvent::name);
    QVERIFY(named != all.end());
    QCOMPARE(words::eventTitle(named->event), title);
}

void WordsEventTest::everyEventHasATitle()
{
    for (const auto& named : everyEvent()) {
        const QString title = words::eventTitle(named.event);
        QVERIFY2(title.contains(u' '), named.name);
        QVERIFY2(!title.contains(u'%'), named.name);
    }
}

QTEST_APPLESS_MAIN(WordsEventTest)
#include "words_event_test.moc"
