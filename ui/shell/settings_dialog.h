// The settings of the server, of the next client connection, of the port for beacons, and of the recording.
#pragma once

#include "ui/shell/lab_settings.h"

#include <QDialog>

#include <array>

class QCheckBox;
class QComboBox;
class QPushButton;
class QTabWidget;

namespace lifeline {

class BeaconDesk;
class BeaconPage;
class RecordingPage;
class SettingField;
class SettingsForm;

/// Changes nothing by itself: whoever shows it takes settings() when it was accepted or applied. OK is there
/// only while every field is valid; a tab with an invalid field carries a mark.
class SettingsDialog : public QDialog {
    Q_OBJECT
public:
    explicit SettingsDialog(const LabSettings& settings, QWidget* parent = nullptr);

    /// What the fields say; a field that is invalid gives its default.
    LabSettings settings() const;

    void showServer();
    void showClient();
    void showBeacons();
    void showRecording();
    /// Whose state the page of beacons shows; it must outlive the dialog.
    void watchBeacons(BeaconDesk& desk);

Q_SIGNALS:
    /// settings() are to be taken, and the dialog stays.
    void applied();

private:
    struct PeerFields {
        std::array<SettingField*, durationSettings.size()> durations{}; // nullptr: not on this page
        SettingField* maxMessage = nullptr;
    };

    std::array<SettingsForm*, 4> forms() const;
    QWidget* makeServerPage();
    QWidget* makeClientPage();
    void addServerDeadlines();
    void addClientDeadlines();
    SettingField* addDuration(SettingsForm& form, const char* name, const QString& label,
                              const QString& hint);
    SettingField* addMaxMessage(SettingsForm& form, const QString& label);
    void fill(const LabSettings& settings);
    void updateState();
    void updateWarning();

    QTabWidget* m_tabs;
    SettingsForm *m_server, *m_client;
    BeaconPage* m_beacons;
    RecordingPage* m_recording;
    StackKind m_serverStack = {}, m_clientStack = {}; // chosen elsewhere
    PeerFields m_serverPeer, m_clientPeer;
    SettingField *m_address, *m_port, *m_serverSubprotocols, *m_origins;
    SettingField *m_clientSubprotocols, *m_headers, *m_origin;
    QComboBox* m_taking;
    QCheckBox *m_serverEcho, *m_clientEcho;
    QWidget* m_warning;
    QPushButton *m_ok, *m_apply;
};

} // namespace lifeline
