import Camarilla

extension WorkedExample {
  /// The year as a whole by a measure.
  mutating func addWhole(by measure: MeasureDefinition) {
    let structure = snapshot.structure()
    func number(_ value: Double?) -> String { value.map(Number.short) ?? "undefined" }
    let n = structure.figures
    let pairs = n * (n - 1) / 2
    switch measure.name {
    case "correlation": addCorrelation()
    case "density":
      add(
        "\(structure.ties) of the \(pairs) pairs of \(n) figures are tied: \(structure.ties) / \(pairs) ="
          + " \(number(structure.density)).")
    case "diameter":
      add("Nobody is more than \(structure.diameter ?? 0) steps from anybody it reaches.")
    case "radius":
      add(
        "Somebody reaches all others of the largest component in \(structure.radius ?? 0) steps, and nobody in fewer;"
          + " the farthest two are \(structure.diameter ?? 0) apart.")
    case "mean-distance":
      add(
        "The \(pairs - structure.unreachablePairs) pairs that reach one another are"
          + " \(number(structure.meanDistance)) steps apart in the mean; \(structure.unreachablePairs) pairs"
          + " don't.")
    case "efficiency":
      add("Over all \(pairs) pairs the mean of 1 / distance is \(number(structure.efficiency)).")
    case "reciprocity":
      let (mutual, one) = (structure.mutualPairs, structure.asymmetricPairs)
      add(
        "\(mutual) pairs are tied both ways and \(one) one way: \(2 * mutual) / (\(2 * mutual) + \(one)) ="
          + " \(number(structure.reciprocity)).")
    case "transitivity", "mean-clustering":
      let cohesion = snapshot.cohesion()
      let triangles = cohesion.members.reduce(0) { $0 + $1.triangles } / 3
      add(
        "There are \(triangles) triangles; transitivity is \(number(cohesion.transitivity)), the mean of the"
          + " figures' clustering \(number(cohesion.meanClustering)).")
    case "degree-assortativity":
      add(
        "The correlation over the \(structure.ties) ties is \(number(structure.degreeAssortativity))."
      )
    case "centralization": addCentralization()
    case "triad-census":
      let some = structure.triads.entries.filter { $0.count > 0 }.map { "\($0.type) \($0.count)" }
      add("The \(n * (n - 1) / 2 * (n - 2) / 3) threes of \(n) figures: \(some.listed()).")
    case "signed-triads":
      let counts = structure.signedTriads.bySigns.map { "\($0.signs) \($0.count)" }
      add("Of \(structure.signedTriads.total) triangles: \(counts.listed()).")
    case "directed-signed-triads":
      let most = structure.directedSignedTriads.entries.max {
        ($0.generative.surprise?.magnitude ?? 0) < ($1.generative.surprise?.magnitude ?? 0)
      }
      guard let most else { return }
      add(
        "The greatest surprise is \(most.type) (\(most.first), \(most.second)): \(most.positive) of"
          + " \(most.count) ties a → b are friendly, and \(number(most.generative.expected)) would be by the habits"
          + " of a: \(number(most.generative.surprise)) standard deviations.")
    default: addBalance(by: measure)
    }
  }

  private mutating func addCorrelation() {
    let kinds = ["alliance", "appointment"].map { kind in
      snapshot.chronicle.snapshot(of: snapshot.year, options: SnapshotOptions(kinds: [kind]))
    }
    let found = kinds[0].correlation(with: kinds[1], by: .presence)
    add(
      "Of the \(found.figures * (found.figures - 1)) ordered pairs of \(found.figures) figures \(found.tied.first) are"
        + " allied, in \(found.tied.second) one has appointed the other, and \(found.tied.both) are both: a"
        + " correlation of \(found.correlation.observed.map(Number.short) ?? "undefined")."
        + " p = \(found.correlation.p.map(Number.probability) ?? "undefined") in"
        + " \(Number.count(found.draws, singular: "draw")).")
  }

  private mutating func addCentralization() {
    let scores = snapshot.scores(by: .degree)
    guard let first = scores.first, let all = scores.centralization(), let most = all.greatest
    else {
      return
    }
    add(
      "By degree: \(name(of: first.id)) has \(Number.short(of: first.score)). What the others fall short of that"
        + " adds up to \(Number.short(of: all.sum)); in a star of \(scores.count) figures it would be"
        + " \(Number.score(of: most)): \(all.value.map(Number.short) ?? "undefined").")
  }

  private mutating func addBalance(by measure: MeasureDefinition) {
    let balance = snapshot.balance()
    func number(_ value: Double?) -> String { value.map(Number.short) ?? "undefined" }
    switch measure.name {
    case "degree-of-balance":
      let counts = balance.triangles.bySigns.map { "\($0.signs) \($0.count)" }
      add(
        "Of \(balance.triangles.total) triangles: \(counts.listed()); \(number(balance.degreeOfBalance))."
      )
    case "walk-balance": add("Of all closed walks: \(number(balance.walkBalance)).")
    default:
      guard let frustration = balance.frustration else { return }
      let signed = balance.positive + balance.negative
      add(
        "\(frustration.index) of \(signed) signed ties stand in the way of two camps"
          + (frustration.isOptimal ? ", and no split has fewer." : "."))
      for camp in balance.coalitions { add("A camp: \(list(camp)).") }
    }
  }
}
