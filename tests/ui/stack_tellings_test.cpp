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
    AtlasColumn column;
    column.stack = "jetty";
    column.version = "9.4.57";
    column.title = "Jetty";
    column.contract = "jetty-9.4-server";
    column.date = "2026-11-28";
    column.cells.push_back({"own-fault", {outcome("upgrade on-open", 18), outcome("upgrade", 12)}});
    return {column};
}

} // namespace

class StackTellingsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theReferenceStandsFirstAndOthersAreComparedWithIt();
    void whatWasMeasuredGoesBeforeWhatIsPredicted();
    void onlyHowItEndedIsSaidOnceOpen_data();
    void onlyHowItEndedIsSaidOnceOpen();
};

void StackTellingsTest::theReferenceStandsFirstAndOthersAreComparedWithIt()
{
    const auto all = stackTellings(moments("connected request reset"), Side::Server, {}, {});
    QVERIFY(all.size() > 5);
    QCOMPARE(all.front().agreement, Agreement::Reference);
    QCOMPARE(all.front().told, QStringLiteral("error · close 1006"));
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

void StackTellingsTest::onlyHowItEndedIsSaidOnceOpen_data()
{
    QTest::addColumn<QByteArray>("moments");
    QTest::addColumn<QString>("told");
    QTest::newRow("closed") << QByteArray("connected request text text close:1000 fin")
                            << QStringLiteral("close 1000");
    QTest::newRow("still open") << QByteArray("connected request text") << QStringLiteral("open");
    QTest::newRow("just open") << QByteArray("connected request") << QStringLiteral("upgrade · open");
    QTest::newRow("never open") << QByteArray("connected request!missing-key") << QStringLiteral("upgrade");
    QTest::newRow("nothing asked") << QByteArray("connected fin") << QStringLiteral("nothing");
}

void StackTellingsTest::onlyHowItEndedIsSaidOnceOpen()
{
    QFETCH(QByteArray, moments);
    QTEST(stackTellings(::moments(moments), Side::Server, {}, {}).front().told, "told");
}

QTEST_MAIN(StackTellingsTest)
#include "stack_tellings_test.moc"
