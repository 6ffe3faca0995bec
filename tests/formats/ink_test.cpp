#include "formats/ink.h"

#include <QTest>

using namespace lifeline;

class InkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void coloursEndWhereTheTextDoes()
    {
        QCOMPARE(inked("text", Ink::Red, true), std::string("\x1b[31mtext\x1b[0m"));
        QCOMPARE(inked("text", Ink::Plain, true), std::string("text"));
        QCOMPARE(inked("text", Ink::Red, false), std::string("text"));
    }
};

QTEST_APPLESS_MAIN(InkTest)
#include "ink_test.moc"
