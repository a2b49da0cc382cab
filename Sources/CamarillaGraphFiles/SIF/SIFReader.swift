import Camarilla
import CamarillaFormats

/// Reads a network in SIF; see ``SIF``.
struct SIFReader {
  private struct Field {
    var text: String
    var column: Int
  }

  private let bytes: [UInt8]
  private var document: GraphDocument
  private var kinds = AttributeColumn(name: "kind")
  /// The interactions and the nodes of lines with tabs.
  private var interactions: Set<String> = []
  private var names: Set<String> = []
  private var signs = AttributeColumn(name: "sign", type: .integer)

  init(text: [UInt8], document: GraphDocument) {
    bytes = text
    self.document = document
    self.document.kindName = "interaction"
  }

  mutating func read() -> GraphDocument {
    let tab = UInt8(ascii: "\t")
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let isTabbed = bytes.contains(tab)
    if isTabbed { learnWords(ofLines: lines.filter { $0.contains(tab) }) }
    for (index, line) in lines.enumerated() {
      var fields = Self.fields(of: line, isTabbed: isTabbed)
      if isTabbed, !line.contains(tab) {
        let words = Self.fields(of: line, isTabbed: false)
        if isEdge(words.map(\.text)) {
          document.linesPartedByBlanks.append(
            .init(file: document.file, line: index + 1, column: words[0].column))
          fields = words
        }
      }
      if !fields.isEmpty { read(fields, line: index + 1) }
    }
    document.edges.columns = [kinds, signs].filter { !$0.values.isEmpty }
    return document
  }

  /// Takes down the interactions and the nodes of lines with tabs.
  private mutating func learnWords(ofLines lines: [ArraySlice<UInt8>]) {
    for line in lines {
      let texts = Self.fields(of: line, isTabbed: true).map(\.text)
      for (index, text) in texts.enumerated() {
        if index == 1 { interactions.insert(text) } else { names.insert(text) }
      }
    }
  }

  /// Whether a line without tabs, in a file with tabs, is an edge: blanks are part of a name there, but a line that
  /// somebody added has a known interaction between its words, or stands between known nodes.
  private func isEdge(_ words: [String]) -> Bool {
    guard words.count > 2, !names.contains(words.joined(separator: " ")) else { return false }
    return interactions.contains(words[1])
      || names.contains(words[0]) && words.dropFirst(2).allSatisfy(names.contains)
  }

  /// The fields of a line without the blanks around them, and without blank ones at the end.
  private static func fields(of line: ArraySlice<UInt8>, isTabbed: Bool) -> [Field] {
    var fields: [Field] = []
    var column = 1
    var start = line.startIndex
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0D || byte == 0x09 }
    for end in line.indices.map({ $0 }) + [line.endIndex] {
      let isSeparator =
        end == line.endIndex || line[end] == UInt8(ascii: "\t") || !isTabbed && isBlank(line[end])
      guard isSeparator else { continue }
      let piece = line[start..<end]
      let front = piece.prefix(while: isBlank)
      let text = String(decoding: piece.dropFirst(front.count), as: UTF8.self).withoutOuterBlanks
      if isTabbed || !text.isEmpty {
        fields.append(Field(text: text, column: column + front.count))
      }
      column += piece.count { $0 & 0xC0 != 0x80 } + 1
      start = min(end + 1, line.endIndex)
    }
    while fields.last?.text.isEmpty ?? false { fields.removeLast() }
    return fields
  }

  private mutating func read(_ fields: [Field], line: Int) {
    if let blank = fields.first(where: { $0.text.isEmpty }) {
      return report(
        "a field of the line is blank", line: line, column: blank.column,
        expected: "a node, an interaction and nodes, parted by single tabs")
    }
    if fields.count == 2 {
      return report(
        "'\(shortened(fields[0].text))' has the interaction '\(shortened(fields[1].text))' with no other"
          + " node", line: line, column: fields[1].column,
        expected: "a node alone, or a node, an interaction and nodes")
    }
    let ends = fields.enumerated().filter { $0.offset != 1 }.map { field in
      document.nodes.mention(field.element.text, line: line, position: field.element.column)
    }
    guard fields.count > 2 else { return }
    let kind = fields[1].text
    for target in ends.dropFirst() {
      let edge = document.edges.add(
        source: ends[0], target: target, directed: KindName.isDirected(kind), line: line,
        position: fields[0].column)
      if let sign = KindName.plainSign(kind) {
        signs.values[Int(edge)] = sign == .neutral ? "" : "\(sign.rawValue)"
      } else {
        kinds.values[Int(edge)] = kind
      }
    }
  }

  private mutating func report(_ message: String, line: Int, column: Int, expected: String) {
    document.diagnostics.add(
      .error(
        message, at: .init(file: document.file, line: line, column: column), expected: expected))
  }
}
