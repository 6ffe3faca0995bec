// A subset of JSON Schema 2020-12, enough to hold a file format to its schema in a test.
#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <QStringList>

namespace lifeline {

/// Keywords: type required properties additionalProperties enum const oneOf anyOf allOf not if then else
/// items prefixItems minItems maxItems pattern minimum maximum $ref (to #/… only) $defs, and the ones that
/// only describe. A schema with any other keyword has flaws and validates nothing.
class JsonSchema {
public:
    explicit JsonSchema(const QJsonObject& root);

    /// What of the schema this class does not understand, with its place; empty when it understands all.
    const QStringList& flaws() const { return m_flaws; }

    /// What is wrong with the value, with its place; empty when it is valid. The flaws when there are any.
    QStringList validate(const QJsonValue& value) const;

private:
    void examine(const QJsonValue& schema, const QString& place);
    void examineObject(const QJsonObject& schema, const QString& place);
    QJsonValue target(const QString& reference) const;

    void check(const QJsonValue& schema, const QJsonValue& value, const QString& place,
               QStringList& errors) const;
    void checkValue(const QJsonObject& schema, const QJsonValue& value, const QString& place,
                    QStringList& errors) const;
    void checkObject(const QJsonObject& schema, const QJsonObject& value, const QString& place,
                     QStringList& errors) const;
    void checkArray(const QJsonObject& schema, const QJsonArray& value, const QString& place,
                    QStringList& errors) const;
    void checkCombined(const QJsonObject& schema, const QJsonValue& value, const QString& place,
                       QStringList& errors) const;
    bool holds(const QJsonValue& schema, const QJsonValue& value) const;
    qsizetype held(const QJsonValue& schemas, const QJsonValue& value) const;

    QJsonObject m_root;
    QStringList m_flaws;
};

} // namespace lifeline
