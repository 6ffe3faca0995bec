#include "atlas/matrix_html.h"
#include "matrix_sample.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace lifeline;

class MatrixHtmlTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingIsEscaped();
    void nothingComesFromElsewhere();
    void eachColourHasItsSign();
    void elementsAreClosed();

private:
    QString page() const
    {
        return QString::fromStdString(matrixHtml(makeMatrices(m_sample.source(), m_sample.fourRows())));
    }
    SampleMatrix m_sample;
};

void MatrixHtmlTest::everythingIsEscaped()
{
    QVERIFY(page().contains(QStringLiteral("=cmd|evil &lt;b&gt; 1.0<small>measured 2026-11-28</small>")));
    QVERIFY(page().contains(QStringLiteral("no time | &quot;left&quot; &lt;i&gt;")));
    QVERIFY(!page().contains(QStringLiteral("<b>")) && !page().contains(QStringLiteral("<i>")));
}

void MatrixHtmlTest::nothingComesFromElsewhere()
{
    for (const char* word : {"<script", "http:", "https:", "url(", "@import", "<link", "<img", "src="})
        QVERIFY2(!page().contains(QLatin1String(word)), word);
}

void MatrixHtmlTest::eachColourHasItsSign()
{
    QVERIFY2(
        page().contains(QStringLiteral("<td class=\"code\"><span class=\"sign\" title=\"the same callbacks, "
                                       "another code\">≈</span> upgrade on-open")),
        qPrintable(page()));
    QCOMPARE(page().count(QStringLiteral("<td class=")),
             page().count(QStringLiteral("<span class=\"sign\"")) - 6);
}

/// The body is well-formed XML but for its first lines.
void MatrixHtmlTest::elementsAreClosed()
{
    const QString text = page();
    QString body = text.mid(text.indexOf(QStringLiteral("<body>")));
    body.chop(QStringLiteral("</html>\n").size());
    QXmlStreamReader reader(body);
    int cells = 0;
    while (!reader.atEnd()) {
        reader.readNext();
        cells += reader.isStartElement() && reader.name() == u"td" ? 1 : 0;
    }
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    QCOMPARE(cells, 4 * 3);
}

QTEST_APPLESS_MAIN(MatrixHtmlTest)
#include "matrix_html_test.moc"
