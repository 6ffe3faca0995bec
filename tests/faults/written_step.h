// One step of a fault file, read and written again.
#pragma once

#include "faults/fault_sample.h"
#include "faults/step_writer.h"

#include <QTest>

namespace lifeline {

/// As JSON, after it was read.
inline QString writtenStep(const char* step, const char* side = "\"client\"")
{
    FaultSample sample;
    sample.side = side;
    sample.steps = QByteArray("[") + step + "]";
    const ScenarioFile file = readSample(sample.file());
    if (file.faults.empty())
        return told(file.problems);
    std::string out;
    JsonWriter json(out, JsonWriter::Style::Spaced);
    writeStep(json, file.faults[0].steps.at(0));
    return QString::fromStdString(out);
}

/// Rows of what is read, whose step it is, and what is written.
class StepRows {
public:
    StepRows()
    {
        QTest::addColumn<QByteArray>("read");
        QTest::addColumn<QByteArray>("side");
        QTest::addColumn<QString>("written");
    }
    void row(const char* read, const char* written, const char* side = "\"client\"") const
    {
        QTest::newRow(read) << QByteArray(read) << QByteArray(side) << QString::fromUtf8(written);
    }
    void same(const char* text) const { row(text, text); }
};

/// The step of the row that runs is written as the row says.
inline void compareWrittenStep()
{
    QFETCH(QByteArray, read);
    QFETCH(QByteArray, side);
    QFETCH(QString, written);
    QCOMPARE(writtenStep(read.constData(), side.constData()), written);
}

} // namespace lifeline
