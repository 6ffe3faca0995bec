#include "endpoints/descriptor_limit.h"

#include <QTest>

#include <sys/resource.h>

using namespace lifeline;

class DescriptorLimitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSoftLimitIsRaisedToTheHardOne();
    void theSpareCanBeGivenAndTaken();
};

void DescriptorLimitTest::theSoftLimitIsRaisedToTheHardOne()
{
    rlimit limit{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &limit), 0);
    limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, 64);
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &limit), 0);
    raiseDescriptorLimit();
    rlimit raised{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &raised), 0);
    QCOMPARE(raised.rlim_cur, limit.rlim_max);
}

void DescriptorLimitTest::theSpareCanBeGivenAndTaken()
{
    rlimit whole{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &whole), 0);
    SpareDescriptor spare;
    spare.give();
    rlimit none = whole;
    none.rlim_cur = 0;
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &none), 0);
    const bool taken = spare.take();
    setrlimit(RLIMIT_NOFILE, &whole);
    QVERIFY(!taken);
    QVERIFY(spare.take());
    QVERIFY(spare.take());
}

QTEST_APPLESS_MAIN(DescriptorLimitTest)
#include "descriptor_limit_test.moc"
