#include "ui/sessions/long_work.h"

#include <QApplication>
#include <QProgressDialog>
#include <QPushButton>
#include <QTest>

#include <atomic>

namespace lifeline {

class LongWorkTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theWorkIsDoneOnAnotherThreadAndToldOnThisOne();
    void itsDialogCancelsIt();
    void goingAwayWithItsWindowItCallsNothing();
};

void LongWorkTest::theWorkIsDoneOnAnotherThreadAndToldOnThisOne()
{
    QWidget window;
    std::atomic<bool> elsewhere{false};
    bool here = false;
    const auto self = std::this_thread::get_id();
    LongWork::start(
        &window, QStringLiteral("x"),
        [&](const Progress& progress) { elsewhere = std::this_thread::get_id() != self && progress(1, 2); },
        [&] { here = std::this_thread::get_id() == self; });
    QTRY_VERIFY(here);
    QVERIFY(elsewhere);
    QTRY_VERIFY(window.findChildren<LongWork*>().isEmpty());
}

void LongWorkTest::itsDialogCancelsIt()
{
    QWidget window;
    window.show();
    std::atomic<bool> wasCancelled{false};
    bool done = false;
    LongWork::start(
        &window, QStringLiteral("for ever"),
        [&](const Progress& progress) {
            while (progress(1, 1000))
                std::this_thread::yield();
            wasCancelled = true;
        },
        [&] { done = true; });
    QTRY_VERIFY(QApplication::activeModalWidget() != nullptr);
    auto* dialog = qobject_cast<QProgressDialog*>(QApplication::activeModalWidget());
    QVERIFY(dialog != nullptr);
    QTest::mouseClick(dialog->findChild<QPushButton*>(), Qt::LeftButton);
    QTRY_VERIFY(done);
    QVERIFY(wasCancelled);
}

void LongWorkTest::goingAwayWithItsWindowItCallsNothing()
{
    bool done = false;
    std::atomic<bool> over{false};
    {
        QWidget window;
        LongWork::start(
            &window, {},
            [&](const Progress& progress) {
                while (progress(0, 0))
                    std::this_thread::yield();
                over = true;
            },
            [&] { done = true; });
    }
    QVERIFY(over);
    QCoreApplication::processEvents();
    QVERIFY(!done);
}

} // namespace lifeline

QTEST_MAIN(lifeline::LongWorkTest)
#include "long_work_test.moc"
