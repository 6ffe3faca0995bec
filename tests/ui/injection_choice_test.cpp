#include "faults/scenario.h"
#include "ui/faults/injection_choice.h"
#include "words/words.h"

#include <QApplication>
#include <QComboBox>
#include <QInputDialog>
#include <QMenu>
#include <QTest>
#include <QTimer>

namespace lifeline {
namespace {

ConnectionStory openStory(bool client, bool server)
{
    ConnectionStory story;
    story.id = ConnectionId{6};
    for (const auto& [side, present] : {std::pair{Side::Client, client}, {Side::Server, server}}) {
        story.of(side).present = present;
        story.of(side).phase = Phase::Open;
        story.of(side).wasOpen = true;
    }
    return story;
}

QString text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())); }

/// Types a code into the next dialog and accepts it, or cancels where there is none.
void answerWith(const QString& code)
{
    auto* wait = new QTimer(qApp);
    QObject::connect(wait, &QTimer::timeout, wait, [wait, code] {
        auto* dialog = qobject_cast<QInputDialog*>(QApplication::activeModalWidget());
        if (dialog == nullptr)
            return;
        wait->deleteLater();
        if (code.isEmpty()) {
            dialog->reject();
            return;
        }
        dialog->findChild<QComboBox*>()->setEditText(code);
        dialog->accept();
    });
    wait->start(5);
}

} // namespace

class InjectionChoiceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyInjectionHasWordsOfItsOwn();
    void everyGroupHasWordsOfItsOwn();
    void onlyLiveEndsOfOursCanBreakSomething();
    void aFrameNeedsAnOpenConnection();
    void oneEndIsAPlainMenu();
    void bothEndsHaveAMenuEach();
    void withoutALiveEndTheMenuSaysSo();
    void theCodeIsAskedFor_data();
    void theCodeIsAskedFor();
};

void InjectionChoiceTest::everyInjectionHasWordsOfItsOwn()
{
    QStringList seen;
    for (const InjectionInfo& row : injections()) {
        const QString words = words::injection(row.id);
        QVERIFY2(!words.isEmpty() && words != text(row.id), qPrintable(words));
        seen << words;
    }
    QCOMPARE(seen.size(), qsizetype(injectionCount));
    QCOMPARE(seen.removeDuplicates(), qsizetype{0});
}

void InjectionChoiceTest::everyGroupHasWordsOfItsOwn()
{
    for (std::size_t i = 0; i < faultGroupCount; ++i) {
        const std::string_view id = faultGroupId(static_cast<FaultGroup>(i));
        QVERIFY2(words::faultGroup(id) != text(id), qPrintable(text(id)));
    }
}

void InjectionChoiceTest::onlyLiveEndsOfOursCanBreakSomething()
{
    ConnectionStory story = openStory(true, true);
    QCOMPARE(liveSides(story), (std::vector{Side::Client, Side::Server}));
    story.client.phase = Phase::Closed;
    QCOMPARE(liveSides(story), std::vector{Side::Server});
    story.server.scripted = true;
    QVERIFY(liveSides(story).empty());
    QVERIFY(liveSides(openStory(false, false)).empty());
}

void InjectionChoiceTest::aFrameNeedsAnOpenConnection()
{
    SideStory side = openStory(true, false).client;
    for (const InjectionInfo& row : injections())
        QVERIFY2(canInject(row, side), qPrintable(text(row.id)));
    side.phase = Phase::Upgrading;
    side.wasOpen = false;
    for (const InjectionInfo& row : injections())
        QCOMPARE(canInject(row, side), !row.needsOpen);
    side.phase = Phase::Failed;
    for (const InjectionInfo& row : injections())
        QVERIFY(!canInject(row, side));
}

void InjectionChoiceTest::oneEndIsAPlainMenu()
{
    const ConnectionStory story = openStory(false, true);
    std::optional<InjectionChoice> chosen;
    QMenu menu;
    fillInjectionMenu(menu, &story, [&chosen](const InjectionChoice& choice) { chosen = choice; });
    for (const InjectionInfo& row : injections()) {
        auto* entry = menu.findChild<QAction*>(text(row.id));
        QVERIFY(entry != nullptr);
        QVERIFY(entry->text().contains(u'§' + text(row.section)));
        entry->trigger();
        QCOMPARE(chosen, std::optional(InjectionChoice{story.id, Side::Server, row.injection}));
    }
}

void InjectionChoiceTest::bothEndsHaveAMenuEach()
{
    const ConnectionStory story = openStory(true, true);
    std::optional<InjectionChoice> chosen;
    QMenu menu;
    fillInjectionMenu(menu, &story, [&chosen](const InjectionChoice& choice) { chosen = choice; });
    auto* from = menu.findChild<QMenu*>(QStringLiteral("inject-from-client"));
    QVERIFY(from != nullptr);
    from->findChild<QAction*>(text(info(Injection::Reset).id))->trigger();
    QCOMPARE(chosen, std::optional(InjectionChoice{story.id, Side::Client, Injection::Reset}));
    QVERIFY(menu.findChild<QMenu*>(QStringLiteral("inject-from-server")) != nullptr);
}

void InjectionChoiceTest::withoutALiveEndTheMenuSaysSo()
{
    QMenu menu;
    fillInjectionMenu(menu, nullptr, [](const InjectionChoice&) { QFAIL("nothing to choose"); });
    QCOMPARE(menu.actions().size(), qsizetype{1});
    QVERIFY(!menu.actions().front()->isEnabled());
}

void InjectionChoiceTest::theCodeIsAskedFor_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("code");
    QTest::newRow("a number") << QStringLiteral("4000") << 4000;
    QTest::newRow("one with its name") << QStringLiteral("1001 Going Away") << 1001;
    QTest::newRow("nobody may send it") << QStringLiteral("1006") << 1006;
    QTest::newRow("changed their mind") << QString() << -1;
}

void InjectionChoiceTest::theCodeIsAskedFor()
{
    QFETCH(QString, typed);
    QFETCH(int, code);
    answerWith(typed);
    const auto asked = askForCloseCode(nullptr);
    QCOMPARE(asked ? int(*asked) : -1, code);
}

} // namespace lifeline

QTEST_MAIN(lifeline::InjectionChoiceTest)
#include "injection_choice_test.moc"
