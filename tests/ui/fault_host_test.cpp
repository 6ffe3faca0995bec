// Real sockets on loopback.
#include "ui/faults/fault_host.h"
#include "ui/sample_faults.h"
#include "wire/ws_url.h"

#include <QSignalSpy>
#include <QTest>

namespace lifeline {
namespace {

WsUrl urlOf(const QString& address)
{
    const auto parsed = parseWsUrl(address.toStdString());
    const auto* url = std::get_if<WsUrl>(&parsed);
    return url == nullptr ? WsUrl() : *url;
}

struct Scene {
    Scene()
    {
        QObject::connect(&host, &FaultHost::reported, &host,
                         [this](const FaultReport& report) { reports.push_back(report); });
    }
    const ConnectionStory& story(std::size_t position) const
    {
        return session.model().connections().at(position).story;
    }
    /// The main server on a free port; its address.
    WsUrl startServer()
    {
        ServerSettings settings;
        settings.port = 0;
        session.lab().startServer(settings);
        if (!QTest::qWaitFor([this] { return session.model().rows() > 0; }))
            return {};
        const Event event = session.log().event(0);
        const auto* listening = event.as<event::Listening>();
        return {false, "127.0.0.1", listening == nullptr ? std::uint16_t{0} : listening->port, "/"};
    }
    void dial(const WsUrl& url) { session.lab().connect({url, {}, {}, false}); }

    SampleFaults sample;
    mutable Session session;
    FaultHost host{session};
    std::vector<FaultReport> reports;
};

} // namespace

class FaultHostTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatCanBeServedAndArmed();
    void aServedFaultMeetsWhoeverDialsIn();
    void twoHostsDoNotQuarrelOverThePort();
    void theNextConnectionOfTheServerPlaysTheArmedFault();
    void theNextConnectPlaysTheArmedFault();
    void whatWasDisarmedIsNotPlayed();
};

void FaultHostTest::whatCanBeServedAndArmed()
{
    Fault fault;
    fault.side = Side::Client;
    QVERIFY(!FaultHost::canServe(fault) && FaultHost::canArm(fault));
    fault.side = Side::Server;
    QVERIFY(FaultHost::canServe(fault) && FaultHost::canArm(fault));
    fault.reach = Reach::FullBacklog;
    QVERIFY(FaultHost::canServe(fault) && !FaultHost::canArm(fault));
    fault.reach = Reach::Nobody;
    QVERIFY(!FaultHost::canServe(fault) && !FaultHost::canArm(fault));
    fault.reach = Reach::Normal;
    fault.subject.acts.emplace_back();
    QVERIFY(!FaultHost::canServe(fault) && !FaultHost::canArm(fault));
}

void FaultHostTest::aServedFaultMeetsWhoeverDialsIn()
{
    Scene scene;
    scene.host.serve(scene.sample.find("own-reset"));
    QTRY_VERIFY(!scene.host.address().isEmpty());
    for (std::size_t visit = 1; visit <= 2; ++visit) {
        scene.dial(urlOf(scene.host.address()));
        QTRY_COMPARE(scene.reports.size(), visit);
        QCOMPARE(scene.reports.back().outcome, Outcome::Passed);
        QCOMPARE(scene.host.visits(), visit);
    }
    QVERIFY(scene.story(0).server.scripted);
    scene.host.stopServing();
    QVERIFY(scene.host.served() == nullptr && scene.host.address().isEmpty());
}

void FaultHostTest::twoHostsDoNotQuarrelOverThePort()
{
    Scene first, second;
    first.host.serve(first.sample.find("own-reset"));
    QTRY_VERIFY(!first.host.address().isEmpty());
    const QSignalSpy failed(&second.host, &FaultHost::failed);
    second.host.serve(second.sample.find("own-reset"));
    QTRY_VERIFY(!second.host.address().isEmpty());
    QVERIFY(first.host.address() != second.host.address());
    QCOMPARE(failed.size(), 0);
}

void FaultHostTest::theNextConnectionOfTheServerPlaysTheArmedFault()
{
    Scene scene;
    const WsUrl url = scene.startServer();
    QVERIFY(url.port != 0);
    scene.host.arm(scene.sample.find("own-reset"));
    QVERIFY(scene.host.armed() != nullptr && !scene.host.armedForConnect());
    scene.dial(url);
    QTRY_COMPARE(scene.reports.size(), std::size_t{1});
    QVERIFY(scene.host.armed() == nullptr);
    QVERIFY(scene.story(0).server.scripted);
    scene.dial(url);
    QTRY_VERIFY(scene.session.model().connections().size() == 2 &&
                scene.story(1).server.phase == Phase::Open);
    QVERIFY(!scene.story(1).server.scripted);
}

void FaultHostTest::theNextConnectPlaysTheArmedFault()
{
    Scene scene;
    const WsUrl url = scene.startServer();
    scene.host.arm(scene.sample.find("own-no-key"));
    QVERIFY(scene.host.armedForConnect());
    scene.host.connectArmed(url);
    QVERIFY(scene.host.armed() == nullptr);
    QTRY_COMPARE(scene.reports.size(), std::size_t{1});
    QVERIFY2(scene.reports.front().outcome == Outcome::Passed, scene.reports.front().why.c_str());
    QVERIFY(scene.story(0).client.scripted);
}

void FaultHostTest::whatWasDisarmedIsNotPlayed()
{
    Scene scene;
    const WsUrl url = scene.startServer();
    scene.host.arm(scene.sample.find("own-reset"));
    scene.host.disarm();
    QVERIFY(scene.host.armed() == nullptr);
    scene.dial(url);
    QTRY_VERIFY(scene.session.model().connections().size() == 1 &&
                scene.story(0).server.phase == Phase::Open);
    QVERIFY(!scene.story(0).server.scripted);
}

} // namespace lifeline

QTEST_MAIN(lifeline::FaultHostTest)
#include "fault_host_test.moc"
