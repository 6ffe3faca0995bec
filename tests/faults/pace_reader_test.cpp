#include "faults/pace_reader.h"
#include "support/reading_of.h"

#include <QTest>

using namespace lifeline;
using namespace std::chrono_literals;

class PaceReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyKeyIsRead();
    void whatMakesNoSenseIsTold();
};

void PaceReaderTest::everyKeyIsRead()
{
    const auto read = readingOf(R"({"split": 3, "every": "10ms", "cut": -4, "glue": true})", readPace);
    QCOMPARE(read.problems, QString());
    QVERIFY(read.value == (Pace{3, 10ms, -4, true}));
    QVERIFY(readingOf("{}", readPace).value == Pace());
}

void PaceReaderTest::whatMakesNoSenseIsTold()
{
    QCOMPARE(readingOf(R"({"every": "10ms"})", readPace).problems, QStringLiteral("2 every without split"));
    QCOMPARE(readingOf(R"({"cut": 0})", readPace).problems, QStringLiteral("2 cut is no number of bytes"));
    QCOMPARE(readingOf(R"({"split": 0})", readPace).problems,
             QStringLiteral("2 split is out of range, or no whole number"));
}

QTEST_GUILESS_MAIN(PaceReaderTest)
#include "pace_reader_test.moc"
