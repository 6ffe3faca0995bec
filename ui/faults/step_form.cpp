#include "ui/faults/step_form.h"

#include "faults/step_text.h"
#include "ui/shell/settings_form.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace lifeline {
namespace {

constexpr int listWidth = 32 * metrics::grid;

QPushButton* makeButton(const char* name, const QString& text, const QString& tip)
{
    auto* button = new QPushButton(text);
    button->setObjectName(QString::fromLatin1(name));
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setAutoDefault(false);
    return button;
}

SettingField::Shape shapeOf(StepField::Shape shape)
{
    return shape == StepField::Shape::Long ? SettingField::Shape::Long : SettingField::Shape::Short;
}

} // namespace

StepForm::StepForm(QWidget* parent)
    : QWidget(parent), m_list(new QListWidget), m_kind(new QComboBox),
      m_add(makeButton("step-add", tr("Add"), tr("Add a step after the selected one"))),
      m_remove(makeButton("step-remove", tr("Remove"), tr("Remove the selected step"))),
      m_up(makeButton("step-up", QStringLiteral("↑"), tr("Move the step up"))),
      m_down(makeButton("step-down", QStringLiteral("↓"), tr("Move the step down"))),
      m_scroll(new QScrollArea)
{
    m_list->setObjectName(QStringLiteral("step-list"));
    m_list->setAccessibleName(tr("Steps"));
    m_list->setFont(monoFont());
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    m_kind->setObjectName(QStringLiteral("step-kind"));
    m_kind->setAccessibleName(tr("Kind of the step"));
    for (std::size_t i = 0; i < stepKindCount; ++i)
        m_kind->addItem(stepKindId(static_cast<StepKind>(i)));
    layOut();
    connectParts();
    setSteps({});
}

void StepForm::layOut()
{
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::grid / 2);
    buttons->addWidget(m_add, 1);
    buttons->addWidget(m_remove, 1);
    buttons->addWidget(m_up);
    buttons->addWidget(m_down);
    auto* side = new QWidget;
    side->setFixedWidth(listWidth);
    auto* left = new QVBoxLayout(side);
    left->setContentsMargins(0, 0, 0, 0);
    left->setSpacing(metrics::grid);
    left->addWidget(m_list, 1);
    left->addLayout(buttons);
    auto* kind = new QHBoxLayout;
    auto* label = new QLabel(tr("&Kind"));
    label->setBuddy(m_kind);
    kind->setContentsMargins(2 * metrics::grid, metrics::grid, 2 * metrics::grid, 0);
    kind->setSpacing(metrics::grid + metrics::grid / 2);
    label->setFixedWidth(15 * metrics::grid);
    kind->addWidget(label);
    kind->addWidget(m_kind);
    kind->addStretch(1);
    auto* right = new QVBoxLayout;
    right->addLayout(kind);
    right->addWidget(m_scroll, 1);
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(metrics::grid, metrics::grid, metrics::grid, metrics::grid);
    columns->addWidget(side);
    columns->addLayout(right, 1);
}

void StepForm::connectParts()
{
    connect(m_list, &QListWidget::currentRowChanged, this, [this] {
        if (!m_filling)
            showStep();
    });
    connect(m_kind, &QComboBox::activated, this, &StepForm::takeKind);
    connect(m_add, &QPushButton::clicked, this, &StepForm::addStep);
    connect(m_remove, &QPushButton::clicked, this, &StepForm::removeStep);
    connect(m_up, &QPushButton::clicked, this, [this] { moveStep(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { moveStep(1); });
}

int StepForm::current() const { return m_list->currentRow(); }

QString StepForm::caption(std::size_t index) const
{
    return QStringLiteral("%1 %2").arg(index + 1, 2).arg(QString::fromStdString(stepText(m_steps[index])));
}

void StepForm::setSteps(std::vector<Step> steps)
{
    m_steps = std::move(steps);
    fillList(m_steps.empty() ? -1 : 0);
}

void StepForm::fillList(int current)
{
    m_filling = true;
    m_list->clear();
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        auto* item = new QListWidgetItem(caption(i), m_list);
        item->setToolTip(item->text());
    }
    m_list->setCurrentRow(current);
    m_filling = false;
    showStep();
}

void StepForm::showStep()
{
    const int row = current();
    const bool any = row >= 0;
    m_kind->setEnabled(any);
    m_remove->setEnabled(any);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(any && row + 1 < static_cast<int>(m_steps.size()));
    m_form = new SettingsForm(QStringLiteral("step"));
    if (any) {
        const Step& step = m_steps[static_cast<std::size_t>(row)];
        m_kind->setCurrentIndex(static_cast<int>(kindOf(step)));
        for (const StepField& field : stepFields(step))
            addField(field);
    }
    m_form->finish();
    m_scroll->setWidget(m_form); // what was there before goes
    m_form->setAutoFillBackground(false);
    m_scroll->viewport()->setAutoFillBackground(false);
}

void StepForm::addField(const StepField& field)
{
    if (field.shape == StepField::Shape::Check) {
        QCheckBox* check = m_form->addCheck(field.name, field.label);
        check->setChecked(!field.value.isEmpty());
        connect(check, &QCheckBox::toggled, this, [this, name = field.name](bool on) {
            takeField(name, on ? QStringLiteral("yes") : QString());
        });
        return;
    }
    const Judge judge = [this, name = field.name](const QString& text) {
        Step trial = m_steps[static_cast<std::size_t>(std::max(0, current()))];
        return setStepField(trial, name, text) ? QString() : tr("This does not fit.");
    };
    SettingField* editor = m_form->addField(field.name, field.label, shapeOf(field.shape), judge, field.hint);
    editor->setText(field.value);
    connect(editor, &SettingField::changed, this,
            [this, editor, name = field.name] { takeField(name, editor->text()); });
}

void StepForm::takeField(const QString& name, const QString& text)
{
    const int row = current();
    if (row < 0 || !setStepField(m_steps[static_cast<std::size_t>(row)], name, text))
        return;
    m_list->item(row)->setText(caption(static_cast<std::size_t>(row)));
    m_list->item(row)->setToolTip(m_list->item(row)->text());
    Q_EMIT changed();
}

void StepForm::addStep()
{
    const int at = current() + 1;
    m_steps.insert(m_steps.begin() + at, newStep(StepKind::Wait));
    afterChange(at);
}

void StepForm::removeStep()
{
    m_steps.erase(m_steps.begin() + current());
    afterChange(std::min(current(), static_cast<int>(m_steps.size()) - 1));
}

void StepForm::moveStep(int by)
{
    const int from = current();
    std::swap(m_steps[static_cast<std::size_t>(from)], m_steps[static_cast<std::size_t>(from + by)]);
    afterChange(from + by);
}

void StepForm::takeKind(int kind)
{
    const auto row = static_cast<std::size_t>(current());
    if (kindOf(m_steps[row]) == static_cast<StepKind>(kind))
        return;
    m_steps[row] = newStep(static_cast<StepKind>(kind));
    afterChange(current());
}

void StepForm::afterChange(int current)
{
    fillList(current);
    Q_EMIT changed();
}

bool StepForm::isValid() const { return m_form->isValid(); }

} // namespace lifeline
