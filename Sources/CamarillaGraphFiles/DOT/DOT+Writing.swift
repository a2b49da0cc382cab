import Camarilla
package import CamarillaFormats

extension DOT {
  /// Writes a document as one graph. Linear time, and memory for a piece of the text at a time.
  ///
  /// - Throws: ``FormatsError/notRepresentable(reason:)`` for a NUL in a text, or as ``AtomicFile``.
  package static func write(_ document: GraphDocument, to path: String) throws(FormatsError) {
    var file = try AtomicFile(path: path)
    var line = Statement()
    let isDirected = document.edges.directed.contains(true)
    line.write(isDirected ? "digraph " : "graph ")
    if !document.title.isEmpty {
      line.write(name: document.title)
      line.write(" ")
    }
    line.write("{\n")
    for attribute in document.attributes {
      line.write("  graph")
      line.attribute(named: attribute.name, value: attribute.value)
      line.end()
    }
    let nodes = document.nodes
    for node in 0..<nodes.count {
      line.write("  ")
      line.write(name: nodes.ids[node])
      line.attribute(named: "label", value: nodes.labels[node])
      for column in nodes.columns { line.attribute(named: column.name, value: column.values[node]) }
      line.end()
      try line.flush(into: &file)
    }
    let edges = document.edges
    let names = edges.columns.map { escaped($0.name) }
    for edge in 0..<edges.count {
      line.write("  ")
      line.write(name: nodes.ids[Int(edges.sources[edge])])
      line.write(isDirected ? " -> " : " -- ")
      line.write(name: nodes.ids[Int(edges.targets[edge])])
      if isDirected, !edges.directed[edge] { line.attribute(named: direction, value: "none") }
      line.attribute(named: "key", value: edges.ids[edge], isName: true)
      line.attribute(named: "label", value: edges.labels[edge])
      if edges.weights[edge] != 1 {
        line.attribute(named: "weight", value: shortest(of: edges.weights[edge]))
      }
      for (name, column) in zip(names, edges.columns) {
        line.attribute(named: name, value: column.values[edge])
      }
      line.end()
      try line.flush(into: &file)
    }
    line.write("}\n")
    try line.flush(into: &file)
    try file.commit()
  }
}

/// The text of statements.
private struct Statement {
  private var text: [UInt8] = []
  private var hasAttributes = false
  private var holdsNUL = false

  mutating func write(_ plain: String) { text.append(contentsOf: plain.utf8) }

  /// An identifier, in quotes if it needs them.
  ///
  /// Within quotes the language knows `\"` only and leaves other backslashes alone, so that a text
  /// could not end in one; each is written twice, as in labels.
  ///
  /// - Parameter isName: whether it names a graph, node or edge. Graphviz gives those whose name begins
  ///   with `%` another one, so that a backslash stands before it.
  mutating func write(id: String, isName: Bool = false) {
    if Self.isPlain(id) {
      write(id)
      return
    }
    text.append(UInt8(ascii: "\""))
    if isName, id.utf8.first == UInt8(ascii: "%") { text.append(UInt8(ascii: "\\")) }
    for byte in id.utf8 {
      if byte == 0 { holdsNUL = true }
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        text.append(UInt8(ascii: "\\"))
      }
      text.append(byte)
    }
    text.append(UInt8(ascii: "\""))
  }

  mutating func write(name: String) { write(id: name, isName: true) }

  /// Adds an attribute, unless it is blank.
  mutating func attribute(named name: String, value: String, isName: Bool = false) {
    guard !value.isEmpty else { return }
    write(hasAttributes ? ", " : " [")
    hasAttributes = true
    write(id: name)
    write("=")
    write(id: value, isName: isName)
  }

  mutating func end() {
    write(hasAttributes ? "];\n" : ";\n")
    hasAttributes = false
  }

  mutating func flush(into file: inout AtomicFile) throws(FormatsError) {
    if holdsNUL {
      let text = String(decoding: text, as: UTF8.self)
      throw .notRepresentable(reason: "a NUL stands in '\(shortened(text))'")
    }
    try file.write(text)
    text.removeAll(keepingCapacity: true)
  }

  private static let keywords: Set<String> = [
    "node", "edge", "graph", "digraph", "subgraph", "strict",
  ]

  /// Whether a text is an identifier, or a number, as it stands.
  private static func isPlain(_ id: String) -> Bool {
    guard let first = id.utf8.first else { return false }
    if isLetter(first) {
      return id.utf8.allSatisfy { isLetter($0) || isDigit($0) }
        && !keywords.contains(id.lowercased())
    }
    var digits = id.utf8[...]
    if first == UInt8(ascii: "-") { digits = digits.dropFirst() }
    let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return (1...2).contains(parts.count)
      && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(isDigit) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_")
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
