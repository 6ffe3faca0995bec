// Bytes that the kernel did not take yet, in order.
#pragma once

#include <string>
#include <string_view>

namespace lifeline {

/// Holds no memory while it is empty. Amortised constant cost per byte.
class OutputQueue {
public:
    void append(std::string_view bytes);
    std::string_view front() const { return std::string_view(m_bytes).substr(m_sent); }
    /// At most size().
    void consume(std::size_t count);
    void clear();

    bool empty() const { return m_sent == m_bytes.size(); }
    std::size_t size() const { return m_bytes.size() - m_sent; }

private:
    std::string m_bytes;
    std::size_t m_sent = 0; // of m_bytes
};

} // namespace lifeline
