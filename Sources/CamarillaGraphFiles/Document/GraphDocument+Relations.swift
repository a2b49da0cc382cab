import Camarilla

extension GraphDocument {
  /// Makes relations kinds of edges, in formats that hold a relation as a list or matrix with a name and numbers.
  ///
  /// What values below 0 say is decided as in every other format, see ``EdgeKinds``.
  ///
  /// - Parameters:
  ///   - relations: the relation of each edge.
  ///   - names: of the relations; blank where one has none.
  ///   - parts: what those without a name are told apart by; blank where there is nothing to tell apart.
  mutating func takeRelations(_ relations: [Int32], names: [String], parts: [String]) {
    if parts.contains(where: { !$0.isEmpty }) {
      for (edge, relation) in relations.enumerated() { edges.parts[edge] = parts[Int(relation)] }
    }
    if names.contains(where: { !$0.isEmpty }) {
      var kinds = AttributeColumn(name: "kind")
      for (edge, relation) in relations.enumerated() {
        kinds.values[edge] = names[Int(relation)]
      }
      if !kinds.values.isEmpty { edges.columns.append(kinds) }
    }
  }

  /// The edges of each kind and direction, directed ones first, in the order in which kinds are met: the
  /// relations as which other formats hold them.
  ///
  /// - Parameter kinds: the name of each edge's kind.
  func relations(of kinds: TextColumn) -> [(name: String, isDirected: Bool, edges: [Int32])] {
    [true, false].flatMap { isDirected in
      var indices: [String: Int] = [:]
      var relations: [(name: String, isDirected: Bool, edges: [Int32])] = []
      for edge in 0..<edges.count where edges.directed[edge] == isDirected {
        let kind = kinds[edge]
        if let index = indices[kind] {
          relations[index].edges.append(Int32(edge))
        } else {
          indices[kind] = relations.count
          relations.append((kind, isDirected, [Int32(edge)]))
        }
      }
      return relations
    }
  }

  /// An edge's weight with the sign that its column tells, as formats of numbers have it.
  func signedWeight(ofEdge edge: Int, signs: TextColumn) -> Double {
    signs[edge] == "-1" ? -edges.weights[edge] : edges.weights[edge]
  }
}
