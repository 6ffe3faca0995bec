#include "support/sample_session.h"
#include "ui/sessions/compare_window.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QTableView>
#include <QTest>

namespace lifeline {
namespace {

CompareSource sample(const char* name = "")
{
    auto log = std::make_shared<EventLog>("2026-11-22T18:54:00.000Z");
    fillSampleSession(*log);
    CompareSource source{QString::fromLatin1(name), log, nullptr};
    source.read();
    return source;
}

template <class Widget> Widget& find(const QWidget& window, const char* name)
{
    return *window.findChild<Widget*>(QString::fromLatin1(name));
}

} // namespace

class CompareWindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ofOneSessionTheNextConnectionStandsBeside();
    void ofTwoSessionsTheOneAtTheSamePlaceStandsBeside();
    void anotherChoiceIsComparedAtOnce();
    void onlyDifferencesAreShownByAClick();
    void bothVerdictsStandOnTop();
    void itOpensOverAWindowAndEscapeClosesIt();
};

void CompareWindowTest::ofOneSessionTheNextConnectionStandsBeside()
{
    const CompareSource source = sample();
    CompareWindow window(source, source, ConnectionId{4});
    QVERIFY(find<QComboBox>(window, "compare-left").currentText().startsWith(QStringLiteral("#4 ")));
    QVERIFY(find<QComboBox>(window, "compare-right").currentText().startsWith(QStringLiteral("#5 ")));
    CompareWindow last(source, source, ConnectionId{7});
    QVERIFY(find<QComboBox>(last, "compare-right").currentText().startsWith(QStringLiteral("#6 ")));
}

void CompareWindowTest::ofTwoSessionsTheOneAtTheSamePlaceStandsBeside()
{
    CompareWindow window(sample(), sample("other.har"), ConnectionId{6});
    QVERIFY(find<QComboBox>(window, "compare-right").currentText().startsWith(QStringLiteral("#6 ")));
    QVERIFY(window.model().comparison().alike());
    QVERIFY(find<QLabel>(window, "compare-summary").text().contains(QStringLiteral("tell the same")));
}

void CompareWindowTest::anotherChoiceIsComparedAtOnce()
{
    CompareWindow window(sample(), sample("other.har"), ConnectionId{6});
    window.show();
    QTest::keyClick(&find<QComboBox>(window, "compare-right"), Qt::Key_Up);
    QVERIFY(!window.model().comparison().alike());
    QVERIFY(find<QLabel>(window, "compare-summary").text().contains(QStringLiteral("only on the left")));
}

void CompareWindowTest::onlyDifferencesAreShownByAClick()
{
    const CompareSource source = sample();
    CompareWindow window(source, source, ConnectionId{4});
    window.show();
    const int all = window.model().rowCount();
    QTest::keyClick(&find<QCheckBox>(window, "compare-only"), Qt::Key_Space);
    QVERIFY(window.model().rowCount() < all);
    for (int row = 0; row < window.model().rowCount(); ++row)
        QVERIFY(window.model().kindAt(row) != CompareModel::Kind::Same);
}

void CompareWindowTest::bothVerdictsStandOnTop()
{
    const CompareSource source = sample();
    CompareWindow window(source, source, ConnectionId{6});
    const QString left = find<QLabel>(window, "compare-verdict-left").text();
    const QString right = find<QLabel>(window, "compare-verdict-right").text();
    QVERIFY2(left.contains(QStringLiteral("reset")), qPrintable(left));
    QVERIFY(!right.isEmpty() && right != left);
}

void CompareWindowTest::itOpensOverAWindowAndEscapeClosesIt()
{
    QWidget window;
    window.show();
    CompareSource source = sample();
    source.connections.reset();
    CompareWindow::open(&window, source, source, ConnectionId{4});
    QTRY_VERIFY(window.findChild<CompareWindow*>() != nullptr);
    auto* compare = window.findChild<CompareWindow*>();
    QVERIFY(compare->isVisible());
    QTest::keyClick(compare, Qt::Key_Escape);
    QTRY_VERIFY(window.findChild<CompareWindow*>() == nullptr);
}

} // namespace lifeline

QTEST_MAIN(lifeline::CompareWindowTest)
#include "compare_window_test.moc"
