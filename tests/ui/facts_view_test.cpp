#include "ui/inspector/facts_view.h"
#include "ui/story_log.h"

#include <QTest>

using namespace lifeline;

namespace {

std::vector<InspectorFact> facts(int count)
{
    std::vector<InspectorFact> list;
    for (int i = 0; i < count; ++i)
        list.push_back(
            {QStringLiteral("fact"), QStringLiteral("with a value"), {}, InspectorFact::Tone::Plain});
    return list;
}

} // namespace

class FactsViewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isAsHighAsItsLinesUpToTheMost()
    {
        FactsView view;
        view.resize(300, 10);
        view.setMostHeight(150);
        view.show(facts(1));
        const int one = view.sizeHint().height();
        view.show(facts(3));
        QVERIFY(view.sizeHint().height() > 2 * one);
        view.show(facts(100));
        QCOMPARE(view.sizeHint().height(), 150);
    }

    void narrowerIsHigher()
    {
        FactsView view;
        view.setMostHeight(400);
        view.show({{QStringLiteral("why"),
                    QStringLiteral("on-open had fired, so on-close was owed, once and last of all"),
                    {},
                    InspectorFact::Tone::Plain}});
        view.QWidget::show();
        view.resize(600, 100);
        settle();
        const int wide = view.sizeHint().height();
        view.resize(160, 100);
        settle();
        QVERIFY(view.sizeHint().height() > wide);
    }

    void withoutFactsItTakesNoRoom()
    {
        FactsView view;
        view.show(facts(2));
        QVERIFY(!view.isHidden());
        view.show({});
        QVERIFY(view.isHidden());
    }

    void badFactsAreRed()
    {
        ThemeManager::instance().setChoice(ThemeChoice::Light);
        FactsView view;
        view.resize(300, 10);
        view.show({{{}, QStringLiteral("████████"), {}, InspectorFact::Tone::Bad}});
        view.QWidget::show();
        settle();
        QVERIFY(hasColour(pictureOf(view), QPointF(60, 10), theme().danger, 4));
    }
};

QTEST_MAIN(FactsViewTest)
#include "facts_view_test.moc"
