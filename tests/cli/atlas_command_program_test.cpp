#include "cli/atlas_command_program.h"

#include <QTest>

using namespace lifeline;

namespace {

/// Until that is so, or the program is no more.
template <class Reached> bool pumpUntil(StackProgram& program, Reached reached)
{
    while (!reached()) {
        program.pump();
        if (!program.running() && !reached())
            return false;
    }
    return true;
}

std::vector<std::string> shell(const std::string& script) { return {"/bin/sh", "-c", script}; }

} // namespace

class AtlasCommandProgramTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aServerSaysWhereItListens();
    void aClientGetsItsLines();
    void theBeaconIsInItsEnvironment();
    void itsLastWordsAreKept();
    void whatIsNotThereIsSaid();
    void aProbeSucceedsOrNot();
};

void AtlasCommandProgramTest::aServerSaysWhereItListens()
{
    StackProgram program;
    QVERIFY(
        !program.start(".", shell("echo warming up; echo listening ws://127.0.0.1:4567/; cat"), {1, "t"}));
    QVERIFY(pumpUntil(program, [&] { return program.listening().has_value(); }));
    QCOMPARE(program.listening()->port, std::uint16_t{4567});
}

void AtlasCommandProgramTest::aClientGetsItsLines()
{
    StackProgram program;
    QVERIFY(!program.start(".", shell("read name url rest; echo listening $url"), {1, "t"}));
    program.tell("play-1 ws://127.0.0.1:81/x act=close");
    QVERIFY(pumpUntil(program, [&] { return program.listening().has_value(); }));
    QCOMPARE(program.listening()->text(), std::string("ws://127.0.0.1:81/x"));
}

void AtlasCommandProgramTest::theBeaconIsInItsEnvironment()
{
    StackProgram program;
    QVERIFY(!program.start("/", shell("echo listening ws://$LIFELINE_BEACON/$LIFELINE_TOKEN$PWD"),
                           {77, "secret"}));
    QVERIFY(pumpUntil(program, [&] { return program.listening().has_value(); }));
    QCOMPARE(program.listening()->text(), std::string("ws://127.0.0.1:77/secret/"));
}

void AtlasCommandProgramTest::itsLastWordsAreKept()
{
    StackProgram program;
    QVERIFY(!program.start(".", shell("printf 'no module \\033[31mws' >&2; exit 3"), {1, "t"}));
    QVERIFY(!pumpUntil(program, [] { return false; }));
    program.pump();
    QCOMPARE(program.lastWords(), std::string("no module \\x1b[31mws"));
    QVERIFY(!program.listening());
}

void AtlasCommandProgramTest::whatIsNotThereIsSaid()
{
    StackProgram program;
    const auto why = program.start(".", {"/no/such/program"}, {1, "t"});
    QVERIFY(why.has_value());
    QVERIFY2(why->starts_with("\"/no/such/program\" cannot be started: "), why->c_str());
}

void AtlasCommandProgramTest::aProbeSucceedsOrNot()
{
    QVERIFY(StackProgram::succeeds(".", shell("exit 0")));
    QVERIFY(!StackProgram::succeeds(".", shell("exit 1")));
    QVERIFY(!StackProgram::succeeds(".", {"/no/such/program"}));
}

QTEST_GUILESS_MAIN(AtlasCommandProgramTest)
#include "atlas_command_program_test.moc"
