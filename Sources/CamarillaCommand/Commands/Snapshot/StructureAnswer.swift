import Camarilla

/// A snapshot as a whole, as `cohesion` prints it.
struct StructureAnswer {
  let structure: SnapshotStructure

  var json: JSONObject {
    [
      "tiedPairs": structure.ties, "density": structure.density, "diameter": structure.diameter,
      "radius": structure.radius,
      "meanDistance": structure.meanDistance,
      "meanDistanceEstimate": structure.meanDistanceEstimate,
      "unreachablePairs": structure.unreachablePairs,
      "efficiency": structure.efficiency,
      "efficiencyEstimate": structure.efficiencyEstimate, "mutualPairs": structure.mutualPairs,
      "asymmetricPairs": structure.asymmetricPairs, "reciprocity": structure.reciprocity,
      "degreeAssortativity": structure.degreeAssortativity,
      "directedDegreeAssortativity": structure.directedDegreeAssortativity,
      "triads": structure.triads, "signedTriads": signedTriads,
      "directedSignedTriads": Listing(
        structure.directedSignedTriads.entries, columns: Self.linkColumns),
    ]
  }

  /// What is estimated, and how well, and what is left out.
  var notes: [String] {
    guard let mean = structure.meanDistanceEstimate, let efficiency = structure.efficiencyEstimate
    else { return [] }
    var notes = [
      "mean distance and efficiency are estimated from the distances of \(mean.samples) pairs: with a probability of"
        + " \(mean.confidence) they are off by no more than \(Number.short(of: mean.error)) and"
        + " \(Number.short(of: efficiency.error)); --exact computes them"
    ]
    if structure.diameter == nil {
      notes.append(
        structure.radius == nil
          ? "diameter and radius take too many searches and are left out; --exact computes them"
          : "the diameter takes too many searches and is left out; --exact computes it")
    }
    return notes
  }

  private var signedTriads: JSONObject {
    JSONObject(members: structure.signedTriads.bySigns.map { ($0.signs, $0.count) })
  }

  var text: String {
    let pairs = structure.figures * (structure.figures - 1) / 2
    let tied = "\(structure.ties) of \(Number.count(pairs, singular: "pair")) tied"
    let farthest = [
      structure.diameter.map { "at most \(Number.count($0, singular: "step"))" },
      structure.radius.map { "from the middle \($0)" },
    ].compactMap { $0 }.joined(separator: ", ")
    let unreachable =
      structure.unreachablePairs == 0
      ? "" : "\(Number.count(structure.unreachablePairs, singular: "pair")) out of reach"
    let answered = "\(structure.mutualPairs) tied both ways, \(structure.asymmetricPairs) one way"
    let rows: [(name: String, value: Double?, remark: String)] = [
      ("density", structure.density, tied),
      ("mean distance", structure.meanDistance, farthest),
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
      + notes.map { wrapped($0, indent: 3) }.joined()
      + Self.counts("signed triads", structure.signedTriads.bySigns.map { ($0, $1) })
      + Self.counts("triads", structure.triads.entries.map { ($0.type, $0.count) })
      + linkText
  }

  /// The ties in the context of a third figure, those of which there are any.
  private var linkText: String {
    let some = structure.directedSignedTriads.entries.filter { $0.count > 0 }
    // Where all ties run both ways, the sixteen say no more than the triangles by their signs.
    guard !some.isEmpty, structure.asymmetricPairs > 0 else { return "" }
    return "\nties a → b of two who both have to do with a third, x: how many are friendly\n"
      + Listing(some, columns: Self.linkColumns).table.text(indent: 3)
      + "   expected: were signs drawn by the share of friendly ties from a, or to b; surprise: how many\n"
      + "   standard deviations more there are\n"
  }

  private static var linkColumns: [Column<DirectedSignedTriads.Entry>] {
    @Sendable func shown(_ link: String) -> String {
      link.replacing(">", with: " → ").replacing(" +", with: ", +").replacing(" -", with: ", −")
    }
    return [
      Column("type") { $0.type }, .json("links") { [$0.first, $0.second] },
      .shown("a and x") { shown($0.first) }, .shown("x and b") { shown($0.second) },
      Column("count", .right) { $0.count }, .shown("friendly", .right) { "\($0.positive)" },
      .json("positive") { $0.positive },
      .json("generativeExpected") { $0.generative.expected },
      .json("generativeSurprise") { $0.generative.surprise },
      .json("receptiveExpected") { $0.receptive.expected },
      .json("receptiveSurprise") { $0.receptive.surprise },
      .shown("from a", .right) { Number.hundredths(of: $0.generative.expected) },
      .shown("surprise", .right) { $0.generative.surprise.map(Number.hundredths) ?? "–" },
      .shown("to b", .right) { Number.hundredths(of: $0.receptive.expected) },
      .shown("surprise", .right) { $0.receptive.surprise.map(Number.hundredths) ?? "–" },
    ]
  }

  /// Those of which there are any.
  private static func counts(_ title: String, _ counts: [(name: String, count: Int)]) -> String {
    let some = counts.filter { $0.count > 0 }.map { "\($0.name) \($0.count)" }
    return some.isEmpty ? "" : wrapped("\(title): \(some.joined(separator: ", "))", indent: 3)
  }
}
