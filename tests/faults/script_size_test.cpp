#include "faults/script_size.h"

#include <QTest>

using namespace lifeline;

class ScriptSizeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void loopsCountOnceAndMultiplyTheirTimes();
    void bytesAreWhatIsSent();
};

void ScriptSizeTest::loopsCountOnceAndMultiplyTheirTimes()
{
    const Loop inner{20, {{step::Fin{}, 0}}};
    const std::vector<Step> steps{{Loop{3, {{inner, 0}, {step::Reset{}, 0}}}, 0}, {step::Fin{}, 0}};
    QVERIFY(sizeOf(steps) == (ScriptSize{5, 0, 2, 60}));
    QVERIFY(sizeOf({}) == ScriptSize());
}

void ScriptSizeTest::bytesAreWhatIsSent()
{
    step::SendRequest request;
    request.edit.add = {{"ab", "cd"}};
    request.edit.rawLines = {"x"};
    step::SendFrame frame;
    frame.frame.payload = "1234";
    const std::vector<Step> steps{{request, 0}, {frame, 0}, {step::SendBytes{"12", {}}, 0}};
    QCOMPARE(sizeOf(steps).bytes, std::size_t{11});
}

QTEST_GUILESS_MAIN(ScriptSizeTest)
#include "script_size_test.moc"
