#include "session/filter_fields.h"
#include "support/every_event.h"

#include <QTest>

#include <set>

using namespace lifeline;

class FilterFieldsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreThereOnceAndAreFound()
    {
        std::set<std::string_view> names;
        for (const EventField& field : filterFields()) {
            QVERIFY(names.insert(field.name).second);
            QCOMPARE(filterFieldNamed(field.name), &field);
            QVERIFY((field.number == nullptr) != (field.bytes == nullptr));
        }
        QCOMPARE(filterFieldNamed("WEBSOCKET.OPCODE"), filterFieldNamed("websocket.opcode"));
        QVERIFY(!filterFieldNamed("tcp.port"));
        QVERIFY(!filterFieldNamed(""));
    }

    void everyEventHasOrHasNotEveryField()
    {
        EventLog log("");
        const auto all = everyEvent();
        for (const auto& named : all)
            log.accept(named.event);
        std::set<std::string_view> had;
        for (std::uint64_t row = 0; row < log.size(); ++row) {
            for (const EventField& field : filterFields()) {
                LookedAtEvent event(log, row);
                const auto text = fieldText(field, event);
                if (!text)
                    continue;
                had.insert(field.name);
                for (const char c : *text)
                    QVERIFY2(static_cast<unsigned char>(c) >= 0x20 && c != 0x7F, all[row].name);
            }
        }
        QCOMPARE(had.size(), filterFields().size() - 1); // no pong here has a payload
    }

    void valuesAreShownAsTsharkShowsThem_data()
    {
        QTest::addColumn<QByteArray>("event");
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char* event, const char* field, const char* text) {
            QTest::addRow("%s of %s", field, event)
                << QByteArray(event) << QByteArray(field) << QByteArray(text);
        };
        row("text received", "websocket.opcode", "1");
        row("text received", "websocket.mask", "1");
        row("text sent", "websocket.mask", "0");
        row("text received", "websocket.masking_key", "a15f029c");
        row("text received", "websocket.payload", "68656c6c6f");
        row("text received", "websocket.payload.text", "hello");
        row("text received", "frame.time_relative", "0.412083000");
        row("pong with bits", "websocket.rsv", "7");
        row("close", "websocket.payload.close.status_code", "1000");
        row("close", "websocket.payload.close.reason", "bye");
        row("response with a body", "http.response.code", "426");
        row("reset sent", "tcp.flags.reset", "1");
        row("fin sent", "tcp.flags.reset", "0");
        row("on-close", "frame.comment", "on-close");
        row("finding", "frame.comment", "unmasked-frame");
        row("fin sent", "tcp.stream", "6");
    }

    void valuesAreShownAsTsharkShowsThem()
    {
        QFETCH(const QByteArray, event);
        QFETCH(const QByteArray, field);
        EventLog log("");
        for (const auto& named : everyEvent()) {
            if (event == named.name)
                log.accept(named.event);
        }
        LookedAtEvent looked(log, 0);
        const auto text = fieldText(*filterFieldNamed(field.toStdString()), looked);
        QTEST(QByteArray::fromStdString(text.value_or("nothing")), "text");
    }

    void whatIsIndexedNeedsNoDetails()
    {
        for (const EventField& field : filterFields()) {
            if (!field.hasNumber())
                QVERIFY2(!field.indexed, field.name.data());
        }
        QVERIFY(filterFieldNamed("websocket.opcode")->indexed);
        QVERIFY(!filterFieldNamed("websocket.fin")->indexed);
    }
};

QTEST_APPLESS_MAIN(FilterFieldsTest)
#include "filter_fields_test.moc"
