// Real sockets on loopback.
#include "support/temporary_settings.h"
#include "ui/faults/fault_bench.h"
#include "ui/faults/fault_editor.h"
#include "ui/sample_faults.h"

#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

namespace lifeline {
namespace {

struct Scene {
    Scene()
    {
        qputenv("XDG_DATA_HOME", home.path().toUtf8());
        QDir().mkpath(FaultLibrary::usersFolder());
        QFile file(FaultLibrary::usersFolder() + QStringLiteral("/own.json"));
        if (file.open(QIODevice::WriteOnly))
            file.write(sampleFaults);
        file.close();
        bench = std::make_unique<FaultBench>(window, [this] { return address; });
        bench->setSession(session);
        pane.reset(bench->makePane());
    }
    ~Scene() { qunsetenv("XDG_DATA_HOME"); }

    void runOne(const char* id, FaultTarget target = FaultTarget::BuiltIn)
    {
        pane->setTarget(target);
        pane->select(QString::fromLatin1(id));
        pane->run();
    }
    QString activity() const
    {
        const auto* label = pane->findChild<QLabel*>(QStringLiteral("fault-activity"));
        return label->text();
    }
    QString result() const { return pane->findChild<QLabel*>(QStringLiteral("fault-result"))->text(); }

    QTemporaryDir home;
    QWidget window;
    Session session;
    QString address = QStringLiteral("ws://127.0.0.1:9/");
    std::unique_ptr<FaultBench> bench;
    std::unique_ptr<FaultsPane> pane;
};

/// Presses a button of the next question.
void answerNext(QMessageBox::StandardButton button, QString& question)
{
    auto* wait = new QTimer(qApp);
    QObject::connect(wait, &QTimer::timeout, wait, [wait, button, &question] {
        if (auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget())) {
            wait->stop();
            wait->deleteLater();
            question = box->text();
            box->button(button)->click();
        }
    });
    wait->start(5);
}

} // namespace

class FaultBenchTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPlayedFaultIsSelectedAndJudged();
    void aGroupEndsWithASummary();
    void theFirstThatFailedIsShownAfterAGroup();
    void anotherMachineIsAskedFor();
    void anAddressThatIsNoneIsSaid();
    void aServedFaultSaysItsAddressUntilStopped();
    void whatIsArmedIsSaidUntilItIsUsed();
    void aLiveConnectionIsBroken();
    void editOpensAnEditor();
    void aNewSessionBeginsAtRest();
};

void FaultBenchTest::aPlayedFaultIsSelectedAndJudged()
{
    Scene scene;
    scene.runOne("own-no-key");
    QTRY_VERIFY(scene.session.model().selectedConnection().has_value());
    const auto* story = scene.bench->storyOf(scene.session.model().selectedConnection());
    QVERIFY(story != nullptr && story->client.scripted);
    QVERIFY2(scene.result().contains(QStringLiteral("passed")), qPrintable(scene.result()));
    QCOMPARE(scene.activity(), QString());
}

void FaultBenchTest::aGroupEndsWithASummary()
{
    Scene scene;
    Q_EMIT scene.pane->runRequested({scene.bench->library().find(QStringLiteral("own-no-key")),
                                     scene.bench->library().find(QStringLiteral("own-reset"))});
    QVERIFY(scene.activity().contains(QStringLiteral("of 2")));
    QTRY_VERIFY(scene.activity().contains(QStringLiteral("2 played: 2 passed")));
}

void FaultBenchTest::theFirstThatFailedIsShownAfterAGroup()
{
    Scene scene;
    QByteArray wrong(sampleFaults);
    wrong.replace("own-", "wrong-").replace("\"response\": 400", "\"response\": 299");
    QCOMPARE(scene.bench->library().save(QStringLiteral("wrong.json"), wrong), QString());
    Q_EMIT scene.pane->runRequested({scene.bench->library().find(QStringLiteral("own-reset")),
                                     scene.bench->library().find(QStringLiteral("wrong-no-key"))});
    QTRY_VERIFY(scene.activity().contains(QStringLiteral("2 played: 1 passed, 1 failed")));
    QVERIFY(scene.pane->selected() != nullptr);
    QCOMPARE(scene.pane->selected()->id, std::string("wrong-no-key"));
    QVERIFY2(scene.result().contains(QStringLiteral("failed")), qPrintable(scene.result()));
    QVERIFY2(scene.result().contains(QStringLiteral("299")), qPrintable(scene.result()));
}

void FaultBenchTest::anotherMachineIsAskedFor()
{
    Scene scene;
    scene.address = QStringLiteral("ws://lab.example:9001/");
    QString question;
    answerNext(QMessageBox::Cancel, question);
    scene.runOne("own-no-key", FaultTarget::Address);
    QVERIFY(question.contains(QStringLiteral("lab.example:9001")));
    QCOMPARE(scene.activity(), QString()); // nothing plays
}

void FaultBenchTest::anAddressThatIsNoneIsSaid()
{
    Scene scene;
    scene.address = QStringLiteral("http://127.0.0.1/");
    const QSignalSpy failed(scene.bench.get(), &FaultBench::failed);
    scene.runOne("own-no-key", FaultTarget::Address);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(scene.activity(), QString());
}

void FaultBenchTest::aServedFaultSaysItsAddressUntilStopped()
{
    Scene scene;
    scene.runOne("own-reset", FaultTarget::DialIn);
    QTRY_VERIFY(scene.activity().contains(QStringLiteral("ws://127.0.0.1:")));
    Q_EMIT scene.pane->stopRequested();
    QCOMPARE(scene.activity(), QString());
}

void FaultBenchTest::whatIsArmedIsSaidUntilItIsUsed()
{
    Scene scene;
    const QSignalSpy changed(scene.bench.get(), &FaultBench::armedChanged);
    QVERIFY(!scene.bench->connectArmed({false, "127.0.0.1", 9, "/"}));
    scene.pane->select(QStringLiteral("own-no-key"));
    scene.bench->arm();
    QVERIFY(scene.bench->armedText().contains(QStringLiteral("No key of my own")));
    QVERIFY(scene.activity().contains(QStringLiteral("No key of my own")));
    QVERIFY(changed.size() >= 1);
    QVERIFY(scene.bench->connectArmed({false, "127.0.0.1", 9, "/"}));
    QCOMPARE(scene.bench->armedText(), QString());
    scene.bench->arm();
    scene.bench->disarm();
    QCOMPARE(scene.bench->armedText(), QString());
}

void FaultBenchTest::aLiveConnectionIsBroken()
{
    Scene scene;
    ServerSettings settings;
    settings.port = 0;
    SessionModel& model = scene.session.model();
    scene.session.lab().startServer(settings);
    QTRY_VERIFY(model.rows() > 0);
    const Event event = scene.session.log().event(0);
    const std::uint16_t port = event.as<event::Listening>()->port;
    const ConnectionId id = scene.session.lab().connect({{false, "127.0.0.1", port, "/"}, {}, {}, false});
    const auto story = [&] { return scene.bench->storyOf(id); };
    QTRY_VERIFY(story() != nullptr && story()->server.phase == Phase::Open &&
                story()->client.phase == Phase::Open);
    QMenu menu;
    scene.bench->fillInjections(menu, id);
    menu.findChild<QMenu*>(QStringLiteral("inject-from-client"))
        ->findChild<QAction*>(QStringLiteral("inject-reset"))
        ->trigger();
    QTRY_COMPARE(story()->server.end, TcpEnd::ResetReceived);
}

void FaultBenchTest::editOpensAnEditor()
{
    Scene scene;
    scene.pane->select(QStringLiteral("own-reset"));
    scene.bench->edit();
    const auto* editor = scene.window.findChild<FaultEditor*>();
    QVERIFY(editor != nullptr && editor->isVisible());
    QCOMPARE(editor->draft().fault().id, std::string("own-reset"));
}

void FaultBenchTest::aNewSessionBeginsAtRest()
{
    Scene scene;
    scene.pane->select(QStringLiteral("own-no-key"));
    scene.bench->arm();
    Session next;
    scene.bench->setSession(next);
    scene.pane.reset(scene.bench->makePane());
    QCOMPARE(scene.bench->armedText(), QString());
    QVERIFY(scene.pane->selected() != nullptr); // what was looked at still is
    scene.bench->endSession();
}

} // namespace lifeline

QTEST_MAIN(lifeline::FaultBenchTest)
#include "fault_bench_test.moc"
