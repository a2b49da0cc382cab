import Camarilla

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
  var position: TextPosition

  /// What a message calls it.
  var description: String {
    switch kind {
    case .end: "the end of the file"
    case .markup: "'<\(shortened(text))>'"
    default: "'\(shortened(text))'"
    }
  }
}
