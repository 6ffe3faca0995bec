#include "session/filter_values.h"

#include <QStringList>
#include <QTest>

using namespace lifeline;

namespace {

using Kind = FilterError::Kind;

template <std::size_t size> std::string bits(const char* name, const std::bitset<size>& any)
{
    std::string text = name;
    for (std::size_t i = 0; i < size; ++i)
        text += any.test(i) ? " " + std::to_string(i) : "";
    return text;
}

std::string ranges(const char* name, const std::vector<filter_term::NumberRange>& any)
{
    std::string text = name;
    for (const auto& range : any)
        text += " " + std::to_string(range.first) + "-" + std::to_string(range.last);
    return text;
}

struct Describe {
    std::string operator()(const filter_term::PhaseIs& t) const { return bits("phases", t.any); }
    std::string operator()(const filter_term::LayerIs& t) const { return bits("layers", t.any); }
    std::string operator()(const filter_term::SideIs& t) const { return bits("sides", t.any); }
    std::string operator()(const filter_term::CodeIn& t) const { return ranges("codes", t.any); }
    std::string operator()(const filter_term::ConnectionIn& t) const { return ranges("connections", t.any); }
    std::string operator()(const filter_term::NameIs& t) const
    {
        return bits("kinds", t.kinds) + bits(" callbacks", t.callbacks) + bits(" findings", t.findings);
    }
    std::string operator()(const filter_term::StackIs& t) const
    {
        return "stacks " + std::to_string(t.any.size());
    }
    std::string operator()(const filter_term::HasText& t) const
    {
        return "text " + QString::fromStdU32String(t.folded).toStdString();
    }
    template <class Other> std::string operator()(const Other&) const { return "other"; }
};

std::optional<FilterNode> termOf(std::string_view text, FilterError& error)
{
    FilterError unused;
    FilterLexer lexer(text, unused);
    return filterTerm(lexer.next(), error);
}

} // namespace

class FilterValuesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTermReads_data();
    void aTermReads();
    void aValueThatIsNoneIsTold_data();
    void aValueThatIsNoneIsTold();
};

void FilterValuesTest::aTermReads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* text, const char* expected) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(expected);
    };
    row("state:failed", "phases 8");
    row("STATE:Failed", "phases 8");
    row("state:open,closed", "phases 4 7");
    row("state:closing", "phases 5 6");
    row("state:closing-by-peer", "phases 6");
    row("layer:tcp,ws", "layers 0 3");
    row("layer:finding", "layers 7");
    row("side:client", "sides 0");
    row("side:server,relay", "sides 1 2");
    row("code:1006", "codes 1006-1006");
    row("code:1000-1003,4999", "codes 1000-1003 4999-4999");
    row("code:1xxx", "codes 1000-1999");
    row("code:10XX", "codes 1000-1099");
    row("code:100x", "codes 1000-1009");
    row("conn:6", "connections 6-6");
    row("conn:1-3,7", "connections 1-3 7-7");
    row("conn:4294967295", "connections 4294967295-4294967295");
    row("event:reset-received", "kinds 11 callbacks findings");
    row("event:on-close", "kinds callbacks 6 findings");
    row("event:on-*", "kinds callbacks 1 2 3 4 5 6 findings");
    row("event:ON-OPEN,armed", "kinds 23 callbacks 1 findings");
    row("event:*-received", "kinds 9 11 20 22 callbacks findings");
    row("event:*refused*", "kinds 16 18 27 callbacks findings");
    row("event:unmasked-frame", "kinds callbacks findings 0");
    row("event:upgrade", "kinds callbacks 0 findings");
    row("event:onWebSocketClose", "kinds callbacks findings");
    row("stack:\"qt,jetty 9*\"", "stacks 2");
    row("text:Hello,World", "text hello,world");
    row("text:\"two Words\"", "text two words");
}

void FilterValuesTest::aTermReads()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, expected);
    FilterError error;
    const std::string source = text.toStdString();
    const auto term = termOf(source, error);
    QVERIFY(term.has_value());
    QCOMPARE(QByteArray::fromStdString(std::visit(Describe{}, term->term)), expected);
}

void FilterValuesTest::aValueThatIsNoneIsTold_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("part");
    const auto row = [](const char* text, Kind kind, const char* part) {
        QTest::newRow(text) << QByteArray(text) << static_cast<int>(kind) << QByteArray(part);
    };
    row("foo:bar", Kind::UnknownKey, "foo");
    row("status:101", Kind::UnknownKey, "status");
    row("state:", Kind::MissingValue, "state:");
    row("state:,", Kind::MissingValue, "state:,");
    row("state:open,", Kind::MissingValue, "state:open,");
    row("text:", Kind::MissingValue, "text:");
    row("text:\"\"", Kind::MissingValue, "text:\"\"");
    row("state:opened", Kind::UnknownValue, "opened");
    row("state:open,Nope", Kind::UnknownValue, "nope");
    row("layer:udp", Kind::UnknownValue, "udp");
    row("side:both", Kind::UnknownValue, "both");
    row("event:on-*-x", Kind::UnknownValue, "on-*-x");
    row("event:armed,", Kind::MissingValue, "event:armed,");
    row("stack:", Kind::MissingValue, "stack:");
    row("stack:jet*ty", Kind::UnknownValue, "jet*ty");
    row("code:abc", Kind::BadNumber, "abc");
    row("code:1003-1000", Kind::BadNumber, "1003-1000");
    row("code:-5", Kind::BadNumber, "-5");
    row("code:5-", Kind::BadNumber, "5-");
    row("code:70000", Kind::BadNumber, "70000");
    row("code:99999999999999999999", Kind::BadNumber, "99999999999999999999");
    row("code:xxxx", Kind::BadNumber, "xxxx");
    row("code:1x0x", Kind::BadNumber, "1x0x");
    row("code:1xx", Kind::BadNumber, "1xx");
    row("code:7xxxx", Kind::BadNumber, "7xxxx");
    row("conn:one", Kind::BadNumber, "one");
    row("conn:1.5", Kind::BadNumber, "1.5");
    row("conn:4294967296", Kind::BadNumber, "4294967296");
}

void FilterValuesTest::aValueThatIsNoneIsTold()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, kind);
    QFETCH(const QByteArray, part);
    FilterError error;
    const std::string source = text.toStdString();
    QVERIFY(!termOf(source, error).has_value());
    QCOMPARE(static_cast<int>(error.kind), kind);
    QCOMPARE(QByteArray::fromStdString(error.part), part);
}

QTEST_APPLESS_MAIN(FilterValuesTest)
#include "filter_values_test.moc"
