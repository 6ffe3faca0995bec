#include "formats/svg_ladder.h"
#include "support/told_story.h"

#include <QTest>
#include <QXmlStreamReader>

#include <set>

using namespace lifeline;

namespace {

QByteArray svgOf(ToldStory& told, const std::function<void()>& tell)
{
    LadderLines lines;
    told.also = [&lines](const Event& event) { lines.take(event); };
    tell();
    return QByteArray::fromStdString(svgLadder(lines, told.story));
}

/// As XML; the names of its elements.
std::multiset<QString> elementsOf(const QByteArray& svg)
{
    std::multiset<QString> names;
    QXmlStreamReader xml("<all>" + svg + "</all>");
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement)
            names.insert(xml.name().toString());
    }
    return xml.hasError() ? std::multiset<QString>{xml.errorString()} : names;
}

} // namespace

class SvgLadderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLifeIsLinesAndWords()
    {
        ToldStory told;
        const QByteArray svg = svgOf(told, [&] {
            told.open();
            told.tell(Side::Server, Phase::Closed, event::ResetReceived{});
        });
        const auto elements = elementsOf(svg);
        QCOMPARE(elements.count(QStringLiteral("svg")), std::size_t{1});
        QCOMPARE(elements.count(QStringLiteral("polygon")), std::size_t{3});
        QVERIFY2(svg.contains("class=\"told\">on-open</text>"), svg);
        QVERIFY(svg.contains("class=\"reset\"/>"));
        QVERIFY(svg.contains("class=\"ghost\">"));
    }

    void aPeerDrawsNothing()
    {
        ToldStory told;
        const QByteArray svg = svgOf(told, [&] {
            told.open();
            event::FrameReceived frame;
            frame.header = std::string_view("\x81\x18", 2);
            frame.payload = "<script>\"&'</svg>]]>\x1b[2J";
            frame.arrived = frame.payload.size();
            told.tell(Side::Server, Phase::Open, frame);
        });
        for (const QString& name : elementsOf(svg))
            QVERIFY2((QStringList{QStringLiteral("all"), QStringLiteral("svg"), QStringLiteral("line"),
                                  QStringLiteral("polygon"), QStringLiteral("text"), QStringLiteral("title")}
                          .contains(name)),
                     qPrintable(name));
        QVERIFY(!svg.contains("<script") && !svg.contains('\x1b'));
    }

    void aLongLifeIsCutForPaper()
    {
        ToldStory told;
        const QByteArray svg = svgOf(told, [&] {
            for (int i = 0; i < 1000; ++i)
                told.callback({.name = CallbackName::OnPing}, Phase::Open);
        });
        QCOMPARE(elementsOf(svg).count(QStringLiteral("svg")), std::size_t{6}); // 122 rows
        QVERIFY(svg.contains("… 880 rows left out …"));
    }

    void whatDoesNotFitStandsWholeInATitle()
    {
        ToldStory told;
        const QByteArray svg = svgOf(told, [&] {
            told.tell(
                Side::Server, Phase::Open,
                event::ExpectationMissed{"a-fault-with-a-long-name", 1, "expect close 1002 in time", "fin"});
        });
        QVERIFY2(svg.contains("…<title>"), svg);
    }
};

QTEST_APPLESS_MAIN(SvgLadderTest)
#include "svg_ladder_test.moc"
