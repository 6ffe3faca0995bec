// Sentences for people, translatable, shared by the window and the command line. Ids become words here and
// nowhere else.
#pragma once

#include "contracts/invariants.h"
#include "lifecycle/explanation.h"
#include "session/event_filter.h"
#include "wire/ws_url.h"
#include "words/explained_text.h"

#include <QString>

namespace lifeline::words {

/// "request refused", "open, then reset", "closed cleanly", "101 wrong accept", "close unanswered": short,
/// for a chip.
QString stage(const ConnectionStory& story, const Verdict& verdict);

/// The verdict over a ladder: a bold headline and the sentences behind it, with the events they rest on.
/// "Opened, then reset on the wire mid-frame." + "The client reset the connection 160 ms after its last
/// frame, half-way through a frame. on-open had fired, so on-close was owed; it fired once with 1006."
struct Headline {
    QString bold;
    ExplainedText rest;
};
Headline verdict(const ConnectionStory& story, const Verdict& verdict, const Duties& duties = {});

/// The sentences alone: how it ended, what was left unanswered, and what that meant for the callbacks.
ExplainedText explanation(const ConnectionStory& story, const Explanation& why);
/// The last of them: "on-open had fired, so on-close was owed; it fired once with 1006."
ExplainedText callbackDebt(const ConnectionStory& story, const Explanation& why);
/// The facts behind them, a line each: "last frame of the client: text, 160 ms before the end".
std::vector<ExplainedText> evidence(const ConnectionStory& story, const Explanation& why);

/// "never opened: on-close is owed only after on-open"
QString ghost(const Ghost& ghost);

/// What an event says in a table: "callback on-open", "frame text", "frame text (partial)", "tcp reset
/// received".
QString eventTitle(const Event& event);
/// One line: "fin · masked · 12 B · “hello world!”", "1006 abnormal closure · clean=false".
QString eventDetail(const Event& event);

QString stageLong(Stage stage);
QString cause(Cause cause);
QString phase(Phase phase);
QString side(Side side);
QString deadline(DeadlineName name);     // "upgrade deadline"
QString rule(UpgradeRule rule);          // "the Sec-WebSocket-Key header is missing (RFC 6455 §4.2.1)"
QString violation(Violation violation);  // with its section
QString closeCode(std::uint16_t code);   // "1006 abnormal closure"
QString urlFlaw(UrlFlaw flaw);           // a plain sentence
QString injection(std::string_view id);  // "reset": what a person does to a live connection, for a menu
QString faultGroup(std::string_view id); // "Resets and half-closes"
QString filterError(const FilterError& error);
/// "qt 6.4.2 told an end without a close frame as something else than 1006 (RFC 6455 §7.1.5). It promises
/// nothing else."
QString invariantMiss(const QString& stack, const InvariantResult& result);

/// A plain sentence for what kept a server from listening or a client from connecting.
/// "Port 9001 is already in use on 127.0.0.1."
QString listenFailure(const event::ListenFailed& failure);
QString connectFailure(const event::ConnectFailed& failure, const QString& url);

/// "client → server", "curl → server", "client → :9002", "script → server".
QString fromTo(const ConnectionStory& story);
/// "#6 client", "#7 curl": for a timeline row.
QString rowName(const ConnectionStory& story);

/// "0.4 ms", "412 ms", "1.2 s", "12 s", "0:42", "3 h 05": for people, cut, not rounded. Negative counts as
/// zero.
QString life(Duration duration);
/// "0.412 083" seconds with microseconds, grouped.
QString timestamp(MonotonicTime time);
/// "+0.1 ms", "+47 ms", "+1.2 s"
QString delta(Duration duration);

} // namespace lifeline::words
