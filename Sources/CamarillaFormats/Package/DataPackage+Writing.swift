import Camarilla

extension DataPackage {
  /// The description of a chronicle's folder, as text.
  ///
  /// - Parameter existing: a description that stands in the folder already. What it says of licences,
  ///   contributors, other tables and the like is kept; tables and columns are described anew.
  static func text(for chronicle: Chronicle, columns: TableColumns, existing: JSONValue?) -> String
  {
    var descriptor = existing ?? ["profile": "tabular-data-package", "name": "chronicle"]
    if existing == nil, let title = chronicle.title { descriptor["name"] = .string(slug(title)) }
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
    let kind: JSONValue = [
      "fields": [
        field("name", "string", ["required": true, "unique": true], "The word that rows use."),
        field(
          "sign", "integer", ["required": true, "enum": [-1, 0, 1]],
          "Whether it binds (1), divides (-1) or does neither (0)."),
        field(
          "directed", "boolean", ["required": true], "Whether it runs from source to target only."),
      ],
      "primaryKey": "name",
    ]
    return [
      (
        "figures",
        schema(
          [
            field("id", "string", ["required": true, "unique": true], "The figure's key."),
            field("name", "string", [:], "The name as people read it."),
            field("born", "string", [:], "Birth or foundation, in EDTF (ISO 8601-2:2019)."),
            field("died", "string", [:], "Death or dissolution, in EDTF."),
          ], columns.figures, key: "id")
      ),
      ("kinds", kind),
      (
        "sources",
        schema(
          [
            field("id", "string", ["required": true, "unique": true], "The source's key."),
            field("title", "string", [:], "What it is called."),
            field("author", "string", [:], "Who wrote it."),
            field("published", "string", [:], "When it appeared."),
            field("url", "string", [:], "Where it is to be had."),
          ], columns.sources, key: "id")
      ),
      ("relationships", relationships(columns)),
    ]
  }

  private static func relationships(_ columns: TableColumns) -> JSONValue {
    let fields = [
      field("kind", "string", ["required": true], "What ties the two."),
      field("source", "string", ["required": true], "The figure it runs from."),
      field("target", "string", ["required": true], "The figure it runs to."),
      field("when", "string", ["required": true], "When it holds, in EDTF."),
      field("weight", "number", ["minimum": 0], "How much it counts; above 0."),
      field(
        "confidence", "number", ["minimum": 0, "maximum": 1], "How far it is to be believed."),
      field("post", "string", [:], "The office, for an appointment."),
      field(
        "citation", "string", [:],
        "Where it is said: the id of a source, perhaps with # and a place in it; several with ;."),
      field("note", "string", [:], "A remark of the editor."),
    ]
    let id = field("id", "string", [:], "The claim's key.")
    var result = schema(
      (columns.hasRelationshipIDs ? [id] : []) + fields, columns.relationships, key: nil)
    result["foreignKeys"] = [
      foreignKey("kind", to: "kinds", "name"), foreignKey("source", to: "figures", "id"),
      foreignKey("target", to: "figures", "id"),
    ]
    return result
  }

  private static func schema(
    _ fields: [JSONValue], _ attributes: [String], key: String?
  ) -> JSONValue {
    var schema: JSONValue = [
      "fields": .array(fields + attributes.map { ["name": .string($0), "type": "string"] })
    ]
    if let key { schema["primaryKey"] = .string(key) }
    return schema
  }

  private static func field(
    _ name: String, _ type: String, _ constraints: JSONValue, _ description: String
  ) -> JSONValue {
    var field: JSONValue = [
      "name": .string(name), "type": .string(type), "description": .string(description),
    ]
    if constraints != [:] { field["constraints"] = constraints }
    return field
  }

  private static func foreignKey(
    _ column: String, to table: String, _ key: String
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
  private static func slug(_ title: String) -> String {
    let words = title.lowercased().unicodeScalars.split { scalar in
      !("a"..."z" ~= scalar || "0"..."9" ~= scalar)
    }
    let slug = words.map { String($0) }.joined(separator: "-")
    return slug.isEmpty ? "chronicle" : slug
  }
}
