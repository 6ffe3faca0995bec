#include "ui/inspector/stack_tellings.h"
#include "ui/sample_matrix.h"

#include <QTest>

#include <algorithm>

using namespace lifeline;

namespace {

std::vector<Moment> moments(const char* text) { return *momentsFromText(text); }

const StackTelling* named(const std::vector<StackTelling>& all, const QString& stack)
{
    const auto found =
        std::ranges::find_if(all, [&](const StackTelling& each) { return each.stack.startsWith(stack); });
    return found == all.end() ? nullptr : &*found;
}

std::vector<AtlasColumn> atlas()
{
    AtlasColumn column{"jetty", "9.4.57", "Jetty", "jetty-9.4-server", "2026-11-28", Side::Server, {}, {}};
    column.cells.push_back({"own-fault", {outcome("upgrade on-open", 18), outcome("upgrade", 12)}});
    return {column};
}

} // namespace

class StackTellingsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theReferenceStandsFirstAndOthersAreComparedWithIt();
    void whatWasMeasuredGoesBeforeWhatIsPredicted();
    void manyMessagesAreNotCounted();
};

void StackTellingsTest::theReferenceStandsFirstAndOthersAreComparedWithIt()
{
    const auto all = stackTellings(moments("connected request reset"), Side::Server, {}, {});
    QVERIFY(all.size() > 5);
    QCOMPARE(all.front().agreement, Agreement::Reference);
    QCOMPARE(all.front().told, QStringLiteral("upgrade · open · error · close 1006"));
    const StackTelling* qt = named(all, QStringLiteral("Qt"));
    QVERIFY(qt != nullptr);
    QVERIFY(qt->told.endsWith(QStringLiteral("close 1000")));
    QVERIFY(qt->agreement == Agreement::Code || qt->agreement == Agreement::Callbacks);
    QVERIFY(!qt->measured);
}

void StackTellingsTest::whatWasMeasuredGoesBeforeWhatIsPredicted()
{
    const auto all = stackTellings(moments("connected request reset"), Side::Server, "own-fault", atlas());
    const StackTelling* jetty = named(all, QStringLiteral("Jetty 9.4.57"));
    QVERIFY(jetty != nullptr);
    QVERIFY(jetty->measured && !jetty->sure);
    QCOMPARE(jetty->told, QStringLiteral("upgrade · open"));
    QVERIFY(named(stackTellings(moments("connected request reset"), Side::Server, "other", atlas()),
                  QStringLiteral("Jetty 9.4.57")) == nullptr);
}

void StackTellingsTest::manyMessagesAreNotCounted()
{
    const auto all =
        stackTellings(moments("connected request text:5 text:5 text:5 close:1000"), Side::Server, {}, {});
    QCOMPARE(all.front().told, QStringLiteral("upgrade · open · message ×n · close 1000"));
}

QTEST_MAIN(StackTellingsTest)
#include "stack_tellings_test.moc"
