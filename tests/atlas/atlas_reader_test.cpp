#include "atlas/atlas.h"
#include "atlas_sample.h"
#include "support/reading_of.h"

#include <QTest>

using namespace lifeline;

namespace {

/// A good file with one part replaced.
std::string fileWith(const QString& part, const QString& other)
{
    QString text = QString::fromStdString(writeAtlas(sampleColumn()));
    Q_ASSERT(text.contains(part));
    return text.replace(text.indexOf(part), part.size(), other).toStdString();
}

} // namespace

class AtlasReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasWrittenReadsBack();
    void aColumnOfNothingReadsBack();
    void whatIsWrongIsTold_data();
    void whatIsWrongIsTold();
    void noTextCrashesIt_data();
    void noTextCrashesIt();
};

void AtlasReaderTest::whatWasWrittenReadsBack()
{
    const std::string text = writeAtlas(sampleColumn());
    const AtlasFile read = readAtlas(text, "a.json");
    QCOMPARE(told(read.problems), QString());
    QCOMPARE(read.columns.size(), std::size_t{1});
    QVERIFY(read.columns.front() == sampleColumn());
}

void AtlasReaderTest::aColumnOfNothingReadsBack()
{
    AtlasColumn column;
    column.stack = column.title = "x";
    column.date = "2026-11-28";
    column.side = Side::Client;
    const AtlasFile read = readAtlas(writeAtlas(column), "a.json");
    QCOMPARE(told(read.problems), QString());
    QVERIFY(read.columns.front() == column);
}

void AtlasReaderTest::whatIsWrongIsTold_data()
{
    QTest::addColumn<QString>("part");
    QTest::addColumn<QString>("other");
    QTest::addColumn<QString>("problem");
    QTest::newRow("a side that is none") << "\"server\""
                                         << "\"relay\""
                                         << "\"relay\" is no side";
    QTest::newRow("moments that are none") << "connected request fin"
                                           << "connected reqest"
                                           << "\"connected reqest\" are no moments";
    QTest::newRow("a key that is none") << "\"wire\""
                                        << "\"wires\""
                                        << "\"wires\" is no key of a cell";
    QTest::newRow("a fault twice") << "\"fin-unanswered-by-client\""
                                   << "\"fin-idle-by-client\""
                                   << "\"fin-idle-by-client\" is there already";
    QTest::newRow("no runs") << "\"count\": 3"
                             << "\"count\": 0"
                             << "count";
    QTest::newRow("no time") << "\"after-ms\": 12"
                             << "\"after-ms\": -1"
                             << "after-ms";
    QTest::newRow("control characters") << "101 fin"
                                        << "101\\u001b[31m"
                                        << "holds control characters";
    QTest::newRow("cells that are no list") << "\"cells\": ["
                                            << "\"cells\": 7, \"cell\": ["
                                            << "cell";
}

void AtlasReaderTest::whatIsWrongIsTold()
{
    QFETCH(QString, part);
    QFETCH(QString, other);
    QFETCH(QString, problem);
    const AtlasFile read = readAtlas(fileWith(part, other), "a.json");
    QVERIFY(read.columns.empty());
    QVERIFY2(told(read.problems).contains(problem), qPrintable(told(read.problems)));
}

void AtlasReaderTest::noTextCrashesIt_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("jetty");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("no keys") << QByteArray("{}");
    QTest::newRow("wrong kinds") << QByteArray(
        "{\"stack\": 1, \"version\": [], \"title\": {}, \"contract\": null, \"date\": true, "
        "\"side\": 5, \"cells\": [1, null, []], \"left\": {}}");
    QTest::newRow("empty lists of outcomes")
        << QByteArray("{\"cells\": [{\"fault\": \"a\", \"outcomes\": []}], \"left\": [{}]}");
    QTest::newRow("cut") << QByteArray::fromStdString(writeAtlas(sampleColumn())).left(300);
}

void AtlasReaderTest::noTextCrashesIt()
{
    QFETCH(QByteArray, text);
    const AtlasFile read = readAtlas(text.toStdString(), "a.json");
    QVERIFY(read.columns.empty());
    QVERIFY(!read.problems.empty());
}

QTEST_APPLESS_MAIN(AtlasReaderTest)
#include "atlas_reader_test.moc"
