// A file that is there whole or not at all.
#pragma once

#include <string>
#include <string_view>

namespace lifeline {

/// Writes beside the target, and puts the file in its place with commit(); without that nothing is left
/// behind and an older file is untouched. A link is followed to its file, whose mode is kept. What is no
/// regular file (a pipe, /dev/null) is written to straight away, and so is "-", the standard output. Not
/// thread-safe.
class FileWriter {
public:
    explicit FileWriter(std::string path);
    ~FileWriter();
    FileWriter(const FileWriter&) = delete;
    FileWriter& operator=(const FileWriter&) = delete;

    /// To append to; leaves for the file in batches.
    std::string& buffer();
    void write(std::string_view bytes) { buffer() += bytes; }

    /// The file is synced and put in its place, and the folder is synced; false where something failed.
    bool commit();

    bool ok() const { return m_error == 0; }
    /// In the system's words; empty: none. After the first, what is written is dropped.
    std::string error() const;

private:
    void open(const std::string& path);
    void openBeside(const std::string& target, int mode);
    void flush();
    void fail();
    bool put();
    bool syncFolder() const;

    int m_descriptor = -1;
    int m_error = 0;
    std::string m_target, m_beside; // m_beside: empty where the target itself is written
    std::string m_buffer;
};

} // namespace lifeline
