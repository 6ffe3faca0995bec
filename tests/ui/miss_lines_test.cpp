#include "support/sample_session.h"
#include "ui/ladder/miss_lines.h"
#include "ui/story_log.h"

#include <QSignalSpy>
#include <QTest>

using namespace lifeline;

namespace {

Miss missOf(Invariant invariant, EventSeq event)
{
    return {Side::Server, "qt 6.4.2", {invariant, Holding::Missed, Promise::NotPromised, {event}}};
}

/// A Qt server that tells a reset as 1000.
void resetToldAs(StoryLog& story, std::uint16_t code)
{
    story.add(Side::Server, Phase::Upgrading, event::Accepted{"127.0.0.1:9001", "127.0.0.1:40312"});
    story.add(Side::Server, Phase::Upgrading, event::Request{StoryLog::request});
    story.add(Side::Server, Phase::Open, event::Response{101, StoryLog::response, {}});
    story.callback(Side::Server,
                   {.name = CallbackName::OnOpen, .stack = "qt 6.4.2", .called = "newConnection"});
    story.add(Side::Server, Phase::Closed, event::ResetReceived{});
    story.callback(
        Side::Server,
        {.name = CallbackName::OnClose, .stack = "qt 6.4.2", .called = "disconnected", .code = code},
        Phase::Closed);
}

} // namespace

class MissLinesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aStoryThatDiffersFromTheWireIsSaid_data();
    void aStoryThatDiffersFromTheWireIsSaid();
    void ourOwnStackMissesNothing();
    void aLineLeadsToItsEvent();
    void manyAreFoldedUntilAskedFor();
    void aReportedNameIsNoMarkup();
};

void MissLinesTest::aStoryThatDiffersFromTheWireIsSaid_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("said");
    QTest::newRow("1000 after a reset") << 1000 << true;
    QTest::newRow("1006 after a reset") << 1006 << false;
    QTest::newRow("no code told") << 0 << false;
}

void MissLinesTest::aStoryThatDiffersFromTheWireIsSaid()
{
    QFETCH(int, code);
    StoryLog story;
    resetToldAs(story, static_cast<std::uint16_t>(code));
    ReadModel model(story.log);
    const MissLines lines(model);
    QVERIFY(lines.isHidden());
    model.selectConnection(ConnectionId{1});
    QFETCH(bool, said);
    const bool told = lines.text().contains(
        QStringLiteral("qt 6.4.2 told an end without a close frame as something else than 1006"));
    QCOMPARE(told, said);
    model.clearSelection();
    QVERIFY(lines.isHidden());
}

void MissLinesTest::ourOwnStackMissesNothing()
{
    EventLog log("2026-01-01T00:00:00.000Z");
    fillSampleSession(log);
    ReadModel model(log);
    const MissLines lines(model);
    for (std::uint32_t connection = 1; connection <= sampleConnectionCount; ++connection) {
        model.selectConnection(ConnectionId{connection});
        QVERIFY2(lines.isHidden(), qPrintable(lines.text()));
    }
}

void MissLinesTest::aLineLeadsToItsEvent()
{
    StoryLog story;
    resetToldAs(story, 1000);
    ReadModel model(story.log);
    MissLines lines(model);
    model.selectConnection(ConnectionId{1});
    const QSignalSpy picked(&lines, &MissLines::eventPicked);
    const quint64 close = story.log.size(); // the last event: seq counts from 1
    QVERIFY2(lines.text().contains(QStringLiteral("href=\"%1\"").arg(close)), qPrintable(lines.text()));
    Q_EMIT lines.linkActivated(QString::number(close));
    QCOMPARE(picked.size(), 1);
    QCOMPARE(picked[0][0].toULongLong(), close);
}

void MissLinesTest::manyAreFoldedUntilAskedFor()
{
    const StoryLog story;
    const ReadModel model(story.log);
    MissLines lines(model);
    lines.show({missOf(Invariant::CloseAtMostOnce, 1), missOf(Invariant::CloseImpliesOpen, 2),
                missOf(Invariant::NoErrorAfterClose, 3)});
    QCOMPARE(lines.text().count(QStringLiteral("⚠")), static_cast<qsizetype>(MissLines::mostAtFirst));
    QVERIFY(lines.text().contains(QStringLiteral("and 1 more")));
    const QSignalSpy picked(&lines, &MissLines::eventPicked);
    Q_EMIT lines.linkActivated(QStringLiteral("more"));
    QCOMPARE(lines.text().count(QStringLiteral("⚠")), 3);
    QVERIFY(picked.isEmpty());
}

void MissLinesTest::aReportedNameIsNoMarkup()
{
    const StoryLog story;
    const ReadModel model(story.log);
    MissLines lines(model);
    Miss miss = missOf(Invariant::CloseAtMostOnce, 1);
    miss.stack = "<img src=x>";
    lines.show({miss});
    QVERIFY2(lines.text().contains(QStringLiteral("&lt;img")), qPrintable(lines.text()));
}

QTEST_MAIN(MissLinesTest)
#include "miss_lines_test.moc"
