extension Chronicle.Builder {
  /// A builder that goes on from a chronicle: it has all rows of that, in their order, and takes more.
  ///
  /// ```swift
  /// var builder = Chronicle.Builder(chronicle)
  /// builder.add(
  ///   Relationship(kind: "rivalry", source: "stalin", target: "kirov", when: try Period("1934")))
  /// let longer = try builder.build()
  /// ```
  ///
  /// Relationships without ids of their own stay so, and are called by their rows as before.
  ///
  /// - Parameters:
  ///   - chronicle: what is there already.
  ///   - infersFigures: whether ends of further relationships that no figure was added for become figures.
  /// - Complexity: linear in the chronicle.
  public init(_ chronicle: Chronicle, infersFigures: Bool = false) {
    self.init(title: chronicle.title, infersFigures: infersFigures)
    for kind in chronicle.kinds where !RelationshipKind.standard.contains(kind) { add(kind) }
    for source in chronicle.sources { add(source) }
    for figure in chronicle.figures { add(figure) }
    reserveCapacity(chronicle.relationships.count)
    for (row, relationship) in chronicle.relationships.enumerated() {
      var relationship = relationship
      relationship.id = chronicle.table.ids[row]
      add(relationship)
    }
  }
}
