#include "faults/catalogue.h"
#include "faults/fault_sample.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace lifeline;

namespace {

QByteArray sampleFault(const QByteArray& id, const QByteArray& more = {})
{
    FaultSample sample;
    sample.more = more;
    return sample.file().replace("\"sample\"", "\"" + id + "\"");
}

Catalogue sampleCatalogue()
{
    Catalogue all;
    all.addText(sampleFault("first-one", R"("aliases": ["reset_peer"], "codes": [1006])").toStdString(),
                "a.json");
    all.addText(sampleFault("second-one").toStdString(), "b.json");
    return all;
}

} // namespace

class CatalogueTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theBuiltInOnesHaveNoProblems();
    void faultsAreFoundByIdAndAlias();
    void aNameThatIsTakenIsAProblem();
    void theSearchTakesEveryWord_data();
    void theSearchTakesEveryWord();
    void namesSelectOneAGroupOrAll();
    void namesThatAreCloseAreOffered();
    void aFolderIsReadInTheOrderOfNames();
};

void CatalogueTest::theBuiltInOnesHaveNoProblems()
{
    const Catalogue all = Catalogue::builtIn();
    QCOMPARE(told(all.problems()), QString());
    QVERIFY(!all.parts().empty());
    const auto& faults = all.faults();
    QVERIFY(std::is_sorted(faults.begin(), faults.end(),
                           [](const Fault& a, const Fault& b) { return a.group < b.group; }));
}

void CatalogueTest::faultsAreFoundByIdAndAlias()
{
    const Catalogue all = sampleCatalogue();
    QCOMPARE(all.find("first-one")->id, std::string("first-one"));
    QCOMPARE(all.find("reset_peer")->id, std::string("first-one"));
    QVERIFY(all.find("first") == nullptr);
}

void CatalogueTest::aNameThatIsTakenIsAProblem()
{
    Catalogue all = sampleCatalogue();
    all.addText(sampleFault("other", R"("aliases": ["reset_peer"])").toStdString(), "c.json");
    QCOMPARE(all.faults().size(), std::size_t{2});
    QCOMPARE(told(all.problems()), QStringLiteral("2 \"reset_peer\" is taken by another fault"));
}

void CatalogueTest::theSearchTakesEveryWord_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("count");
    const auto row = [](const char* words, int count) {
        QTest::newRow(words) << QString::fromUtf8(words) << count;
    };
    row("", 2);
    row("  ", 2);
    row("FIRST", 1);
    row("first second", 0);
    row("reset_", 1);
    row("client something", 2);
    row("server", 0);
    row("1006", 1);
    row("100", 0);
    row("4.1", 2);
    row("§4", 2);
    row("4.", 0);
    row("1", 0);
    row("reset", 2);
}

void CatalogueTest::theSearchTakesEveryWord()
{
    QFETCH(QString, words);
    QFETCH(int, count);
    QCOMPARE(static_cast<int>(sampleCatalogue().search(words.toStdString()).size()), count);
}

void CatalogueTest::namesSelectOneAGroupOrAll()
{
    const Catalogue all = sampleCatalogue();
    QCOMPARE(all.select("all").size(), std::size_t{2});
    QCOMPARE(all.select("reset").size(), std::size_t{2});
    QCOMPARE(all.select("timeout").size(), std::size_t{0});
    QCOMPARE(all.select("reset_peer").size(), std::size_t{1});
    QCOMPARE(all.select("nobody").size(), std::size_t{0});
}

void CatalogueTest::namesThatAreCloseAreOffered()
{
    const Catalogue all = sampleCatalogue();
    QVERIFY(all.similar("frist-one") == std::vector<std::string>{"first-one"});
    QVERIFY(all.similar("second") == std::vector<std::string>{"second-one"});
    QVERIFY(all.similar("something-else-entirely").empty());
    QVERIFY(all.similar("").empty());
}

void CatalogueTest::aFolderIsReadInTheOrderOfNames()
{
    const QTemporaryDir folder;
    const auto write = [&folder](const char* name, const QByteArray& text) {
        QFile file(folder.filePath(QString::fromLatin1(name)));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    QVERIFY(write("b.json", sampleFault("of-b")) && write("a.json", sampleFault("of-a")) &&
            write("c.txt", "{"));
    Catalogue all;
    all.addFolder(folder.path().toStdString());
    all.addFolder("/nowhere/at/all");
    QCOMPARE(told(all.problems()), QString());
    QCOMPARE(all.faults().size(), std::size_t{2});
    QCOMPARE(all.faults()[0].id, std::string("of-a"));
    all.addFile(folder.filePath(QStringLiteral("missing.json")).toStdString());
    QCOMPARE(told(all.problems()), QStringLiteral("1 the file cannot be read"));
}

QTEST_GUILESS_MAIN(CatalogueTest)
#include "catalogue_test.moc"
