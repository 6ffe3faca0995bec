#include "faults/observation.h"
#include "wire/frame_encoder.h"

#include <QTest>

using namespace lifeline;

namespace {

Observed close(std::string payload)
{
    Observed seen{.what = Observed::What::Frame};
    seen.header.opcode = Opcode::Close;
    seen.payload = std::move(payload);
    return seen;
}

} // namespace

class ObservationTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCloseHasItsCode()
    {
        QCOMPARE(closeCodeIn(close(closePayload(1002, "why"))), std::uint16_t{1002});
        QCOMPARE(closeCodeIn(close("")), std::uint16_t{1005});
        QCOMPARE(closeCodeIn(close("x")), std::uint16_t{0});
    }

    void whatCameReadsLikeWhatIsAwaited()
    {
        QCOMPARE(observedText(close(closePayload(1002))), std::string("close 1002"));
        QCOMPARE(observedText({.what = Observed::What::Response, .status = 404}),
                 std::string("response 404"));
        QCOMPARE(observedText({.what = Observed::What::Response}), std::string("no HTTP response"));
        QCOMPARE(observedText({.what = Observed::What::Request, .whole = false}),
                 std::string("no HTTP request"));
        QCOMPARE(observedText({.what = Observed::What::Fin}), std::string("fin"));
        QCOMPARE(observedText({.what = Observed::What::Reset}), std::string("reset"));
        QCOMPARE(observedText({.what = Observed::What::Lost}), std::string("connection-lost"));
    }
};

QTEST_GUILESS_MAIN(ObservationTest)
#include "observation_test.moc"
