import Camarilla

/// A place in a text of the DOT language.
struct DOTPosition: Equatable {
  /// In bytes, from 0.
  var offset: Int
  /// From 1.
  var line: Int
  /// From 1, in Unicode scalars.
  var column: Int
}

/// The smallest piece of a text that the DOT language knows.
struct DOTToken {
  enum Kind: Equatable {
    /// An identifier: a name, a number, or a text in quotes.
    case text
    /// A text in angle brackets.
    case markup
    case strict, graph, digraph, node, edge, subgraph
    /// `->` or `--`.
    case edgeOperator(isDirected: Bool)
    /// One of `{}[];,:=+@`.
    case symbol(UInt8)
    /// The end of the file.
    case end
  }

  var kind: Kind
  /// What an identifier says, without its quotes or brackets; else as it stands in the file.
  var text: String
  /// Whether it stands in quotes or angle brackets. Only such texts are joined by `+`.
  var isQuoted = false
  var position: DOTPosition

  /// What a message calls it.
  var description: String {
    switch kind {
    case .end: "the end of the file"
    case .markup: "'<\(shortened(text))>'"
    default: "'\(shortened(text))'"
    }
  }
}

/// Why a text is no DOT.
struct DOTFault: Error, Equatable {
  var message: String
  var expected: String
  var text: String?
  var position: DOTPosition
}
