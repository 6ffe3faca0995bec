#include "exported.h"
#include "support/sample_session.h"

#include <QRegularExpression>
#include <QTest>

#include <set>

using namespace lifeline;

namespace {

/// The names of all elements that begin anywhere.
std::set<QString> elementsOf(const QByteArray& page)
{
    static const QRegularExpression begin(QStringLiteral("<([a-zA-Z!][a-zA-Z0-9]*)"));
    std::set<QString> names;
    for (auto match = begin.globalMatch(QString::fromUtf8(page)); match.hasNext();)
        names.insert(match.next().captured(1));
    return names;
}

} // namespace

class HtmlReportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyConnectionHasItsParts()
    {
        EventLog log("2026-11-22T18:54:00.000Z");
        fillSampleSession(log);
        const QByteArray page = exported(log, ExportFormat::Html);
        for (std::uint32_t id = 1; id <= sampleConnectionCount; ++id)
            QVERIFY(page.contains("<section id=\"c" + QByteArray::number(id) + "\">"));
        QCOMPARE(page.count("<h3>Ladder</h3>"), qsizetype(sampleConnectionCount));
        QVERIFY(page.contains("Resources of a handler") && page.contains("prefers-color-scheme: dark") &&
                page.contains("@media print"));
        QVERIFY(page.endsWith("</body>\n</html>\n"));
    }

    void everyLinkLeadsSomewhere()
    {
        EventLog log("2026-11-22T18:54:00.000Z");
        fillSampleSession(log);
        const QByteArray page = exported(log, ExportFormat::Html);
        static const QRegularExpression link(QStringLiteral("href=\"#([a-z0-9]+)\""));
        int links = 0;
        for (auto match = link.globalMatch(QString::fromUtf8(page)); match.hasNext(); ++links)
            QVERIFY(page.contains("id=\"" + match.next().captured(1).toUtf8() + '"'));
        QVERIFY(links > 50);
    }

    void noElementIsAPeers()
    {
        HandMadeLog made;
        fillHostileLog(made);
        const QByteArray page = exported(made.log, ExportFormat::Html);
        for (const QString& name : elementsOf(page))
            QVERIFY2(ours().contains(name), qPrintable(name));
        static const QRegularExpression handler(QStringLiteral("<[^>]*\\son[a-z]+\\s*="));
        QVERIFY(!handler.match(QString::fromUtf8(page)).hasMatch());
        QVERIFY(page.contains("&lt;script&gt;"));
        QVERIFY(page.contains("default-src 'none'"));
    }

    void aLongLifeIsCutAndSaysSo()
    {
        HandMadeLog made;
        made.open(1);
        for (int i = 0; i < 1000; ++i)
            made.sent(1, std::string_view("\x89\x00", 2), {});
        const QByteArray page = exported(made.log, ExportFormat::Html);
        QVERIFY(page.contains("… 404 events left out; an export as CSV has all …"));
    }

private:
    static const std::set<QString>& ours()
    {
        static const std::set<QString> names = [] {
            std::set<QString> all;
            for (const char* name : {"!DOCTYPE", "html", "head", "meta", "title",   "style",   "body",  "h1",
                                     "h2",       "h3",   "h4",   "p",    "table",   "thead",   "tbody", "tr",
                                     "th",       "td",   "a",    "span", "section", "strong",  "b",     "ul",
                                     "li",       "div",  "svg",  "line", "text",    "polygon", "footer"})
                all.insert(QString::fromLatin1(name));
            return all;
        }();
        return names;
    }
};

QTEST_APPLESS_MAIN(HtmlReportTest)
#include "html_report_test.moc"
