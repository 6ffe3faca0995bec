// How many descriptors the process may hold, and one kept back for the moment there are no more.
#pragma once

namespace lifeline {

/// Raises the soft limit of open descriptors to the hard one. Does nothing where that is not allowed.
void raiseDescriptorLimit();

/// Keeps one descriptor so that a connection can still be accepted, and refused, when all others are taken.
class SpareDescriptor {
public:
    SpareDescriptor() { take(); }
    ~SpareDescriptor() { give(); }
    SpareDescriptor(const SpareDescriptor&) = delete;
    SpareDescriptor& operator=(const SpareDescriptor&) = delete;

    /// False when there is none to be had now.
    bool take();
    void give();

private:
    int m_descriptor = -1;
};

} // namespace lifeline
