import Camarilla
import CamarillaFormats

/// The text of JSON objects, for writers of graphs in JSON.
struct ObjectText {
  private var bytes: [UInt8] = []
  private var hasMembers = false

  mutating func write(_ plain: String) { bytes.append(contentsOf: plain.utf8) }

  mutating func begin() {
    write("{")
    hasMembers = false
  }

  /// Begins an object that is a member of the one at hand.
  mutating func begin(named name: String) {
    self.name(name)
    begin()
  }

  mutating func end() {
    write("}")
    hasMembers = true
  }

  private mutating func name(_ name: String) {
    if hasMembers { write(", ") }
    hasMembers = true
    JSONValue.append(name, to: &bytes)
    write(": ")
  }

  mutating func text(named name: String, value: String, evenIfBlank: Bool = false) {
    guard evenIfBlank || !value.isEmpty else { return }
    self.name(name)
    JSONValue.append(value, to: &bytes)
  }

  mutating func plain(named name: String, value: String) {
    self.name(name)
    write(value)
  }

  /// A row's value of a column: of numbers and truths as such, unless it is no such thing in JSON.
  mutating func value(column: AttributeColumn, row: Int) {
    let value = column.values[row]
    guard !value.isEmpty else { return }
    switch column.type {
    case .boolean where value == "true" || value == "false": plain(named: column.name, value: value)
    case .integer where isJSONNumber(value, whole: true): plain(named: column.name, value: value)
    case .real where isJSONNumber(value, whole: true):
      plain(named: column.name, value: value + ".0")
    case .real where isJSONNumber(value, whole: false): plain(named: column.name, value: value)
    case .text, .boolean, .integer, .real: text(named: column.name, value: value)
    }
  }

  /// The values that columns have in a row.
  mutating func values(of columns: [AttributeColumn], row: Int) {
    for column in columns { value(column: column, row: row) }
  }

  /// An object of the title of a graph, as `name`, and its attributes.
  mutating func attributes(of document: GraphDocument) {
    begin()
    text(named: "name", value: document.title)
    for attribute in document.attributes { text(named: attribute.name, value: attribute.value) }
    end()
  }

  /// A list of objects, each on a line of its own, as a further member of a file.
  ///
  /// - Parameter members: writes the members of the object of an index.
  mutating func list(
    named name: String, count: Int, into file: inout AtomicFile,
    members: (inout ObjectText, Int) -> Void
  ) throws(FormatsError) {
    write(",\n\"\(name)\": [")
    for index in 0..<count {
      write(index == 0 ? "\n" : ",\n")
      begin()
      members(&self, index)
      end()
      try flush(into: &file)
    }
    write(count == 0 ? "]" : "\n]")
  }

  mutating func flush(into file: inout AtomicFile) throws(FormatsError) {
    try file.write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}

/// Whether a text is a number of JSON: no sign but a minus, no zeros in front, digits on both sides of a
/// point.
func isJSONNumber(_ text: String, whole: Bool) -> Bool {
  var rest = text.utf8[...]
  func digits() -> Int {
    let count = rest.prefix { (0x30...0x39).contains($0) }.count
    rest = rest.dropFirst(count)
    return count
  }
  if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
  let startsWithZero = rest.first == UInt8(ascii: "0")
  let count = digits()
  guard count > 0, count == 1 || !startsWithZero else { return false }
  if whole { return rest.isEmpty }
  if rest.first == UInt8(ascii: ".") {
    rest = rest.dropFirst()
    guard digits() > 0 else { return false }
  }
  if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
    rest = rest.dropFirst()
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
      rest = rest.dropFirst()
    }
    guard digits() > 0 else { return false }
  }
  return rest.isEmpty
}
