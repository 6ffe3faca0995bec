// A folder with a few faults of a person's own, for tests of the window.
#pragma once

#include "ui/faults/fault_library.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace lifeline {

/// A search for "raven" finds these and no other: "own-no-key" (client), "own-silent" (server, never
/// answers), "own-reset" (server, resets after it has opened).
inline constexpr auto sampleFaults = R"({
  "group": "bad-request",
  "faults": [
    {
      "id": "own-no-key", "title": "No key of my own", "side": "client", "rfc": ["4.2.1"],
      "does": "Asks without a Sec-WebSocket-Key, quoth the raven.", "must": "Refuse with 400.",
      "steps": [
        {"send-request": {"without": ["Sec-WebSocket-Key"]}},
        {"expect": {"response": 400}},
        {"expect": "end"}
      ],
      "expect": {"callbacks": ["upgrade:refused"], "phase": "failed", "finding": "missing-key"}
    },
    {
      "id": "own-silent", "title": "Never answers", "side": "server", "rfc": ["4.1"], "group": "timeout",
      "does": "Reads the request and never answers, quoth the raven.", "must": "Give up.",
      "steps": [{"expect": "request"}, {"expect": "end"}],
      "subject": {"upgrade-timeout": "100ms"},
      "expect": {"callbacks": ["on-error"], "phase": "failed", "deadline": "upgrade"}
    },
    {
      "id": "own-reset", "title": "Reset after open", "side": "server", "rfc": ["7.1.5"], "codes": [1006],
      "group": "reset",
      "does": "Accepts, then resets, quoth the raven.", "must": "Tell its application 1006.",
      "steps": [{"expect": "request"}, {"send-response": 101}, {"wait": "10ms"}, "reset"],
      "expect": {"callbacks": ["on-open", "on-error", "on-close:1006"], "phase": "closed"}
    }
  ]
})";

struct SampleFaults {
    explicit SampleFaults(const char* json = sampleFaults)
    {
        QFile file(folder.filePath(QStringLiteral("own.json")));
        if (file.open(QIODevice::WriteOnly))
            file.write(json);
        file.close();
        library.reload();
    }

    FaultPtr find(const char* id) const { return library.find(QString::fromLatin1(id)); }

    QTemporaryDir folder;
    FaultLibrary library{folder.path()};
};

} // namespace lifeline
