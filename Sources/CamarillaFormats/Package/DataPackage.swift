import Camarilla

/// The description of a folder of tables, `datapackage.json`: a Tabular Data Package of the
/// Frictionless Data specifications, version 1 (<https://specs.frictionlessdata.io>).
struct DataPackage {
  static let fileName = "datapackage.json"

  /// What messages call the file.
  let name: String
  let descriptor: JSONValue
  private(set) var problems: [Problem] = []

  /// Reads a description; one that can't be read counts as an empty one, with a problem.
  init(bytes: [UInt8], name: String) {
    self.name = name
    do throws(JSONFault) {
      descriptor = try JSONParser.parse(bytes)
    } catch {
      descriptor = .object([])
      problems.append(
        Problem(
          severity: .error, rule: .malformedTable,
          message: "the file is not JSON: expected \(error.expected)",
          location: .init(file: name, line: error.line, column: error.column),
          expected: error.expected))
      return
    }
    if !descriptor.isObject {
      report("the file holds no JSON object; expected a data package", expected: "a data package")
    } else if let resources = descriptor["resources"], resources.elements == nil {
      report("'resources' is not a list; expected a list of tables", expected: "a list of tables")
    }
  }

  var title: String? {
    let title = descriptor["title"]?.text ?? ""
    return title.isEmpty ? nil : title
  }

  private var resources: [JSONValue] { descriptor["resources"]?.elements ?? [] }

  /// Whether it says which tables there are.
  var listsTables: Bool { descriptor["resources"] != nil }

  /// The description of a table: the resource of its name, or of its file's.
  func resource(table: String) -> JSONValue? {
    resources.first { $0["name"]?.text == table }
      ?? resources.first { $0["path"]?.text.map(fileName(of:)) == table + ".csv" }
  }

  /// The path of a table's file, relative to the folder, and how to read it; nil, with a problem,
  /// where the description asks for what can't be done.
  mutating func layout(table: String, resource: JSONValue) -> TableLayout? {
    let count = problems.count
    var layout = TableLayout(path: table + ".csv")
    let path = resource["path"]
    if let text = path?.text ?? path?.elements.flatMap({ $0.count == 1 ? $0[0].text : nil }) {
      layout.path = text
      let isOutside =
        text.hasPrefix("/") || text.contains("://") || text.contains("\\")
        || text.split(separator: "/", omittingEmptySubsequences: false).contains("..")
      if text.isEmpty || isOutside {
        refuse(table, member: "path", text: text, expected: "a path within the package's folder")
      }
    } else {
      refuse(table, member: "path", text: describe(path), expected: "the path of one CSV file")
    }
    if let encoding = resource["encoding"]?.text,
      !["utf-8", "utf8"].contains(encoding.lowercased())
    {
      refuse(table, member: "encoding", text: encoding, expected: "utf-8")
    }
    readDialect(table, dialect: resource["dialect"], into: &layout)
    layout.missingValues = resource["schema"]?["missingValues"]?.elements?.compactMap(\.text) ?? []
    return problems.count == count ? layout : nil
  }

  private mutating func readDialect(
    _ table: String, dialect: JSONValue?, into layout: inout TableLayout
  ) {
    guard let dialect else { return }
    guard dialect.isObject else {
      refuse(table, member: "dialect", text: describe(dialect), expected: "an object")
      return
    }
    // Version 2 of the specifications nests what belongs to CSV.
    for dialect in [dialect, dialect["csv"]].compactMap({ $0 }) {
      if let delimiter = dialect["delimiter"] {
        if let text = delimiter.text, text.utf8.count == 1, let byte = text.utf8.first,
          byte < 0x80, byte >= 0x20 || byte == 0x09, byte != Byte.quote
        {
          layout.delimiter = byte
        } else {
          refuse(
            table, member: "delimiter", text: describe(delimiter), expected: "one ASCII character")
        }
      }
      if let quote = dialect["quoteChar"], quote.text != "\"" {
        refuse(table, member: "quoteChar", text: describe(quote), expected: "'\"'")
      }
      if dialect["escapeChar"]?.text != nil {
        refuse(
          table, member: "escapeChar", text: describe(dialect["escapeChar"]),
          expected: "none, with a quote in a quoted field written twice")
      }
      if dialect["header"] == .bool(false) {
        refuse(
          table, member: "header", text: "false", expected: "a header in the file's first line")
      }
    }
  }

  // MARK: Problems

  private func describe(_ value: JSONValue?) -> String {
    value.map { shortened(String($0.text ?? String($0.prettyText.dropLast()))) } ?? "nothing"
  }

  private mutating func refuse(_ table: String, member: String, text: String, expected: String) {
    report(
      "'\(member)' of resource '\(table)' is '\(shortened(text))'; expected \(expected)",
      text: text, expected: expected)
  }

  mutating func report(
    _ message: String, severity: Problem.Severity = .error, text: String? = nil, expected: String
  ) {
    problems.append(
      Problem(
        severity: severity, rule: .malformedTable, message: message,
        location: .init(file: name, line: 1, column: 1),
        text: text.map(shortened), expected: expected))
  }
}

/// Where a table's file is and how it is written.
struct TableLayout {
  var path: String
  /// What parts its fields, where that is said.
  var delimiter: UInt8?
  var missingValues: [String] = []
}
