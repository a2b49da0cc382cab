import Camarilla

extension GraphDocument {
  /// Makes relations kinds of edges, in formats that hold a relation as a list or matrix with a name and numbers.
  ///
  /// What values below 0 say of a named relation is decided as in every other format, unless all are below
  /// 0: then the kind of the name is negative, so that kinds are read as they are written. Of edges without
  /// a name they are signs.
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
    let weights = edges.weights
    var hasNegative = [Bool](repeating: false, count: names.count)
    var hasOthers = hasNegative
    for (edge, weight) in weights.enumerated() where weight < 0 {
      hasNegative[Int(relations[edge])] = true
    }
    for (edge, weight) in weights.enumerated() where weight > 0 {
      hasOthers[Int(relations[edge])] = true
    }
    // Edges without a kind are of one, however many relations they stand in, unless those are told apart.
    let unnamed = names.indices.filter { names[$0].isEmpty }
    let signed = Set(unnamed.filter { hasNegative[$0] }.map { parts[$0] })
    let haveSigns = names.indices.map {
      names[$0].isEmpty ? signed.contains(parts[$0]) : hasNegative[$0] && !hasOthers[$0]
    }
    guard haveSigns.contains(true) else { return }
    var signs = AttributeColumn(name: "sign", type: .integer)
    for (edge, relation) in relations.enumerated() where haveSigns[Int(relation)] {
      signs.values[edge] = weights[edge] < 0 ? "-1" : "1"
      edges.weights[edge] = abs(weights[edge])
    }
    edges.columns.append(signs)
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
