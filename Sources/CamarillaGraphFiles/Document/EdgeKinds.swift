import Camarilla
import CamarillaFormats

/// The kinds of a document's edges, decided for all edges together, so that their order doesn't matter.
///
/// A kind of a chronicle has one sign and one direction. Edges of one kind in a file, or of none, may have
/// both, and are several kinds then:
///
/// | edges | above 0 | below 0 |
/// |---|---|---|
/// | of no kind | `positive-tie`, `positive-arc` | `negative-tie`, `negative-arc` |
/// | of the kind `vote` | `vote`, made positive | `negative-vote` |
/// | of the kind `vote`, of both directions, the directed ones | `vote-arc` | `negative-vote-arc` |
/// | of the kind `rivalry`, which is known to be negative | `positive-rivalry` | `rivalry` |
/// | of the kind `negative-vote`, which is negative by its name | `positive-negative-vote` | `negative-vote` |
///
/// Where no weight of a kind is below 0 and nothing else tells signs, its edges have none. A column of signs
/// counts before the weights, and one sign for all edges of a kind is the kind's own. What is known of a
/// kind, as of the standard four and of those that the file declares, holds: an alliance below 0 is a
/// `negative-alliance`, a rivalry below 0 a rivalry, and one above 0, where others are below, a
/// `positive-rivalry`.
struct EdgeKinds {
  private let options: GraphFileOptions
  /// What is declared of kinds, by name: the standard ones, and the document's.
  private var declared: [String: RelationshipKind] = [:]
  private var declarations: [RelationshipKind] = []
  private var groups: [EdgeKindGroup] = []
  /// The group of each edge.
  private var groupOfEdge: [Int32] = []
  /// The kinds of this name so far: no two are called alike.
  private var claimed: [String: RelationshipKind] = [:]
  private var added: Set<String> = []
  private var readings: [Variant: Reading] = [:]
  /// The readings in the order in which they are met.
  private var order: [Variant] = []
  private var contradictions = EdgeTally()

  private struct Variant: Hashable {
    var group: Int32
    var sign: Sign?
    var isDirected: Bool
  }

  /// The kind that edges of a group, a sign and a direction are read as.
  private struct Reading {
    var kind: RelationshipKind
    var index: UInt16
    var edges = EdgeTally()
  }

  init(_ options: GraphFileOptions) {
    self.options = options
    for kind in RelationshipKind.standard {
      declared[kind.name] = kind
      added.insert(kind.name)
    }
  }

  mutating func declare(_ kind: RelationshipKind) {
    declared[kind.name] = kind
    declarations.append(kind)
  }

  /// Goes through all edges that count, and declares what the document declares.
  mutating func settle(
    _ document: GraphDocument, columns: EdgeColumns, builder: inout Chronicle.Builder
  ) {
    let edges = document.edges
    var indices: [String: Int32] = [:]
    groupOfEdge = Array(repeating: 0, count: edges.count)
    for edge in 0..<edges.count where !edges.isLoop(edge) {
      let own = columns.text(column: columns.kind, edge: edge, edges: edges)
      let name = own.isEmpty ? options.kind ?? edges.parts[edge] : own
      let index =
        indices[name]
        ?? {
          let index = Int32(groups.count)
          indices[name] = index
          groups.append(EdgeKindGroup(name: name, known: name.isEmpty ? nil : declared[name]))
          return index
        }()
      groupOfEdge[edge] = index
      if own.isEmpty, options.kind != nil { groups[Int(index)].isAsked = true }
      let isDirected = columns.isDirected(edge, edges: edges)
      let sign = columns.sign(edge: edge, edges: edges)
      columns.forEachWeight(ofEdge: edge, edges: edges) { weight in
        guard weight != 0 else { return }
        groups[Int(index)].note(sign, weight: weight, isDirected: isDirected)
      }
    }
    for index in groups.indices { groups[index].settle() }
    for kind in declared.values { claimed[kind.name] = kind }
    for group in groups where !group.name.isEmpty { claimed[group.name] = group.kind }
    for kind in declarations {
      // Weights of both signs give a sign to a kind that was declared without.
      builder.add(claimed[kind.name] ?? kind)
      added.insert(kind.name)
    }
  }

  /// The builder's index of the kind of an edge, or of the stretch of it that has this weight.
  mutating func kind(
    ofEdge edge: Int, weight: Double, document: GraphDocument, columns: EdgeColumns,
    builder: inout Chronicle.Builder
  ) -> UInt16 {
    let group = groups[Int(groupOfEdge[edge])]
    let told = columns.sign(edge: edge, edges: document.edges)
    if let told, told != .negative, weight < 0 { contradictions.add(edge) }
    let variant = Variant(
      group: groupOfEdge[edge], sign: told ?? group.sign(ofWeight: weight),
      isDirected: columns.isDirected(edge, edges: document.edges))
    if readings[variant] == nil {
      let kind = claim(of: group.kind(sign: variant.sign, isDirected: variant.isDirected))
      if added.insert(kind.name).inserted { builder.add(kind) }
      readings[variant] = Reading(kind: kind, index: builder.mention(kind: kind.name))
      order.append(variant)
    }
    readings[variant]!.edges.add(edge)
    return readings[variant]!.index
  }

  /// A kind under its name, or with a number behind it where another kind is called so.
  private mutating func claim(of kind: RelationshipKind) -> RelationshipKind {
    var claim = kind
    var number = 2
    while let other = claimed[claim.name], other != claim {
      claim = RelationshipKind(
        name: "\(kind.name)-\(number)", sign: kind.sign, isDirected: kind.isDirected)
      number += 1
    }
    claimed[claim.name] = claim
    return claim
  }

  // MARK: Problems

  /// Where edges are read as something else than they say, once a group with their number.
  func problems(of document: GraphDocument) -> [Problem] {
    var problems: [Problem] = []
    if contradictions.count > 0 {
      problems.append(
        contradictions.warning(
          message: {
            EdgeTally.edges($0, one: "has", several: "have")
              + " a weight below 0 and a sign that is not negative; the sign counts"
          },
          document: document,
          expected: "a sign and a weight that agree"))
    }
    for variant in order {
      let group = groups[Int(variant.group)]
      guard let known = group.known, let reading = readings[variant] else { continue }
      var told: [String] = []
      if let sign = variant.sign, sign != group.kind.sign { told.append(sign.adjective) }
      if variant.isDirected != known.isDirected {
        told.append(variant.isDirected ? "directed" : "undirected")
      }
      guard !told.isEmpty else { continue }
      let of = "of kind '\(shortened(group.name))'"
      let readAs =
        reading.kind.name == group.name
        ? "\(known.isDirected ? "directed" : "undirected"), as the kind is"
        : "'\(shortened(reading.kind.name))'"
      problems.append(
        reading.edges.warning(
          message: {
            EdgeTally.edges($0, one: "\(of) is", several: "\(of) are")
              + " \(told.joined(separator: " and ")) here; read as \(readAs)"
          }, document: document,
          expected: "edges as the kind has them"))
    }
    return problems
  }
}

extension Sign {
  var adjective: String {
    switch self {
    case .positive: "positive"
    case .neutral: "neutral"
    case .negative: "negative"
    }
  }
}
