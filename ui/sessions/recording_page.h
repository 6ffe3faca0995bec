// The settings' page about recording: whether, how much, and what then.
#pragma once

#include "ui/sessions/recording_choices.h"
#include "ui/shell/settings_form.h"

class QCheckBox;
class QComboBox;

namespace lifeline {

class RecordingPage : public SettingsForm {
    Q_OBJECT
public:
    explicit RecordingPage(QWidget* parent = nullptr);

    void fill(const RecordingChoices& choices);
    RecordingChoices choices() const;

private:
    void enableFields();

    QCheckBox* m_on;
    SettingField *m_limit, *m_payload;
    QComboBox* m_full;
};

} // namespace lifeline
