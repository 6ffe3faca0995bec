#include "ui/shell/url_field.h"

#include "ui/theme/theme.h"
#include "words/words.h"

#include <QLineEdit>
#include <QStyle>

namespace lifeline {

UrlField::UrlField(QWidget* parent) : QComboBox(parent)
{
    setObjectName(QStringLiteral("url-field"));
    setAccessibleName(tr("Address to connect to"));
    setEditable(true);
    setInsertPolicy(NoInsert);
    setMaxCount(mostRecent);
    setFont(monoFont());
    lineEdit()->setObjectName(QStringLiteral("url-edit"));
    lineEdit()->setFont(monoFont());
    lineEdit()->setPlaceholderText(QStringLiteral("ws://127.0.0.1:9001/"));
    setCompleter(nullptr);
    connect(lineEdit(), &QLineEdit::textEdited, this, &UrlField::urlEdited);
    connect(this, &QComboBox::activated, this, &UrlField::urlEdited);
    connect(lineEdit(), &QLineEdit::returnPressed, this, &UrlField::accepted);
    connect(this, &QComboBox::editTextChanged, this, &UrlField::showState);
}

QString UrlField::url() const { return currentText(); }

void UrlField::setUrl(const QString& url)
{
    setEditText(url);
    lineEdit()->setCursorPosition(0);
}

std::variant<WsUrl, UrlFlaw> UrlField::parsed() const { return parseWsUrl(url().toStdString()); }

void UrlField::remember()
{
    const QString now = url();
    QStringList urls = recent();
    urls.removeAll(now);
    urls.prepend(now);
    setRecent(urls);
    setUrl(now);
}

QStringList UrlField::recent() const
{
    QStringList urls;
    for (int i = 0; i < count(); ++i)
        urls.append(itemText(i));
    return urls;
}

void UrlField::setRecent(const QStringList& urls)
{
    const QString now = url();
    clear();
    addItems(urls.mid(0, mostRecent));
    setUrl(now);
}

void UrlField::showState()
{
    const auto result = parsed();
    const auto* flaw = std::get_if<UrlFlaw>(&result);
    const bool invalid = flaw != nullptr && *flaw != UrlFlaw::Empty;
    setProperty("state", invalid ? QStringLiteral("invalid") : QString());
    setToolTip(invalid ? words::urlFlaw(*flaw) : QString());
    style()->unpolish(this);
    style()->polish(this);
}

} // namespace lifeline
