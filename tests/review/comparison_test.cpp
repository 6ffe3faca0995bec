#include "review/comparison.h"
#include "support/every_event.h"
#include "support/sample_session.h"

#include <QTest>

#include <numeric>

using namespace lifeline;

namespace {

std::vector<std::uint64_t> allRows(const EventLog& log)
{
    std::vector<std::uint64_t> rows(log.size());
    std::iota(rows.begin(), rows.end(), 0);
    return rows;
}

Comparison comparison(const EventLog& left, const EventLog& right)
{
    return compare(left, allRows(left), right, allRows(right));
}

/// "=", "-", "+" and "~", one a pair.
std::string shape(const Comparison& comparison)
{
    std::string out;
    for (const ComparedPair& pair : comparison.pairs)
        out += pair.same ? '=' : !pair.right ? '-' : !pair.left ? '+' : '~';
    return out;
}

Event onClose(std::uint16_t code, std::int64_t at = 0)
{
    event::Callback callback{.name = CallbackName::OnClose};
    callback.code = code;
    Event event = eventOf(callback, Phase::Closed);
    event.at = monotonicTime(at);
    return event;
}

} // namespace

class ComparisonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSessionIsLikeItself()
    {
        EventLog log("");
        fillSampleSession(log);
        const Comparison same = comparison(log, log);
        QVERIFY(same.alike());
        QCOMPARE(same.pairs.size(), log.size());
        QCOMPARE(comparisonText(same), QStringLiteral("alike"));
    }

    void timesAndPortsDoNotCount()
    {
        EventLog left(""), right("");
        left.accept(eventOf(event::Accepted{"127.0.0.1:9001", "127.0.0.1:40312"}));
        right.accept(eventOf(event::Accepted{"127.0.0.1:9001", "127.0.0.1:50999"}));
        left.accept(onClose(1006, 5));
        right.accept(onClose(1006, 500));
        QVERIFY(comparison(left, right).alike());
    }

    void whatFiredHereAndNotThere()
    {
        EventLog left(""), right("");
        for (EventLog* log : {&left, &right})
            log->accept(eventOf(event::FinReceived{}));
        event::Callback error{.name = CallbackName::OnError};
        left.accept(eventOf(error));
        left.accept(onClose(1006));
        right.accept(onClose(1000));
        right.accept(eventOf(event::FinSent{}));
        const Comparison found = comparison(left, right);
        QCOMPARE(QByteArray::fromStdString(shape(found)), QByteArray("=-~+"));
        QCOMPARE(found.onlyLeft, std::uint64_t(1));
        QCOMPARE(found.onlyRight, std::uint64_t(1));
        QCOMPARE(found.changed, std::uint64_t(1));
        QVERIFY(!found.alike());
        QCOMPARE(comparisonText(found),
                 QStringLiteral("1 only on the left, 1 only on the right, 1 with other content"));
    }

    void contentsCount_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<int>("other");
        const auto all = everyEvent();
        const auto find = [&](const char* name) {
            for (std::size_t i = 0; i < all.size(); ++i) {
                if (std::string_view(all[i].name) == name)
                    return int(i);
            }
            return -1;
        };
        const auto row = [&](const char* which, const char* other) {
            QTest::addRow("%s, %s", which, other) << find(which) << find(other);
        };
        row("response", "response with a body");
        row("text received", "reserved opcode");
        row("text sent", "text of nothing");
        row("close", "close without a code");
        row("upgrade accepted", "upgrade refused");
        row("on-close", "on-close with a reason");
        row("connect failed", "accept failed");
        row("script ended", "script begun");
    }

    void contentsCount()
    {
        QFETCH(const int, which);
        QFETCH(const int, other);
        QVERIFY(which >= 0 && other >= 0);
        const auto all = everyEvent();
        EventLog left(""), right("");
        left.accept(all[std::size_t(which)].event);
        right.accept(all[std::size_t(other)].event);
        QVERIFY(!comparison(left, right).alike());
    }

    /// A stack's on-close is compared with another's, whatever each calls it.
    void callbacksGoByTheirRole()
    {
        EventLog left(""), right("");
        event::Callback ours{.name = CallbackName::OnOpen};
        event::Callback theirs{.name = CallbackName::OnOpen, .stack = "qt 6.4.2", .called = "connected"};
        left.accept(eventOf(ours));
        right.accept(eventOf(theirs));
        QVERIFY(comparison(left, right).alike());
        event::Callback other{.name = CallbackName::Other, .stack = "qt 6.4.2", .called = "aboutToClose"};
        event::Callback another{.name = CallbackName::Other, .stack = "qt 6.4.2", .called = "stateChanged"};
        EventLog first(""), second("");
        first.accept(eventOf(other));
        second.accept(eventOf(another));
        QVERIFY(!comparison(first, second).alike());
    }

    void whatIsTooLongIsComparedAtItsEnds()
    {
        EventLog left(""), right("");
        for (int i = 0; i < 41'000; ++i) {
            left.accept(eventOf(event::FinSent{}));
            right.accept(i == 20'500 ? onClose(1000) : eventOf(event::FinSent{}));
        }
        const Comparison found = comparison(left, right);
        QVERIFY(found.cut);
        QVERIFY(!found.alike());
        QCOMPARE(found.pairs.size(), std::size_t(40'000));
        QCOMPARE(found.onlyLeft + found.onlyRight + found.changed, std::uint64_t(0));
        QVERIFY(comparisonText(found).contains(QStringLiteral("20,000")));
    }

    void howFarItIsOnlyRises()
    {
        EventLog left(""), right("");
        for (int i = 0; i < 3'000; ++i) {
            left.accept(i % 7 == 0 ? onClose(1000) : eventOf(event::FinSent{}));
            right.accept(i % 5 == 0 ? onClose(1006) : eventOf(event::FinSent{}));
        }
        std::uint64_t most = 0, looks = 0;
        const Comparison found =
            compare(left, allRows(left), right, allRows(right), [&](std::uint64_t done, std::uint64_t total) {
                const bool risen = done >= most && done <= total;
                most = std::max(most, done);
                ++looks;
                return risen;
            });
        QVERIFY(!found.cancelled);
        QVERIFY(looks > 10);
    }

    void itCanBeCancelledAtAnyTime()
    {
        EventLog left(""), right("");
        for (int i = 0; i < 2'000; ++i) {
            left.accept(i % 2 == 0 ? onClose(1000) : eventOf(event::FinSent{}));
            right.accept(i % 3 == 0 ? onClose(1000) : eventOf(event::FinSent{}));
        }
        for (const int after : {0, 1, 6, 9, 40}) {
            int looks = 0;
            const Comparison found = compare(left, allRows(left), right, allRows(right),
                                             [&](std::uint64_t, std::uint64_t) { return looks++ < after; });
            QVERIFY2(found.cancelled && found.pairs.empty() && !found.alike(),
                     qPrintable(QString::number(after)));
        }
    }
};

QTEST_APPLESS_MAIN(ComparisonTest)
#include "comparison_test.moc"
