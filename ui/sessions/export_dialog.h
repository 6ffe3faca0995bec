// One dialog for every export: what, as what, without which secrets, where to.
#pragma once

#include "ui/sessions/export_form.h"
#include "ui/sessions/export_subject.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace lifeline {

struct ExportOrder {
    ExportWhat what = ExportWhat::All;
    ExportForm form;
    Redaction redaction;
    QString path;
};

/// Writes nothing itself. The file's suffix follows the format. Asks before a file is replaced that was not
/// chosen in the file dialog, which asks itself.
class ExportDialog : public QDialog {
    Q_OBJECT
public:
    /// `subject` must outlive the dialog.
    ExportDialog(const ExportSubject& subject, ExportWhat what, QWidget* parent = nullptr);

    ExportOrder order() const;

    void accept() override;

private:
    void makeFields();
    void addWhat(ExportWhat what, const QString& text);
    void layOut();
    void takeWhat();
    void takeForm();
    void chooseFile();
    void updateState();
    QString folder() const;
    const ExportForm& form() const;
    ExportWhat what() const;
    bool payloadNumbersValid() const;

    const ExportSubject& m_subject;
    QComboBox *m_what, *m_form, *m_payloads;
    QCheckBox* m_redact;
    QLabel *m_hint, *m_covers;
    QLineEdit *m_numbers, *m_path;
    QPushButton *m_choose, *m_export;
    QString m_agreed; // a path whose replacement the file dialog has asked about
    bool m_ownName = false;
};

/// "6, 7"; nullopt where it is no list of connections' numbers.
std::optional<std::vector<std::uint32_t>> readConnectionNumbers(const QString& text);

} // namespace lifeline
