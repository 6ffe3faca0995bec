#include "ui/ladder/ladder_flags.h"
#include "ui/plain_ladder_texts.h"

#include <QTest>

using namespace lifeline;

class LadderFlagsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aServerFlagReadsOutwards()
    {
        const LadderColumns columns{.width = 800, .client = 230, .server = 560};
        const LadderFlag flag = placeFlag(columns, Side::Server, 100, QStringLiteral("on-open"),
                                          QStringLiteral("+ 1 resource"), plainMeasure());
        QVERIFY(flag.tie.x1() < flag.tie.x2());
        QCOMPARE(flag.box.left(), flag.tie.x2());
        QCOMPARE(flag.box.center().y(), 100.0);
        QVERIFY(flag.noteBox.left() > flag.box.right());
        QCOMPARE(flag.note, QStringLiteral("+ 1 resource"));
    }

    void aClientFlagIsItsMirror()
    {
        const LadderColumns columns{.width = 800, .client = 230, .server = 560};
        const LadderFlag flag = placeFlag(columns, Side::Client, 100, QStringLiteral("on-open"),
                                          QStringLiteral("1006"), plainMeasure());
        QVERIFY(flag.tie.x2() < flag.tie.x1());
        QCOMPARE(flag.box.right(), flag.tie.x2());
        QVERIFY(flag.noteBox.right() < flag.box.left());
    }

    void whatAScriptDoesLooksUnlikeACallback_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("look");
        const auto row = [](EventKind kind, LadderFlagLook look) {
            QTest::addRow("%d", int(kind)) << int(kind) << int(look);
        };
        row(EventKind::FaultInjected, LadderFlagLook::Injected);
        row(EventKind::FaultBegun, LadderFlagLook::Step);
        row(EventKind::FaultStep, LadderFlagLook::Step);
        row(EventKind::ExpectationMet, LadderFlagLook::Met);
        row(EventKind::ExpectationMissed, LadderFlagLook::Missed);
        row(EventKind::FaultEnded, LadderFlagLook::Missed);
    }
    void whatAScriptDoesLooksUnlikeACallback()
    {
        QFETCH(int, kind);
        QFETCH(int, look);
        const auto aux = static_cast<std::uint8_t>(kind);
        QCOMPARE(int(flagLook({.kind = LadderRowKind::Script, .aux = aux})), look);
        QCOMPARE(flagLook({.kind = LadderRowKind::Callback, .aux = 0}), LadderFlagLook::Callback);
    }

    void aNoteGivesWayBeforeTheFlagDoes()
    {
        const LadderColumns narrow{.width = 420, .client = 120, .server = 296};
        const LadderFlag flag = placeFlag(narrow, Side::Server, 100, QStringLiteral("on-message"),
                                          QStringLiteral("missing-key, missing-version"), plainMeasure());
        QCOMPARE(flag.label, QStringLiteral("on-message"));
        QVERIFY(flag.note.isEmpty());
        QVERIFY(flag.box.right() <= 420 - ladderEdge + 0.01);
    }

    void aLongNoteMayTakeTwoLines()
    {
        const LadderColumns columns{.width = 700, .client = 200, .server = 450};
        const LadderFlag flag =
            placeFlag(columns, Side::Server, 100, QStringLiteral("on-close"),
                      QStringLiteral("never opened: on-close is owed only later"), plainMeasure(), 2);
        QCOMPARE(flag.note.count(QLatin1Char('\n')), 1);
        QVERIFY(flag.noteBox.height() < ladder::ghostStep);
        QVERIFY(flag.noteBox.right() <= 700 - ladderEdge + 0.01);
    }

    void ghostsOfASideDoNotOverlap()
    {
        PlainLadder ladder{WholeStory{}};
        ladder.ghosts = {{.side = Side::Server}, {.side = Side::Client}, {.side = Side::Server}};
        const std::vector<int> places = ghostPlaces(ladder.scene());
        QVERIFY(places[2] - places[0] >= ladder::flagHeight);
        QVERIFY(places[0] > ladder.flow.items().back().y);
    }
};

QTEST_APPLESS_MAIN(LadderFlagsTest)
#include "ladder_flags_test.moc"
