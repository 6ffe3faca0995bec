#include "support/sample_session.h"
#include "ui/shell/commands.h"
#include "ui/shell/message_bar.h"
#include "ui/shell/toolbar.h"
#include "ui/shell/top_area.h"

#include <QLabel>
#include <QMenuBar>
#include <QTest>

namespace lifeline {
namespace {

struct Scene {
    QWidget window;
    Commands commands{window};
    TopArea top{commands, {}};

    QString recording() const { return top.findChild<QLabel*>(QStringLiteral("recording"))->text(); }
};

} // namespace

class TopAreaTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itSaysWhenTheSessionBegan();
    void aFullMemoryIsNoLongerCalledRecording();
    void theMessageTakesNoRoomUntilThereIsOne();
    void theMenusStandOverTheToolbar();
};

void TopAreaTest::itSaysWhenTheSessionBegan()
{
    Scene scene;
    scene.top.showRecording(EventLog{"2026-11-22T18:54:00.000Z"}, QStringLiteral("● recording"));
    QVERIFY2(scene.recording().contains(QStringLiteral(":54")),
             qPrintable(scene.recording())); // in local time
    QVERIFY(scene.recording().endsWith(QStringLiteral("● recording")));
}

void TopAreaTest::aFullMemoryIsNoLongerCalledRecording()
{
    LogLimits limits;
    limits.maxEvents = 3;
    EventLog log{"2026-11-22T18:54:00.000Z", limits};
    fillSampleSession(log);
    Scene scene;
    scene.top.showRecording(log, QStringLiteral("● recording"));
    QVERIFY2(scene.recording().contains(QStringLiteral("memory full")), qPrintable(scene.recording()));
}

void TopAreaTest::theMessageTakesNoRoomUntilThereIsOne()
{
    Scene scene;
    scene.top.show();
    const int before = scene.top.sizeHint().height();
    scene.top.message().tell(QStringLiteral("Port 9001 is already in use."));
    QVERIFY(scene.top.sizeHint().height() > before);
}

void TopAreaTest::theMenusStandOverTheToolbar()
{
    Scene scene;
    scene.top.resize(1100, scene.top.sizeHint().height());
    scene.top.show();
    const auto* menus = scene.top.findChild<QMenuBar*>();
    QCOMPARE(menus->actions().size(), qsizetype{6});
    QVERIFY(menus->geometry().bottom() < scene.top.toolbar().geometry().top());
    QCOMPARE(scene.top.toolbar().width(), 1100);
}

} // namespace lifeline

QTEST_MAIN(lifeline::TopAreaTest)
#include "top_area_test.moc"
