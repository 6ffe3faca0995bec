// The catalogue as a list: for people in columns, for programs as JSON.
#pragma once

#include "faults/scenario.h"

#include <string>
#include <vector>

namespace lifeline {

using FaultList = std::vector<const Fault*>; // none is nullptr

/// A heading for each group, a line for each fault (id, title, side, sections), the count at the end. What
/// stands in a person's own files is escaped.
std::string faultListText(const FaultList& faults, bool colors);

/// {"lifeline":1,"app":"…","faults":[{…}]} and a newline.
std::string faultListJson(const FaultList& faults);

/// "1 fault", "12 faults"
std::string faultCount(std::size_t count);

/// "§4.2.1, RFC 9112 2.2"
std::string sectionsText(const Fault& fault);

} // namespace lifeline
