#include "lifecycle/frame_writer.h"
#include "wire/frame_decoder.h"

#include <QTest>

using namespace lifeline;

namespace {

struct Recorder final : EventSink {
    void accept(const Event& event) override
    {
        const event::Frame& frame = *frameOf(event);
        headers.emplace_back(frame.header);
        payloads.emplace_back(frame.payload);
        offsets.push_back(frame.offset);
    }
    std::vector<std::string> headers, payloads;
    std::vector<std::uint64_t> offsets;
};

} // namespace

class FrameWriterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsWhatTheOtherSideReads_data()
    {
        QTest::addColumn<bool>("client");
        QTest::newRow("client, masked") << true;
        QTest::newRow("server, unmasked") << false;
    }

    void whatIsWrittenIsWhatTheOtherSideReads()
    {
        QFETCH(bool, client);
        const Side side = client ? Side::Client : Side::Server;
        SeededRandom random(7);
        Recorder recorder;
        Emitter emit{recorder, ConnectionId{1}, side, Phase::Open};
        FrameWriter writer(side, random);
        std::string out = "what was there before";
        const std::size_t before = out.size();
        writer.write(Opcode::Text, "hello", emit, out);
        writer.write(Opcode::Ping, "", emit, out);

        FrameDecoder decoder(otherEnd(side));
        decoder.feed(std::string_view(out).substr(before));
        for (std::size_t i = 0; i < 2; ++i) {
            const auto frame = decoder.next();
            QVERIFY(frame && !frame->violation);
            QCOMPARE(std::string(frame->headerBytes), recorder.headers[i]);
            QCOMPARE(std::string(frame->payload), recorder.payloads[i]);
            QCOMPARE(frame->offset, recorder.offsets[i]);
            QCOMPARE(frame->header.masked, client);
        }
        QVERIFY(!decoder.next());
    }
};

QTEST_APPLESS_MAIN(FrameWriterTest)
#include "frame_writer_test.moc"
