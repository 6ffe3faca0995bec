// The fields of the steps that send.
#pragma once

#include "ui/faults/field_row.h"

namespace lifeline::step_rows {

Rows<step::SendRequest> rowsOf(const step::SendRequest& part);
Rows<step::SendResponse> rowsOf(const step::SendResponse& part);
Rows<step::SendBytes> rowsOf(const step::SendBytes& part);
/// A close frame has fields of its own.
Rows<step::SendFrame> rowsOf(const step::SendFrame& part);

/// The payload of a close frame (RFC 6455 §5.5.1).
std::string closePayload(std::optional<std::uint16_t> code, std::string_view reason);

} // namespace lifeline::step_rows
