#include "ui/shell/settings_form.h"

#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>

#include <algorithm>

namespace lifeline {
namespace {

enum Column { LabelColumn, EditorColumn, NoteColumn };

constexpr int labelWidth = 15 * metrics::grid;
constexpr int noteWidth = 38 * metrics::grid;

} // namespace

SettingsForm::SettingsForm(const QString& prefix, QWidget* parent)
    : QWidget(parent), m_prefix(prefix), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(2 * metrics::grid, 2 * metrics::grid, 2 * metrics::grid, metrics::grid);
    m_grid->setHorizontalSpacing(metrics::grid + metrics::grid / 2);
    m_grid->setVerticalSpacing(metrics::grid - 2);
    m_grid->setColumnMinimumWidth(LabelColumn, labelWidth);
    m_grid->setColumnMinimumWidth(NoteColumn, noteWidth);
    m_grid->setColumnStretch(NoteColumn, 1);
}

void SettingsForm::addHeading(const QString& text)
{
    if (m_row > 0)
        m_grid->setRowMinimumHeight(m_row++, metrics::grid / 2);
    auto* heading = new QLabel(text, this);
    heading->setFont(uiFont(metrics::titleText, QFont::DemiBold));
    m_grid->addWidget(heading, m_row++, LabelColumn, 1, 3);
}

SettingField* SettingsForm::addField(const QString& name, const QString& label, SettingField::Shape shape,
                                     Judge judge, const QString& hint)
{
    auto* field = new SettingField(m_prefix + u'-' + name, shape, std::move(judge), hint, this);
    auto* text = new QLabel(label, this);
    text->setBuddy(field->editor());
    field->editor()->setAccessibleName(label.contains(u'&') ? QString(label).remove(u'&') : label);
    const bool beside = shape == SettingField::Shape::Short;
    m_grid->addWidget(text, m_row, LabelColumn,
                      beside || shape == SettingField::Shape::Long ? Qt::AlignVCenter : Qt::AlignTop);
    m_grid->addWidget(field->editor(), m_row, EditorColumn, 1, beside ? 1 : 2);
    m_grid->addWidget(field->noteLine(), beside ? m_row : ++m_row, beside ? NoteColumn : EditorColumn, 1,
                      beside ? 1 : 2);
    ++m_row;
    connect(field, &SettingField::changed, this, &SettingsForm::changed);
    connect(&ThemeManager::instance(), &ThemeManager::changed, field, &SettingField::refreshColours);
    m_fields.push_back(field);
    return field;
}

QCheckBox* SettingsForm::addCheck(const QString& name, const QString& text)
{
    auto* check = new QCheckBox(text, this);
    check->setObjectName(m_prefix + u'-' + name);
    addLine(check);
    return check;
}

void SettingsForm::addChoice(const QString& name, const QString& label, QComboBox* choice,
                             const QString& hint)
{
    choice->setObjectName(m_prefix + u'-' + name);
    auto* text = new QLabel(label, this);
    text->setBuddy(choice);
    auto* note = new QLabel(hint, this);
    note->setProperty("role", QStringLiteral("muted"));
    m_grid->addWidget(text, m_row, LabelColumn, Qt::AlignVCenter);
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics::grid + metrics::grid / 2);
    row->addWidget(choice);
    row->addWidget(note, 1);
    m_grid->addLayout(row, m_row++, EditorColumn, 1, 2);
}

void SettingsForm::addRow(const QString& label, QWidget* widget, QWidget* button)
{
    auto* line = new QWidget(this);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::grid);
    row->addWidget(widget, 1);
    row->addWidget(button, 0, Qt::AlignVCenter);
    m_grid->addWidget(new QLabel(label, this), m_row, LabelColumn, Qt::AlignVCenter);
    addLine(line);
}

void SettingsForm::addLine(QWidget* widget) { m_grid->addWidget(widget, m_row++, EditorColumn, 1, 2); }

void SettingsForm::finish() { m_grid->setRowStretch(m_row, 1); }

bool SettingsForm::isValid() const
{
    return std::all_of(m_fields.begin(), m_fields.end(), [](const SettingField* f) { return f->isValid(); });
}

} // namespace lifeline
