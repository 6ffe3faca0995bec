// A fault file for tests: right as it stands, with one piece exchanged at a time.
#pragma once

#include "faults/scenario_reader.h"
#include "support/reading_of.h"

#include <QByteArray>
#include <QString>

namespace lifeline {

/// A whole file with one fault; each member is JSON.
struct FaultSample {
    QByteArray side = "\"client\"";
    QByteArray steps = R"([{"send-request": true}])";
    QByteArray expect = R"({"callbacks": ["upgrade", "on-open"], "phase": "closed"})";
    QByteArray more; // members: "\"limit\": \"1s\""
    QByteArray parts = "{}";

    QByteArray fault() const
    {
        return "{\"id\": \"sample\", \"title\": \"A sample\", \"rfc\": [\"4.1\"], \"does\": \"Something.\", "
               "\"must\": \"Bear it.\",\n \"side\": " +
               side + ",\n \"steps\": " + steps + ",\n \"expect\": " + expect +
               (more.isEmpty() ? QByteArray() : ",\n " + more) + "}";
    }
    QByteArray file() const
    {
        return "{\"group\": \"reset\", \"parts\": " + parts + ",\n\"faults\": [" + fault() + "]}";
    }
};

inline ScenarioFile readSample(const QByteArray& text, const StepParts& shared = {})
{
    return readScenarios(text.toStdString(), "sample.json", shared);
}

} // namespace lifeline
