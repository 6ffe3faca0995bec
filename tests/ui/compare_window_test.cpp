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

/// With what it compares first.
struct Shown {
    Shown(const CompareSource& left, const CompareSource& right, std::uint32_t first,
          std::optional<ConnectionId> second = {})
        : window(left, right, ConnectionId{first}, second)
    {
        wait();
    }
    void wait() const
    {
        const auto* summary = window.findChild<QLabel*>(QStringLiteral("compare-summary"));
        QTRY_VERIFY(!summary->text().startsWith(QStringLiteral("Comparing")));
    }

    CompareWindow window;
};

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
    void twoConnectionsAreComparedByTheirNumbers();
    void itMayCloseWhileItCompares();
};

void CompareWindowTest::ofOneSessionTheNextConnectionStandsBeside()
{
    const CompareSource source = sample();
    Shown shown(source, source, 4);
    CompareWindow& window = shown.window;
    QVERIFY(find<QComboBox>(window, "compare-left").currentText().startsWith(QStringLiteral("#4 ")));
    QVERIFY(find<QComboBox>(window, "compare-right").currentText().startsWith(QStringLiteral("#5 ")));
    Shown lastShown(source, source, 7);
    CompareWindow& last = lastShown.window;
    QVERIFY(find<QComboBox>(last, "compare-right").currentText().startsWith(QStringLiteral("#6 ")));
}

void CompareWindowTest::ofTwoSessionsTheOneAtTheSamePlaceStandsBeside()
{
    Shown shown(sample(), sample("other.har"), 6);
    CompareWindow& window = shown.window;
    QVERIFY(find<QComboBox>(window, "compare-right").currentText().startsWith(QStringLiteral("#6 ")));
    QVERIFY(window.model().comparison().alike());
    QVERIFY(find<QLabel>(window, "compare-summary").text().contains(QStringLiteral("tell the same")));
}

void CompareWindowTest::anotherChoiceIsComparedAtOnce()
{
    Shown shown(sample(), sample("other.har"), 6);
    CompareWindow& window = shown.window;
    window.show();
    QTest::keyClick(&find<QComboBox>(window, "compare-right"), Qt::Key_Up);
    shown.wait();
    QVERIFY(!window.model().comparison().alike());
    QVERIFY(find<QLabel>(window, "compare-summary").text().contains(QStringLiteral("only on the left")));
}

void CompareWindowTest::onlyDifferencesAreShownByAClick()
{
    const CompareSource source = sample();
    Shown shown(source, source, 4);
    CompareWindow& window = shown.window;
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
    Shown shown(source, source, 6);
    CompareWindow& window = shown.window;
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

void CompareWindowTest::twoConnectionsAreComparedByTheirNumbers()
{
    const CompareSource source = sample();
    const Shown shown(source, source, 2, ConnectionId{6});
    QVERIFY(find<QComboBox>(shown.window, "compare-left").currentText().startsWith(QStringLiteral("#2 ")));
    QVERIFY(find<QComboBox>(shown.window, "compare-right").currentText().startsWith(QStringLiteral("#6 ")));
    QVERIFY(shown.window.model().rowCount() > 0);
}

void CompareWindowTest::itMayCloseWhileItCompares()
{
    const CompareSource source = sample();
    for (int i = 0; i < 20; ++i) {
        CompareWindow window(source, source, ConnectionId{4});
        window.findChild<QComboBox*>(QStringLiteral("compare-right"))->setCurrentIndex(i % 7);
    }
    QCoreApplication::processEvents();
}

} // namespace lifeline

QTEST_MAIN(lifeline::CompareWindowTest)
#include "compare_window_test.moc"
