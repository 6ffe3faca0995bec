#include "har_of.h"
#include "support/sample_session.h"

#include <QTest>

using namespace lifeline;

class HarWriterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEntryForEachConnection()
    {
        EventLog log("2026-11-22T18:54:00.000Z");
        fillSampleSession(log);
        const QJsonObject har = harOf(log);
        QCOMPARE(har[QStringLiteral("version")].toString(), QStringLiteral("1.2"));
        QCOMPARE(har[QStringLiteral("creator")][QStringLiteral("name")].toString(),
                 QStringLiteral("Lifeline"));
        QCOMPARE(har[QStringLiteral("entries")].toArray().size(), int(sampleConnectionCount));
    }

    void whereTheClientWasRecordedItIsTheView()
    {
        EventLog log("2026-11-22T18:54:00.000Z");
        fillSampleSession(log);
        const auto view = [&](int entry) {
            return entryOf(log, entry)[QStringLiteral("_lifeline")][QStringLiteral("view")].toString();
        };
        QCOMPARE(view(3), QStringLiteral("client"));
        QCOMPARE(view(4), QStringLiteral("server"));
    }

    void theRestIsThereAsLinesOfTheLog()
    {
        HandMadeLog made;
        fillHostileLog(made);
        const QJsonObject own = entryOf(made.log, 0)[QStringLiteral("_lifeline")].toObject();
        QStringList events, callbacks;
        for (const QJsonValue& each : own[QStringLiteral("events")].toArray())
            events += each[QStringLiteral("event")].toString();
        for (const QJsonValue& each : own[QStringLiteral("callbacks")].toArray())
            callbacks += each[QStringLiteral("event")].toString();
        QCOMPARE(events, (QStringList{QStringLiteral("accepted"), QStringLiteral("unmasked-frame"),
                                      QStringLiteral("reset-received")}));
        QCOMPARE(callbacks, (QStringList{QStringLiteral("on-open"), QStringLiteral("on-error"),
                                         QStringLiteral("on-close")}));
        QCOMPARE(own[QStringLiteral("started")].toString(), QStringLiteral("2026-11-22T18:54:00.000Z"));
    }

    void whatWasRedactedIsCounted()
    {
        HandMadeLog made;
        fillHostileLog(made);
        QVERIFY(harOf(made.log)[QStringLiteral("comment")].toString().startsWith(
            QStringLiteral("Redacted: 3 header fields, 2 parameters, 0 payloads.")));
    }
};

QTEST_APPLESS_MAIN(HarWriterTest)
#include "har_writer_test.moc"
