// Settings of a program under test, in a folder of their own that goes with the test.
#pragma once

#include <QCoreApplication>
#include <QSettings>
#include <QTemporaryDir>

namespace lifeline {

struct TemporarySettings {
    TemporarySettings()
    {
        QCoreApplication::setOrganizationName(QStringLiteral("Lifeline tests"));
        QCoreApplication::setApplicationName(QStringLiteral("Lifeline tests"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, directory.path());
    }

    QTemporaryDir directory;
};

} // namespace lifeline
