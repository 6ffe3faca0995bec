#include "ui/sample_faults.h"

#include <QSignalSpy>
#include <QTest>

namespace lifeline {

class FaultLibraryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ownFaultsStandBesideTheBuiltInOnes();
    void whatWasHandedOutOutlivesAReload();
    void savingMakesTheFolderAndReadsIt();
    void whatCannotBeWrittenIsSaid();
    void freshIdsCountUp();
    void theFolderIsTheCommandLines();
};

void FaultLibraryTest::ownFaultsStandBesideTheBuiltInOnes()
{
    const SampleFaults sample;
    const FaultPtr own = sample.find("own-reset");
    QVERIFY(own != nullptr && FaultLibrary::isOwn(*own));
    QCOMPARE(sample.library.size(), Catalogue::builtIn().faults().size() + 3);
    for (std::size_t i = 0; i < sample.library.size(); ++i)
        QCOMPARE(sample.library.at(i)->id, sample.library.catalogue().faults()[i].id);
    QCOMPARE(sample.find("no-such-fault"), FaultPtr());
}

void FaultLibraryTest::whatWasHandedOutOutlivesAReload()
{
    SampleFaults sample;
    const FaultPtr before = sample.find("own-silent");
    const QSignalSpy changed(&sample.library, &FaultLibrary::changed);
    QFile::remove(sample.folder.filePath(QStringLiteral("own.json")));
    sample.library.reload();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(sample.find("own-silent"), FaultPtr());
    QCOMPARE(before->title, std::string("Never answers"));
}

void FaultLibraryTest::savingMakesTheFolderAndReadsIt()
{
    const QTemporaryDir place;
    FaultLibrary library(place.filePath(QStringLiteral("not/there/yet")));
    QCOMPARE(library.save(QStringLiteral("mine.json"), sampleFaults), QString());
    QVERIFY(library.find(QStringLiteral("own-no-key")) != nullptr);
}

void FaultLibraryTest::whatCannotBeWrittenIsSaid()
{
    const QTemporaryDir place;
    QVERIFY(QFile(place.filePath(QStringLiteral("file"))).open(QIODevice::WriteOnly));
    FaultLibrary library(place.filePath(QStringLiteral("file/faults")));
    QVERIFY(library.save(QStringLiteral("mine.json"), sampleFaults).contains(QStringLiteral("file/faults")));
    QVERIFY(!writeWhole(place.filePath(QStringLiteral("no/folder.json")), "{}").isEmpty());
}

void FaultLibraryTest::freshIdsCountUp()
{
    SampleFaults sample;
    QCOMPARE(sample.library.freshId(QStringLiteral("own-reset")), QStringLiteral("own-reset-2"));
    QCOMPARE(sample.library.freshId(QStringLiteral("own-reset-2")), QStringLiteral("own-reset-2"));
    QByteArray taken(sampleFaults);
    taken.replace("own-", "x-").replace("x-reset", "own-reset-2");
    QCOMPARE(sample.library.save(QStringLiteral("two.json"), taken), QString());
    QCOMPARE(sample.library.freshId(QStringLiteral("own-reset")), QStringLiteral("own-reset-3"));
}

void FaultLibraryTest::theFolderIsTheCommandLines()
{
    const QTemporaryDir home;
    qputenv("XDG_DATA_HOME", home.path().toUtf8());
    QCOMPARE(FaultLibrary::usersFolder(), home.filePath(QStringLiteral("lifeline/faults")));
    qunsetenv("XDG_DATA_HOME");
}

} // namespace lifeline

QTEST_MAIN(lifeline::FaultLibraryTest)
#include "fault_library_test.moc"
