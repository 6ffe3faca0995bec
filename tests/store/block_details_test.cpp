#include "store/block_details.h"
#include "store/opened.h"

#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace lifeline;

namespace {

/// The store of a file's details, each block added as the file tells, but for the sum of one.
std::unique_ptr<BlockDetails> detailsOf(const std::string& path, const std::string& scratch,
                                        std::uint32_t change)
{
    auto worker = std::make_unique<WorkerThread>();
    auto reader = std::make_unique<SessionReader>();
    std::vector<ReadBlock> blocks;
    worker->run([&] {
        if (!reader->open(path).empty())
            return;
        for (std::uint64_t key = 0; auto block = reader->next(key);) {
            key = block->block.first + 1;
            blocks.push_back(std::move(*block));
        }
    });
    auto details = std::make_unique<BlockDetails>(std::move(worker), std::move(reader), scratch);
    for (const ReadBlock& block : blocks)
        details->add(block.block.first, block.detailBytes, block.detailsCrc ^ change);
    return details;
}

} // namespace

class BlockDetailsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatWasLookedAtStaysWhereItIs();
    void whatIsNotWhatWasWrittenReadsAsEmpty();
    void aBlockThatHasGrownSinceReadsAsItWas();
    void manyThreadsSeeTheSame();

private:
    QTemporaryDir m_folder;
    std::string m_path;
};

void BlockDetailsTest::initTestCase()
{
    m_path = m_folder.filePath(QStringLiteral("a")).toStdString();
    EventLog log("");
    Recorder recorder(log, {.path = m_path});
    for (int i = 0; i < 3'000; ++i)
        log.accept(eventOf(event::Connecting{"ws://127.0.0.1:" + std::to_string(9'000 + i % 1'000)}));
}

void BlockDetailsTest::whatWasLookedAtStaysWhereItIs()
{
    const auto details = detailsOf(m_path, m_folder.path().toStdString(), 0);
    const std::string_view first = details->view({0, 0});
    QCOMPARE(std::string(first.substr(1)), std::string("ws://127.0.0.1:9000"));
    for (std::uint32_t block = 0; block < 5; ++block)
        QVERIFY(details->load(block) && !details->view({block, 0}).empty());
    QVERIFY(details->view({0, 0}).data() == first.data());
    QCOMPARE(std::string(first.substr(1)), std::string("ws://127.0.0.1:9000"));
    QVERIFY(details->view({0, UINT32_MAX}).empty());
    QVERIFY(details->bytes() > 3'000 * 20);
}

void BlockDetailsTest::whatIsNotWhatWasWrittenReadsAsEmpty()
{
    const auto details = detailsOf(m_path, {}, 1);
    QVERIFY(!details->load(0) && details->view({0, 0}).empty() && details->view({1, 0}).empty());
    details->add(999'999, 10, 0); // no such block
    QVERIFY(!details->load(6) || details->view({6, 0}).empty());
}

void BlockDetailsTest::aBlockThatHasGrownSinceReadsAsItWas()
{
    const std::string path = m_folder.filePath(QStringLiteral("grows")).toStdString();
    EventLog log("");
    Recorder recorder(log, {.path = path});
    log.accept(eventOf(event::Connecting{"ws://127.0.0.1:9000"}));
    recorder.flush();
    const auto details = detailsOf(path, m_folder.path().toStdString(), 0);
    for (int i = 0; i < 100; ++i)
        log.accept(eventOf(event::Connecting{"ws://127.0.0.1:9001"}));
    recorder.flush();
    QCOMPARE(std::string(details->view({0, 0}).substr(1)), std::string("ws://127.0.0.1:9000"));
    QVERIFY(details->load(0));
}

void BlockDetailsTest::manyThreadsSeeTheSame()
{
    const auto details = detailsOf(m_path, m_folder.path().toStdString(), 0);
    std::array<std::string, 4> seen;
    {
        std::vector<std::jthread> readers;
        for (std::string& text : seen) {
            readers.emplace_back([&] {
                for (std::uint32_t block = 0; block < 5; ++block)
                    text += details->view({block, 0});
            });
        }
    }
    QCOMPARE(seen[0].size(), std::size_t{5 * 20});
    for (const std::string& text : seen)
        QCOMPARE(text, seen[0]);
}

QTEST_GUILESS_MAIN(BlockDetailsTest)
#include "block_details_test.moc"
