#include "ui/shell/quit_signals.h"

#include <QDialog>
#include <QPointer>
#include <QTest>
#include <QTimer>

#include <csignal>

using namespace lifeline;

class QuitSignalsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSignalClosesTheWindows_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGHUP") << SIGHUP;
    }
    void aSignalClosesTheWindows()
    {
        QFETCH(const int, number);
        const QuitSignals signalsToQuit;
        QPointer<QWidget> first = new QWidget, second = new QWidget;
        for (QWidget* window : {first.data(), second.data()}) {
            window->setAttribute(Qt::WA_DeleteOnClose);
            window->show();
        }
        QCOMPARE(std::raise(number), 0);
        QTRY_VERIFY(!first && !second);
    }

    void dialogsAreLeftFirst()
    {
        const QuitSignals signalsToQuit;
        QPointer<QWidget> window = new QWidget;
        window->setAttribute(Qt::WA_DeleteOnClose);
        window->show();
        QDialog outer, inner;
        int innerResult = -1;
        QTimer::singleShot(0, &outer, [&] {
            QTimer::singleShot(0, &inner, [] { std::raise(SIGTERM); });
            innerResult = inner.exec();
        });
        QCOMPARE(outer.exec(), int(QDialog::Rejected));
        QCOMPARE(innerResult, int(QDialog::Rejected));
        QTRY_VERIFY(!window);
    }

    void afterwardsASignalIsWhatItWas()
    {
        {
            const QuitSignals signalsToQuit;
        }
        struct sigaction now = {};
        QCOMPARE(sigaction(SIGTERM, nullptr, &now), 0);
        QVERIFY(now.sa_handler == SIG_DFL);
    }
};

QTEST_MAIN(QuitSignalsTest)
#include "quit_signals_test.moc"
