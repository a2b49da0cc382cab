import Camarilla

extension DataPackage {
  /// The description of a chronicle's folder, as text.
  ///
  /// - Parameter existing: a description that stands in the folder already. What it says of licenses,
  ///   contributors, other tables and the like is kept; tables and columns are described anew.
  static func text(for chronicle: Chronicle, columns: TableColumns, existing: JSONValue?) -> String
  {
    var descriptor = existing ?? ["profile": "tabular-data-package", "name": "chronicle"]
    if existing == nil, let title = chronicle.title {
      descriptor["name"] = .string(slug(title: title))
    }
    descriptor["title"] = chronicle.title.map(JSONValue.string)
    var resources = existing?["resources"]?.elements ?? []
    for (table, schema) in schemas(for: chronicle, columns: columns) {
      let index = resources.firstIndex { $0["name"]?.text == table }
      var resource = index.map { resources[$0] } ?? ["profile": "tabular-data-resource"]
      let described = resource["schema"]?["fields"]?.elements ?? []
      for stale in ["bytes", "hash", "stats", "data"] { resource[stale] = nil }
      resource["name"] = .string(table)
      resource["path"] = .string(table + ".csv")
      resource["format"] = "csv"
      resource["mediatype"] = "text/csv"
      resource["encoding"] = "utf-8"
      resource["dialect"] = [
        "delimiter": ",", "lineTerminator": "\n", "quoteChar": "\"", "doubleQuote": true,
        "skipInitialSpace": false, "header": true,
      ]
      resource["schema"] = keepingDescriptions(of: described, in: schema)
      if let index { resources[index] = resource } else { resources.append(resource) }
    }
    descriptor["resources"] = .array(resources)
    return descriptor.prettyText
  }

  /// The tables in the order in which they are described, each with its schema.
  private static func schemas(
    for chronicle: Chronicle, columns: TableColumns
  ) -> [(table: String, schema: JSONValue)] {
    var kindFields: [JSONValue] = [
      field(
        named: "name", type: "string", constraints: ["required": true, "unique": true],
        description: "The word that rows use."),
      field(
        named: "sign", type: "integer", constraints: ["required": true, "enum": [-1, 0, 1]],
        description: "Whether it binds (1), divides (-1) or does neither (0)."),
      field(
        named: "directed", type: "boolean", constraints: ["required": true],
        description: "Whether it runs from source to target only."),
    ]
    if chronicle.kinds.contains(where: { $0.style != nil }) {
      kindFields.append(
        field(
          named: "style", type: "string", constraints: [:],
          description: "How its edges look in pictures, such as teal,dashed,thick."))
    }
    let kind: JSONValue = ["fields": .array(kindFields), "primaryKey": "name"]
    return [
      (
        "figures", schema(fields: Figure.fields(of: chronicle.figures), attributes: columns.figures)
      ), ("kinds", kind),
      (
        "sources",
        schema(fields: Source.fields(of: chronicle.sources), attributes: columns.sources)
      ),
      ("relationships", relationships(of: columns)),
    ]
  }

  private static func relationships(of columns: TableColumns) -> JSONValue {
    var result = schema(
      fields: Relationship.fields(withIDs: columns.hasRelationshipIDs),
      attributes: columns.relationships)
    result["foreignKeys"] = [
      foreignKey(column: "kind", to: "kinds", key: "name"),
      foreignKey(column: "source", to: "figures", key: "id"),
      foreignKey(column: "target", to: "figures", key: "id"),
    ]
    return result
  }

  private static func schema<Row>(
    fields: [TableField<Row>], attributes: [String]
  ) -> JSONValue {
    var schema: JSONValue = [
      "fields": .array(
        fields.map(field) + attributes.map { ["name": .string($0), "type": "string"] })
    ]
    if let key = fields.first(where: isPrimaryKey) { schema["primaryKey"] = .string(key.name) }
    return schema
  }

  private static func field<Row>(of field: TableField<Row>) -> JSONValue {
    var constraints: JSONValue = [:]
    if field.isNeverBlank { constraints["required"] = true }
    if isPrimaryKey(field) { constraints["unique"] = true }
    var type = "string"
    if case .number(_, let minimum, let maximum) = field.content {
      type = "number"
      constraints["minimum"] = .number(shortest(of: minimum))
      constraints["maximum"] = maximum.map { .number(shortest(of: $0)) }
    }
    return self.field(
      named: field.name, type: type, constraints: constraints, description: field.meaning)
  }

  /// Whether a column is by what others name the row; relationships are named by nothing.
  private static func isPrimaryKey<Row>(_ field: TableField<Row>) -> Bool {
    field.name == "id" && field.isNeverBlank
  }

  private static func field(
    named name: String, type: String, constraints: JSONValue, description: String
  ) -> JSONValue {
    var field: JSONValue = [
      "name": .string(name), "type": .string(type), "description": .string(description),
    ]
    if constraints != [:] { field["constraints"] = constraints }
    return field
  }

  private static func foreignKey(
    column: String, to table: String, key: String
  ) -> JSONValue {
    [
      "fields": .string(column),
      "reference": ["resource": .string(table), "fields": .string(key)],
    ]
  }

  /// A schema whose columns keep the titles and descriptions that somebody gave them.
  private static func keepingDescriptions(
    of described: [JSONValue], in schema: JSONValue
  ) -> JSONValue {
    var schema = schema
    let fields = (schema["fields"]?.elements ?? []).map { field in
      var field = field
      if let old = described.first(where: { $0["name"] == field["name"] }) {
        for member in ["title", "description", "example", "rdfType"] {
          if let value = old[member] { field[member] = value }
        }
      }
      return field
    }
    schema["fields"] = .array(fields)
    return schema
  }

  /// A name of lower-case ASCII letters, digits and hyphens made from a title.
  private static func slug(title: String) -> String {
    let words = title.lowercased().unicodeScalars.split { scalar in
      !("a"..."z" ~= scalar || "0"..."9" ~= scalar)
    }
    let slug = words.map { String($0) }.joined(separator: "-")
    return slug.isEmpty ? "chronicle" : slug
  }
}
