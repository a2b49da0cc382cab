import Camarilla
package import CamarillaFormats

extension DOT {
  /// The longest text that is read; it is held in memory.
  private static let mostBytes = 512 << 20

  /// Reads one graph.
  ///
  /// - Throws: ``FormatsError/invalid(_:)`` with the place of what is no DOT, or for a text without a
  ///   graph, with several, or with more than 20,000,000 edges; ``FormatsError/notReadable(path:reason:)``
  ///   for more than 512 MiB.
  /// - Complexity: linear in the text and the edges, in time and in memory.
  package static func read(_ input: TableInput) throws(FormatsError) -> GraphDocument {
    guard input.byteCount <= mostBytes else {
      throw .notReadable(
        path: input.name,
        reason:
          "it has \(input.byteCount >> 20) MiB; expected at most \(mostBytes >> 20) MiB of DOT")
    }
    let bytes = try bytes(of: input)
    let graphs: [DOTGraph]
    let doubts: [DOTFault]
    do throws(DOTFault) {
      (graphs, doubts) = try DOTParser.graphs(in: bytes)
    } catch {
      throw invalid("the file is not DOT: \(error.message)", error, input.name)
    }
    guard let first = graphs.first else {
      let nowhere = DOTPosition(offset: 0, line: 1, column: 1)
      throw invalid(
        "the file holds no graph", DOTFault(message: "", expected: "one", position: nowhere),
        input.name)
    }
    if graphs.count > 1 {
      let second = graphs[1].position
      throw invalid(
        "the file holds more than one graph",
        DOTFault(message: "", expected: "one, so split the file", position: second), input.name)
    }
    return DOTReader(first, doubts: doubts, file: input.name).document()
  }

  private static func bytes(of input: TableInput) throws(FormatsError) -> [UInt8] {
    var source = try input.open()
    var bytes: [UInt8] = []
    while case let piece = try source.prefix(1 << 20), !piece.isEmpty { bytes += piece }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    if let bad = unsafe bytes.withUnsafeBufferPointer({ unsafe firstInvalidUTF8(in: $0) }) {
      let before = bytes[..<bad]
      let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      let byte = "0x" + String(bytes[bad], radix: 16, uppercase: true)
      throw .invalid(
        InvalidChronicle(problems: [
          Problem(
            .error, .malformedTable,
            "byte \(byte) is no UTF-8; expected UTF-8 (if the file is in Latin-1, save it as UTF-8)",
            location: .init(
              file: input.name, line: before.count { $0 == UInt8(ascii: "\n") } + 1,
              column: before[start...].count { $0 & 0xC0 != 0x80 } + 1),
            text: byte, expected: "UTF-8")
        ]))
    }
    return bytes
  }

  private static func invalid(_ what: String, _ fault: DOTFault, _ file: String) -> FormatsError {
    .invalid(
      InvalidChronicle(problems: [
        Problem(
          .error, .malformedTable, "\(what); expected \(fault.expected)",
          location: fault.position.location(in: file), text: fault.text, expected: fault.expected)
      ]))
  }
}

extension DOTPosition {
  func location(in file: String) -> Problem.Location {
    Problem.Location(file: file, line: line, column: column)
  }
}

/// Makes a document of a graph.
private struct DOTReader {
  let graph: DOTGraph
  private var built: GraphDocument

  init(_ graph: DOTGraph, doubts: [DOTFault], file: String) {
    self.graph = graph
    built = GraphDocument(file: file)
    for doubt in doubts {
      warn("\(doubt.message); expected \(doubt.expected)", at: doubt.position, text: doubt.text)
    }
  }

  consuming func document() -> GraphDocument {
    built.title = self.name(graph.name)
    for (name, value) in graph.attributes {
      let value = value.isMarkup ? withoutMarkup(value.text) : plain(value.text)
      if name == "label", built.title.isEmpty {
        built.title = value
      } else if !value.isEmpty {
        built.attributes.append(Attribute(name: plain(name), value: value))
      }
    }
    addNodes()
    addSubgraphs()
    addEdges()
    return built
  }

  private mutating func addNodes() {
    for (name, position) in zip(graph.nodes, graph.nodePositions) {
      // Names that differ in their backslashes may be one without them.
      if built.nodes.add(id: self.name(name), line: position.line) == nil {
        built.problems.append(
          Problem(
            .error, .duplicateID, "two nodes are called '\(shortened(self.name(name)))'",
            location: position.location(in: built.file), text: name, expected: "every id once"))
      }
    }
    for column in graph.nodeColumns {
      if column.name == "label" {
        let names = graph.nodes
        let labels = labels(column, rowCount: names.count) { names[$0] }
        built.nodes.labels = labels
      } else {
        let attribute = attribute(column, rowCount: graph.nodes.count)
        built.nodes.columns.append(attribute)
      }
    }
  }

  private mutating func addSubgraphs() {
    let subgraphs = graph.subgraphs.filter { !$0.name.isEmpty }
    guard !subgraphs.isEmpty else { return }
    let taken = Set(built.nodes.columns.map(\.name))
    var name = "subgraph"
    while taken.contains(name) { name += "-of" }
    var column = AttributeColumn(name)
    for subgraph in subgraphs {
      let called =
        subgraph.label.text.isEmpty || subgraph.label.isMarkup
        ? self.name(subgraph.name) : label(subgraph.label.text, of: "")
      for node in subgraph.nodes {
        let others = column.values[node]
        column.values[node] = others.isEmpty ? called : "\(others); \(called)"
      }
    }
    if !column.values.isEmpty { built.nodes.columns.append(column) }
  }

  private mutating func addEdges() {
    let nodes = graph.nodes.map { built.nodes.index(of: name($0))! }
    built.edges.reserveCapacity(graph.edges.count)
    for (index, edge) in graph.edges.enumerated() {
      built.edges.add(
        source: nodes[edge.tail], target: nodes[edge.head], directed: graph.isDirected,
        line: edge.position.line)
      built.edges.ids[index] = name(edge.key)
    }
    for column in graph.edgeColumns {
      switch column.name {
      case "label":
        let labels = labels(column, rowCount: graph.edges.count) { _ in "" }
        built.edges.labels = labels
      case "weight": addWeights(column)
      case DOT.direction: addDirections(column)
      default:
        let attribute = attribute(column, rowCount: graph.edges.count)
        built.edges.columns.append(attribute)
      }
    }
  }

  /// Takes the arrows that say something else than the graph; what tells of the picture only remains an
  /// attribute.
  private mutating func addDirections(_ column: DOTGraph.Column) {
    var rest = AttributeColumn(column.name)
    for edge in graph.edges.indices {
      switch column.values[edge] {
      case "": break
      case "none": built.edges.directed[edge] = false
      case "forward": built.edges.directed[edge] = true
      default: rest.values[edge] = plain(column.values[edge])
      }
    }
    if !rest.values.isEmpty { built.edges.columns.append(rest) }
  }

  private mutating func addWeights(_ column: DOTGraph.Column) {
    for edge in graph.edges.indices {
      let value = column.values[edge]
      if value.isEmpty { continue }
      if let weight = Double(value), weight.isFinite {
        built.edges.weights[edge] = weight
      } else {
        let ends =
          "'\(graph.nodes[graph.edges[edge].tail])'"
          + " and '\(graph.nodes[graph.edges[edge].head])'"
        built.problems.append(
          Problem(
            .error, .malformedValue,
            "the weight '\(shortened(value))' of an edge between \(ends) is no number;"
              + " expected a number",
            location: graph.edges[edge].position.location(in: built.file), text: value,
            expected: "a number"))
      }
    }
  }

  // MARK: Texts

  private mutating func attribute(_ column: DOTGraph.Column, rowCount: Int) -> AttributeColumn {
    var attribute = AttributeColumn(DOT.unescaped(plain(column.name)))
    for row in 0..<rowCount { attribute.values[row] = plain(column.values[row]) }
    for row in column.markup { attribute.values[row] = withoutMarkup(column.values[row]) }
    noteMarkup(column)
    return attribute
  }

  private mutating func labels(
    _ column: DOTGraph.Column, rowCount: Int, name: (Int) -> String
  ) -> TextColumn {
    var labels = TextColumn()
    // The default label once Graphviz has drawn something, which is none: the node's name.
    for row in 0..<rowCount where column.values[row] != #"\N"# {
      labels[row] = label(column.values[row], of: name(row))
    }
    for row in column.markup { labels[row] = withoutMarkup(column.values[row]) }
    noteMarkup(column)
    return labels
  }

  private mutating func noteMarkup(_ column: DOTGraph.Column) {
    guard let first = column.markup.min() else { return }
    warn(
      "\(column.markup.count == 1 ? "1 '\(column.name)' is" : "\(column.markup.count) '\(column.name)' are")"
        + " markup, of which only the text is kept", at: graph.position,
      text: shortened(column.values[first]))
  }

  private mutating func warn(_ message: String, at position: DOTPosition, text: String? = nil) {
    built.problems.append(
      Problem(
        .warning, .malformedValue, message, location: position.location(in: built.file),
        text: text))
  }

  /// What a graph, node or edge is called; see ``DOT/write(_:to:)``.
  private func name(_ text: String) -> String {
    let isEscaped = text.utf8.starts(with: #"\%"#.utf8)
    return plain(isEscaped ? String(decoding: text.utf8.dropFirst(), as: UTF8.self) : text)
  }

  /// A text with every backslash that is written twice once.
  private func plain(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
    var plain: [UInt8] = []
    var isFirst = false
    for byte in text.utf8 {
      // The first of each two is kept, as is one alone.
      isFirst = byte == UInt8(ascii: "\\") && !isFirst
      if isFirst || byte != UInt8(ascii: "\\") { plain.append(byte) }
    }
    return String(decoding: plain, as: UTF8.self)
  }

  /// A label as it would be shown: `\n`, `\l` and `\r` end a line, `\N` is the node's name and `\G` the
  /// graph's.
  private func label(_ text: String, of node: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
    var label = ""
    var isEscaped = false
    // The line ends at the end that only say how the last line is aligned.
    var ends = 0
    for scalar in text.unicodeScalars {
      guard isEscaped else {
        if scalar == "\\" {
          isEscaped = true
        } else {
          label.unicodeScalars.append(scalar)
          ends = 0
        }
        continue
      }
      isEscaped = false
      ends = ["n", "l", "r"].contains(scalar) ? ends + 1 : 0
      switch scalar {
      case "n", "l", "r": label.append("\n")
      case "N": label += name(node)
      case "G": label += name(graph.name)
      default: label.unicodeScalars.append(scalar)
      }
    }
    label.unicodeScalars.removeLast(ends)
    return label
  }

  /// The text within HTML-like markup, with its entities resolved.
  private func withoutMarkup(_ markup: String) -> String {
    var text = ""
    var rest = markup[...]
    while let next = rest.firstIndex(where: { $0 == "<" || $0 == "&" }) {
      text += rest[..<next]
      let end =
        rest[next...].firstIndex(of: rest[next] == "<" ? ">" : ";")
        ?? rest.index(before: rest.endIndex)
      let piece = rest[next...end]
      rest = rest[rest.index(after: end)...]
      if piece.first == "&" {
        text += Self.entity(piece.dropFirst().dropLast()) ?? String(piece)
      } else if piece.dropFirst().prefix(2).lowercased() == "br" || piece.lowercased() == "</tr>" {
        text += "\n"
      } else if piece.lowercased() == "</td>" {
        text += " "
      }
    }
    text += rest
    return text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
      .filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private static func entity(_ name: Substring) -> String? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    case "nbsp": return " "
    default:
      guard name.first == "#" else { return nil }
      let digits = name.dropFirst()
      let isHexadecimal = digits.first == "x" || digits.first == "X"
      let number = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return number.flatMap(Unicode.Scalar.init).map { String($0) }
    }
  }
}
