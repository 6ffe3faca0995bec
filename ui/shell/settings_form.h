// A page of the settings: headings and rows on one grid, labels left, editors in one column, notes beside
// them.
#pragma once

#include "ui/shell/setting_field.h"

#include <QWidget>

#include <vector>

class QCheckBox;
class QComboBox;
class QGridLayout;

namespace lifeline {

class SettingsForm : public QWidget {
    Q_OBJECT
public:
    /// Fields are named "<prefix>-<name>".
    explicit SettingsForm(const QString& prefix, QWidget* parent = nullptr);

    void addHeading(const QString& text);
    /// `label` with its mnemonic. Short fields have their note beside them, others below.
    SettingField* addField(const QString& name, const QString& label, SettingField::Shape shape, Judge judge,
                           const QString& hint);
    QCheckBox* addCheck(const QString& name, const QString& text);
    /// One of a few, chosen from a list; a note beside it.
    void addChoice(const QString& name, const QString& label, QComboBox* choice, const QString& hint);
    /// A label, and what belongs to it with a button beside.
    void addRow(const QString& label, QWidget* widget, QWidget* button);
    /// Under the editors, as wide as they and their notes are.
    void addLine(QWidget* widget);
    /// Call when all rows are in.
    void finish();

    bool isValid() const;

Q_SIGNALS:
    void changed();

private:
    QString m_prefix;
    QGridLayout* m_grid;
    std::vector<SettingField*> m_fields;
    int m_row = 0;
};

} // namespace lifeline
