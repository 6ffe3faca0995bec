#include "ui/inspector/frame_bits.h"
#include "wire/frame_encoder.h"

#include <QTest>

using namespace lifeline;

namespace {

QStringList values(const std::vector<FrameField>& fields)
{
    QStringList list;
    for (const FrameField& field : fields)
        list << field.value;
    return list;
}

} // namespace

class FrameBitsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fieldsSayWhatStandsInTheHeader_data()
    {
        QTest::addColumn<int>("opcode");
        QTest::addColumn<quint64>("size");
        QTest::addColumn<QString>("named");
        QTest::addColumn<QString>("length");
        QTest::newRow("seven bits") << 1 << quint64{12} << QStringLiteral("text (1)") << QStringLiteral("12");
        QTest::newRow("sixteen bits")
            << 2 << quint64{128} << QStringLiteral("binary (2)") << QStringLiteral("126 → 128");
        QTest::newRow("sixty-four bits")
            << 9 << quint64{70000} << QStringLiteral("ping (9)") << QStringLiteral("127 → 70000");
        QTest::newRow("reserved") << 0xB << quint64{0} << QStringLiteral("reserved-b (b)")
                                  << QStringLiteral("0");
    }
    void fieldsSayWhatStandsInTheHeader()
    {
        QFETCH(int, opcode);
        QFETCH(quint64, size);
        QFETCH(QString, named);
        QFETCH(QString, length);
        const FrameHeader header = wellFormed(static_cast<Opcode>(opcode), size);
        QCOMPARE(values(frameFields(header, 0)), (QStringList{QStringLiteral("1"), QStringLiteral("0 0 0"),
                                                              named, QStringLiteral("0"), length}));
    }

    void fieldsCoverEveryByteOfTheFrameInOrder()
    {
        for (const std::uint64_t size : {std::uint64_t{5}, std::uint64_t{300}, std::uint64_t{70000}}) {
            FrameHeader header = wellFormed(Opcode::Text, size);
            header.masked = true;
            const auto fields = frameFields(header, size);
            const std::uint64_t whole = headerSize(header) + size;
            QCOMPARE(fields.back().first + fields.back().bytes, whole);
            QCOMPARE(fields[5].first, headerSize(header) - 4);
            for (std::uint64_t byte = 0; byte < headerSize(header); ++byte)
                QVERIFY(std::any_of(fields.begin(), fields.end(),
                                    [&](const FrameField& f) { return f.holds(byte); }));
        }
    }

    void reservedBitsAreToldApart()
    {
        FrameHeader header = wellFormed(Opcode::Text, 0);
        header.rsv = 4;
        header.fin = false;
        QCOMPARE(values(frameFields(header, 0)).mid(0, 2),
                 (QStringList{QStringLiteral("0"), QStringLiteral("1 0 0")}));
    }

    void theKeyReadsAsItStandsOnTheWire()
    {
        QCOMPARE(maskingKeyText(0xA15F029C), QStringLiteral("a1 5f 02 9c"));
    }
};

QTEST_APPLESS_MAIN(FrameBitsTest)
#include "frame_bits_test.moc"
