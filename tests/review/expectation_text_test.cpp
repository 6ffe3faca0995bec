#include "review/expectation_text.h"

#include <QTest>

using namespace lifeline;

namespace {

WrittenFilter written(const char* text)
{
    WrittenFilter out;
    out.text = text;
    return out;
}

CountRule counted(std::uint64_t min, std::uint64_t max, bool perSession = false)
{
    return {written("code:1006"), perSession, min, max};
}

} // namespace

class ExpectationTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasSeenAndWhatWasExpected_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("wanted");
        const auto row = [](const std::string& text, const char* wanted) {
            QTest::newRow(wanted) << QString::fromStdString(text) << QString::fromUtf8(wanted);
        };
        row(countText(counted(0, 0), 1), "“code:1006” came once; expected: none.");
        row(countText(counted(1, 1), 2), "“code:1006” came twice; expected: exactly 1.");
        row(countText(counted(1, UINT64_MAX), 0), "“code:1006” did not come; expected: at least 1.");
        row(countText(counted(0, 2, true), 3),
            "“code:1006” came 3 times in the whole session; expected: at most 2.");
        row(countText(counted(2, 3), 1), "“code:1006” came once; expected: 2 to 3.");
        FollowsRule follows{written("event:on-open"), written("event:on-close"), std::chrono::seconds(5)};
        row(lateText(follows, std::chrono::seconds(7)),
            "“event:on-close” came 7.0 s after “event:on-open”; expected: within 5.0 s.");
        row(missingText(follows, std::chrono::seconds(3)),
            "“event:on-close” did not follow “event:on-open”; the log ends 3.0 s later, and the rule leaves "
            "5.0 s.");
        row(missingText(follows, std::chrono::seconds(6)),
            "“event:on-close” did not follow “event:on-open”.");
        row(orderText(written("a"), written("b")), "“a” came after “b”; expected: before.");
        row(leakText({}, 1),
            "1 resource was taken and never released; expected: at most 0 in the whole session.");
        row(endText({{Stage::ClosedCleanly, Stage::Open}}, Stage::Reset),
            "It got to “reset”; expected: closed-cleanly or open.");
    }

    void whatWasSeenAndWhatWasExpected()
    {
        QFETCH(const QString, text);
        QTEST(text, "wanted");
    }

    void aFilterIsNothingATerminalObeys()
    {
        CountRule rule = counted(0, 0);
        rule.where.text = "\x1b[31m";
        QVERIFY(QString::fromStdString(countText(rule, 1)).startsWith(QStringLiteral("“\\x1b[31m” came")));
    }
};

QTEST_APPLESS_MAIN(ExpectationTextTest)
#include "expectation_text_test.moc"
