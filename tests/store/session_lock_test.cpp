#include "store/opened.h"
#include "store/session_lock.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lifeline;

class SessionLockTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneHasIt();
    void itIsKeptWhenTheFileIsReadElsewhere();
    void whereThereIsNoFileThereIsNoLock();

private:
    std::string path() const { return m_folder.filePath(QStringLiteral("a")).toStdString(); }

    QTemporaryDir m_folder;
};

void SessionLockTest::oneHasIt()
{
    write(path(), "x");
    QVERIFY(!isBeingRecorded(path()));
    SessionLock first, second;
    QVERIFY(first.take(path()) && isBeingRecorded(path()));
    QVERIFY(!second.take(path()));
    first.release();
    QVERIFY(!isBeingRecorded(path()));
    QVERIFY(second.take(path()));
}

void SessionLockTest::itIsKeptWhenTheFileIsReadElsewhere()
{
    write(path(), "x");
    SessionLock lock;
    QVERIFY(lock.take(path()));
    QCOMPARE(contentOf(path()), QByteArray("x"));
    QVERIFY(isBeingRecorded(path()) && isBeingRecorded(path()));
}

void SessionLockTest::whereThereIsNoFileThereIsNoLock()
{
    SessionLock lock;
    QVERIFY(!lock.take(path() + "/none") && !isBeingRecorded(path() + "/none"));
}

QTEST_APPLESS_MAIN(SessionLockTest)
#include "session_lock_test.moc"
