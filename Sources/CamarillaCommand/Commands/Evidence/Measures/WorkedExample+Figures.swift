import Camarilla

extension WorkedExample {
  /// Who comes first by a measure and who last, and how the first one's score comes about.
  mutating func addFigures(by measure: CentralityMeasure) {
    let scores = snapshot.scores(by: measure)
    guard let first = scores.first, let last = scores.last else { return }
    add(arithmetic(of: measure, for: first, all: scores))
    let next = scores.dropFirst().prefix(2).map {
      "\(name(of: $0.id)) \(text(of: $0, by: measure))"
    }
    add(
      "Next: \(next.listed()). Last of \(scores.count): \(name(of: last.id))"
        + " \(text(of: last, by: measure)).")
  }

  private func text(of entry: Scores.Entry, by measure: CentralityMeasure) -> String {
    measure.isNormalized ? Number.short(of: entry.score) : Number.score(of: entry.score)
  }

  private func arithmetic(
    of measure: CentralityMeasure, for first: Scores.Entry, all scores: Scores
  ) -> String {
    let who = name(of: first.id)
    let score = text(of: first, by: measure)
    let ties = NeighborTies(of: first.id, in: snapshot)
    let others = snapshot.figures.count - 1
    switch measure {
    case .degree:
      return
        "\(who) is tied to \(ties.values.count) of the \(others) others: \(ties.values.count) / \(others) = \(score)."
    case .inDegree:
      return
        "Ties run to \(who) from \(ties.incoming) of the \(others) others: \(ties.incoming) / \(others) = \(score)."
    case .outDegree:
      return
        "Ties run from \(who) to \(ties.outgoing) of the \(others) others: \(ties.outgoing) / \(others) = \(score)."
    case .positiveDegree, .negativeDegree, .netDegree:
      return
        "\(who) has \(ties.friends) friends and \(ties.enemies) enemies among the \(others) others: \(score)."
    case .strength:
      let terms = ties.values.map { Number.score(of: abs($0)) }.joined(separator: " + ")
      return "\(who)'s ties are worth \(terms) = \(score)."
    case .betweenness:
      let pairs = others * (others - 1) / 2
      return
        "Of the \(pairs) pairs of others, \(Number.score(of: first.score * Double(pairs))) have their shortest"
        + " path through \(who), equally short ones counted by their shares:"
        + " \(Number.score(of: first.score * Double(pairs))) / \(pairs) = \(score)."
    case .closeness:
      let hops = ties.reachedByStep
      let reached = hops.reduce(0, +)
      let sum = hops.enumerated().reduce(0) { $0 + ($1.offset + 1) * $1.element }
      return
        "\(who) reaches \(steps(hops)): \(reached) figures in \(sum) steps, so \(reached) / \(sum) ×"
        + " \(reached) / \(others) = \(score)."
    case .harmonic:
      let hops = ties.reachedByStep
      let terms = hops.enumerated().map { "\($0.element) / \($0.offset + 1)" }.joined(
        separator: " + ")
      return "\(who) reaches \(steps(hops)): (\(terms)) / \(others) = \(score)."
    case .eigenvector:
      let sum = ties.neighbors.reduce(0.0) { $0 + (scores[$1]?.score ?? 0) }
      return
        "The scores of those whom \(who) is tied to add up to \(Number.short(of: sum)), which is"
        + " \(Number.short(of: sum / first.score)) times its own, \(score); so it is for everybody."
    case .core:
      let members = scores.filter { $0.score == first.score }.map(\.id)
      return "\(list(members)) are tied to at least \(score) of one another each: core \(score)."
    case .clustering, .effectiveSize:
      let (d, t) = (ties.neighbors.count, ties.closedPairs)
      return measure == .clustering
        ? "Of the \(d * (d - 1) / 2) pairs of the \(d) whom \(who) is tied to, \(t) are tied: \(score)."
        : "\(who) is tied to \(d) others, who have \(t) ties among them: \(d) − 2 × \(t) / \(d) = \(score)."
    default: return "First: \(who), \(score)."
    }
  }

  /// How many are reached in how many steps.
  private func steps(_ hops: [Int]) -> String {
    hops.enumerated().map { "\($0.element) in \(Number.count($0.offset + 1, singular: "step"))" }
      .listed()
  }
}

/// What a figure's ties are, for working a measure out by hand.
private struct NeighborTies {
  let neighbors: [Figure.ID]
  /// The values of its ties, in the order of the neighbors.
  let values: [Double]
  let incoming: Int
  let outgoing: Int
  /// How many pairs of its neighbors are tied.
  let closedPairs: Int
  /// How many figures are one step away, how many two, and so on.
  let reachedByStep: [Int]

  var friends: Int { values.count { $0 > 0 } }
  var enemies: Int { values.count { $0 < 0 } }

  init(of id: Figure.ID, in snapshot: Snapshot) {
    let own = Int32(snapshot.index(of: id) ?? -1)
    let ties = snapshot.netTies(isDirected: false)
    let mine = ties.filter { $0.source == own || $0.target == own }
      .map { (other: $0.source == own ? $0.target : $0.source, value: $0.value) }
      .sorted { $0.other < $1.other }
    neighbors = mine.map { snapshot.figures[Int($0.other)].id }
    values = mine.map(\.value)
    let arcs = snapshot.netTies(isDirected: true)
    incoming = arcs.count { $0.target == own }
    outgoing = arcs.count { $0.source == own }
    let near = Set(mine.map(\.other))
    closedPairs = ties.count { near.contains($0.source) && near.contains($0.target) }
    var reached: Set<Int32> = [own]
    var frontier: Set<Int32> = [own]
    var counts: [Int] = []
    while true {
      var next: Set<Int32> = []
      for tie in ties {
        for (here, there) in [(tie.source, tie.target), (tie.target, tie.source)]
        where frontier.contains(here) && !reached.contains(there) {
          next.insert(there)
        }
      }
      guard !next.isEmpty else { break }
      counts.append(next.count)
      reached.formUnion(next)
      frontier = next
    }
    reachedByStep = counts
  }
}
