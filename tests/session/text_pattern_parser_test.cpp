#include "session/text_pattern_parser.h"

#include <QTest>

#include <string>

using namespace lifeline;

namespace {

using Do = TextPattern::Do;

std::optional<std::vector<TextPattern::Step>> stepsOf(std::string_view expression)
{
    return TextPatternParser(expression).parse();
}

std::string repeatedText(std::string_view text, int times)
{
    std::string all;
    for (int i = 0; i < times; ++i)
        all += text;
    return all;
}

} // namespace

class TextPatternParserTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsNoExpressionIsRefused_data();
    void whatIsNoExpressionIsRefused();
    void repetitionsAreWrittenOut_data();
    void repetitionsAreWrittenOut();
    void everyTargetLiesInside_data();
    void everyTargetLiesInside();
    void tooMuchIsRefused();
    void anyBytesAreReadOrRefused();
};

void TextPatternParserTest::whatIsNoExpressionIsRefused_data()
{
    QTest::addColumn<QByteArray>("expression");
    for (const char* expression : {"(",         ")",
                                   "(a",        "a)",
                                   "[a",        "[",
                                   "[^",        "*",
                                   "+a",        "?",
                                   "a**",       "a|*",
                                   "(*a)",      "\\",
                                   "a\\",       "[\\",
                                   "[a\\",      "[b-a]",
                                   "a{2,1}",    "a{1001}",
                                   "a{1,1001}", "a{99999999999}",
                                   "(?=a)",     "(?!a)",
                                   "(?<=a)",    "(?<!a)",
                                   "(?",        "(?:",
                                   "(?<n",      "(?x)",
                                   "\\1",       "(a)\\1",
                                   "\\k<n>",    "\\x4",
                                   "\\xZZ",     "\\u12",
                                   "\\q",       "[\\q]",
                                   "^*",        "\\b+",
                                   "a{2}{3}"})
        QTest::newRow(expression) << QByteArray(expression);
}

void TextPatternParserTest::whatIsNoExpressionIsRefused()
{
    QFETCH(const QByteArray, expression);
    QVERIFY(!stepsOf(expression.toStdString()).has_value());
}

void TextPatternParserTest::repetitionsAreWrittenOut_data()
{
    QTest::addColumn<QByteArray>("expression");
    QTest::addColumn<int>("steps");
    QTest::newRow("one") << QByteArray("a") << 2;
    QTest::newRow("none") << QByteArray("") << 1;
    QTest::newRow("star") << QByteArray("a*") << 4;
    QTest::newRow("plus") << QByteArray("a+") << 5;
    QTest::newRow("maybe") << QByteArray("a?") << 3;
    QTest::newRow("three") << QByteArray("a{3}") << 4;
    QTest::newRow("two or more") << QByteArray("a{2,}") << 6;
    QTest::newRow("one to three") << QByteArray("a{1,3}") << 6;
    QTest::newRow("either") << QByteArray("a|b") << 5;
    QTest::newRow("a group") << QByteArray("(?:ab){2}") << 5;
}

void TextPatternParserTest::repetitionsAreWrittenOut()
{
    QFETCH(const QByteArray, expression);
    QFETCH(const int, steps);
    const auto made = stepsOf(expression.toStdString());
    QVERIFY(made.has_value());
    QCOMPARE(int(made->size()), steps);
    QVERIFY(made->back().what == Do::Match);
}

void TextPatternParserTest::everyTargetLiesInside_data()
{
    QTest::addColumn<QByteArray>("expression");
    for (const char* expression : {"(a|b|c)*d", "(a{2,4}|b+){1,3}", "((a?b)*|c)+", "a||b", "(()*)*"})
        QTest::newRow(expression) << QByteArray(expression);
}

void TextPatternParserTest::everyTargetLiesInside()
{
    QFETCH(const QByteArray, expression);
    const auto steps = stepsOf(expression.toStdString());
    QVERIFY(steps.has_value());
    for (std::size_t i = 0; i < steps->size(); ++i) {
        if ((*steps)[i].what != Do::Split && (*steps)[i].what != Do::Jump)
            continue;
        const auto target = static_cast<std::ptrdiff_t>(i) + (*steps)[i].to;
        QVERIFY(target >= 0 && target < static_cast<std::ptrdiff_t>(steps->size()));
    }
}

void TextPatternParserTest::tooMuchIsRefused()
{
    QVERIFY(stepsOf(std::string(900, 'a')).has_value());
    QVERIFY(!stepsOf(std::string(1'100, 'a')).has_value());
    QVERIFY(stepsOf("a{900}").has_value());
    QVERIFY(!stepsOf("(a{100}){100}").has_value());
    QVERIFY(!stepsOf("((a{1000}){1000}){1000}").has_value());
    QVERIFY(!stepsOf("((((((a{1,30}){1,30}){1,30}){1,30}){1,30}){1,30})").has_value());
    QVERIFY(stepsOf(repeatedText("(", 31) + "a" + repeatedText(")", 31)).has_value());
    QVERIFY(!stepsOf(repeatedText("(", 4'000)).has_value());
    QVERIFY(!stepsOf(repeatedText("(", 40) + "a" + repeatedText(")", 40)).has_value());
}

/// No text may lead to a crash or to a target outside; most of these are no expressions.
void TextPatternParserTest::anyBytesAreReadOrRefused()
{
    static constexpr std::string_view signs = "ab()[]{}|*+?\\^$.-,1d\xC3\xA9\xFF:<";
    std::uint32_t state = 1;
    for (int round = 0; round < 20'000; ++round) {
        std::string expression;
        for (std::uint32_t i = 0; i < 1 + round % 12U; ++i) {
            state = state * 1664525U + 1013904223U;
            expression += signs[(state >> 16U) % signs.size()];
        }
        if (const auto pattern = TextPattern::compile(expression))
            pattern->foundIn(U"ab1-, a{}b");
    }
}

QTEST_APPLESS_MAIN(TextPatternParserTest)
#include "text_pattern_parser_test.moc"
