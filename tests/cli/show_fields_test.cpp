#include "cli/show_fields.h"
#include "support/every_event.h"

#include <QTest>

using namespace lifeline;

class ShowFieldsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesStandBetweenTabs()
    {
        EventLog log("");
        event::Callback close{.name = CallbackName::OnClose};
        close.code = 1006;
        log.accept(eventOf(close, Phase::Closed));
        QCOMPARE(fieldsLine(log, 0, {"seq", "t", "connection", "side", "layer", "event", "phase", "code"}),
                 std::string("1\t412083000\t6\tserver\tcallback\ton-close\tclosed\t1006\n"));
        QCOMPARE(fieldsLine(log, 0, {"websocket.opcode", "tcp.stream", "stack", "length"}),
                 std::string("\t6\treference\t\n"));
    }

    void namesAreKnown()
    {
        QVERIFY(isShownField("seq") && isShownField("websocket.opcode"));
        QVERIFY(!isShownField("") && !isShownField("opcode"));
        QVERIFY(QString::fromStdString(shownFieldNames()).startsWith(QStringLiteral("seq, t, connection")));
    }

    void nothingInAValueEndsALineOrAColumn()
    {
        EventLog log("");
        const auto all = everyEvent();
        for (const auto& named : all)
            log.accept(named.event);
        std::vector<std::string> names;
        for (const QString& name : QString::fromStdString(shownFieldNames()).split(QStringLiteral(", ")))
            names.push_back(name.toStdString());
        for (std::uint64_t row = 0; row < log.size(); ++row) {
            const std::string line = fieldsLine(log, row, names);
            QCOMPARE(std::count(line.begin(), line.end(), '\t'), std::ptrdiff_t(names.size()) - 1);
            for (const char& c : line)
                QVERIFY2(static_cast<unsigned char>(c) >= 0x20 || c == '\t' || &c == &line.back(),
                         all[row].name);
        }
    }
};

QTEST_APPLESS_MAIN(ShowFieldsTest)
#include "show_fields_test.moc"
