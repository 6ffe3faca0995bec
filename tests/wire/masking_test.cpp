#include "wire/masking.h"

#include <QTest>

#include <string>

using namespace lifeline;

namespace {

/// RFC 6455 §5.3 byte by byte.
std::string slowly(const std::string& bytes, std::uint32_t key, std::uint64_t offset)
{
    std::string out = bytes;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        out[i] = static_cast<char>(out[i] ^ static_cast<char>(key >> (24 - 8 * ((offset + i) % 4))));
    return out;
}

std::string sample(std::size_t size)
{
    std::string bytes(size, '\0');
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = static_cast<char>(i * 37 + i / 256);
    return bytes;
}

constexpr std::uint32_t key = 0xA15F029C;

} // namespace

class MaskingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theRfcExampleUnmasks();
    void everySizeOffsetAndAlignmentAgreesWithTheDefinition();
    void maskingInPiecesIsMaskingWhole();
    void nothingOutsideIsTouched();
    void anOffsetBeyond32BitsCounts();
};

void MaskingTest::theRfcExampleUnmasks()
{
    std::string bytes("\x7f\x9f\x4d\x51\x58");
    applyMask(bytes.data(), bytes.size(), 0x37fa213d);
    QCOMPARE(bytes, std::string("Hello"));
}

void MaskingTest::everySizeOffsetAndAlignmentAgreesWithTheDefinition()
{
    for (std::size_t size = 0; size <= 80; ++size) {
        for (std::uint64_t offset = 0; offset < 5; ++offset) {
            for (std::size_t shift = 0; shift < 8; ++shift) {
                const std::string bytes = sample(size);
                const std::string expected = slowly(bytes, key, offset);
                std::string inPlace = std::string(shift, 'x') + bytes;
                applyMask(inPlace.data() + shift, size, key, offset);
                QCOMPARE(inPlace.substr(shift), expected);
                const std::string from = std::string(shift, 'x') + bytes;
                std::string to(size, 'y');
                copyMasked(to.data(), from.data() + shift, size, key, offset);
                QCOMPARE(to, expected);
            }
        }
    }
}

void MaskingTest::maskingInPiecesIsMaskingWhole()
{
    const std::string bytes = sample(64);
    const std::string expected = slowly(bytes, key, 0);
    for (std::size_t split = 0; split <= bytes.size(); ++split) {
        std::string pieces = bytes;
        applyMask(pieces.data(), split, key, 0);
        applyMask(pieces.data() + split, bytes.size() - split, key, split);
        QCOMPARE(pieces, expected);
    }
}

void MaskingTest::nothingOutsideIsTouched()
{
    for (std::size_t size = 0; size <= 40; ++size) {
        const std::string fence(16, '#');
        std::string inPlace = fence + sample(size) + fence;
        applyMask(inPlace.data() + 16, size, key);
        QCOMPARE(inPlace.substr(0, 16), fence);
        QCOMPARE(inPlace.substr(16 + size), fence);
        std::string to = fence + std::string(size, 'y') + fence;
        copyMasked(to.data() + 16, sample(size).data(), size, key);
        QCOMPARE(to.substr(0, 16), fence);
        QCOMPARE(to.substr(16 + size), fence);
    }
}

void MaskingTest::anOffsetBeyond32BitsCounts()
{
    const std::uint64_t offset = (std::uint64_t{1} << 40U) + 3;
    std::string bytes = sample(21);
    const std::string expected = slowly(bytes, key, 3);
    applyMask(bytes.data(), bytes.size(), key, offset);
    QCOMPARE(bytes, expected);
}

QTEST_APPLESS_MAIN(MaskingTest)
#include "masking_test.moc"
