#include "ui/inspector/hex_rows.h"

#include <QTest>

using namespace lifeline;

class HexRowsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void asManyBytesARowAsFit_data()
    {
        QTest::addColumn<int>("columns");
        QTest::addColumn<int>("bytes");
        QTest::addColumn<bool>("ascii");
        QTest::newRow("nothing fits") << 5 << 4 << false;
        QTest::newRow("twelve") << 41 << 12 << false;
        QTest::newRow("one less than twelve") << 40 << 8 << true;
        QTest::newRow("sixteen") << 53 << 16 << false;
        QTest::newRow("twelve and no ASCII") << 52 << 12 << false;
        QTest::newRow("sixteen with ASCII") << 71 << 16 << true;
    }
    void asManyBytesARowAsFit()
    {
        QFETCH(int, columns);
        const HexShape shape = hexShape(columns, 100);
        QTEST(shape.bytesPerRow, "bytes");
        QTEST(shape.ascii, "ascii");
    }

    void offsetsGrowWithTheBytes()
    {
        QCOMPARE(hexShape(80, 65536).offsetDigits, 4);
        QCOMPARE(hexShape(80, 65537).offsetDigits, 6);
        QCOMPARE(hexShape(80, UINT64_MAX).offsetDigits, 16);
    }

    void aRowIsOffsetHexAndAscii()
    {
        const WireBytes bytes("\x81\x0c", "hello world!");
        const HexShape shape{.bytesPerRow = 12};
        const HexRow first = hexRow(bytes, 0, shape);
        QCOMPARE(first.offset, QStringLiteral("0000"));
        QCOMPARE(first.hex, QStringLiteral("81 0c 68 65 6c 6c 6f 20 77 6f 72 6c"));
        QCOMPARE(first.ascii, QStringLiteral("..hello worl"));
        const HexRow second = hexRow(bytes, 1, shape);
        QCOMPARE(second.offset, QStringLiteral("000c"));
        QCOMPARE(second.hex, QStringLiteral("64 21"));
        QCOMPARE(shape.rowsFor(bytes.size()), std::uint64_t{2});
        QCOMPARE(shape.rowsFor(0), std::uint64_t{0});
    }

    void eachByteIsFoundWhereItIsWritten()
    {
        const HexShape shape{.bytesPerRow = 12, .ascii = true};
        for (int i = 0; i < 12; ++i) {
            const std::optional<std::uint64_t> byte(24U + static_cast<unsigned>(i));
            QCOMPARE(hexByteAt(shape.hexColumnOf(i), 2, shape, 100), byte);
            QCOMPARE(hexByteAt(shape.hexColumnOf(i) + 1, 2, shape, 100), byte);
            QCOMPARE(hexByteAt(shape.asciiColumn() + i, 2, shape, 100), byte);
        }
        QVERIFY(!hexByteAt(0, 2, shape, 100));
        QVERIFY(!hexByteAt(shape.asciiColumn() + 12, 2, shape, 100));
        QVERIFY(!hexByteAt(shape.hexColumnOf(5), 2, shape, 29));
    }
};

QTEST_APPLESS_MAIN(HexRowsTest)
#include "hex_rows_test.moc"
