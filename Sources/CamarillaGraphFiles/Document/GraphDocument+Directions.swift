import Camarilla

extension GraphDocument {
  /// The graph with all edges directed, from their sources to their targets; the column `directed` says
  /// of each whether it was, so that reading it back loses nothing.
  ///
  /// For programs that know no graphs with edges of both sorts, as NetworkX and igraph. A graph without undirected edges
  /// stays as it is; one of them alone becomes directed too, so that those of a series are all of one sort.
  package func directedThroughout() -> GraphDocument {
    guard edges.directed.contains(false) else { return self }
    var document = self
    var column = AttributeColumn(name: "directed", type: .boolean)
    for edge in 0..<edges.count { column.values[edge] = edges.directed[edge] ? "true" : "false" }
    document.edges.columns.append(column)
    document.edges.directed = Array(repeating: true, count: edges.count)
    return document
  }

  /// The edges whose direction, or having none, is not told: neither in words nor by the name of their kind.
  func lostDirections(_ directions: FormatCapacity.Directions) -> [Int] {
    let kinds = hasPlainKindsOnly ? TextColumn() : kinds
    switch directions {
    case .edgeByEdge: return []
    case .kindNames:
      return (0..<edges.count).filter {
        !kinds[$0].isEmpty && KindName.isDirected(kinds[$0]) != edges.directed[$0]
      }
    case .symmetry:
      let signs = signs
      return relations(of: kinds).flatMap { relation -> [Int] in
        guard relation.isDirected, !relation.name.isEmpty, !KindName.isDirected(relation.name)
        else { return [] }
        var pairs = SymmetricPairs()
        for edge in relation.edges.map(Int.init) {
          let weight = signedWeight(ofEdge: edge, signs: signs)
          pairs.add(edges.sources[edge], edges.targets[edge], weight: weight)
        }
        return pairs.isSymmetric ? relation.edges.map(Int.init) : []
      }
    }
  }

  /// Brings directions to what is told of them. Where symmetry would hide one, the kind is called an arc.
  mutating func keepDirections(_ directions: FormatCapacity.Directions) {
    let lost = lostDirections(directions)
    switch directions {
    case .edgeByEdge: break
    case .kindNames: for edge in lost { edges.directed[edge].toggle() }
    case .symmetry:
      guard let index = edges.columns.firstIndex(where: { $0.name == "kind" }) else { return }
      for edge in lost { edges.columns[index].values[edge] += "-arc" }
    }
  }

  func directionLosses(_ directions: FormatCapacity.Directions) -> [Loss] {
    let lost = lostDirections(directions)
    return lost.first.map {
      [
        Loss(
          what: directions == .symmetry
            ? "directions of relationships, other than by the names of their kinds"
            : "directions of relationships", count: lost.count,
          example: "\(nodes.ids[Int(edges.sources[$0])])"
            + " \(edges.directed[$0] ? "->" : "--") \(nodes.ids[Int(edges.targets[$0])])")
      ]
    } ?? []
  }
}
