import Camarilla
import CamarillaFormats

/// Finds the kind of each edge, and declares the kinds that a document implies.
struct EdgeKinds {
  private let options: InterchangeOptions
  /// The kinds met so far, by name.
  private var known: [String: (index: UInt16, kind: RelationshipKind)] = [:]
  private var reported: Set<String> = []

  init(_ options: InterchangeOptions) {
    self.options = options
    for kind in RelationshipKind.standard { declared[kind.name] = kind }
  }

  /// What is declared of a kind, before an edge of it is met.
  private var declared: [String: RelationshipKind] = [:]

  mutating func declare(_ kind: RelationshipKind) { declared[kind.name] = kind }

  /// The builder's index of an edge's kind.
  mutating func kind(
    ofEdge edge: Int, _ document: GraphDocument, _ columns: EdgeColumns,
    _ builder: inout Chronicle.Builder, _ problems: inout [Problem]
  ) -> UInt16 {
    let edges = document.edges
    let sign = sign(ofEdge: edge, edges, columns)
    let isDirected =
      switch columns.directed.map({ edges.columns[$0].values[edge] }) {
      case "true": true
      case "false": false
      default: edges.directed[edge]
      }
    var name = columns.kind.map { edges.columns[$0].values[edge] } ?? ""
    if name.isEmpty { name = options.kind ?? Self.plainName(sign, isDirected) }
    guard let (index, kind) = known[name] else {
      let isDeclared = declared[name] != nil
      let kind =
        declared[name]
        ?? RelationshipKind(name: name, sign: sign ?? .neutral, isDirected: isDirected)
      if !isDeclared { builder.add(kind) }
      let index = builder.mention(kind: name)
      known[name] = (index, kind)
      return check(kind, index, sign, isDirected, edge, document, &problems)
    }
    return check(kind, index, sign, isDirected, edge, document, &problems)
  }

  private mutating func check(
    _ kind: RelationshipKind, _ index: UInt16, _ sign: RelationshipKind.Sign?, _ isDirected: Bool,
    _ edge: Int, _ document: GraphDocument, _ problems: inout [Problem]
  ) -> UInt16 {
    if let sign, sign != kind.sign, reported.insert("sign \(kind.name)").inserted {
      problems.append(
        Problem(
          .error, .malformedValue,
          "an edge of kind '\(kind.name)' has the sign \(sign.rawValue); expected"
            + " \(kind.sign.rawValue), as the kind has",
          location: document.location(line: document.edges.lines[edge]), text: "\(sign.rawValue)",
          expected: "\(kind.sign.rawValue)"))
    }
    if isDirected != kind.isDirected, reported.insert("direction \(kind.name)").inserted {
      let (are, kindIs) = isDirected ? ("directed", "undirected") : ("undirected", "directed")
      problems.append(
        Problem(
          .warning, .malformedValue,
          "edges of kind '\(kind.name)' are \(are) here; they are read as \(kindIs), as the kind is",
          location: document.location(line: document.edges.lines[edge]), text: are,
          expected: kindIs))
    }
    return index
  }

  /// The sign that the file gives an edge: in so many words, or by a weight below 0.
  private func sign(
    ofEdge edge: Int, _ edges: EdgeTable, _ columns: EdgeColumns
  ) -> RelationshipKind.Sign? {
    if let column = columns.sign {
      switch edges.columns[column].values[edge] {
      case "1", "+", "+1", "1.0", "positive": return .positive
      case "-1", "-", "−", "-1.0", "negative": return .negative
      case "0", "0.0", "neutral": return .neutral
      default: break
      }
    }
    return edges.weights[edge] < 0 ? .negative : nil
  }

  private static func plainName(_ sign: RelationshipKind.Sign?, _ isDirected: Bool) -> String {
    let name = isDirected ? "arc" : "tie"
    return switch sign {
    case .positive: "positive-" + name
    case .negative: "negative-" + name
    case .neutral, nil: name
    }
  }
}
