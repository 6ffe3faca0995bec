#include "ui/ladder/text_fit.h"

#include <QTest>

using namespace lifeline;

namespace {

double ten(const QString& text) { return 10.0 * static_cast<double>(text.size()); }

} // namespace

class TextFitTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void elides_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("room");
        QTest::addColumn<QString>("fits");
        QTest::newRow("all of it") << QStringLiteral("on-open") << 70.0 << QStringLiteral("on-open");
        QTest::newRow("a part") << QStringLiteral("on-message") << 50.0 << QStringLiteral("on-m…");
        QTest::newRow("no blank before the dots")
            << QStringLiteral("GET /chat") << 50.0 << QStringLiteral("GET…");
        QTest::newRow("nothing") << QStringLiteral("on-open") << 10.0 << QString();
        QTest::newRow("negative room") << QStringLiteral("on-open") << -5.0 << QString();
        QTest::newRow("empty") << QString() << 0.0 << QString();
        QTest::newRow("no half of a pair") << QStringLiteral("a😀bcd") << 40.0 << QStringLiteral("a😀…");
        QTest::newRow("a pair that does not fit") << QStringLiteral("a😀bcd") << 30.0 << QStringLiteral("a…");
    }
    void elides()
    {
        QFETCH(QString, text);
        QFETCH(double, room);
        QTEST(elided(text, room, ten), "fits");
    }

    void wraps_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("most");
        QTest::addColumn<QStringList>("lines");
        QTest::newRow("one line") << QStringLiteral("short") << 2 << QStringList{QStringLiteral("short")};
        QTest::newRow("two lines at a space")
            << QStringLiteral("missing-key section") << 2
            << QStringList{QStringLiteral("missing-key"), QStringLiteral("section")};
        QTest::newRow("the last one is cut")
            << QStringLiteral("missing-key missing-version more") << 2
            << QStringList{QStringLiteral("missing-key"), QStringLiteral("missing-ver…")};
        QTest::newRow("a word that is too long")
            << QStringLiteral("abcdefghijklmnop") << 2
            << QStringList{QStringLiteral("abcdefghijkl"), QStringLiteral("mnop")};
        QTest::newRow("nothing") << QStringLiteral("  ") << 2 << QStringList{};
    }
    void wraps()
    {
        QFETCH(QString, text);
        QFETCH(int, most);
        QTEST(wrapped(text, 120, most, ten), "lines");
    }
};

QTEST_APPLESS_MAIN(TextFitTest)
#include "text_fit_test.moc"
