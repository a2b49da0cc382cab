import Camarilla

/// What a kind's name says of edges in formats that have no word for their direction or sign.
enum KindName {
  /// Whether edges of the kind have a direction: appointments, denunciations, and what is called an arc.
  static func isDirected(_ name: String) -> Bool {
    RelationshipKind.standard.first { $0.name == name }?.isDirected
      ?? (name == "arc" || name.hasSuffix("-arc"))
  }

  /// The sign of edges that are of no kind but have a name for want of one, as `negative-tie`; nil for the names of
  /// kinds.
  static func plainSign(_ name: String) -> Sign? {
    switch name {
    case "tie", "arc": .neutral
    case "positive-tie", "positive-arc": .positive
    case "negative-tie", "negative-arc": .negative
    default: nil
    }
  }

  /// Whether it is what edges below 0 of another kind are called, as `negative-vote`.
  static func isNegative(_ name: String) -> Bool { name.hasPrefix("negative-") }

  /// What an edge of no kind is called.
  static func plain(_ sign: Sign, isDirected: Bool) -> String {
    (sign == .neutral ? "" : sign.adjective + "-") + (isDirected ? "arc" : "tie")
  }
}

extension GraphDocument {
  /// The name of each edge's kind; blank where it has none.
  var kinds: TextColumn { edges.columns.first { $0.name == "kind" }?.values ?? TextColumn() }

  /// The sign that the column `sign` gives each edge.
  var signs: TextColumn { edges.columns.first { $0.name == "sign" }?.values ?? TextColumn() }
}
