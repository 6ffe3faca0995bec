#include "cli/column_text.h"

#include <QTest>

using namespace lifeline;

class ColumnTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void charactersAreCountedNotBytes();
    void textIsFilledUpToTheWidth();
    void linesBreakAtSpaces_data();
    void linesBreakAtSpaces();
};

void ColumnTextTest::charactersAreCountedNotBytes()
{
    QCOMPARE(columnsOf(""), std::size_t{0});
    QCOMPARE(columnsOf("abc"), std::size_t{3});
    QCOMPARE(columnsOf("§4 …"), std::size_t{4});
}

void ColumnTextTest::textIsFilledUpToTheWidth()
{
    QCOMPARE(padded("ab", 4), std::string("ab  "));
    QCOMPARE(padded("…", 3), std::string("…  "));
    QCOMPARE(padded("abcde", 4), std::string("abcde"));
}

void ColumnTextTest::linesBreakAtSpaces_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("lines");
    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("it fits") << QByteArray("one two") << QByteArray("one two");
    QTest::newRow("two lines") << QByteArray("one two three") << QByteArray("one two\n  three");
    QTest::newRow("a word too long") << QByteArray("a incomprehensible b")
                                     << QByteArray("a\n  incomprehensible\n  b");
    QTest::newRow("no bytes but characters") << QByteArray("äöü äöü") << QByteArray("äöü äöü");
}

void ColumnTextTest::linesBreakAtSpaces()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, lines);
    QCOMPARE(QByteArray::fromStdString(wrapped(text.toStdString(), 8, 2)), lines);
}

QTEST_APPLESS_MAIN(ColumnTextTest)
#include "column_text_test.moc"
