import Camarilla

extension GraphDocument {
  /// One name a node, for formats that hold no more: its label, or its id where it has no label or
  /// another node would bear the same name. Every name is unique.
  package var nodeNames: [String] {
    var uses: [String: Int] = [:]
    for node in 0..<nodes.count where !nodes.labels[node].isEmpty {
      uses[nodes.labels[node], default: 0] += 1
    }
    return (0..<nodes.count).map { node in
      let (id, label) = (nodes.ids[node], nodes.labels[node])
      let isTaken = nodes.index(of: label).map { Int($0) != node } ?? false
      return label.isEmpty || uses[label] != 1 || isTaken ? id : label
    }
  }

  /// The nodes known by their names alone.
  mutating func keepNodeNamesOnly() {
    let names = nodeNames
    var table = NodeTable()
    table.file = nodes.file
    for node in 0..<nodes.count {
      _ = table.add(id: names[node], line: Int(nodes.lines[node]))
    }
    table.columns = nodes.columns
    table.spells = nodes.spells
    nodes = table
  }

  func nodeNameLosses() -> [Loss] {
    let names = nodeNames
    let ids = nodes.ids.indices.filter { names[$0] != nodes.ids[$0] }
    let labels = nodes.ids.indices.filter {
      !nodes.labels[$0].isEmpty && names[$0] != nodes.labels[$0]
    }
    return [
      ("ids of figures", ids, nodes.ids[...]), ("names that several figures share", labels, []),
    ]
    .compactMap { what, rows, texts in
      rows.first.map {
        Loss(what: what, count: rows.count, example: texts.isEmpty ? nodes.labels[$0] : texts[$0])
      }
    }
  }

  /// Whether all kinds of edges are those that a chronicle gives edges without a kind, by their
  /// signs and directions; it gives them again when it finds none.
  package var hasPlainKindsOnly: Bool {
    guard let kinds = edges.columns.first(where: { $0.name == "kind" })?.values else {
      return false
    }
    let signs = edges.columns.first { $0.name == "sign" }?.values ?? TextColumn()
    let isSigned = (0..<edges.count).contains { signs[$0] == "-1" }
    return (0..<edges.count).allSatisfy { edge in
      let name = edges.directed[edge] ? "arc" : "tie"
      return switch signs[edge] {
      case "-1": kinds[edge] == "negative-" + name
      case "1": isSigned && kinds[edge] == "positive-" + name
      default: !isSigned && kinds[edge] == name
      }
    }
  }

  /// Signs as those of the weights.
  mutating func keepNegativeSignsOnly() {
    let signs = signs
    for edge in 0..<edges.count {
      edges.weights[edge] = signedWeight(ofEdge: edge, signs: signs)
    }
    edges.columns.removeAll { $0.name == "sign" }
  }

  /// Signs as names of kinds tell them: of edges without a kind alone.
  mutating func keepPlainSignsOnly() {
    guard let index = edges.columns.firstIndex(where: { $0.name == "sign" }) else { return }
    let kinds = kinds
    for edge in 0..<edges.count where !kinds[edge].isEmpty {
      edges.columns[index].values[edge] = ""
    }
    if edges.columns[index].values.isBlank { edges.columns.remove(at: index) }
  }

  /// The kinds of which some edge has a negative sign; blank for the edges of none.
  var kindsWithNegativeSigns: Set<String> {
    let (kinds, signs) = (kinds, signs)
    return Set((0..<edges.count).lazy.filter { signs[$0] == "-1" }.map { kinds[$0] })
  }

  /// How many signs of kinds that a chronicle doesn't know by name are lost where there are no such signs.
  ///
  /// - Parameter told: the kinds whose signs are told all the same; blank for the edges of none.
  func signLosses(_ sign: Sign, besides told: Set<String>) -> [Loss] {
    let (signs, kinds) = (signs, kinds)
    // Plain kinds have a negative one among them, and so signs.
    if hasPlainKindsOnly { return [] }
    let known = Set(RelationshipKind.standard.map(\.name))
    let lost = (0..<edges.count).filter {
      signs[$0] == "\(sign.rawValue)" && !known.contains(kinds[$0]) && !told.contains(kinds[$0])
    }
    return lost.first.map {
      [
        Loss(
          what: "\(sign.adjective) signs of relationships", count: lost.count, example: kinds[$0])
      ]
    } ?? []
  }
  /// The names of kinds whose edges are all told as weights below 0, which are read back as `negative-<name>`.
  func negativeNameLosses() -> [Loss] {
    let (signs, kinds) = (signs, kinds)
    if hasPlainKindsOnly { return [] }
    let known = Set(RelationshipKind.standard.map(\.name))
    let lost = (0..<edges.count).filter {
      signs[$0] == "-1" && !kinds[$0].isEmpty && !known.contains(kinds[$0])
        && !KindName.isNegative(kinds[$0])
    }
    return lost.first.map {
      [
        Loss(
          what: "names of negative kinds (read back as 'negative-…')",
          count: lost.count, example: kinds[$0])
      ]
    } ?? []
  }
}
