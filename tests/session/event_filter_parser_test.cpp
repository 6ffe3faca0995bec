#include "session/event_filter_parser.h"

#include <QTest>

using namespace lifeline;

namespace {

using Kind = FilterError::Kind;

/// The shape of a filter: "all(text any(text not(layer)))".
struct Shape {
    std::string operator()(const filter_term::Everything&) const { return "everything"; }
    std::string operator()(const filter_term::PhaseIs&) const { return "state"; }
    std::string operator()(const filter_term::LayerIs&) const { return "layer"; }
    std::string operator()(const filter_term::SideIs&) const { return "side"; }
    std::string operator()(const filter_term::CodeIn&) const { return "code"; }
    std::string operator()(const filter_term::ConnectionIn&) const { return "conn"; }
    std::string operator()(const filter_term::NameIs&) const { return "event"; }
    std::string operator()(const filter_term::StackIs&) const { return "stack"; }
    std::string operator()(const filter_term::FieldIs& t) const { return std::string(t.field->name); }
    std::string operator()(const filter_term::HasText& text) const
    {
        return QString::fromStdU32String(text.folded).toStdString();
    }
    std::string operator()(const filter_term::HasPattern&) const { return "pattern"; }
    std::string operator()(const filter_term::AllOf& all) const { return "all(" + list(all.parts) + ")"; }
    std::string operator()(const filter_term::AnyOf& any) const { return "any(" + list(any.parts) + ")"; }
    std::string operator()(const filter_term::Not& no) const { return "not(" + list(no.part) + ")"; }

    std::string list(const std::vector<FilterNode>& nodes) const
    {
        std::string text;
        for (const FilterNode& node : nodes)
            text += (text.empty() ? "" : " ") + std::visit(*this, node.term);
        return text;
    }
};

std::string repeatedText(std::string_view text, int times)
{
    std::string all;
    for (int i = 0; i < times; ++i)
        all += text;
    return all;
}

} // namespace

class EventFilterParserTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFilterHasItsShape_data();
    void aFilterHasItsShape();
    void whatIsNoFilterIsTold_data();
    void whatIsNoFilterIsTold();
    void tooMuchIsTold();
};

void EventFilterParserTest::aFilterHasItsShape_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("shape");
    const auto row = [](const char* text, const char* shape) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(shape);
    };
    row("", "everything");
    row("   ", "everything");
    row("a", "a");
    row("a b", "all(a b)");
    row("a and b && c", "all(a b c)");
    row("a or b || c", "any(a b c)");
    row("a b or c d", "any(all(a b) all(c d))");
    row("a (b or c)", "all(a any(b c))");
    row("not a b", "all(not(a) b)");
    row("not (a b)", "not(all(a b))");
    row("-a or !b", "any(not(a) not(b))");
    row("--a", "a");
    row("not not not a", "not(a)");
    row("a -b", "all(a not(b))");
    row("((a))", "a");
    row("(a)(b)", "all(a b)");
    row("a and not b", "all(a not(b))");
    row("a and (b)", "all(a b)");
    row("state:failed code:1006 layer:callback text /regex/", "all(state code layer text pattern)");
    row("\"and\" \"(\"", "all(and ()");
    row("text /re/ code:1006 (a b)", "all(code text pattern all(a b))"); // what needs no details comes first
    row("text or side:client", "any(side text)");
}

void EventFilterParserTest::aFilterHasItsShape()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, shape);
    const std::string source = text.toStdString();
    FilterError error;
    const auto filter = EventFilterParser(source, error).parse();
    QVERIFY2(filter.has_value(), error.part.c_str());
    QCOMPARE(QByteArray::fromStdString(std::visit(Shape{}, filter->term)), shape);
}

void EventFilterParserTest::whatIsNoFilterIsTold_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("position");
    QTest::addColumn<QByteArray>("part");
    const auto row = [](const char* text, Kind kind, int position, const char* part) {
        QTest::newRow(text) << QByteArray(text) << static_cast<int>(kind) << position << QByteArray(part);
    };
    row("a foo:1", Kind::UnknownKey, 2, "foo");
    row("a or code:x", Kind::BadNumber, 5, "x");
    row("(state:)", Kind::MissingValue, 1, "state:");
    row("a \"b", Kind::UnclosedQuote, 2, "\"b");
    row("(\"b", Kind::UnclosedQuote, 1, "\"b");
    row("(a \"b", Kind::UnclosedQuote, 3, "\"b");
    row("a and \"b", Kind::UnclosedQuote, 6, "\"b");
    row("not /b", Kind::UnclosedRegex, 4, "/b");
    row("/(/", Kind::BadRegex, 0, "/(/");
    row("a //", Kind::BadRegex, 2, "//");
    row("/(?=x)/", Kind::BadRegex, 0, "/(?=x)/");
    row("a and", Kind::MissingTerm, 5, "");
    row("a or", Kind::MissingTerm, 4, "");
    row("or a", Kind::MissingTerm, 0, "or");
    row("and a", Kind::MissingTerm, 0, "and");
    row("a or or b", Kind::MissingTerm, 5, "or");
    row("a and and b", Kind::MissingTerm, 6, "and");
    row("a and or b", Kind::MissingTerm, 6, "or");
    row("not", Kind::MissingTerm, 3, "");
    row("a -", Kind::MissingTerm, 3, "");
    row("()", Kind::MissingTerm, 1, ")");
    row("(a", Kind::LonelyParenthesis, 0, "(");
    row("a (b (c)", Kind::LonelyParenthesis, 2, "(");
    row("a)", Kind::LonelyParenthesis, 1, ")");
    row("(a))", Kind::LonelyParenthesis, 3, ")");
    row(")", Kind::MissingTerm, 0, ")");
    row("\"\"", Kind::MissingValue, 0, "\"\"");
}

void EventFilterParserTest::whatIsNoFilterIsTold()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, kind);
    QFETCH(const int, position);
    QFETCH(const QByteArray, part);
    const std::string source = text.toStdString();
    FilterError error;
    QVERIFY(!EventFilterParser(source, error).parse().has_value());
    QCOMPARE(static_cast<int>(error.kind), kind);
    QCOMPARE(static_cast<int>(error.position), position);
    QCOMPARE(QByteArray::fromStdString(error.part), part);
}

void EventFilterParserTest::tooMuchIsTold()
{
    for (const std::string& text :
         {repeatedText("(", 40) + "a" + repeatedText(")", 40), repeatedText("a ", 3'000)}) {
        FilterError error;
        QVERIFY(!EventFilterParser(text, error).parse().has_value());
        QVERIFY(error.kind == Kind::TooComplex);
    }
    for (const std::string& text :
         {repeatedText("(", 30) + "a" + repeatedText(")", 30), repeatedText("(a)", 1'000),
          repeatedText("-", 4'000) + "a", repeatedText("a or ", 800) + "a"}) {
        FilterError error;
        QVERIFY(EventFilterParser(text, error).parse().has_value());
    }
}

QTEST_APPLESS_MAIN(EventFilterParserTest)
#include "event_filter_parser_test.moc"
