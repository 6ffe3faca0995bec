#include "ui/faults/fault_library.h"

#include <QDir>
#include <QSaveFile>
#include <QStandardPaths>

#include <utility>

namespace lifeline {
namespace {

/// "reset-fin" of "reset-fin-2".
QString stemOf(const QString& id)
{
    const qsizetype dash = id.lastIndexOf(u'-');
    bool isNumber = false;
    id.mid(dash + 1).toUInt(&isNumber);
    return dash > 0 && isNumber ? id.left(dash) : id;
}

} // namespace

FaultLibrary::FaultLibrary(QString folder, QObject* parent) : QObject(parent), m_folder(std::move(folder))
{
    reload();
}

QString FaultLibrary::usersFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/lifeline/faults");
}

FaultPtr FaultLibrary::find(const QString& id) const
{
    const Fault* fault = m_catalogue.find(id.toStdString());
    return fault == nullptr ? nullptr
                            : m_faults[static_cast<std::size_t>(fault - m_catalogue.faults().data())];
}

void FaultLibrary::reload()
{
    m_catalogue = Catalogue::builtIn();
    m_catalogue.addFolder(QFile::encodeName(m_folder).toStdString());
    m_faults.clear();
    for (const Fault& fault : m_catalogue.faults())
        m_faults.push_back(std::make_shared<const Fault>(fault));
    Q_EMIT changed();
}

QString FaultLibrary::save(const QString& fileName, const QByteArray& json)
{
    if (!QDir().mkpath(m_folder))
        return tr("The folder %1 cannot be made.").arg(m_folder);
    const QString wrong = writeWhole(QDir(m_folder).filePath(fileName), json);
    if (wrong.isEmpty())
        reload();
    return wrong;
}

QString FaultLibrary::freshId(const QString& id) const
{
    const QString stem = stemOf(id);
    for (int n = 2;; ++n) {
        const QString candidate = QStringLiteral("%1-%2").arg(stem).arg(n);
        if (m_catalogue.find(candidate.toStdString()) == nullptr)
            return candidate;
    }
}

QString writeWhole(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    const bool written =
        file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
    return written ? QString() : FaultLibrary::tr("%1 cannot be written: %2.").arg(path, file.errorString());
}

} // namespace lifeline
