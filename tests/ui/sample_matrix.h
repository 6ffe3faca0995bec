// A small Callbacks × faults for tests of the window.
#pragma once

#include "atlas/matrix.h"

namespace lifeline {

inline AtlasOutcome outcome(const char* told, std::uint32_t count = 3, const char* moments = "",
                            const char* wire = "101 fin")
{
    return {told, wire, moments, count, 4};
}

/// Three columns (reference, a measured Jetty, a predicted ws) and three faults: the first is told alike by
/// all, the second is racy on Jetty, the third was not measured there.
inline Matrix sampleMatrix()
{
    Matrix matrix;
    matrix.side = Side::Server;
    MatrixColumn reference{MatrixColumn::Kind::Measured, "reference",  "0.1.0",      "Reference",
                           "reference-server",           "2026-11-28", Side::Server, allRoles};
    MatrixColumn jetty = reference;
    jetty.stack = "jetty";
    jetty.version = "9.4.57";
    jetty.title = "Jetty";
    jetty.contract = "jetty-9.4-server";
    MatrixColumn ws = jetty;
    ws.kind = MatrixColumn::Kind::Predicted;
    ws.stack = "node-ws-8";
    ws.title = "Node ws 8";
    ws.version = ws.date = "";
    matrix.columns = {reference, jetty, ws};
    const auto cell = [](Agreement agreement, std::vector<AtlasOutcome> outcomes, const char* note = "") {
        return MatrixCell{std::move(outcomes), agreement, note};
    };
    const char* closed = "connected request close:1000";
    matrix.rows.push_back({"close-1000",
                           "Close 1000",
                           FaultGroup::CloseHandshake,
                           {cell(Agreement::Reference, {outcome("upgrade on-open on-close:1000", 3, closed)}),
                            cell(Agreement::Same, {outcome("upgrade on-open on-close:1000", 3, closed)}),
                            cell(Agreement::Code, {outcome("upgrade on-open on-close:1001", 1)})}});
    matrix.rows.push_back({"reset-after-request",
                           "RST after the request",
                           FaultGroup::Reset,
                           {cell(Agreement::Reference, {outcome("upgrade on-open on-error on-close:1006")}),
                            cell(Agreement::Racy, {outcome("upgrade on-open", 18, "connected request reset"),
                                                   outcome("upgrade", 12, "connected request reset")}),
                            cell(Agreement::Callbacks, {outcome("-", 1)})}});
    matrix.rows.push_back(
        {"silent",
         "Never asks",
         FaultGroup::Timeout,
         {cell(Agreement::Reference, {outcome("-")}), cell(Agreement::Unknown, {}, "it has no such timer"),
          cell(Agreement::Same, {outcome("-", 1)})}});
    return matrix;
}

} // namespace lifeline
