#include "cli/compare_text.h"
#include "support/every_event.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lifeline;

class CompareTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Both have a FIN; the left an on-error, the right a FIN of its own; on-close has another code.
    void initTestCase()
    {
        m_left.accept(eventOf(event::FinReceived{}));
        m_right.accept(eventOf(event::FinReceived{}));
        m_left.accept(eventOf(event::Callback{.name = CallbackName::OnError}));
        m_left.accept(onClose(1006));
        m_right.accept(onClose(1000));
        m_right.accept(eventOf(event::FinSent{}));
        m_compared.numbers = {3, 5};
        m_compared.name = "client → server";
        m_compared.events = 3;
        m_compared.comparison = compare(m_left, {0, 1, 2}, m_right, {0, 1, 2});
    }

    void whatDiffersIsMarked()
    {
        const QStringList lines = linesOf(m_compared, false);
        QCOMPARE(lines.size(), 5);
        QCOMPARE(lines[0],
                 QStringLiteral("#3 | #5  client → server: 1 only on the left, 1 only on the right, "
                                "1 with other content"));
        QVERIFY(lines[1].startsWith(QStringLiteral("  - [#2]    server callback on-error")));
        QVERIFY(lines[2].startsWith(QStringLiteral("  ~ [#3]")) && lines[2].contains(QStringLiteral("1006")));
        QVERIFY(lines[3].startsWith(QStringLiteral("  > [#2]")) && lines[3].contains(QStringLiteral("1000")));
        QVERIFY(lines[4].startsWith(QStringLiteral("  + [#3]")));
    }

    void theWholeHasWhatIsAlikeToo()
    {
        QCOMPARE(linesOf(m_compared, true).size(), 6);
        QVERIFY(linesOf(m_compared, true)[1].startsWith(QStringLiteral("    [#1]")));
    }

    void oneWithoutAPartnerIsALine()
    {
        ComparedConnection alone;
        alone.numbers.right = 7;
        alone.name = "curl → server";
        QVERIFY(!alone.alike());
        QCOMPARE(linesOf(alone, false),
                 QStringList{QStringLiteral("none | #7  curl → server: only on the right")});
        alone.numbers = {7, std::nullopt};
        QCOMPARE(linesOf(alone, false),
                 QStringList{QStringLiteral("#7 | none  curl → server: only on the left")});
    }

    void programsGetNumbers()
    {
        const QByteArray json = QByteArray::fromStdString(compareJson({m_left, m_right}, {m_compared}));
        const QJsonObject root = QJsonDocument::fromJson(json).object();
        QCOMPARE(root[QStringLiteral("alike")].toBool(true), false);
        const QJsonValue first = root[QStringLiteral("connections")][0];
        QCOMPARE(first[QStringLiteral("left")].toInt(), 3);
        QCOMPARE(first[QStringLiteral("changed")].toInt(), 1);
        const QJsonArray differences = first[QStringLiteral("differences")].toArray();
        QCOMPARE(differences.size(), 3);
        QCOMPARE(differences[0][QStringLiteral("left")].toInt(), 2);
        QVERIFY(differences[0][QStringLiteral("right")].isNull());
    }

private:
    static Event onClose(std::uint16_t code)
    {
        event::Callback callback{.name = CallbackName::OnClose};
        callback.code = code;
        return eventOf(callback, Phase::Closed);
    }

    QStringList linesOf(const ComparedConnection& connection, bool whole) const
    {
        const std::string text = compareText({m_left, m_right}, connection, whole, false);
        return QString::fromStdString(text).split(u'\n', Qt::SkipEmptyParts);
    }

    EventLog m_left{""}, m_right{""};
    ComparedConnection m_compared;
};

QTEST_APPLESS_MAIN(CompareTextTest)
#include "compare_text_test.moc"
