#include "words/words.h"

#include <QTest>

using namespace lifeline;

class WordsFaultTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void idsBecomeWords_data();
    void idsBecomeWords();
    void anUnknownIdStandsForItself();
    void aScriptedEndIsCalledScript();
};

void WordsFaultTest::idsBecomeWords_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("expected");
    QTest::newRow("reset") << words::injection("inject-reset") << QStringLiteral("reset");
    QTest::newRow("half a frame") << words::injection("inject-half-frame-then-reset")
                                  << QStringLiteral("reset mid-frame");
    QTest::newRow("group") << words::faultGroup("reset") << QStringLiteral("Resets and half-closes");
    QTest::newRow("another group") << words::faultGroup("timeout") << QStringLiteral("Timeouts");
}

void WordsFaultTest::idsBecomeWords()
{
    QFETCH(QString, words);
    QFETCH(QString, expected);
    QCOMPARE(words, expected);
}

void WordsFaultTest::anUnknownIdStandsForItself()
{
    QCOMPARE(words::injection("from-another-version"), QStringLiteral("from-another-version"));
    QCOMPARE(words::faultGroup("from-another-version"), QStringLiteral("from-another-version"));
}

void WordsFaultTest::aScriptedEndIsCalledScript()
{
    ConnectionStory story;
    story.id = ConnectionId{6};
    story.client.present = story.client.scripted = story.server.present = true;
    QCOMPARE(words::fromTo(story), QStringLiteral("script → server"));
    QCOMPARE(words::rowName(story), QStringLiteral("#6 script"));
    story.client.scripted = false;
    story.server.scripted = true;
    QCOMPARE(words::fromTo(story), QStringLiteral("client → script"));
}

QTEST_APPLESS_MAIN(WordsFaultTest)
#include "words_fault_test.moc"
