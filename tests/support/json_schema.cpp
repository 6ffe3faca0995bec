#include "support/json_schema.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

#include <cmath>

namespace lifeline {
namespace {

const QSet<QString>& keywordsThatDescribe()
{
    static const QSet<QString> names{QStringLiteral("$schema"), QStringLiteral("$id"),
                                     QStringLiteral("$comment"), QStringLiteral("title"),
                                     QStringLiteral("description")};
    return names;
}

/// Keywords with a value that holds no schema.
const QSet<QString>& plainKeywords()
{
    static const QSet<QString> names{QStringLiteral("type"),     QStringLiteral("required"),
                                     QStringLiteral("enum"),     QStringLiteral("const"),
                                     QStringLiteral("pattern"),  QStringLiteral("minimum"),
                                     QStringLiteral("maximum"),  QStringLiteral("minItems"),
                                     QStringLiteral("maxItems"), QStringLiteral("$ref")};
    return names;
}

const QSet<QString>& keywordsWithSchema()
{
    static const QSet<QString> names{QStringLiteral("additionalProperties"),
                                     QStringLiteral("items"),
                                     QStringLiteral("not"),
                                     QStringLiteral("if"),
                                     QStringLiteral("then"),
                                     QStringLiteral("else")};
    return names;
}

const QSet<QString>& keywordsWithSchemas()
{
    static const QSet<QString> names{QStringLiteral("oneOf"), QStringLiteral("anyOf"),
                                     QStringLiteral("allOf"), QStringLiteral("prefixItems")};
    return names;
}

const QSet<QString>& keywordsWithNamedSchemas()
{
    static const QSet<QString> names{QStringLiteral("properties"), QStringLiteral("$defs")};
    return names;
}

bool isType(const QString& type, const QJsonValue& value)
{
    if (type == u"integer")
        return value.isDouble() && std::floor(value.toDouble()) == value.toDouble();
    return (type == u"object" && value.isObject()) || (type == u"array" && value.isArray()) ||
           (type == u"string" && value.isString()) || (type == u"number" && value.isDouble()) ||
           (type == u"boolean" && value.isBool()) || (type == u"null" && value.isNull());
}

bool isAnyType(const QJsonValue& types, const QJsonValue& value)
{
    if (!types.isArray())
        return isType(types.toString(), value);
    for (const QJsonValue& type : types.toArray()) {
        if (isType(type.toString(), value))
            return true;
    }
    return false;
}

QString under(const QString& place, const QString& key) { return place + u'/' + key; }

} // namespace

JsonSchema::JsonSchema(const QJsonObject& root) : m_root(root) { examine(root, QStringLiteral("#")); }

// The schema itself
// -----------------------------------------------------------------------------------------------

void JsonSchema::examine(const QJsonValue& schema, const QString& place)
{
    if (schema.isObject())
        examineObject(schema.toObject(), place);
    else if (!schema.isBool())
        m_flaws += place + QStringLiteral(": no schema");
}

void JsonSchema::examineObject(const QJsonObject& schema, const QString& place)
{
    for (auto it = schema.begin(); it != schema.end(); ++it) {
        const QString here = under(place, it.key());
        if (keywordsWithSchema().contains(it.key())) {
            examine(it.value(), here);
        } else if (keywordsWithSchemas().contains(it.key())) {
            for (const QJsonValue& inner : it.value().toArray())
                examine(inner, here);
        } else if (keywordsWithNamedSchemas().contains(it.key())) {
            const QJsonObject named = it.value().toObject();
            for (auto inner = named.begin(); inner != named.end(); ++inner)
                examine(inner.value(), under(here, inner.key()));
        } else if (!plainKeywords().contains(it.key()) && !keywordsThatDescribe().contains(it.key())) {
            m_flaws += here + QStringLiteral(": unknown keyword");
        }
    }
    if (schema.contains(u"$ref") && target(schema.value(u"$ref").toString()).isUndefined())
        m_flaws += place + QStringLiteral(": leads nowhere: ") + schema.value(u"$ref").toString();
    const QJsonValue pattern = schema.value(u"pattern");
    if (!pattern.isUndefined() && (!pattern.isString() || !QRegularExpression(pattern.toString()).isValid()))
        m_flaws += place + QStringLiteral(": bad pattern");
}

QJsonValue JsonSchema::target(const QString& reference) const
{
    const QStringList steps = reference.split(u'/');
    QJsonValue found = steps.front() == u"#" ? QJsonValue(m_root) : QJsonValue(QJsonValue::Undefined);
    for (const QString& step : steps.mid(1))
        found = found.toObject().value(step);
    return found;
}

// Values
// ----------------------------------------------------------------------------------------------------------

QStringList JsonSchema::validate(const QJsonValue& value) const
{
    QStringList errors = m_flaws;
    if (errors.isEmpty())
        check(m_root, value, QStringLiteral("$"), errors);
    return errors;
}

void JsonSchema::check(const QJsonValue& schema, const QJsonValue& value, const QString& place,
                       QStringList& errors) const
{
    if (schema.isBool()) {
        if (!schema.toBool())
            errors += place + QStringLiteral(": must not be there");
        return;
    }
    const QJsonObject rules = schema.toObject();
    checkValue(rules, value, place, errors);
    if (value.isObject())
        checkObject(rules, value.toObject(), place, errors);
    if (value.isArray())
        checkArray(rules, value.toArray(), place, errors);
    checkCombined(rules, value, place, errors);
}

void JsonSchema::checkValue(const QJsonObject& schema, const QJsonValue& value, const QString& place,
                            QStringList& errors) const
{
    const auto rule = [&](QStringView key, auto broken) {
        const auto found = schema.constFind(key);
        if (found != schema.constEnd() && broken(*found))
            errors += place + QStringLiteral(": ") + key.toString();
    };
    rule(u"type", [&](const QJsonValue& types) { return !isAnyType(types, value); });
    rule(u"const", [&](const QJsonValue& only) { return only != value; });
    rule(u"enum", [&](const QJsonValue& all) { return !all.toArray().contains(value); });
    rule(u"minimum",
         [&](const QJsonValue& least) { return value.isDouble() && value.toDouble() < least.toDouble(); });
    rule(u"maximum",
         [&](const QJsonValue& most) { return value.isDouble() && value.toDouble() > most.toDouble(); });
    rule(u"pattern", [&](const QJsonValue& pattern) {
        return value.isString() && !QRegularExpression(pattern.toString()).match(value.toString()).hasMatch();
    });
}

void JsonSchema::checkObject(const QJsonObject& schema, const QJsonObject& value, const QString& place,
                             QStringList& errors) const
{
    for (const QJsonValue& key : schema.value(u"required").toArray()) {
        if (!value.contains(key.toString()))
            errors += place + QStringLiteral(": lacks ") + key.toString();
    }
    const QJsonObject properties = schema.value(u"properties").toObject();
    const QJsonValue others =
        schema.contains(u"additionalProperties") ? schema.value(u"additionalProperties") : true;
    for (auto it = value.begin(); it != value.end(); ++it) {
        const auto property = properties.constFind(it.key());
        check(property == properties.constEnd() ? others : *property, it.value(), under(place, it.key()),
              errors);
    }
}

void JsonSchema::checkArray(const QJsonObject& schema, const QJsonArray& value, const QString& place,
                            QStringList& errors) const
{
    if (value.size() < schema.value(u"minItems").toInt(0))
        errors += place + QStringLiteral(": minItems");
    if (schema.contains(u"maxItems") && value.size() > schema.value(u"maxItems").toInt())
        errors += place + QStringLiteral(": maxItems");
    const QJsonArray first = schema.value(u"prefixItems").toArray();
    const QJsonValue others = schema.contains(u"items") ? schema.value(u"items") : true;
    for (qsizetype i = 0; i < value.size(); ++i)
        check(i < first.size() ? first.at(i) : others, value.at(i), under(place, QString::number(i)), errors);
}

void JsonSchema::checkCombined(const QJsonObject& schema, const QJsonValue& value, const QString& place,
                               QStringList& errors) const
{
    if (schema.contains(u"$ref"))
        check(target(schema.value(u"$ref").toString()), value, place, errors);
    for (const QJsonValue& each : schema.value(u"allOf").toArray())
        check(each, value, place, errors);
    if (schema.contains(u"anyOf") && held(schema.value(u"anyOf"), value) == 0)
        errors += place + QStringLiteral(": anyOf");
    if (schema.contains(u"oneOf") && held(schema.value(u"oneOf"), value) != 1)
        errors += place + QStringLiteral(": oneOf");
    if (schema.contains(u"not") && holds(schema.value(u"not"), value))
        errors += place + QStringLiteral(": not");
    if (!schema.contains(u"if"))
        return;
    const QJsonValue branch = schema.value(holds(schema.value(u"if"), value) ? u"then" : u"else");
    if (!branch.isUndefined())
        check(branch, value, place, errors);
}

bool JsonSchema::holds(const QJsonValue& schema, const QJsonValue& value) const
{
    QStringList errors;
    check(schema, value, QString(), errors);
    return errors.isEmpty();
}

qsizetype JsonSchema::held(const QJsonValue& schemas, const QJsonValue& value) const
{
    qsizetype count = 0;
    for (const QJsonValue& schema : schemas.toArray())
        count += holds(schema, value) ? 1 : 0;
    return count;
}

} // namespace lifeline
