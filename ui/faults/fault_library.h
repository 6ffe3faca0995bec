// The faults of this window: the built-in catalogue and the person's own, read from one folder.
#pragma once

#include "faults/catalogue.h"

#include <QObject>
#include <QString>

namespace lifeline {

using FaultPtr = std::shared_ptr<const Fault>;

/// GUI thread only. What it hands out stays good when it is read anew.
class FaultLibrary : public QObject {
    Q_OBJECT
public:
    /// Reads at once. `folder` holds the person's files; it need not be there.
    explicit FaultLibrary(QString folder = usersFolder(), QObject* parent = nullptr);

    /// The same folder as the command line's: $XDG_DATA_HOME/lifeline/faults.
    static QString usersFolder();
    static bool isOwn(const Fault& fault) { return !fault.file.empty(); }

    const QString& folder() const { return m_folder; }
    const Catalogue& catalogue() const { return m_catalogue; }
    /// By its place in the catalogue.
    const FaultPtr& at(std::size_t index) const { return m_faults[index]; }
    std::size_t size() const { return m_faults.size(); }
    /// nullptr for an unknown id or alias.
    FaultPtr find(const QString& id) const;

    void reload();
    /// Writes a file of the person's and reads all of them again; the sentence says what went wrong, it is
    /// empty when nothing did.
    QString save(const QString& fileName, const QByteArray& json);
    /// "ID-2", "ID-3", …: the first that is taken by no fault.
    QString freshId(const QString& id) const;

Q_SIGNALS:
    void changed();

private:
    QString m_folder;
    Catalogue m_catalogue;
    std::vector<FaultPtr> m_faults;
};

/// Writes whole or not at all; a sentence where it fails.
QString writeWhole(const QString& path, const QByteArray& bytes);

} // namespace lifeline
