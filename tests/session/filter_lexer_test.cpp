#include "session/filter_lexer.h"

#include <QTest>

using namespace lifeline;

namespace {

using Kind = FilterToken::Kind;

std::string kindText(const FilterToken& token)
{
    switch (token.kind) {
    case Kind::End: return "end";
    case Kind::Open: return "(";
    case Kind::Close: return ")";
    case Kind::And: return "and";
    case Kind::Or: return "or";
    case Kind::Not: return "not";
    case Kind::Term: return std::string(token.key) + "=" + token.value;
    case Kind::Text: return "'" + token.value + "'";
    case Kind::Pattern: return "/" + token.value + "/";
    case Kind::Field: return "field " + std::string(token.raw);
    case Kind::Comparison: return "compare " + std::string(token.raw);
    case Kind::Bad: return "bad";
    }
    return "?";
}

} // namespace

class FilterLexerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cutsIntoTokens_data();
    void cutsIntoTokens();
    void tellsWhereATokenStands();
    void tellsWhatIsNotClosed_data();
    void tellsWhatIsNotClosed();
    void theEndStaysTheEnd();
    void wiresharksNamesAreFields_data();
    void wiresharksNamesAreFields();
    void aComparisonIsReadBehindAField_data();
    void aComparisonIsReadBehindAField();
};

void FilterLexerTest::cutsIntoTokens_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("tokens");
    const auto row = [](const char* text, const char* tokens) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(tokens);
    };
    row("", "end");
    row(" \t\n", "end");
    row("hello", "'hello' end");
    row("state:failed code:1006", "state=failed code=1006 end");
    row("STATE:Failed", "STATE=Failed end");
    row("state:", "state= end");
    row("text:\"two words\"x", "text=two words 'x' end");
    row("\"two words\"", "'two words' end");
    row("\"a \\\"b\\\\\"", "'a \"b\\' end");
    row("\"\"", "'' end");
    row("a b and c && d", "'a' 'b' and 'c' and 'd' end");
    row("a OR b || c", "'a' or 'b' or 'c' end");
    row("a&&b||c", "'a' and 'b' or 'c' end");
    row("not a -b !c", "not 'a' not 'b' not 'c' end");
    row("-code:1000-1003", "not code=1000-1003 end");
    row("on-close", "'on-close' end");
    row("--a", "not not 'a' end");
    row("(a)(b)", "( 'a' ) ( 'b' ) end");
    row("android nothing order", "'android' 'nothing' 'order' end");
    row("127.0.0.1:9001", "'127.0.0.1:9001' end");
    row("ws://host:1/", "'ws://host:1/' end");
    row(":x", "':x' end");
    row("/a b/", "/a b/ end");
    row("/a\\/b/ c", "/a\\/b/ 'c' end");
    row("/[/]/", "/[/]/ end");
    row("/re/i", "/re/ end");
    row("/re/i)", "/re/ ) end");
    row("/re/index", "/re/ 'index' end");
    row("//", "// end");
    row("\xC3\xA4\xFF", "'\xC3\xA4\xFF' end");
}

void FilterLexerTest::cutsIntoTokens()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, tokens);
    const std::string source = text.toStdString();
    FilterError error;
    FilterLexer lexer(source, error);
    std::string seen;
    for (FilterToken token = lexer.next();; token = lexer.next()) {
        seen += (seen.empty() ? "" : " ") + kindText(token);
        if (token.kind == Kind::End || token.kind == Kind::Bad)
            break;
    }
    QCOMPARE(QByteArray::fromStdString(seen), tokens);
}

void FilterLexerTest::tellsWhereATokenStands()
{
    FilterError error;
    FilterLexer lexer("  code:1006  /x/", error);
    const FilterToken term = lexer.next(), pattern = lexer.next();
    QCOMPARE(term.position, std::size_t{2});
    QVERIFY(term.raw == "code:1006");
    QCOMPARE(pattern.position, std::size_t{13});
    QVERIFY(pattern.raw == "/x/");
}

void FilterLexerTest::tellsWhatIsNotClosed_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("kind");
    const int quote = static_cast<int>(FilterError::Kind::UnclosedQuote);
    const int regex = static_cast<int>(FilterError::Kind::UnclosedRegex);
    QTest::newRow("a quote") << QByteArray("\"abc") << quote;
    QTest::newRow("a quote behind a backslash") << QByteArray("\"abc\\\"") << quote;
    QTest::newRow("a backslash at the end") << QByteArray("\"abc\\") << quote;
    QTest::newRow("a quote behind a key") << QByteArray("text:\"abc") << quote;
    QTest::newRow("an expression") << QByteArray("/abc") << regex;
    QTest::newRow("an expression behind a backslash") << QByteArray("/abc\\/") << regex;
    QTest::newRow("an expression with a backslash at the end") << QByteArray("/abc\\") << regex;
    QTest::newRow("an expression in a class") << QByteArray("/[abc/") << regex;
    QTest::newRow("a slash") << QByteArray("/") << regex;
}

void FilterLexerTest::tellsWhatIsNotClosed()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, kind);
    const std::string source = "a " + text.toStdString();
    FilterError error;
    FilterLexer lexer(source, error);
    lexer.next();
    QVERIFY(lexer.next().kind == Kind::Bad);
    QCOMPARE(static_cast<int>(error.kind), kind);
    QCOMPARE(error.position, std::size_t{2});
    QCOMPARE(QByteArray::fromStdString(error.part), text);
    QVERIFY(lexer.next().kind == Kind::End);
}

void FilterLexerTest::theEndStaysTheEnd()
{
    FilterError error;
    FilterLexer lexer("a", error);
    lexer.next();
    QVERIFY(lexer.next().kind == Kind::End);
    QVERIFY(lexer.next().kind == Kind::End);
}

void FilterLexerTest::wiresharksNamesAreFields_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("first");
    const auto row = [](const char* text, const char* first) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(first);
    };
    row("websocket.fin", "field websocket.fin");
    row("WebSocket.Fin and a", "field WebSocket.Fin");
    row("tcp.flags.reset==1", "field tcp.flags.reset");
    row("http.response.code>=400", "field http.response.code");
    row("frame.number<3)", "field frame.number");
    row("tcp.no_such_field", "field tcp.no_such_field");
    row("websocket", "'websocket'");
    row("http", "'http'");
    row("http.example/x", "'http.example/x'");
    row("tcp.host:80", "'tcp.host:80'");
    row("my.websocket.fin", "'my.websocket.fin'");
    row("\"tcp.stream\"", "'tcp.stream'");
}

void FilterLexerTest::wiresharksNamesAreFields()
{
    QFETCH(const QByteArray, text);
    FilterError error;
    FilterLexer lexer({text.constData(), std::size_t(text.size())}, error);
    QTEST(QByteArray::fromStdString(kindText(lexer.next())), "first");
}

void FilterLexerTest::aComparisonIsReadBehindAField_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("tokens");
    const auto row = [](const char* text, const char* tokens) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(tokens);
    };
    row(" == 9 x", "compare == '9' 'x'");
    row("!=9", "compare != '9' end");
    row(" <= 1", "compare <= '1' end");
    row(" < 1", "compare < '1' end");
    row(" GE 1", "compare GE '1' end");
    row(" contains \"a b\"", "compare contains 'a b' end");
    row(" ~ /a b/ c", "compare ~ /a b/ 'c'");
    row(" matches a", "compare matches 'a' end");
    row(" = 1", "compare = '1' end");
    row(" == ", "compare == end end");
    row("==)", "compare == end )");
    row(" == \"x", "compare == bad end");
}

void FilterLexerTest::aComparisonIsReadBehindAField()
{
    QFETCH(const QByteArray, text);
    FilterError error;
    FilterLexer lexer({text.constData(), std::size_t(text.size())}, error);
    std::string seen = kindText(lexer.comparison());
    seen += " " + kindText(lexer.operand());
    seen += " " + kindText(lexer.next());
    QTEST(QByteArray::fromStdString(seen), "tokens");
    FilterLexer none("and b", error);
    QVERIFY(none.comparison().kind == Kind::End);
    QVERIFY(none.next().kind == Kind::And);
}

QTEST_APPLESS_MAIN(FilterLexerTest)
#include "filter_lexer_test.moc"
