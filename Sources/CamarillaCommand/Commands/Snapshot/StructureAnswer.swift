import Camarilla

/// A snapshot as a whole, as `cohesion` prints it.
struct StructureAnswer {
  let structure: SnapshotStructure

  var json: JSONObject {
    [
      "tiedPairs": structure.ties, "density": structure.density, "diameter": structure.diameter,
      "meanDistance": structure.meanDistance, "unreachablePairs": structure.unreachablePairs,
      "efficiency": structure.efficiency, "mutualPairs": structure.mutualPairs,
      "asymmetricPairs": structure.asymmetricPairs, "reciprocity": structure.reciprocity,
      "degreeAssortativity": structure.degreeAssortativity,
      "directedDegreeAssortativity": structure.directedDegreeAssortativity,
      "triads": structure.triads, "signedTriads": signedTriads,
    ]
  }

  private var signedTriads: JSONObject {
    JSONObject(members: structure.signedTriads.bySigns.map { ($0.signs, $0.count) })
  }

  var text: String {
    let pairs = structure.figures * (structure.figures - 1) / 2
    let tied = "\(structure.ties) of \(Number.count(pairs, singular: "pair")) tied"
    let farthest = structure.diameter.map { "at most \(Number.count($0, singular: "step"))" }
    let unreachable =
      structure.unreachablePairs == 0
      ? "" : "\(Number.count(structure.unreachablePairs, singular: "pair")) out of reach"
    let answered = "\(structure.mutualPairs) tied both ways, \(structure.asymmetricPairs) one way"
    let rows: [(name: String, value: Double?, remark: String)] = [
      ("density", structure.density, tied),
      ("mean distance", structure.meanDistance, farthest ?? ""),
      ("efficiency", structure.efficiency, unreachable),
      ("reciprocity", structure.reciprocity, answered),
      ("assortativity", structure.degreeAssortativity, "by numbers of ties"),
    ]
    let listing = Listing(
      rows,
      columns: [
        .shown("") { $0.name }, .shown("", .right) { $0.value.map(Number.short) ?? "–" },
        .shown("") { $0.value == nil ? "" : $0.remark },
      ])
    return "\nas a whole\n" + listing.table.text(indent: 3, hasHeadings: false)
      + Self.counts("signed triads", structure.signedTriads.bySigns.map { ($0, $1) })
      + Self.counts("triads", structure.triads.entries.map { ($0.type, $0.count) })
  }

  /// Those of which there are any.
  private static func counts(_ title: String, _ counts: [(name: String, count: Int)]) -> String {
    let some = counts.filter { $0.count > 0 }.map { "\($0.name) \($0.count)" }
    return some.isEmpty ? "" : wrapped("\(title): \(some.joined(separator: ", "))", indent: 3)
  }
}
