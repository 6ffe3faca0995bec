// Bytes of a file that is read from its beginning to its end, and again where it must be.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lifeline {

class ByteSource {
public:
    virtual ~ByteSource() = default;
    /// Up to that many bytes from `offset`; fewer only at the end, or where reading fails.
    virtual std::size_t readAt(std::uint64_t offset, char* to, std::size_t count) = 0;
    virtual std::uint64_t size() const = 0;
    /// The system's words after a read that failed; empty: none has.
    virtual std::string error() const { return {}; }
};

/// `bytes` must outlive it.
class MemorySource final : public ByteSource {
public:
    explicit MemorySource(std::string_view bytes) : m_bytes(bytes) {}
    std::size_t readAt(std::uint64_t offset, char* to, std::size_t count) override;
    std::uint64_t size() const override { return m_bytes.size(); }

private:
    std::string_view m_bytes;
};

/// A regular file, opened for reading only. Its size is the one it had when it was opened: what is appended
/// later is not seen, and a file that shrinks just ends earlier.
class FileSource final : public ByteSource {
public:
    /// What is no regular file, or cannot be opened, leaves problem() behind. Never waits, not for a pipe
    /// either.
    explicit FileSource(const std::string& path);
    ~FileSource() override;
    FileSource(const FileSource&) = delete;
    FileSource& operator=(const FileSource&) = delete;

    /// A sentence; empty: it is open.
    const std::string& problem() const { return m_problem; }

    std::size_t readAt(std::uint64_t offset, char* to, std::size_t count) override;
    std::uint64_t size() const override { return m_size; }
    std::string error() const override { return m_error; }

private:
    int m_descriptor = -1;
    std::uint64_t m_size = 0;
    std::string m_problem, m_error;
};

/// Reads a source from front to back through a buffer of 64 KiB.
class SourceReader {
public:
    static constexpr std::size_t bufferSize = std::size_t{64} << 10;

    /// `source` must outlive it.
    explicit SourceReader(ByteSource& source) : m_source(source) {}

    std::uint64_t position() const { return m_position; }
    std::uint64_t left() const { return m_source.size() - m_position; }

    /// Exactly that many bytes, or false at the end of the file; then nothing was taken.
    bool read(char* to, std::size_t count);
    /// Sets the text to exactly that many bytes, which must be fit to be held in memory. False: the file ends
    /// before.
    bool read(std::string& to, std::size_t count);
    /// What there is next, at most a buffer full; empty at the end. Good until the next call.
    std::string_view readSome();
    /// Not beyond the end.
    void skip(std::uint64_t count);

private:
    bool fill();

    ByteSource& m_source;
    std::uint64_t m_position = 0;
    std::string m_buffer;
    std::uint64_t m_bufferAt = 0; // of m_buffer in the file
};

} // namespace lifeline
