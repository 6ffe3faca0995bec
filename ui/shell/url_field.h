// Where the client connects to, with the addresses used before.
#pragma once

#include "wire/ws_url.h"

#include <QComboBox>

#include <variant>

namespace lifeline {

class UrlField : public QComboBox {
    Q_OBJECT
public:
    static constexpr int mostRecent = 12;

    explicit UrlField(QWidget* parent = nullptr);

    QString url() const;
    void setUrl(const QString& url);
    std::variant<WsUrl, UrlFlaw> parsed() const;

    /// Puts the present address at the head of the recent ones.
    void remember();
    QStringList recent() const;
    void setRecent(const QStringList& urls);

Q_SIGNALS:
    void urlEdited();
    /// Return was pressed.
    void accepted();

private:
    void showState();
};

} // namespace lifeline
