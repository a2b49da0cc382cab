import Camarilla
package import CamarillaFormats

extension DOT {
  /// Reads a graph, or all that there are.
  ///
  /// - Parameter graph: which of several graphs is read, by name; all of them without.
  /// - Throws: ``FormatsError/invalid(_:)`` with the location of what is no DOT, or for a text without a
  ///   graph or one that makes a million edges, or five million attributes, more than it has bytes;
  ///   ``FormatsError/notReadable(path:reason:)`` for more than 512 MiB.
  /// - Complexity: linear in the text, the edges and the attributes, in time and in memory.
  package static func read(
    _ input: TableInput, graph: String?
  ) throws(FormatsError) -> GraphDocument {
    var text = try WholeText(input, format: "DOT")
    if let (byte, location) = text.invalid {
      guard declaresLatin1(text.bytes) else {
        throw FormatsError(
          .error(
            "byte \(byte) is no UTF-8", at: location, text: byte,
            expected: "UTF-8, or 'charset=latin1' among the graph's attributes"))
      }
      text.readAsLatin1()
    }
    let graphs: [DOTGraph]
    let diagnostics: Diagnostics
    do throws(TextFault) {
      (graphs, diagnostics) = try DOTParser.graphs(in: text.bytes, file: input.name)
    } catch {
      throw error.error(in: input.name, format: "DOT")
    }
    guard !graphs.isEmpty else {
      let start = TextPosition(offset: 0, line: 1, column: 1)
      throw TextFault(message: "the file holds no graph", expected: "one", position: start)
        .error(in: input.name)
    }
    let documents = graphs.enumerated().map { index, graph in
      DOTReader(
        graph: graph, diagnostics: index == 0 ? diagnostics : Diagnostics(), file: input.name
      ).document()
    }
    return try GraphDocument(graphs: documents, only: graph)
  }

  // MARK: Characters

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
}
