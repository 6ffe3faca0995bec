// Events as a table (RFC 4180): UTF-8, a header line, CRLF.
#pragma once

#include "lifecycle/event.h"

#include <string>
#include <string_view>

namespace lifeline {

/// "seq,time,t,connection,side,layer,event,phase,opcode,length,code,stack,text" and CRLF. `time` is UTC with
/// nanoseconds, `t` nanoseconds since the session began. What is not there is empty.
std::string csvHeader();

/// `text` is what there is to read in the event, its parts apart by " | ": control characters and bytes that
/// are no UTF-8 stand as \n \r \t \xNN, a backslash as \\.
void appendCsvLine(std::string& out, const Event& event, std::string_view startedUtc);

/// A cell, in quotes where it needs them. One that begins with = + - @, a tab or a carriage return gets an
/// apostrophe before it: a spreadsheet would take it for a formula.
void appendCsvCell(std::string& out, std::string_view text);

} // namespace lifeline
