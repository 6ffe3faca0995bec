#include "base/utf8.h"

#include <QTest>

#include <string>

using namespace lifeline;

namespace {

/// Written from the definition, apart from the code under test.
std::string encode(char32_t c)
{
    const auto tail = [c](unsigned shift) { return static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
    if (c < 0x80)
        return {static_cast<char>(c)};
    if (c < 0x800)
        return {static_cast<char>(0xC0 | (c >> 6)), tail(0)};
    if (c < 0x10000)
        return {static_cast<char>(0xE0 | (c >> 12)), tail(6), tail(0)};
    return {static_cast<char>(0xF0 | (c >> 18)), tail(12), tail(6), tail(0)};
}

std::string bytesOf(const QByteArray& hex) { return QByteArray::fromHex(hex).toStdString(); }

void valid(const char* name, const char* hex) { QTest::newRow(name) << QByteArray(hex) << -1 << true; }

void unfinished(const char* name, const char* hex) { QTest::newRow(name) << QByteArray(hex) << -1 << false; }

void bad(const char* name, const char* hex, int acceptedBefore)
{
    QTest::newRow(name) << QByteArray(hex) << acceptedBefore << false;
}

} // namespace

class Utf8Test : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sequencesAreJudgedAtTheFirstImpossibleByte_data();
    void sequencesAreJudgedAtTheFirstImpossibleByte();
    void everySplitGivesTheSameVerdict_data() { sequencesAreJudgedAtTheFirstImpossibleByte_data(); }
    void everySplitGivesTheSameVerdict();
    void everyCodePointReadsBack();
    void everySurrogateIsRefused();
    void everyPairOfFirstBytesFollowsTheGrammar();
    void aBadByteIsFoundAtEveryPlaceInLongAscii();
    void aFailedValidatorStaysFailedUntilReset();
    void readingOneCodePoint_data();
    void readingOneCodePoint();
};

void Utf8Test::sequencesAreJudgedAtTheFirstImpossibleByte_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<int>("acceptedBefore"); // -1: nothing is bad
    QTest::addColumn<bool>("complete");

    valid("nothing", "");
    valid("ASCII with NUL", "48 00 6c");
    valid("U+007F, the last of one byte", "7f");
    valid("U+0080, the first of two bytes", "c280");
    valid("U+07FF, the last of two bytes", "dfbf");
    valid("U+0800, the first of three bytes", "e0a080");
    valid("U+D7FF, before the surrogates", "ed9fbf");
    valid("U+E000, after the surrogates", "ee8080");
    valid("U+FFFF, a noncharacter", "efbfbf");
    valid("U+10000, the first of four bytes", "f0908080");
    valid("U+10FFFF, the last", "f48fbfbf");
    valid("Greek between ASCII", "2e ceba e1bdb9 cf83 2e");
    unfinished("two bytes cut", "c2");
    unfinished("three bytes cut", "61 e2 82");
    unfinished("four bytes cut", "f0 9f 98");
    bad("a continuation at the start", "80", 0);
    bad("a continuation after a whole character", "c3a9 bf", 2);
    bad("overlong slash in two bytes", "c0af", 0);
    bad("C1", "41 c1bf", 1);
    bad("overlong in three bytes", "e09fbf", 1);
    bad("overlong in four bytes", "f08fbfbf", 1);
    bad("the first surrogate", "eda080", 1);
    bad("the last surrogate", "edbfbf", 1);
    bad("above U+10FFFF", "f4908080", 1);
    bad("F5", "f5808080", 0);
    bad("FE", "fe", 0);
    bad("FF after a long run of ASCII", "6161616161616161616161616161616161 ff 61", 17);
    bad("ASCII where a continuation is owed", "e282 41", 2);
    bad("a lead byte where a continuation is owed", "c3 c3", 1);
    bad("the third of four is wrong", "f09f 28 80", 2);
    bad("the fourth of four is wrong", "f09f98 c0", 3);
}

void Utf8Test::sequencesAreJudgedAtTheFirstImpossibleByte()
{
    QFETCH(QByteArray, hex);
    QFETCH(int, acceptedBefore);
    QFETCH(bool, complete);
    const std::string bytes = bytesOf(hex);
    Utf8Validator validator;
    QCOMPARE(validator.feed(bytes), acceptedBefore < 0);
    QCOMPARE(validator.bad(), acceptedBefore >= 0);
    QCOMPARE(validator.complete(), complete);
    const auto accepted = acceptedBefore < 0 ? bytes.size() : static_cast<std::size_t>(acceptedBefore);
    QCOMPARE(validator.accepted(), std::uint64_t{accepted});
    QCOMPARE(isUtf8(bytes), complete);
}

void Utf8Test::everySplitGivesTheSameVerdict()
{
    QFETCH(QByteArray, hex);
    const std::string bytes = bytesOf(hex);
    Utf8Validator whole;
    whole.feed(bytes);
    for (std::size_t split = 0; split <= bytes.size(); ++split) {
        Utf8Validator pieces;
        pieces.feed(std::string_view(bytes).substr(0, split));
        QCOMPARE(pieces.feed(std::string_view(bytes).substr(split)), !whole.bad());
        QCOMPARE(pieces.accepted(), whole.accepted());
        QCOMPARE(pieces.complete(), whole.complete());
    }
    Utf8Validator bytewise;
    for (const char& byte : bytes)
        bytewise.feed({&byte, 1});
    QCOMPARE(bytewise.accepted(), whole.accepted());
    QCOMPARE(bytewise.bad(), whole.bad());
}

void Utf8Test::everyCodePointReadsBack()
{
    for (char32_t c = 0; c <= 0x10FFFF; c = c == 0xD7FF ? 0xE000 : c + 1) {
        const std::string bytes = encode(c);
        const auto read = readUtf8(bytes);
        if (!isUtf8(bytes) || !read || read->codePoint != c || read->length != bytes.size())
            QFAIL(qPrintable(QStringLiteral("U+%1").arg(c, 4, 16)));
    }
}

void Utf8Test::everySurrogateIsRefused()
{
    for (char32_t c = 0xD800; c <= 0xDFFF; ++c) {
        QVERIFY(!isUtf8(encode(c)));
        QVERIFY(!readUtf8(encode(c)));
    }
}

void Utf8Test::everyPairOfFirstBytesFollowsTheGrammar()
{
    for (int first = 0x80; first <= 0xFF; ++first) {
        for (int second = 0; second <= 0xFF; ++second) {
            const bool leads = first >= 0xC2 && first <= 0xF4;
            const int low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
            const int high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
            const char bytes[] = {static_cast<char>(first), static_cast<char>(second)};
            Utf8Validator validator;
            if (validator.feed({bytes, 2}) != (leads && second >= low && second <= high))
                QFAIL(qPrintable(QStringLiteral("%1 %2").arg(first, 2, 16).arg(second, 2, 16)));
        }
    }
}

void Utf8Test::aBadByteIsFoundAtEveryPlaceInLongAscii()
{
    for (std::size_t at = 0; at < 80; ++at) {
        std::string bytes(80, 'a');
        bytes[at] = '\xFF';
        Utf8Validator validator;
        QVERIFY(!validator.feed(bytes));
        QCOMPARE(validator.accepted(), std::uint64_t{at});
    }
}

void Utf8Test::aFailedValidatorStaysFailedUntilReset()
{
    Utf8Validator validator;
    QVERIFY(!validator.feed("ab\xFF"));
    QVERIFY(!validator.feed("cd"));
    QVERIFY(!validator.feed(""));
    QCOMPARE(validator.accepted(), std::uint64_t{2});
    validator.reset();
    QVERIFY(validator.feed("cd"));
    QVERIFY(validator.complete());
    QCOMPARE(validator.accepted(), std::uint64_t{2});
}

void Utf8Test::readingOneCodePoint_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<int>("codePoint"); // -1: nothing to read
    QTest::addColumn<int>("length");

    QTest::newRow("nothing") << QByteArray() << -1 << 0;
    QTest::newRow("NUL") << QByteArray("00") << 0 << 1;
    QTest::newRow("a letter before rubbish") << QByteArray("41 ff") << 0x41 << 1;
    QTest::newRow("the euro sign before more") << QByteArray("e282ac 41") << 0x20AC << 3;
    QTest::newRow("a face") << QByteArray("f09f9880") << 0x1F600 << 4;
    QTest::newRow("cut") << QByteArray("f09f98") << -1 << 0;
    QTest::newRow("cut by another character") << QByteArray("e282 41") << -1 << 0;
    QTest::newRow("a continuation first") << QByteArray("82 41") << -1 << 0;
    QTest::newRow("overlong") << QByteArray("c080") << -1 << 0;
}

void Utf8Test::readingOneCodePoint()
{
    QFETCH(QByteArray, hex);
    QFETCH(int, codePoint);
    QFETCH(int, length);
    const std::string bytes = bytesOf(hex);
    const auto read = readUtf8(bytes);
    QCOMPARE(read.has_value(), codePoint >= 0);
    if (read) {
        QCOMPARE(static_cast<int>(read->codePoint), codePoint);
        QCOMPARE(static_cast<int>(read->length), length);
    }
}

QTEST_APPLESS_MAIN(Utf8Test)
#include "utf8_test.moc"
