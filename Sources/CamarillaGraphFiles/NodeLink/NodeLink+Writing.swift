import Camarilla
package import CamarillaFormats

extension NodeLink {
  /// Writes a document as NetworkX 3.4 and later reads it by default, an element a line. Linear time.
  ///
  /// - Throws: as ``AtomicFile``.
  package static func write(_ document: GraphDocument, to path: String) throws(FormatsError) {
    var file = try AtomicFile(path: path)
    var object = ObjectText()
    let nodes = document.nodes
    let edges = document.edges
    let isDirected = edges.directed.contains(true)
    object.write("{\n\"directed\": \(isDirected),\n\"multigraph\": true,\n\"graph\": ")
    object.begin()
    object.text(named: "name", value: document.title)
    for attribute in document.attributes {
      object.text(named: attribute.name, value: attribute.value)
    }
    object.end()
    object.write(",\n\"nodes\": [")
    for node in 0..<nodes.count {
      object.write(node == 0 ? "\n" : ",\n")
      object.begin()
      object.text(named: "id", value: nodes.ids[node], evenIfBlank: true)
      object.text(named: "label", value: nodes.labels[node])
      for column in nodes.columns { object.value(column: column, row: node) }
      object.end()
      try object.flush(into: &file)
    }
    object.write(nodes.count == 0 ? "],\n\"edges\": [" : "\n],\n\"edges\": [")
    for edge in 0..<edges.count {
      object.write(edge == 0 ? "\n" : ",\n")
      object.begin()
      object.text(named: "source", value: nodes.ids[Int(edges.sources[edge])], evenIfBlank: true)
      object.text(named: "target", value: nodes.ids[Int(edges.targets[edge])], evenIfBlank: true)
      object.text(named: "key", value: edges.ids[edge])
      object.text(named: "label", value: edges.labels[edge])
      if edges.directed[edge] != isDirected {
        object.plain(named: "directed", value: "\(!isDirected)")
      }
      if edges.weights[edge] != 1 { object.plain(named: "weight", value: "\(edges.weights[edge])") }
      for column in edges.columns { object.value(column: column, row: edge) }
      object.end()
      try object.flush(into: &file)
    }
    object.write(edges.count == 0 ? "]\n}\n" : "\n]\n}\n")
    try object.flush(into: &file)
    try file.commit()
  }
}

/// The text of objects.
private struct ObjectText {
  private var bytes: [UInt8] = []
  private var hasMembers = false

  mutating func write(_ plain: String) { bytes.append(contentsOf: plain.utf8) }

  mutating func begin() {
    write("{")
    hasMembers = false
  }

  mutating func end() { write("}") }

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

  mutating func flush(into file: inout AtomicFile) throws(FormatsError) {
    try file.write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}

/// Whether a text is a number of JSON: no sign but a minus, no zeros in front, digits on both sides of a
/// point.
private func isJSONNumber(_ text: String, whole: Bool) -> Bool {
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
