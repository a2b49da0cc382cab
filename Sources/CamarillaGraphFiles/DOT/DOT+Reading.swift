import Camarilla
package import CamarillaFormats
import LongWork

extension DOT {
  /// The longest text that is read; it is held in memory.
  private static let mostBytes = 512 << 20

  /// Reads a graph, or all that there are.
  ///
  /// - Parameter graph: which of several graphs is read, by name; all of them without.
  /// - Throws: ``FormatsError/invalid(_:)`` with the place of what is no DOT, or for a text without a
  ///   graph or with more than 20,000,000 edges; ``FormatsError/notReadable(path:reason:)`` for more than
  ///   512 MiB.
  /// - Complexity: linear in the text and the edges, in time and in memory.
  package static func read(
    _ input: TableInput, graph: String?
  ) throws(FormatsError) -> GraphDocument {
    guard input.byteCount <= mostBytes else {
      throw .notReadable(
        path: input.name,
        reason:
          "it has \(input.byteCount >> 20) MiB; expected at most \(mostBytes >> 20) MiB of DOT")
    }
    let bytes = try text(of: input, progress: WorkStep(name: "reading", of: input.byteCount))
    let graphs: [DOTGraph]
    let diagnostics: Diagnostics
    do throws(DOTFault) {
      (graphs, diagnostics) = try DOTParser.graphs(in: bytes, file: input.name)
    } catch {
      throw invalid(what: "the file is not DOT: \(error.message)", fault: error, file: input.name)
    }
    guard !graphs.isEmpty else {
      let nowhere = DOTPosition(offset: 0, line: 1, column: 1)
      throw invalid(
        what: "the file holds no graph",
        fault: DOTFault(message: "", expected: "one", position: nowhere),
        file: input.name)
    }
    let documents = graphs.enumerated().map { index, graph in
      DOTReader(
        graph: graph, diagnostics: index == 0 ? diagnostics : Diagnostics(), file: input.name
      ).document()
    }
    return try GraphDocument(graphs: documents, only: graph)
  }

  private static func invalid(what: String, fault: DOTFault, file: String) -> FormatsError {
    FormatsError(
      .error(
        what, at: fault.position.location(in: file), text: fault.text, expected: fault.expected))
  }

  // MARK: Characters

  /// The text in UTF-8.
  private static func text(
    of input: TableInput, progress: WorkStep
  ) throws(FormatsError) -> [UInt8] {
    var source = try input.open()
    var bytes: [UInt8] = []
    while case let piece = try source.prefix(count: 1 << 20), !piece.isEmpty {
      bytes += piece
      progress.advance(by: piece.count)
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard let bad = unsafe bytes.withUnsafeBufferPointer({ unsafe firstInvalidUTF8(in: $0) }) else {
      return bytes
    }
    if declaresLatin1(bytes) { return fromLatin1(of: bytes) }
    let before = bytes[..<bad]
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let byte = "0x" + String(bytes[bad], radix: 16, uppercase: true)
    throw FormatsError(
      .error(
        "byte \(byte) is no UTF-8",
        at: .init(
          file: input.name, line: before.count { $0 == UInt8(ascii: "\n") } + 1,
          column: before[start...].count { $0 & 0xC0 != 0x80 } + 1),
        text: byte, expected: "UTF-8, or 'charset=latin1' among the graph's attributes"))
  }

  /// Graphviz's names of ISO 8859-1, without their marks.
  private static let latin1: Set<String> = ["latin1", "l1", "iso88591", "isoir100"]

  /// Whether a graph's attribute `charset` says that the text is in ISO 8859-1.
  private static func declaresLatin1(_ bytes: [UInt8]) -> Bool {
    var lexer = DOTLexer(bytes)
    // What is before the value: the attribute's name, and the sign.
    var state = 0
    while let token = try? lexer.next(), token.kind != .end {
      switch (state, token.kind) {
      case (2, .text):
        let name = token.text.lowercased().filter { $0.isLetter || $0.isNumber }
        if latin1.contains(name) { return true }
        state = 0
      case (1, .symbol(UInt8(ascii: "="))): state = 2
      default: state = token.kind == .text && token.text.lowercased() == "charset" ? 1 : 0
      }
    }
    return false
  }

  /// ISO 8859-1 as Windows-1252 extends it, which is what such files hold.
  private static func fromLatin1(of bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 0x80 {
        text.append(byte)
      } else {
        let scalar = byte < 0xA0 ? windows1252[Int(byte) - 0x80] : Unicode.Scalar(byte)
        text += String(scalar).utf8
      }
    }
    return text
  }

  /// What stands from 0x80 to 0x9F.
  private static let windows1252: [Unicode.Scalar] = [
    "\u{20AC}", "\u{81}", "\u{201A}", "\u{192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
    "\u{2C6}", "\u{2030}", "\u{160}", "\u{2039}", "\u{152}", "\u{8D}", "\u{17D}", "\u{8F}",
    "\u{90}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
    "\u{2DC}", "\u{2122}", "\u{161}", "\u{203A}", "\u{153}", "\u{9D}", "\u{17E}", "\u{178}",
  ]
}

extension DOTPosition {
  func location(in file: String) -> Problem.Location {
    Problem.Location(file: file, line: line, column: column)
  }
}
