#include "faults/injection.h"
#include "lifecycle/peer_machine.h"
#include "support/playbook.h"
#include "wire/violation.h"

#include <QTest>

#include <set>

using namespace lifeline;

namespace {

/// What Lab::send() makes of it.
PeerInput inputOf(const Outgoing& outgoing)
{
    switch (outgoing.what) {
    case Outgoing::What::Close: return input::SendClose{outgoing.code, outgoing.bytes};
    case Outgoing::What::Fin: return input::DropFin{};
    case Outgoing::What::Reset: return input::DropReset{};
    case Outgoing::What::Frame: return input::SendFrame{outgoing.header, outgoing.bytes, outgoing.sent};
    case Outgoing::What::StopAnsweringPings: return input::StopAnsweringPings{};
    case Outgoing::What::StopAnsweringClose: return input::StopAnsweringClose{};
    case Outgoing::What::Vanish: return input::Vanish{};
    default: break;
    }
    QTest::qFail("no injection sends that", __FILE__, __LINE__);
    return input::Woken{};
}

/// Everything that leaves an open machine: bytes as hex, FIN, RESET, DEAF.
QByteArray played(Side side, Injection injection)
{
    Playbook play(side);
    play.open();
    QByteArray left;
    for (const Outgoing& outgoing : outgoingFor(injection, side)) {
        PeerCommands commands;
        if (!outgoing.injection.empty())
            play.machine().handle(input::Injected{outgoing.injection}, {}, commands);
        play.machine().handle(inputOf(outgoing), {}, commands);
        for (const PeerCommand& command : commands.list) {
            if (const auto* send = std::get_if<command::SendBytes>(&command))
                left += QByteArray::fromStdString(send->bytes).toHex() + ' ';
            else if (std::holds_alternative<command::SendFin>(command))
                left += "FIN ";
            else if (std::holds_alternative<command::SendReset>(command))
                left += "RESET ";
            else if (std::holds_alternative<command::SetReading>(command))
                left += "DEAF ";
        }
    }
    return left.trimmed();
}

} // namespace

class InjectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theBytesOnTheWireAreThosePromised_data()
    {
        QTest::addColumn<int>("injection");
        QTest::addColumn<QByteArray>("fromServer");
        QTest::addColumn<QByteArray>("fromClient"); // empty: masked at random, judged by its own test
        const auto row = [](Injection injection, QByteArray fromServer, QByteArray fromClient) {
            QTest::newRow(info(injection).id.data()) << int(injection) << fromServer << fromClient;
        };
        using enum Injection;
        row(CloseWithCode, "880203e8", {});
        row(CloseWithoutCode, "8800", {});
        row(Fin, "FIN", "FIN");
        row(Reset, "RESET", "RESET");
        row(Vanish, "DEAF", "DEAF");
        row(StopAnsweringPings, "", "");
        row(StopAnsweringClose, "", "");
        row(HalfFrameThenReset, "81056865 RESET", "8185a15f029cc93a RESET");
        row(ReservedBit, "c10568656c6c6f", "c185a15f029cc93a6ef0ce");
        row(ReservedOpcode, "830568656c6c6f", "8385a15f029cc93a6ef0ce");
        row(WrongMask, "8185a15f029cc93a6ef0ce", "810568656c6c6f");
        row(FragmentedPing, "090568656c6c6f", "0985a15f029cc93a6ef0ce");
        row(OversizedPing, "897e007e" + QByteArray(252, ' ').replace("  ", "78"),
            "89fe007ea15f029c" + QByteArray(31, ' ').replace(" ", "d9277ae4") + "d927");
        row(StrayContinuation, "800568656c6c6f", "8085a15f029cc93a6ef0ce");
        row(BadUtf8, "8102c328", "8182a15f029c6277");
        row(CloseCode1006, "880203ee", "8882a15f029ca2b1");
    }

    void theBytesOnTheWireAreThosePromised()
    {
        QFETCH(int, injection);
        QFETCH(QByteArray, fromServer);
        QFETCH(QByteArray, fromClient);
        const auto which = static_cast<Injection>(injection);
        QCOMPARE(played(Side::Server, which), fromServer);
        if (which != Injection::CloseWithCode && which != Injection::CloseWithoutCode)
            QCOMPARE(played(Side::Client, which), fromClient);
    }

    void aClientsCloseIsMaskedAndHasItsCode_data()
    {
        QTest::addColumn<int>("injection");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("sent");
        QTest::newRow("the usual code") << int(Injection::CloseWithCode) << 1000 << "SEND close(1000)";
        QTest::newRow("another code") << int(Injection::CloseWithCode) << 4999 << "SEND close(4999)";
        QTest::newRow("no code") << int(Injection::CloseWithoutCode) << 1000 << "SEND close()";
    }

    void aClientsCloseIsMaskedAndHasItsCode()
    {
        QFETCH(int, injection);
        QFETCH(int, code);
        QFETCH(QString, sent);
        const auto list =
            outgoingFor(static_cast<Injection>(injection), Side::Client, static_cast<std::uint16_t>(code));
        QCOMPARE(list.size(), std::size_t{1});
        PeerCommands commands;
        Playbook play(Side::Client);
        play.open();
        play.machine().handle(inputOf(list.front()), {}, commands);
        const auto& bytes = std::get<command::SendBytes>(commands.list.front()).bytes;
        QCOMPARE(QString::fromStdString("SEND " + wireText(bytes, Side::Server, true)), sent);
    }

    void anIllegalFrameIsFoundByTheOtherEnd_data()
    {
        QTest::addColumn<int>("injection");
        QTest::addColumn<int>("side");
        QTest::addColumn<QByteArray>("violation");
        using enum Injection;
        const auto row = [](Injection injection, const char* server, const char* client) {
            QTest::addRow("%s from a server", info(injection).id.data())
                << int(injection) << int(Side::Server) << QByteArray(server);
            QTest::addRow("%s from a client", info(injection).id.data())
                << int(injection) << int(Side::Client) << QByteArray(client);
        };
        row(ReservedBit, "reserved-bit", "reserved-bit");
        row(ReservedOpcode, "reserved-data-opcode", "reserved-data-opcode");
        row(WrongMask, "masked-frame", "unmasked-frame");
        row(FragmentedPing, "fragmented-control", "fragmented-control");
        row(OversizedPing, "oversized-control", "oversized-control");
        row(StrayContinuation, "unexpected-continuation", "unexpected-continuation");
        row(BadUtf8, "invalid-utf8", "invalid-utf8");
        row(CloseCode1006, "invalid-close-code", "invalid-close-code");
    }

    void anIllegalFrameIsFoundByTheOtherEnd()
    {
        QFETCH(int, injection);
        QFETCH(int, side);
        QFETCH(QByteArray, violation);
        const auto which = static_cast<Injection>(injection);
        const auto from = static_cast<Side>(side);
        QVERIFY(info(which).illegalFrame);
        const QByteArray bytes = QByteArray::fromHex(played(from, which));
        Playbook other(otherEnd(from));
        other.open();
        PeerCommands commands;
        other.machine().handle(input::BytesReceived{{bytes.data(), std::size_t(bytes.size())}}, {}, commands);
        const auto& answer = std::get<command::SendBytes>(commands.list.front()).bytes;
        const auto& rule = info(*violationFromId(violation.toStdString()));
        QCOMPARE(QByteArray::fromStdString(wireText(answer, from, true)),
                 "close(" + QByteArray::number(rule.closeCode) + ")");
        QVERIFY2(answer.find(rule.title) != std::string::npos || from == Side::Server, rule.title.data());
    }

    void everyRowIsComplete()
    {
        std::set<std::string_view> ids;
        for (const InjectionInfo& row : injections()) {
            QVERIFY(row.id.starts_with("inject-"));
            QVERIFY(!row.section.empty());
            QVERIFY(ids.insert(row.id).second);
            QVERIFY(&info(row.injection) == &row);
            QVERIFY(!row.illegalFrame || row.needsOpen);
        }
        QCOMPARE(ids.size(), injectionCount);
    }

    void theFirstThingSentNamesTheInjection()
    {
        for (const InjectionInfo& row : injections()) {
            const auto list = outgoingFor(row.injection, Side::Client);
            QCOMPARE(list.front().injection, std::string(row.id));
            for (std::size_t i = 1; i < list.size(); ++i)
                QVERIFY(list[i].injection.empty());
        }
    }
};

QTEST_APPLESS_MAIN(InjectionTest)
#include "injection_test.moc"
