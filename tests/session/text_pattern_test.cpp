#include "session/folded_text.h"
#include "session/text_pattern.h"

#include <QTest>

using namespace lifeline;

namespace {

bool found(std::string_view expression, std::string_view text)
{
    const auto pattern = TextPattern::compile(expression);
    return pattern && pattern->foundIn(foldedText(text));
}

} // namespace

class TextPatternTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void emptyRepetitionsEnd();
    void onePatternServesManyTexts();
    void evilExpressionsTakeNoLongerThanOthers_data();
    void evilExpressionsTakeNoLongerThanOthers();
};

void TextPatternTest::finds_data()
{
    QTest::addColumn<QByteArray>("expression");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char* expression, const char* text, bool expected) {
        QTest::addRow("/%s/ in '%s'", expression, text)
            << QByteArray(expression) << QByteArray(text) << expected;
    };
    row("abc", "xxabcxx", true);
    row("abc", "ab", false);
    row("ABC", "abc", true);
    row("abc", "xABCx", true);
    row("", "anything", true);
    row("", "", true);
    row("a", "", false);
    row("^abc$", "abc", true);
    row("^abc$", "abcd", false);
    row("^abc$", "xabc", false);
    row("^$", "", true);
    row("^$", "a", false);
    row("b$|^c", "ab", true);
    row("b$|^c", "cab d", true);
    row("a.c", "abc", true);
    row("a.c", "a\nc", false);
    row("a.c",
        "a\xC3\xA9"
        "c",
        true); // one character of two bytes
    row("a.c", "ac", false);
    row("a*", "", true);
    row("ba*c", "bc", true);
    row("ba*c", "baaac", true);
    row("ba+c", "bc", false);
    row("ba+c", "baac", true);
    row("ba?c", "bac", true);
    row("ba?c", "baac", false);
    row("ba*?c", "baac", true);
    row("^a{3}$", "aaa", true);
    row("^a{3}$", "aa", false);
    row("^a{3}$", "aaaa", false);
    row("^a{2,}$", "a", false);
    row("^a{2,}$", "aaaaa", true);
    row("^a{1,3}$", "aaa", true);
    row("^a{1,3}$", "aaaa", false);
    row("^a{0}$", "", true);
    row("^(ab){2}$", "abab", true);
    row("a{", "a{", true);
    row("a{x}", "a{x}", true);
    row("a{,3}", "a{,3}", true);
    row("a|b|c", "xxc", true);
    row("a|b|c", "xxd", false);
    row("^(a|bc)d$", "bcd", true);
    row("^(a|bc)d$", "bd", false);
    row("^(a|bc)+$", "abcabc", true);
    row("(?:ab)+c", "ababc", true);
    row("(?<name>ab)c", "abc", true);
    row("a||b", "", true);
    row("()", "", true);
    row("[abc]", "xbx", true);
    row("[^abc]", "abcabc", false);
    row("[^abc]", "abxabc", true);
    row("[a-c]x", "bx", true);
    row("[A-C]x", "bX", true);
    row("[^a]", "A", false);
    row("[\\d\\s]", "x 1", true);
    row("[\\]\\-]", "-", true);
    row("[a-]", "-", true);
    row("[-a]", "-", true);
    row("[a\\-c]", "b", false);
    row("[a-\\d]", "-", true);
    row("[.]", "x", false);
    row("[é-ü]", "Ö", true);
    row("[]", "anything", false);
    row("[^]", "\n", true);
    row("\\d+", "abc123", true);
    row("^\\d+$", "12a", false);
    row("\\D", "123", false);
    row("\\w\\W\\w", "a-b", true);
    row("\\s", "ab", false);
    row("\\S\\s\\S", "a b", true);
    row("\\bon\\b", "is on here", true);
    row("\\bon\\b", "only", false);
    row("\\bon\\b", "on", true);
    row("\\Bon", "moon", true);
    row("\\Bon", "on", false);
    row("a\\.b", "a.b", true);
    row("a\\.b", "axb", false);
    row("\\/chat", "GET /chat", true);
    row("a\\nb", "a\nb", true);
    row("\\x41", "a", true);
    row("\\u00e9", "É", true);
    row("100\\d|on-(open|close)", "on-close", true);
    row("ÄRGER", "ärger", true);
    row("\"type\":\\s*\"tick\"", "{\"type\": \"tick\"}", true);
}

void TextPatternTest::finds()
{
    QFETCH(const QByteArray, expression);
    QFETCH(const QByteArray, text);
    QFETCH(const bool, expected);
    QVERIFY(TextPattern::compile(expression.toStdString()).has_value());
    QCOMPARE(found(expression.toStdString(), text.toStdString()), expected);
}

void TextPatternTest::emptyRepetitionsEnd()
{
    for (const std::string_view expression :
         {"(a*)*b", "(a|)*b", "()*b", "(a*|b*)*c", "(^)*b", "((a?){5})*b"}) {
        QVERIFY(TextPattern::compile(expression).has_value());
        QVERIFY(!found(expression, "aaaa"));
        QVERIFY(found(expression, "aabbc"));
    }
}

void TextPatternTest::onePatternServesManyTexts()
{
    const auto pattern = TextPattern::compile("^a+b");
    QVERIFY(pattern->foundIn(U"aab"));
    QVERIFY(!pattern->foundIn(U"caab"));
    QVERIFY(pattern->foundIn(U"ab"));
    QVERIFY(!pattern->foundIn(U""));
}

void TextPatternTest::evilExpressionsTakeNoLongerThanOthers_data()
{
    QTest::addColumn<QByteArray>("expression");
    for (const char* expression : {"(a+)+$b", "(a*)*b", "(a|a)*b", "(a|aa)+b", "(.*)*x", "(.*a){12}b",
                                   "a*a*a*a*a*a*a*a*b", "^(([a-z])+.)+[A-Z]([a-z])+$9", "(a?){50}a{50}b"})
        QTest::newRow(expression) << QByteArray(expression);
}

/// With backtracking each of these would need more time than the universe has had; here they end, which is
/// the test.
void TextPatternTest::evilExpressionsTakeNoLongerThanOthers()
{
    QFETCH(const QByteArray, expression);
    const std::u32string text(16'384, U'a');
    const auto pattern = TextPattern::compile(expression.toStdString());
    QVERIFY(pattern.has_value());
    QVERIFY(!pattern->foundIn(text));
}

QTEST_APPLESS_MAIN(TextPatternTest)
#include "text_pattern_test.moc"
