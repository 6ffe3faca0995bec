#include "store/open_session.h"
#include "store/session_reader.h"
#include "store/vocabulary.h"
#include "support/places.h"

#include <QTest>

#include <algorithm>

using namespace lifeline;

class VocabularyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsHaveTheirPublicNames();
    void whatCannotBeReadIsTold_data();
    void whatCannotBeReadIsTold();
    void theNamesOfTheKeptSampleAreStillOurs();
};

void VocabularyTest::listsHaveTheirPublicNames()
{
    const auto nameOf = [](const char* kind, std::size_t value) {
        return std::ranges::find(vocabulary(), kind, &NameList::kind)->names.at(value);
    };
    QCOMPARE(nameOf("event", 0), std::string("listening"));
    QCOMPARE(nameOf("event-layer", 0), std::string("tcp"));
    QCOMPARE(nameOf("side", 2), std::string("relay"));
    QCOMPARE(nameOf("phase", 8), std::string("failed"));
    QCOMPARE(nameOf("callback", 6), std::string("on-close"));
    QCOMPARE(nameOf("violation", 0), std::string("unmasked-frame"));
    for (const NameList& list : vocabulary()) {
        QVERIFY2(!list.names.empty(), list.kind.c_str());
        QVERIFY2(std::ranges::none_of(list.names, &std::string::empty) || list.kind == "cause",
                 list.kind.c_str());
    }
}

void VocabularyTest::whatCannotBeReadIsTold_data()
{
    QTest::addColumn<int>("change"); // of the phases
    QTest::addColumn<QString>("flaw");
    QTest::newRow("the same") << 0 << QString();
    QTest::newRow("an older version's, with fewer names") << 1 << QString();
    QTest::newRow("a newer version's, with more")
        << 2 << QStringLiteral("a newer version of the program wrote the file: it knows \"resting\" (phase)");
    QTest::newRow("other names") << 3 << QStringLiteral("the names of kind \"phase\" are not this program's");
    QTest::newRow("none") << 4 << QStringLiteral("the names of kind \"phase\" are missing");
}

void VocabularyTest::whatCannotBeReadIsTold()
{
    QFETCH(const int, change);
    QFETCH(const QString, flaw);
    std::vector<NameList> lists = vocabulary();
    const auto phases = std::ranges::find(lists, "phase", &NameList::kind);
    switch (change) {
    case 1: phases->names.pop_back(); break;
    case 2: phases->names.emplace_back("resting"); break;
    case 3: phases->names[1] = "resting"; break;
    case 4: lists.erase(phases); break;
    default: break;
    }
    QCOMPARE(QString::fromStdString(vocabularyFlaw(lists)), flaw);
}

/// The code is held against the file: a name that changes its number makes this fail.
void VocabularyTest::theNamesOfTheKeptSampleAreStillOurs()
{
    SessionReader reader;
    QCOMPARE(reader.open(inProject("tests/golden/session-v1.lifeline").toStdString()), std::string());
}

QTEST_GUILESS_MAIN(VocabularyTest)
#include "vocabulary_test.moc"
