#include "session/scratch_file.h"
#include "support/small_disk.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <cstring>
#include <optional>
#include <vector>

using namespace lifeline;

class ScratchFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void blocksAreZeroAndNobodySeesTheFile();
    void whatRestsIsStillThere();
    void blocksOutliveTheFile();
    void withoutAFolderItIsOrdinaryMemory();
    void ofOrdinaryMemoryThereIsSoMuch();
    void aFullDiskGivesMemoryAndNoMoreThanThat();
};

void ScratchFileTest::blocksAreZeroAndNobodySeesTheFile()
{
    QTemporaryDir folder;
    ScratchFile file(folder.path().toStdString());
    QVERIFY(file.open());
    const PageBlock small = file.block(), large = file.block(PageBlock::unit + 1);
    QCOMPARE(small.size(), PageBlock::unit);
    QCOMPARE(large.size(), 2 * PageBlock::unit);
    QVERIFY(std::string_view(large.data(), large.size()).find_first_not_of('\0') == std::string_view::npos);
    QVERIFY(QDir(folder.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
}

void ScratchFileTest::whatRestsIsStillThere()
{
    QTemporaryDir folder;
    ScratchFile file(folder.path().toStdString());
    const PageBlock one = file.block(), two = file.block();
    std::memset(one.data(), 'a', one.size());
    std::memset(two.data(), 'b', two.size());
    one.rest();
    QVERIFY(one.data()[0] == 'a' && one.data()[one.size() - 1] == 'a' && two.data()[0] == 'b');
}

void ScratchFileTest::blocksOutliveTheFile()
{
    QTemporaryDir folder;
    std::optional<ScratchFile> file(folder.path().toStdString());
    PageBlock block = file->block();
    file.reset();
    block.data()[7] = 'x';
    block.rest();
    QCOMPARE(block.data()[7], 'x');
}

void ScratchFileTest::withoutAFolderItIsOrdinaryMemory()
{
    ScratchFile none(""), missing("/no/such/folder");
    QVERIFY(!none.open() && !missing.open());
    const PageBlock block = missing.block();
    block.data()[5] = 'x';
    block.rest(); // memory does not rest
    QCOMPARE(block.data()[5], 'x');
}

void ScratchFileTest::ofOrdinaryMemoryThereIsSoMuch()
{
    ScratchFile none("", 3 * PageBlock::unit);
    const PageBlock one = none.block(), two = none.block(PageBlock::unit + 1);
    QVERIFY(one && two);
    QCOMPARE(none.inMemory(), std::uint64_t{3 * PageBlock::unit});
    QVERIFY(!none.block() && !none.block(1));
    ScratchFile nothing("", 0);
    QVERIFY(!nothing.block());
}

void ScratchFileTest::aFullDiskGivesMemoryAndNoMoreThanThat()
{
    QTemporaryDir folder;
    const SmallDisk disk(folder, "disk", 5 * 1024);
    if (!disk.mounted())
        QSKIP("only root may mount a small disk");
    ScratchFile file(disk.path(), PageBlock::unit);
    std::vector<PageBlock> blocks;
    for (PageBlock block = file.block(); block; block = file.block()) {
        std::memset(block.data(), 'x', block.size());
        blocks.push_back(std::move(block));
    }
    QCOMPARE(blocks.size(), std::size_t{3}); // two in the file
    QCOMPARE(file.inMemory(), std::uint64_t{PageBlock::unit});
}

QTEST_APPLESS_MAIN(ScratchFileTest)
#include "scratch_file_test.moc"
