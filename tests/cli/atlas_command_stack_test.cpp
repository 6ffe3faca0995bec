#include "base/steady_clock.h"
#include "cli/atlas_command_stack.h"
#include "support/collecting_sink.h"

#include <QTest>

using namespace lifeline;

namespace {

StackFolder shellStack(const std::string& script)
{
    StackFolder folder;
    folder.stack = "sock";
    folder.title = "Sock";
    folder.server = StackProgramSide{{"/bin/sh", "-c", script}, "sock-1-server", {}, {}};
    return folder;
}

/// Looks after it until it is ready or in trouble.
std::unique_ptr<StackSubject> readied(MeasuredStack& stack)
{
    while (stack.trouble().empty()) {
        stack.pump();
        if (auto subject = stack.subject())
            return subject;
    }
    return nullptr;
}

} // namespace

class AtlasCommandStackTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theBuiltInOnesAreReadyAtOnce_data();
    void theBuiltInOnesAreReadyAtOnce();
    void aServerIsReadyWhenItListens();
    void aProgramThatEndsIsTrouble();

private:
    CollectingSink m_sink;
    SteadyClock m_clock;
};

void AtlasCommandStackTest::theBuiltInOnesAreReadyAtOnce_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("reference") << QByteArray("reference");
    QTest::newRow("qt") << QByteArray("qt");
}

void AtlasCommandStackTest::theBuiltInOnesAreReadyAtOnce()
{
    QFETCH(QByteArray, name);
    Lab lab(m_sink, m_clock, 1);
    for (const Side side : {Side::Server, Side::Client}) {
        const auto stack = builtInStack(name.toStdString(), side);
        QVERIFY(stack->side() == side);
        QVERIFY2(QByteArray::fromStdString(stack->name()).startsWith(name + " "), stack->name().c_str());
        stack->prepare(lab, std::make_shared<PlayMail>());
        const auto subject = stack->subject();
        QVERIFY(subject != nullptr);
        QVERIFY(subject->side() == side);
    }
}

void AtlasCommandStackTest::aServerIsReadyWhenItListens()
{
    Lab lab(m_sink, m_clock, 1);
    const auto stack =
        programStack(".", shellStack("echo listening ws://127.0.0.1:4567/; cat"), Side::Server);
    stack->prepare(lab, std::make_shared<PlayMail>());
    QVERIFY(stack->subject() == nullptr);
    QVERIFY(readied(*stack) != nullptr);
    QCOMPARE(stack->contract(), std::string("sock-1-server"));
    QCOMPARE(stack->title(), std::string("Sock"));
}

void AtlasCommandStackTest::aProgramThatEndsIsTrouble()
{
    Lab lab(m_sink, m_clock, 1);
    const auto stack = programStack(".", shellStack("echo sorry >&2"), Side::Server);
    stack->prepare(lab, std::make_shared<PlayMail>());
    QVERIFY(readied(*stack) == nullptr);
    QVERIFY2(stack->trouble().starts_with("the program ended: "), stack->trouble().c_str());
}

QTEST_GUILESS_MAIN(AtlasCommandStackTest)
#include "atlas_command_stack_test.moc"
