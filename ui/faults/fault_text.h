// Faults, their results and their problems as text for the window.
#pragma once

#include "faults/fault_judge.h"
#include "faults/scenario_reader.h"

#include <QString>

namespace lifeline {

/// Its title; of the two faults of a pair with who misbehaves: "RST after accept · by the client".
QString titleText(const Fault& fault);
/// What stands right of the title in the catalogue: "§4.2.1", of the two of a pair "client §4.2.1".
QString placeText(const Fault& fault);
/// "§4.2.1": the first of its sections, short, for a row of the catalogue. Another document's has its name:
/// "RFC 9112 §2.2".
QString sectionText(const Fault& fault);
QString sectionsText(const Fault& fault);
/// "upgrade:refused", "on-open, on-error, on-close:1006"; "none".
QString callbacksText(const std::vector<ExpectedCallback>& callbacks);

/// "passed", "✓ passed"
QString outcomeWord(Outcome outcome);
QString outcomeSign(Outcome outcome);

/// What a fault does, what a correct peer must do, what its stack owes, where it stands: for a rich label.
/// What a file says is never read as markup.
QString detailsHtml(const Fault& fault);
/// Its tip: title, both sentences, id.
QString tipHtml(const Fault& fault);
/// One line: "✗ failed · 2 expect response 400: nothing came in time".
QString reportLine(const FaultReport& report);
/// The list of what was looked at.
QString checksHtml(const FaultReport& report);

/// "FILE:LINE: what (expected …)", the folder left out.
QString problemLine(const FileProblem& problem);

/// How a play or a run of many came out: "31 played: 30 passed, 1 failed".
struct Tally {
    std::size_t passed = 0, allowed = 0, failed = 0, skipped = 0;

    void take(Outcome outcome);
    std::size_t total() const { return passed + allowed + failed + skipped; }
    QString text() const;
};

} // namespace lifeline
