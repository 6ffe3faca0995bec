#include "ui/matrix/run_ladder.h"
#include "ui/sample_matrix.h"
#include "ui/theme/theme.h"

#include <QTest>

using namespace lifeline;

namespace {

QString told(const std::vector<RunLadderRow>& rows)
{
    QStringList lines;
    for (const RunLadderRow& row : rows)
        lines += (row.moment ? momentWords(*row.moment) : QStringLiteral("?")) + QStringLiteral(" > ") +
                 row.told.join(u'+');
    return lines.join(u'|');
}

} // namespace

class RunLadderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void callbacksStandWhereTheContractPutsThem();
    void withoutAContractTheyStandAtTheEnd();
    void aRunWithoutMomentsIsItsCallbacks();
    void eachMomentHasWords_data();
    void eachMomentHasWords();
    void itIsAsHighAsItsRows();
};

void RunLadderTest::callbacksStandWhereTheContractPutsThem()
{
    const StackContract* reference = findContract("reference-server");
    QVERIFY(reference != nullptr);
    const auto rows = runLadderRows(
        outcome("upgrade on-open on-close:1000", 1, "connected request close:1000 fin"), reference);
    QCOMPARE(told(rows), QStringLiteral("TCP > |request > upgrade+open|close 1000 > |FIN > close 1000"));
}

void RunLadderTest::withoutAContractTheyStandAtTheEnd()
{
    const auto rows = runLadderRows(outcome("on-open on-close:1000", 1, "connected request"), nullptr);
    QCOMPARE(told(rows), QStringLiteral("TCP > |request > open+close 1000"));
}

void RunLadderTest::aRunWithoutMomentsIsItsCallbacks()
{
    QCOMPARE(told(runLadderRows(outcome("on-open"), nullptr)), QStringLiteral("? > open"));
    QVERIFY(runLadderRows(outcome("-"), nullptr).empty());
    QCOMPARE(told(runLadderRows(outcome("on-open", 1, "no notation at all"), nullptr)),
             QStringLiteral("? > open"));
}

void RunLadderTest::eachMomentHasWords_data()
{
    QTest::addColumn<QByteArray>("moment");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* moment, const QString& words) {
        QTest::newRow(moment) << QByteArray(moment) << words;
    };
    row("request!missing-key", QStringLiteral("request: missing-key"));
    row("response:404", QStringLiteral("response 404"));
    row("text+glued", QStringLiteral("text, in one piece with the head"));
    row("reset+mid-frame", QStringLiteral("⚡ RST, inside a frame"));
    row("violation:reserved-bit", QStringLiteral("reserved-bit"));
    row("silence:2s", QStringLiteral("2.0 s of silence"));
}

void RunLadderTest::eachMomentHasWords()
{
    QFETCH(QByteArray, moment);
    const auto moments = momentsFromText(moment.toStdString());
    QVERIFY(moments && moments->size() == 1);
    QTEST(momentWords(moments->front()), "words");
}

void RunLadderTest::itIsAsHighAsItsRows()
{
    RunLadder ladder;
    const int empty = ladder.sizeHint().height();
    ladder.show(runLadderRows(outcome("on-open on-close:1000", 1, "connected request"), nullptr),
                QStringLiteral("Jetty"), Side::Server);
    QVERIFY(ladder.sizeHint().height() > empty);
    QVERIFY(ladder.accessibleDescription().contains(QStringLiteral("request, open, close 1000")));
    ladder.resize(ladder.sizeHint());
    QVERIFY(!ladder.grab().isNull());
    ladder.clear();
    QCOMPARE(ladder.sizeHint().height(), empty);
}

QTEST_MAIN(RunLadderTest)
#include "run_ladder_test.moc"
