#include "atlas/atlas_exceptions.h"
#include "contracts/contract.h"
#include "faults/catalogue.h"
#include "support/places.h"
#include "support/reading_of.h"

#include <QTest>

using namespace lifeline;

class AtlasExceptionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void exceptionsAreRead();
    void oneMayBeOfOneVersionOnly();
    void whatIsWrongIsToldAndLeftOut();
    void theBuiltInOnesNameWhatIsThere();
};

void AtlasExceptionsTest::exceptionsAreRead()
{
    const auto read = readAtlasExceptions(
        R"({"exceptions": [{"contract": "qt-6.4-server", "fault": "idle-by-client", "why": "A timer."}]})",
        "e.json");
    QCOMPARE(told(read.problems), QString());
    QCOMPARE(read.exceptions.size(), std::size_t{1});
    QCOMPARE(findException(read.exceptions, "qt-6.4-server", "idle-by-client")->why, std::string("A timer."));
    QVERIFY(findException(read.exceptions, "qt-6.4-client", "idle-by-client") == nullptr);
    QVERIFY(findException(read.exceptions, "qt-6.4-server", "idle") == nullptr);
    QVERIFY(findException(read.exceptions, "qt-6.4-server", "idle-by-client", "6.4.2") != nullptr);
}

void AtlasExceptionsTest::oneMayBeOfOneVersionOnly()
{
    const auto read = readAtlasExceptions(R"({"exceptions": [
{"contract": "a", "fault": "b", "version": "1.2", "why": "c"},
{"contract": "a", "fault": "b", "version": "1.3", "why": "d"}]})",
                                          "e.json");
    QCOMPARE(told(read.problems), QString());
    QCOMPARE(findException(read.exceptions, "a", "b", "1.3")->why, std::string("d"));
    QCOMPARE(findException(read.exceptions, "a", "b")->why, std::string("c"));
    QVERIFY(findException(read.exceptions, "a", "b", "1.4") == nullptr);
}

void AtlasExceptionsTest::whatIsWrongIsToldAndLeftOut()
{
    const auto read = readAtlasExceptions(R"({"exceptions": [
{"contract": "a", "fault": "b", "why": "c"},
{"contract": "a", "fault": "b", "why": "again"},
{"contract": "a", "fault": "d"},
{"contract": "a", "fault": "e", "why": "", "x": 1}, 5]})",
                                          "e.json");
    QCOMPARE(read.exceptions.size(), std::size_t{1});
    QCOMPARE(read.problems.size(), std::size_t{4});
    QVERIFY(!readAtlasExceptions("[]", "e.json").problems.empty());
    QVERIFY(!readAtlasExceptions("", "e.json").problems.empty());
}

void AtlasExceptionsTest::theBuiltInOnesNameWhatIsThere()
{
    const Catalogue catalogue = Catalogue::builtIn();
    QFile file(inProject("resources/atlas/exceptions.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto read = readAtlasExceptions(file.readAll().toStdString(), "exceptions.json");
    QCOMPARE(told(read.problems), QString());
    QCOMPARE(read.exceptions.size(), builtInAtlasExceptions().size());
    for (const AtlasException& each : builtInAtlasExceptions()) {
        QVERIFY2(catalogue.find(each.fault) != nullptr, each.fault.c_str());
        QVERIFY2(findContract(each.contract) != nullptr, each.contract.c_str());
    }
}

QTEST_APPLESS_MAIN(AtlasExceptionsTest)
#include "atlas_exceptions_test.moc"
