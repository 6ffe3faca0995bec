#include "cli/fault_library.h"
#include "cli_run.h"
#include "fault_folder.h"

#include <QTest>

using namespace lifeline;

namespace {

/// What was said on the standard error.
struct Said {
    QByteArray text()
    {
        stream.flush();
        return file.content();
    }
    MemoryFile file;
    OutputStream stream{file.descriptor()};
    Console console{stream, stream, false, false};
};

} // namespace

class FaultLibraryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theOwnFolderFollowsTheEnvironment_data();
    void theOwnFolderFollowsTheEnvironment();
    void ownFaultsAndNamedOnesAreAdded();
    void problemsInTheOwnFolderAreWarnings();
    void problemsInNamedFilesHaveTheirPlace();
    void aPathThatIsNotThereEndsIt();
    void aCheckLeavesTheOwnFolderAlone();
    void anUnknownNameHasNeighbours();
    void aSharedFaultKeepsTheCatalogue();
};

void FaultLibraryTest::theOwnFolderFollowsTheEnvironment_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("home");
    QTest::addColumn<QByteArray>("folder");
    QTest::newRow("named") << QByteArray("/d") << QByteArray("/h") << QByteArray("/d/lifeline/faults");
    QTest::newRow("not named") << QByteArray() << QByteArray("/h")
                               << QByteArray("/h/.local/share/lifeline/faults");
    QTest::newRow("not absolute") << QByteArray("d") << QByteArray("/h")
                                  << QByteArray("/h/.local/share/lifeline/faults");
    QTest::newRow("no home") << QByteArray() << QByteArray() << QByteArray();
}

void FaultLibraryTest::theOwnFolderFollowsTheEnvironment()
{
    QFETCH(QByteArray, data);
    QFETCH(QByteArray, home);
    QFETCH(QByteArray, folder);
    const QByteArray kept = qgetenv("HOME");
    qputenv("XDG_DATA_HOME", data);
    qputenv("HOME", home);
    const QByteArray found = QByteArray::fromStdString(ownFaultsFolder().string());
    qputenv("HOME", kept);
    qunsetenv("XDG_DATA_HOME");
    QCOMPARE(found, folder);
}

void FaultLibraryTest::ownFaultsAndNamedOnesAreAdded()
{
    const FaultFolder folder;
    folder.writeOwn(QStringLiteral("a.json"), FaultFolder::goodFault("mine-own"));
    const std::string named = folder.write(QStringLiteral("b.json"), FaultFolder::goodFault("mine-named"));
    Said said;
    const auto catalogue = loadCatalogue({named}, said.console);
    QVERIFY(catalogue);
    QCOMPARE(said.text(), QByteArray());
    QVERIFY(catalogue->find("mine-own") && catalogue->find("mine-named"));
    QCOMPARE(catalogue->faults().size(), Catalogue::builtIn().faults().size() + 2);
}

void FaultLibraryTest::problemsInTheOwnFolderAreWarnings()
{
    const FaultFolder folder;
    const std::string broken = folder.writeOwn(QStringLiteral("a.json"), "{\n  x");
    folder.writeOwn(QStringLiteral("b.json"), FaultFolder::goodFault("mine"));
    Said said;
    const auto catalogue = loadCatalogue({}, said.console);
    QVERIFY(catalogue && catalogue->find("mine"));
    QVERIFY2(said.text().startsWith("warning: " + QByteArray::fromStdString(broken) + ":2:"), said.text());
}

void FaultLibraryTest::problemsInNamedFilesHaveTheirPlace()
{
    const FaultFolder folder;
    QByteArray text = FaultFolder::goodFault("mine");
    const std::string broken =
        folder.write(QStringLiteral("a.json"), text.replace("\"steps\"", "\"steppes\\u001b\""));
    Said said;
    QVERIFY(loadCatalogue({broken}, said.console));
    QVERIFY2(said.text().startsWith(QByteArray::fromStdString(broken) + ":3:"), said.text());
    QVERIFY(!said.text().contains('\x1b'));
}

void FaultLibraryTest::aPathThatIsNotThereEndsIt()
{
    const FaultFolder folder;
    Said said;
    QVERIFY(!loadCatalogue({folder.path(QStringLiteral("no\n"))}, said.console));
    QVERIFY2(said.text().startsWith("lifeline-cli: There is no file or folder \""), said.text());
    QVERIFY(said.text().endsWith("/no\\n\".\n"));
}

void FaultLibraryTest::aCheckLeavesTheOwnFolderAlone()
{
    const FaultFolder folder;
    const std::string own = folder.writeOwn(QStringLiteral("a.json"), FaultFolder::goodFault("mine"));
    Said said;
    const auto catalogue = loadForCheck({own}, said.console); // would be there twice
    QVERIFY(catalogue && catalogue->problems().empty() && catalogue->find("mine"));
    const auto whole = loadForCheck({folder.path(QStringLiteral("lifeline/faults"))}, said.console);
    QVERIFY(whole && whole->find("mine"));
    QCOMPARE(said.text(), QByteArray());
}

void FaultLibraryTest::anUnknownNameHasNeighbours()
{
    const Catalogue catalogue = Catalogue::builtIn();
    const std::string near = unknownFault(catalogue, catalogue.faults().front().id + "x", "fault");
    QVERIFY2(near.find("\" is no fault. Close to it: ") != std::string::npos, near.c_str());
    QVERIFY(near.find(catalogue.faults().front().id + ",") != std::string::npos ||
            near.find(catalogue.faults().front().id + ".") != std::string::npos);
    const std::string far = unknownFault(catalogue, "\x1b~~~~~~~~~~~~~~~~~~~~", "fault, alias or group");
    QVERIFY2(far.ends_with("lifeline-cli faults list names them all."), far.c_str());
    QVERIFY(far.find('\x1b') == std::string::npos);
}

void FaultLibraryTest::aSharedFaultKeepsTheCatalogue()
{
    auto catalogue = std::make_shared<const Catalogue>(Catalogue::builtIn());
    const std::weak_ptr<const Catalogue> watched = catalogue;
    auto fault = shared(catalogue, catalogue->faults().front());
    catalogue.reset();
    QVERIFY(!watched.expired());
    fault.reset();
    QVERIFY(watched.expired());
}

QTEST_APPLESS_MAIN(FaultLibraryTest)
#include "fault_library_test.moc"
