// A matrix of two servers, one of them the reference, and one contract.
#pragma once

#include "atlas/matrix.h"

#include <algorithm>

namespace lifeline {

/// Tells open at any request, and close 1006 at FIN; it has neither upgrade nor on-error.
inline std::vector<StackContract> sampleContracts()
{
    return readContracts(R"({"stack": "tiny-1", "title": "Tiny 1", "names": ["tiny 1"], "sources": ["a test"],
        "server": {"called": {"on-open": "opened", "on-message": "message", "on-close": "closed"},
            "rules": [{"in": "waiting", "when": "request", "tell": "on-open", "to": "open"},
                      {"in": "open", "when": "fin", "tell": "on-close:1006", "to": "ended"}]}})",
                         "tiny.json")
        .contracts;
}

inline AtlasColumn columnOf(std::string stack, std::vector<AtlasCell> cells)
{
    AtlasColumn column;
    column.stack = column.title = std::move(stack);
    column.version = "1.0";
    column.date = "2026-11-28";
    column.cells = std::move(cells);
    return column;
}

inline AtlasCell toldCell(std::string fault, std::string told)
{
    return {std::move(fault), {{std::move(told), "101 fin", "connected request fin", 3, 5}}};
}

inline std::vector<AtlasColumn> sampleAtlas()
{
    AtlasColumn reference =
        columnOf("reference", {toldCell("fin-after-request", "upgrade on-open on-error on-close:1006"),
                               toldCell("reset-on-101", "upgrade on-open on-error on-close:1006"),
                               toldCell("fin-idle-by-client", "upgrade on-open on-error on-close:1006")});
    AtlasColumn other =
        columnOf("=cmd|evil <b>", {toldCell("fin-after-request", "upgrade on-open on-error on-close:1006"),
                                   toldCell("reset-on-101", "upgrade on-open on-error on-close:1000")});
    other.cells.push_back({"reset-idle-by-client", {{"on-open", "101", "", 11, 0}, {"-", "-", "", 19, 0}}});
    other.left = {{"fin-idle-by-client", "no time | \"left\" <i>"}};
    return {std::move(other), std::move(reference)};
}

struct SampleMatrix {
    Catalogue catalogue = Catalogue::builtIn();
    std::vector<AtlasColumn> atlas = sampleAtlas();
    std::vector<StackContract> contracts = sampleContracts();
    std::vector<AtlasException> exceptions{{"tiny-1-server", "reset-on-101", "It never noticed.", {}}};

    MatrixSource source() const { return {catalogue, atlas, contracts, exceptions}; }
    /// Only these rows, in the catalogue's order.
    MatrixChoice rows(const std::vector<std::string>& faults) const
    {
        MatrixChoice choice;
        for (const Fault& fault : catalogue.faults()) {
            if (std::find(faults.begin(), faults.end(), fault.id) != faults.end())
                choice.faults.push_back(&fault);
        }
        return choice;
    }
    MatrixChoice fourRows() const
    {
        return rows({"fin-after-request", "reset-on-101", "fin-idle-by-client", "reset-idle-by-client"});
    }
};

/// The ids of its rows, in their order.
inline QStringList faultsOf(const Matrix& matrix)
{
    QStringList ids;
    for (const MatrixRow& row : matrix.rows)
        ids += QString::fromStdString(row.fault);
    return ids;
}

} // namespace lifeline
