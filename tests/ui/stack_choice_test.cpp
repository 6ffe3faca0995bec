#include "ui/shell/stack_choice.h"

#include <QAction>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace lifeline;

class StackChoiceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itSaysWhichStackAsFarAsThereIsRoom_data();
    void itSaysWhichStackAsFarAsThereIsRoom();
    void aPersonsChoiceIsTold();
    void whatIsSetIsNoChoice();
    void anotherChoiceThanWhatRunsWaits_data();
    void anotherChoiceThanWhatRunsWaits();
    void whyThereIsNothingToChooseIsSaid();
};

void StackChoiceTest::itSaysWhichStackAsFarAsThereIsRoom_data()
{
    QTest::addColumn<StackKind>("kind");
    QTest::addColumn<QString>("wide");
    QTest::addColumn<QString>("narrow");
    QTest::newRow("reference") << StackKind::Reference << QStringLiteral("stack: Reference ▾")
                               << QStringLiteral("Ref. ▾");
    QTest::newRow("qt") << StackKind::Qt << QStringLiteral("stack: Qt %1 ▾").arg(QLatin1String(qVersion()))
                        << QStringLiteral("Qt %1 ▾").arg(QLatin1String(qVersion()));
}

void StackChoiceTest::itSaysWhichStackAsFarAsThereIsRoom()
{
    QFETCH(StackKind, kind);
    StackChoice choice(Side::Client);
    choice.setKind(kind);
    choice.resize(choice.sizeHint());
    choice.show();
    QTEST(choice.text(), "wide");
    choice.resize(choice.minimumSizeHint());
    QTEST(choice.text(), "narrow");
    QVERIFY(choice.accessibleName().endsWith(stackName(kind)));
}

void StackChoiceTest::aPersonsChoiceIsTold()
{
    StackChoice choice(Side::Server);
    QCOMPARE(choice.kind(), StackKind::Reference);
    const QSignalSpy chosen(&choice, &StackChoice::chosen);
    QAction* qt = choice.menu()->actions().at(1);
    qt->trigger();
    QCOMPARE(chosen.size(), 1);
    QVERIFY(chosen[0][0].value<StackKind>() == StackKind::Qt);
    QCOMPARE(choice.kind(), StackKind::Qt);
    QVERIFY(qt->isChecked());
    qt->trigger(); // the same again
    QCOMPARE(chosen.size(), 1);
}

void StackChoiceTest::whatIsSetIsNoChoice()
{
    StackChoice choice(Side::Server);
    const QSignalSpy chosen(&choice, &StackChoice::chosen);
    choice.setKind(StackKind::Qt);
    QVERIFY(chosen.isEmpty());
    QVERIFY(choice.menu()->actions().at(1)->isChecked() && !choice.menu()->actions().at(0)->isChecked());
}

void StackChoiceTest::anotherChoiceThanWhatRunsWaits_data()
{
    QTest::addColumn<bool>("runs");
    QTest::addColumn<StackKind>("running");
    QTest::addColumn<bool>("waits");
    QTest::newRow("nothing runs") << false << StackKind::Reference << false;
    QTest::newRow("the same runs") << true << StackKind::Qt << false;
    QTest::newRow("another runs") << true << StackKind::Reference << true;
}

void StackChoiceTest::anotherChoiceThanWhatRunsWaits()
{
    QFETCH(bool, runs);
    QFETCH(StackKind, running);
    StackChoice choice(Side::Server);
    choice.setKind(StackKind::Qt);
    choice.showRunning(runs ? std::optional(running) : std::nullopt);
    QTEST(choice.toolTip().contains(QStringLiteral("started again")), "waits");
}

void StackChoiceTest::whyThereIsNothingToChooseIsSaid()
{
    StackChoice choice(Side::Client);
    const QString usual = choice.toolTip();
    choice.setNote(QStringLiteral("A script plays it."));
    QCOMPARE(choice.toolTip(), QStringLiteral("A script plays it."));
    choice.setNote({});
    QCOMPARE(choice.toolTip(), usual);
}

QTEST_MAIN(StackChoiceTest)
#include "stack_choice_test.moc"
