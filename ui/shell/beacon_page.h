// The settings' page about beacons: whether and where reports are taken, and what a program needs to find it.
#pragma once

#include "ui/shell/lab_settings.h"
#include "ui/shell/settings_form.h"

#include <QBasicTimer>
#include <QPointer>

class QCheckBox;
class QLabel;
class QPushButton;

namespace lifeline {

class BeaconDesk;

class BeaconPage : public SettingsForm {
    Q_OBJECT
public:
    explicit BeaconPage(QWidget* parent = nullptr);

    void fill(const BeaconChoices& choices);
    BeaconChoices choices() const;
    /// Shows what that desk does, as long as both are there.
    void watch(BeaconDesk& desk);

protected:
    void timerEvent(QTimerEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    /// A value to be copied.
    struct Line {
        QLabel* value = nullptr;
        QPushButton* copy = nullptr;
    };

    Line addValue(const QString& name, const QString& label);
    void show(const Line& line, const QString& text);
    void refresh();

    QPointer<BeaconDesk> m_desk;
    QCheckBox* m_on;
    SettingField* m_port;
    Line m_address, m_token, m_environment;
    QLabel* m_state;
    QBasicTimer m_timer;
};

} // namespace lifeline
