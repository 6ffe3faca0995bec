#include "session/name_pattern.h"

#include <QTest>

using namespace lifeline;

class NamePatternTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPatternMatches_data();
    void aPatternMatches();
    void aStackIsNamedWithItsVersionOrWithout_data();
    void aStackIsNamedWithItsVersionOrWithout();
    void aStarInTheMiddleIsNoPattern();
};

void NamePatternTest::aPatternMatches_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("matches");
    const auto row = [](const char* pattern, const char* name, bool matches) {
        QTest::addRow("%s %s", pattern, name) << QByteArray(pattern) << QByteArray(name) << matches;
    };
    row("on-open", "on-open", true);
    row("on-open", "on-opened", false);
    row("onwebsocketclose", "onWebSocketClose", true);
    row("ON*", "onWebSocketClose", true);
    row("on*", "close-on", false);
    row("*close", "onWebSocketClose", true);
    row("*close", "closed", false);
    row("*socket*", "onWebSocketClose", true);
    row("*sockets*", "onWebSocketClose", false);
    row("*", "x", true);
    row("*", "", true);
    row("**", "x", true);
}

void NamePatternTest::aPatternMatches()
{
    QFETCH(const QByteArray, pattern);
    QFETCH(const QByteArray, name);
    const auto parsed = NamePattern::parse(pattern.toStdString());
    QVERIFY(parsed.has_value());
    QTEST(parsed->matches(name.toStdString()), "matches");
}

void NamePatternTest::aStackIsNamedWithItsVersionOrWithout_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("stack");
    QTest::addColumn<bool>("matches");
    const auto row = [](const char* pattern, const char* stack, bool matches) {
        QTest::addRow("%s %s", pattern, stack) << QByteArray(pattern) << QByteArray(stack) << matches;
    };
    row("qt", "qt 6.4.2", true);
    row("Qt", "QT 6.4.2", true);
    row("qt 6.4.2", "qt 6.4.2", true);
    row("qt 6.4", "qt 6.4.2", false);
    row("qt 6.4*", "qt 6.4.2", true);
    row("q", "qt 6.4.2", false);
    row("reference", "reference", true);
    row("node ws", "node ws 8.20", true);
    row("node", "node ws 8.20", false);
    row("node ws", "node ws", true);
    row("node", "node ws", false);
    row("*ws", "node ws 8.20", true);
    row("*8.20", "node ws 8.20", true);
    row("qt", "qt ", false);
}

void NamePatternTest::aStackIsNamedWithItsVersionOrWithout()
{
    QFETCH(const QByteArray, pattern);
    QFETCH(const QByteArray, stack);
    const auto parsed = NamePattern::parse(pattern.toStdString());
    QVERIFY(parsed.has_value());
    QTEST(parsed->matchesStack(stack.toStdString()), "matches");
}

void NamePatternTest::aStarInTheMiddleIsNoPattern()
{
    for (const char* text : {"on-*-x", "*a*b", "a*b*"})
        QVERIFY2(!NamePattern::parse(text), text);
}

QTEST_APPLESS_MAIN(NamePatternTest)
#include "name_pattern_test.moc"
