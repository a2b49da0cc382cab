import Camarilla

/// The description of a folder of tables, `datapackage.json`: a Tabular Data Package of the
/// Frictionless Data specifications, version 1 (<https://specs.frictionlessdata.io>).
struct DataPackage {
  static let fileName = "datapackage.json"

  /// What messages call the file.
  let name: String
  let descriptor: JSONValue
  private(set) var diagnostics = Diagnostics()
  private let bytes: [UInt8]

  /// Reads a description; one that can't be read counts as an empty one, with a problem.
  init(bytes: [UInt8], name: String) {
    (self.bytes, self.name) = (bytes, name)
    do throws(JSONFault) {
      descriptor = try JSONParser.parse(bytes)
    } catch {
      descriptor = .object([])
      diagnostics.add(
        Problem(
          severity: .error, rule: .malformedTable,
          message: "the file is not JSON: expected \(error.expected)",
          location: .init(file: name, line: error.line, column: error.column),
          expected: error.expected))
      return
    }
    if !descriptor.isObject {
      report("the file holds no JSON object", at: [], expected: "a data package")
    } else if let resources = descriptor["resources"], resources.elements == nil {
      report(
        "'resources' is not a list", at: [.member("resources")], expected: "a list of tables")
    }
  }

  var title: String? {
    let title = descriptor["title"]?.text ?? ""
    return title.isEmpty ? nil : title
  }

  private var resources: [JSONValue] { descriptor["resources"]?.elements ?? [] }

  /// Whether it says which tables there are.
  var listsTables: Bool { descriptor["resources"] != nil }

  /// The index of the description of a table: the resource of its name, or of its file's.
  func resource(ofTable table: String) -> Int? {
    resources.firstIndex { $0["name"]?.text == table }
      ?? resources.firstIndex { $0["path"]?.text.map(fileName(of:)) == table + ".csv" }
  }

  /// The path of a table's file, relative to the folder, and how to read it; nil, with a problem,
  /// where the description asks for what can't be done.
  mutating func layout(ofTable table: String, resource index: Int) -> TableLayout? {
    let resource = resources[index]
    let errors = diagnostics.count(of: .error)
    var layout = TableLayout(path: table + ".csv")
    let path = resource["path"]
    if let text = path?.text ?? path?.elements.flatMap({ $0.count == 1 ? $0[0].text : nil }) {
      layout.path = text
      let isOutside =
        text.hasPrefix("/") || text.contains("://") || text.contains("\\")
        || text.split(separator: "/", omittingEmptySubsequences: false).contains("..")
      if text.isEmpty || isOutside {
        refuse(
          ["path"], ofTable: table, resource: index, text: text,
          expected: "a path within the package's folder")
      }
    } else {
      refuse(
        ["path"], ofTable: table, resource: index, text: describe(path),
        expected: "the path of one CSV file")
    }
    if let encoding = resource["encoding"]?.text,
      !["utf-8", "utf8"].contains(encoding.lowercased())
    {
      refuse(
        ["encoding"], ofTable: table, resource: index, text: encoding, expected: "utf-8")
    }
    readDialect(of: resource["dialect"], table: table, resource: index, into: &layout)
    layout.missingValues = resource["schema"]?["missingValues"]?.elements?.compactMap(\.text) ?? []
    return diagnostics.count(of: .error) == errors ? layout : nil
  }

  private mutating func readDialect(
    of dialect: JSONValue?, table: String, resource: Int, into layout: inout TableLayout
  ) {
    guard let dialect else { return }
    guard dialect.isObject else {
      return refuse(
        ["dialect"], ofTable: table, resource: resource, text: describe(dialect),
        expected: "an object")
    }
    // Version 2 of the specifications nests what belongs to CSV.
    let parts = [(["dialect"], dialect), (["dialect", "csv"], dialect["csv"])]
    for case (let path, let dialect?) in parts {
      func refuse(_ member: String, found value: JSONValue?, expected: String) {
        self.refuse(
          path + [member], ofTable: table, resource: resource, text: describe(value),
          expected: expected)
      }
      if let delimiter = dialect["delimiter"] {
        if let text = delimiter.text, text.utf8.count == 1, let byte = text.utf8.first,
          byte < 0x80, byte >= 0x20 || byte == 0x09, byte != Byte.quote
        {
          layout.delimiter = byte
        } else {
          refuse("delimiter", found: delimiter, expected: "one ASCII character")
        }
      }
      if let quote = dialect["quoteChar"], quote.text != "\"" {
        refuse("quoteChar", found: quote, expected: "'\"'")
      }
      if dialect["escapeChar"]?.text != nil {
        refuse(
          "escapeChar", found: dialect["escapeChar"],
          expected: "none, with a quote in a quoted field written twice")
      }
      if dialect["header"] == .bool(false) {
        refuse(
          "header", found: dialect["header"], expected: "a header in the file's first line")
      }
    }
  }

  // MARK: Problems

  private func describe(_ value: JSONValue?) -> String {
    value.map { shortened(String($0.text ?? String($0.prettyText.dropLast()))) } ?? "nothing"
  }

  /// - Parameter path: the names of the members that lead from the resource to the value at fault.
  private mutating func refuse(
    _ path: [String], ofTable table: String, resource: Int, text: String, expected: String
  ) {
    report(
      "'\(path.last ?? "")' of resource '\(table)' is '\(shortened(text))'",
      at: [.member("resources"), .element(resource)] + path.map { .member($0) }, text: text,
      expected: expected)
  }

  /// Tells that a table's file is not there.
  mutating func lacks(_ file: String, ofTable table: String, resource: Int) {
    let path: [JSONStep] = [.member("resources"), .element(resource), .member("path")]
    report(
      "resource '\(table)' has no file '\(file)'", at: path, text: file,
      expected: "a file at the resource's path")
  }

  /// Tells of a table's file that no resource describes.
  mutating func describesNothing(of file: String) {
    diagnostics.add(
      .warning(
        "no resource describes '\(file)', which is read all the same", rule: .malformedTable,
        at: location(of: [.member("resources"), .end]), text: file,
        expected: "a resource for every table"))
  }

  private mutating func report(
    _ found: String, at path: [JSONStep], text: String? = nil, expected: String
  ) {
    diagnostics.add(.error(found, at: location(of: path), text: text, expected: expected))
  }

  private func location(of path: [JSONStep]) -> Problem.Location {
    let (line, column) = JSONReader.location(ofValueAt: path, in: bytes)
    return Problem.Location(file: name, line: line, column: column)
  }
}

/// Where a table's file is and how it is written.
struct TableLayout {
  var path: String
  /// What parts its fields, where that is said.
  var delimiter: UInt8?
  var missingValues: [String] = []
}
