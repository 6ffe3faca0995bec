// What a frame decoder takes from the heap, counted by an operator new of this program.
#include "wire/frame_decoder.h"
#include "wire/frame_encoder.h"

#include <QTest>

#include <cstdlib>
#include <malloc.h>
#include <new>
#include <string>

namespace {

std::size_t allocations = 0;
std::size_t allocatedBytes = 0;
std::size_t heldBytes = 0; // as the heap rounds them

void* counted(std::size_t size)
{
    ++allocations;
    allocatedBytes += size;
    void* memory = std::malloc(size == 0 ? 1 : size);
    if (memory == nullptr)
        throw std::bad_alloc();
    heldBytes += malloc_usable_size(memory);
    return memory;
}

void release(void* memory)
{
    heldBytes -= malloc_usable_size(memory);
    std::free(memory);
}

} // namespace

void* operator new(std::size_t size) { return counted(size); }
void* operator new[](std::size_t size) { return counted(size); }
void operator delete(void* memory) noexcept { release(memory); }
void operator delete[](void* memory) noexcept { release(memory); }
void operator delete(void* memory, std::size_t) noexcept { release(memory); }
void operator delete[](void* memory, std::size_t) noexcept { release(memory); }

using namespace lifeline;

namespace {

struct Use {
    std::size_t allocations = 0;
    std::size_t bytes = 0;
    int frames = 0;
};

/// Feeds in pieces; counts only what happens inside the decoder.
Use use(FrameDecoder& decoder, std::string_view bytes, std::size_t piece)
{
    const Use before{allocations, allocatedBytes, 0};
    Use used;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        decoder.feed(bytes.substr(at, piece));
        while (decoder.next())
            ++used.frames;
    }
    used.allocations = allocations - before.allocations;
    used.bytes = allocatedBytes - before.bytes;
    return used;
}

FrameHeader masked(std::uint64_t length)
{
    FrameHeader header = wellFormed(Opcode::Binary, length);
    header.masked = true;
    header.maskingKey = 0x37FA213D;
    return header;
}

std::string manyFrames(int count, std::size_t payload)
{
    std::string out;
    for (int i = 0; i < count; ++i)
        appendFrame(out, masked(payload), std::string(payload, 'x'));
    return out;
}

constexpr std::size_t kib = 1024;

} // namespace

class FrameDecoderMemoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void memoryFollowsWhatArrivedNotWhatWasDeclared_data();
    void memoryFollowsWhatArrivedNotWhatWasDeclared();
    void smallFramesShareOneBuffer();
    void framesInTrickledPiecesCostAFewAllocations();
    void aLargeBufferIsGivenBackBetweenFrames();
    void aFrameTooLargeTakesNothing();
};

void FrameDecoderMemoryTest::memoryFollowsWhatArrivedNotWhatWasDeclared_data()
{
    QTest::addColumn<quint64>("arrived");
    QTest::newRow("the header alone") << quint64{0};
    QTest::newRow("one byte") << quint64{1};
    QTest::newRow("a kilobyte") << quint64{kib};
    QTest::newRow("100 kilobytes") << quint64{100 * kib};
}

void FrameDecoderMemoryTest::memoryFollowsWhatArrivedNotWhatWasDeclared()
{
    QFETCH(quint64, arrived);
    std::string bytes;
    appendFrame(bytes, masked(16 * kib * kib), std::string(arrived, 'x'));
    FrameDecoder decoder(Side::Server);
    const Use used = use(decoder, bytes, 100);
    QCOMPARE(used.frames, 0);
    // A buffer that doubles: all the sizes it ever had are less than four times the last byte needed.
    QVERIFY2(used.bytes <= 4 * arrived + 200, qPrintable(QString::number(used.bytes)));
    QVERIFY(decoder.insideFrame());
}

void FrameDecoderMemoryTest::smallFramesShareOneBuffer()
{
    const std::string bytes = manyFrames(1000, 64);
    FrameDecoder decoder(Side::Server);
    const Use used = use(decoder, bytes, bytes.size());
    QCOMPARE(used.frames, 1000);
    QCOMPARE(used.allocations, std::size_t{1});
    QCOMPARE(use(decoder, bytes, bytes.size()).allocations, std::size_t{0});
}

void FrameDecoderMemoryTest::framesInTrickledPiecesCostAFewAllocations()
{
    const std::string bytes = manyFrames(1, 64 * kib);
    FrameDecoder decoder(Side::Server);
    const Use used = use(decoder, bytes, 1);
    QCOMPARE(used.frames, 1);
    QVERIFY2(used.allocations <= 20, qPrintable(QString::number(used.allocations)));
}

void FrameDecoderMemoryTest::aLargeBufferIsGivenBackBetweenFrames()
{
    const std::string large = manyFrames(3, 64 * kib);
    for (const std::size_t piece : {large.size(), std::size_t{1000}}) {
        FrameDecoder decoder(Side::Server);
        const std::size_t before = heldBytes;
        const Use used = use(decoder, large, piece);
        QCOMPARE(used.frames, 3);
        QVERIFY2(heldBytes - before <= 5 * kib, qPrintable(QString::number(heldBytes - before)));
    }
}

void FrameDecoderMemoryTest::aFrameTooLargeTakesNothing()
{
    std::string bytes;
    appendFrame(bytes, masked(std::uint64_t{1} << 62U), std::string(10 * kib, 'x'));
    FrameDecoder decoder(Side::Server);
    const Use used = use(decoder, bytes, bytes.size());
    QCOMPARE(used.frames, 1);
    QCOMPARE(used.bytes, std::size_t{0});
    QVERIFY(decoder.stopped());
}

QTEST_APPLESS_MAIN(FrameDecoderMemoryTest)
#include "frame_decoder_memory_test.moc"
