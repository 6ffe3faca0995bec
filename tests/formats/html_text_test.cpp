#include "formats/html_text.h"

#include <QTest>

using namespace lifeline;
using namespace std::string_view_literals;

class HtmlTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noSignOfHtmlIsLeft()
    {
        QCOMPARE(htmlText("<a href=\"x\" onload='y'>&amp;"sv),
                 std::string("&lt;a href=&quot;x&quot; onload=&#39;y&#39;&gt;&amp;amp;"));
        QCOMPARE(htmlText("a\x1b\x7f\xFF\xC3"sv), std::string("a\uFFFD\uFFFD\uFFFD\uFFFD"));
        QCOMPARE(htmlText("\xC2\x85"sv), std::string("\uFFFD"));
        QCOMPARE(htmlText(QStringLiteral("ä€ 😀")), std::string("ä€ 😀"));
    }

    void markdown_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("written");
        const auto row = [](const char* text, const char* written) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(written);
        };
        row("plain, 1.5 s (5-7).", "plain, 1.5 s (5-7).");
        row("a*b_c`d", "a\\*b\\_c\\`d");
        row("[x](y)", "\\[x\\](y)");
        row("a|b", "a\\|b");
        row("<script>", "&lt;script&gt;");
        row("# no heading", "\\# no heading");
        row("- no list", "\\- no list");
        row("12. no list", "12\\. no list");
        row("http://evil", "http\\://evil");
        row("www.evil", "www\\.evil");
        row("two\nlines", "two lines");
        row("~~~", "\\~\\~\\~");
        row("me@home", "me\\@home");
    }

    void markdown()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, written);
        QCOMPARE(QByteArray::fromStdString(markdownText(text.toStdString())), written);
    }

    void wordsAreLinkedToTheirEvents()
    {
        words::ExplainedText text;
        text.text = QStringLiteral("<the end> came & went");
        text.links = {{0, 9, 12}, {17, 4, 99}};
        const auto shown = [](EventSeq seq) { return seq == 12; };
        QCOMPARE(linkedHtml(text, shown),
                 std::string("<a href=\"#e12\">&lt;the end&gt;</a> came &amp; went"));
    }
};

QTEST_APPLESS_MAIN(HtmlTextTest)
#include "html_text_test.moc"
