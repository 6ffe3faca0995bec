#include "formats/capture_survey.h"

#include <QTest>

using namespace lifeline;

namespace {

const std::string upgrade = "GET /x HTTP/1.1\r\nUpgrade: websocket\r\nHost: h\r\n\r\n";

CapturedConnection connection(std::uint32_t number, bool handshake)
{
    CapturedConnection out{number, {}, handshake};
    out.ends[1].port = 80;
    return out;
}

} // namespace

class CaptureSurveyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theClientIsTheOneThatAsks_data()
    {
        QTest::addColumn<bool>("handshake");
        QTest::addColumn<int>("from");
        QTest::addColumn<bool>("found");
        QTest::newRow("the one that connected") << true << 0 << true;
        QTest::newRow("not the one that was connected to") << true << 1 << false;
        QTest::newRow("either, where the beginning is missing") << false << 1 << true;
    }

    void theClientIsTheOneThatAsks()
    {
        QFETCH(const bool, handshake);
        QFETCH(const int, from);
        QFETCH(const bool, found);
        CaptureSurvey survey;
        const CapturedConnection one = connection(4, handshake);
        QVERIFY(survey.began(one, {}));
        survey.bytes(one, std::size_t(from), upgrade, {});
        survey.finished(one, {});
        QCOMPARE(survey.find(4) != nullptr, found);
        QVERIFY(!found || survey.find(4)->client == std::size_t(from));
        QVERIFY(!found || survey.find(4)->url == "ws://h/x");
        QCOMPARE(survey.webSockets(), std::size_t(found ? 1 : 0));
        QCOMPARE(survey.count(StreamKind::Unknown), std::uint64_t(found ? 0 : 1));
    }

    void aGapEndsTheSearch()
    {
        CaptureSurvey survey;
        const CapturedConnection one = connection(1, true);
        survey.began(one, {});
        survey.bytes(one, 0, "GET / HTTP/1.1\r\n", {});
        survey.gap(one, 0, 5, {});
        survey.bytes(one, 0, upgrade, {});
        survey.finished(one, {});
        QVERIFY(!survey.find(1));
        QCOMPARE(survey.count(StreamKind::Http), std::uint64_t(1));
    }

    /// Of what two ends look like the one that says more counts.
    void aStreamIsCountedOnce()
    {
        CaptureSurvey survey;
        const CapturedConnection one = connection(1, false);
        survey.began(one, {});
        survey.bytes(one, 1, "HTTP/1.1 200 OK\r\n\r\n", {});
        survey.bytes(one, 0, "GET / HTTP/1.1\r\n\r\n", {});
        survey.fin(one, 0, {});
        survey.finished(one, {});
        QCOMPARE(survey.count(StreamKind::Http), std::uint64_t(1));
        QCOMPARE(survey.count(StreamKind::Other), std::uint64_t(0));
    }
};

QTEST_APPLESS_MAIN(CaptureSurveyTest)
#include "capture_survey_test.moc"
