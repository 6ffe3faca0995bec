#include "cli/xml_text.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace lifeline;

class XmlTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void markupIsEscaped();
    void whatXmlForbidsIsReplaced();
    void aParserReadsWhatWasWritten();
    void secondsHaveMicroseconds();
};

void XmlTextTest::markupIsEscaped() { QCOMPARE(xmlText("a<b>&\"c"), std::string("a&lt;b&gt;&amp;&quot;c")); }

void XmlTextTest::whatXmlForbidsIsReplaced()
{
    QCOMPARE(xmlText("\x01\x1b\xff"), std::string("\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"));
    QCOMPARE(xmlText("\t\n"), std::string("\t\n"));
    QCOMPARE(xmlText("\xEF\xBF\xBE"), std::string("\xEF\xBF\xBD")); // U+FFFE
}

void XmlTextTest::aParserReadsWhatWasWritten()
{
    QXmlStreamReader xml("<a b=\"" + QByteArray::fromStdString(xmlText("“é” <&\">")) + "\"/>");
    QVERIFY(xml.readNextStartElement());
    QCOMPARE(xml.attributes().value(QStringLiteral("b")), QStringLiteral("“é” <&\">"));
}

void XmlTextTest::secondsHaveMicroseconds()
{
    QCOMPARE(secondsText(0), std::string("0.000000"));
    QCOMPARE(secondsText(1'250'000'999), std::string("1.250000"));
}

QTEST_APPLESS_MAIN(XmlTextTest)
#include "xml_text_test.moc"
