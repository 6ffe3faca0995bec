// Bytes to a file or a standard stream, gathered and written in batches.
#pragma once

#include <string>
#include <string_view>

namespace lifeline {

/// Not thread-safe. A write that fails stops the stream: what follows is dropped, and error() tells why.
class OutputStream {
public:
    /// A standard stream; it is not closed.
    explicit OutputStream(int descriptor) : m_descriptor(descriptor) {}
    /// A new file; ok() tells whether it could be opened.
    explicit OutputStream(const std::string& path);
    ~OutputStream();
    OutputStream(const OutputStream&) = delete;
    OutputStream& operator=(const OutputStream&) = delete;

    /// To append to; leaves at the latest with the next flush.
    std::string& buffer();
    void write(std::string_view bytes) { buffer() += bytes; }
    void flush();

    bool ok() const { return m_error == 0; }
    /// errno of what failed; EPIPE when the reader is gone.
    int error() const { return m_error; }
    bool isTerminal() const;

private:
    int m_descriptor = -1;
    bool m_owned = false;
    int m_error = 0;
    std::string m_buffer;
};

} // namespace lifeline
