// A disk that is soon full.
#pragma once

#include <QDir>
#include <QTemporaryDir>

#include <string>
#include <sys/mount.h>

namespace lifeline {

/// A disk of so many KiB, for root.
class SmallDisk {
public:
    SmallDisk(const QTemporaryDir& folder, const char* name, int kibibytes)
        : m_path(folder.filePath(QString::fromUtf8(name)).toStdString())
    {
        const std::string size = "size=" + std::to_string(kibibytes) + "k";
        m_mounted = QDir(folder.path()).mkdir(QString::fromUtf8(name)) &&
                    mount("none", m_path.c_str(), "tmpfs", 0, size.c_str()) == 0;
    }
    ~SmallDisk()
    {
        if (m_mounted)
            umount2(m_path.c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    bool mounted() const { return m_mounted; }
    const std::string& path() const { return m_path; }

private:
    std::string m_path;
    bool m_mounted;
};

} // namespace lifeline
