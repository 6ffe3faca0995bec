#include "formats/json_scanner.h"

#include <QTest>

using namespace lifeline;

namespace {

/// Each value as "DEPTH key FROM-TO", in the order in which they end.
class Values final : public JsonScanner::Handler {
public:
    void begin(std::size_t depth, std::string_view key, std::uint64_t offset) override
    {
        m_open.resize(depth);
        m_open.push_back(QByteArray::number(quint64(depth)) + ' ' +
                         QByteArray(key.data(), qsizetype(key.size())) + ' ' +
                         QByteArray::number(quint64(offset)));
    }
    void end(std::size_t depth, std::uint64_t offset) override
    {
        values += m_open[depth] + '-' + QByteArray::number(quint64(offset));
    }
    QByteArrayList values;

private:
    std::vector<QByteArray> m_open;
};

} // namespace

class JsonScannerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesAreFoundInAnyPieces_data()
    {
        QTest::addColumn<int>("piece");
        for (const int piece : {1, 2, 5, 1000})
            QTest::newRow(QByteArray::number(piece)) << piece;
    }

    void valuesAreFoundInAnyPieces()
    {
        QFETCH(const int, piece);
        std::string_view text = " {\"a\":[1,-2.5e+3,[]],\"b\\\"\":\"x\\u00e4\\\\\",\"c\":{\"d\":null}} ";
        Values values;
        JsonScanner scanner(values);
        for (std::size_t at = 0; at < text.size(); at += std::size_t(piece))
            QVERIFY(scanner.feed(text.substr(at, std::size_t(piece))));
        QVERIFY2(scanner.finish(), scanner.problem().c_str());
        QCOMPARE(values.values, (QByteArrayList{"2  7-8", "2  9-16", "2  17-19", "1 a 6-20", "1 b\\\" 27-38",
                                                "2 d 48-52", "1 c 43-53", "0  1-54"}));
    }

    void whatIsNoJsonHasAPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        const auto row = [](const char* text, int line, int column) {
            QTest::newRow(text) << QByteArray(text) << line << column;
        };
        row("", 1, 1);
        row("{", 1, 2);
        row("{\n\"a\" 1}", 2, 5);
        row("[1,]", 1, 4);
        row("{\"a\":1,}", 1, 8);
        row("[1 2]", 1, 4);
        row("[01]", 1, 4);
        row("[1.]", 1, 4);
        row("[nul]", 1, 5);
        row("[}", 1, 2);
        row("1 2", 1, 3);
        row("\"\\x\"", 1, 3);
        row("\"\\u12g4\"", 1, 6);
        row("\"a\nb\"", 1, 3);
        row("[\"a\":1]", 1, 5);
        row("{1:2}", 1, 2);
    }

    void whatIsNoJsonHasAPlace()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const int, line);
        QFETCH(const int, column);
        Values values;
        JsonScanner scanner(values);
        QVERIFY(!scanner.feed(text.toStdString()) || !scanner.finish());
        QVERIFY(!scanner.problem().empty());
        QCOMPARE(int(scanner.line()), line);
        QCOMPARE(int(scanner.column()), column);
        QVERIFY(!scanner.feed("1"));
    }

    void depthIsLimited()
    {
        Values values;
        JsonScanner fits(values), deep(values);
        const std::string most(JsonScanner::maxDepth, '[');
        QVERIFY(fits.feed(most));
        QVERIFY(!deep.feed(std::string(100'000, '[')));
        QCOMPARE(deep.problem(), std::string("too many brackets inside each other"));
    }

    void aNumberWithoutEndIsNone()
    {
        Values values;
        JsonScanner scanner(values);
        QVERIFY(!scanner.feed(std::string(1'000'000, '1')));
        QCOMPARE(int(scanner.column()), int(JsonScanner::maxWord) + 1);
    }
};

QTEST_APPLESS_MAIN(JsonScannerTest)
#include "json_scanner_test.moc"
