import Camarilla
package import CamarillaFormats
import CamarillaGraphviz

extension DOT {
  /// What Graphviz is given at the most; it keeps the whole graph in memory.
  private static let mostBytes = 512 << 20

  /// Reads one graph.
  ///
  /// - Throws: ``FormatsError/invalid(_:)`` with the line of what is no DOT, or for a text without a graph
  ///   or with several; ``FormatsError/notReadable(path:reason:)`` for more than 512 MiB or 20,000,000
  ///   edges.
  package static func read(_ input: TableInput) throws(FormatsError) -> GraphDocument {
    guard input.byteCount <= mostBytes else {
      throw .notReadable(
        path: input.name,
        reason: "it has \(input.byteCount >> 20) MiB; Graphviz keeps a graph in memory, and at most"
          + " \(mostBytes >> 20) MiB of DOT are read")
    }
    let text = try text(of: input)
    do throws(GraphvizError) {
      return DOTReader(try Graphviz.shared.graph(dot: text), file: input.name).document()
    } catch {
      throw failure(error, text, input.name)
    }
  }

  private static func text(of input: TableInput) throws(FormatsError) -> String {
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
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func failure(
    _ error: GraphvizError, _ text: String, _ file: String
  ) -> FormatsError {
    func invalid(
      _ message: String, line: Int = 1, column: Int = 1, text: String? = nil, expected: String
    ) -> FormatsError {
      .invalid(
        InvalidChronicle(problems: [
          Problem(
            .error, .malformedTable, message,
            location: .init(file: file, line: line, column: column), text: text,
            expected: expected)
        ]))
    }
    switch error {
    case .syntax(let line, let near, let message):
      let line = line ?? 1
      let lines = text.split(separator: "\n", maxSplits: line, omittingEmptySubsequences: false)
      let column =
        near.flatMap { near in
          line <= lines.count && !near.isEmpty
            ? lines[line - 1].firstRange(of: near).map {
              lines[line - 1][..<$0.lowerBound].unicodeScalars.count + 1
            } : nil
        } ?? 1
      return invalid(
        "the file is not DOT: \(message); expected a graph in the DOT language", line: line,
        column: column, text: near, expected: "a graph in the DOT language")
    case .noGraph:
      return invalid("the file holds no graph; expected one", expected: "one graph")
    case .moreThanOneGraph:
      return invalid(
        "the file holds more than one graph; expected one, so split the file",
        expected: "one graph")
    case .textTooLarge(let reason):
      return .notReadable(path: file, reason: "\(reason); Graphviz keeps a graph in memory")
    default:
      return .notReadable(path: file, reason: "\(error)")
    }
  }
}

/// Makes a document of what Graphviz read.
private struct DOTReader {
  let graph: GraphvizGraph
  private var built: GraphDocument

  init(_ graph: GraphvizGraph, file: String) {
    self.graph = graph
    built = GraphDocument(file: file)
  }

  consuming func document() -> GraphDocument {
    built.title = self.name(graph.name)
    for (name, value) in graph.attributes {
      let value = plain(value)
      if name == "label", built.title.isEmpty {
        built.title = value
      } else if !value.isEmpty {
        built.attributes.append(Attribute(name: plain(name), value: value))
      }
    }
    for warning in graph.warnings { warn(warning) }
    addNodes()
    addSubgraphs()
    addEdges()
    return built
  }

  private mutating func addNodes() {
    for name in graph.nodes {
      // Graphviz has each name once, but may tell apart what differs in normalisation only.
      if built.nodes.add(id: self.name(name)) == nil {
        built.problems.append(
          Problem(
            .error, .duplicateID, "two nodes are called '\(shortened(name))'",
            location: .init(file: built.file, line: 1, column: 1), text: name,
            expected: "every id once"))
      }
    }
    let renamed = graph.nodes.count { $0.hasPrefix("%") }
    if renamed > 0 {
      warn(
        "Graphviz gives nodes whose name begins with '%' another name;"
          + " \(renamed == 1 ? "1 is" : "\(renamed) are") called so here")
    }
    for column in graph.nodeColumns {
      if column.name == "label" {
        let names = graph.nodes
        let labels = labels(column) { names[$0] }
        built.nodes.labels = labels
      } else {
        let attribute = attribute(column)
        built.nodes.columns.append(attribute)
      }
    }
  }

  private mutating func addSubgraphs() {
    guard !graph.subgraphs.isEmpty else { return }
    let taken = Set(built.nodes.columns.map(\.name))
    var name = "subgraph"
    while taken.contains(name) { name += "-of" }
    var column = AttributeColumn(name)
    for subgraph in graph.subgraphs {
      let called = subgraph.label.isEmpty ? self.name(subgraph.name) : label(subgraph.label, of: "")
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
        source: nodes[edge.tail], target: nodes[edge.head], directed: graph.isDirected)
      built.edges.ids[index] = name(edge.key)
    }
    for column in graph.edgeColumns {
      switch column.name {
      case "label":
        let labels = labels(column) { _ in "" }
        built.edges.labels = labels
      case "weight": addWeights(column)
      case DOT.direction: addDirections(column)
      default:
        let attribute = attribute(column)
        built.edges.columns.append(attribute)
      }
    }
  }

  /// Takes the arrows that say something else than the graph; what tells of the picture only remains an
  /// attribute.
  private mutating func addDirections(_ column: GraphvizGraph.Column) {
    var rest = AttributeColumn(column.name)
    for (edge, value) in column.values.enumerated() {
      switch value {
      case "": break
      case "none": built.edges.directed[edge] = false
      case "forward": built.edges.directed[edge] = true
      default: rest.values[edge] = plain(value)
      }
    }
    if !rest.values.isEmpty { built.edges.columns.append(rest) }
  }

  private mutating func addWeights(_ column: GraphvizGraph.Column) {
    for (edge, value) in column.values.enumerated() where !value.isEmpty {
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
            location: .init(file: built.file, line: 1, column: 1), text: value,
            expected: "a number"))
      }
    }
  }

  // MARK: Texts

  private mutating func attribute(_ column: GraphvizGraph.Column) -> AttributeColumn {
    var attribute = AttributeColumn(DOT.unescaped(plain(column.name)))
    for (row, value) in column.values.enumerated() { attribute.values[row] = plain(value) }
    for row in column.markup { attribute.values[row] = withoutMarkup(column.values[row]) }
    noteMarkup(column)
    return attribute
  }

  private mutating func labels(
    _ column: GraphvizGraph.Column, name: (Int) -> String
  ) -> TextColumn {
    var labels = TextColumn()
    // The default label once Graphviz has drawn something, which is none: the node's name.
    for (row, value) in column.values.enumerated() where value != #"\N"# {
      labels[row] = label(value, of: name(row))
    }
    for row in column.markup { labels[row] = withoutMarkup(column.values[row]) }
    noteMarkup(column)
    return labels
  }

  private mutating func noteMarkup(_ column: GraphvizGraph.Column) {
    guard let first = column.markup.first else { return }
    warn(
      "\(column.markup.count == 1 ? "1 '\(column.name)' is" : "\(column.markup.count) '\(column.name)' are")"
        + " markup, of which only the text is kept", text: shortened(column.values[first]))
  }

  private mutating func warn(_ message: String, text: String? = nil) {
    built.problems.append(
      Problem(
        .warning, .malformedValue, message,
        location: .init(file: built.file, line: 1, column: 1), text: text))
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
