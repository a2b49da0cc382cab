import Camarilla
import TestSupport
import Testing

/// What must hold of every measure, whatever the graph.
@Suite struct InvariantTests {
  private static let options = TieDirection.allCases.flatMap { direction in
    [false, true].map { CentralityOptions(isWeighted: $0, direction: direction) }
  }

  /// Every measure, with walks short enough to add up.
  private static let measures = CentralityMeasure.allCases.map { measure in
    if case .katz = measure { CentralityMeasure.katz(alpha: 0.02) } else { measure }
  }

  private func claims(_ seed: UInt64) throws -> Chronicle {
    var generator = SeededGenerator(seed: seed)
    let figures = Int.random(in: 2...12, using: &generator)
    return try randomChronicle(
      figures: figures, relationships: Int.random(in: 1...30, using: &generator),
      using: &generator)
  }

  /// The same claims about figures of other names.
  private func renamed(_ chronicle: Chronicle, _ rename: (String) -> String) throws -> Chronicle {
    var builder = Chronicle.Builder(infersFigures: true)
    for relationship in chronicle.relationships.reversed() {
      var copy = relationship
      copy.id = ""
      copy.source = Figure.ID(rename(relationship.source.rawValue))
      copy.target = Figure.ID(rename(relationship.target.rawValue))
      builder.add(copy)
    }
    return try builder.build()
  }

  private func isNear(_ left: Double, _ right: Double) -> Bool {
    (left - right).magnitude <= 1e-8 * max(1, left.magnitude)
  }

  @Test func relabelingChangesNothing() throws {
    for seed in 0..<40 as Range<UInt64> {
      let chronicle = try claims(seed)
      // The other way round: f3 becomes g96.
      func rename(_ id: String) -> String { "g\(99 - (Int(id.dropFirst()) ?? 0))" }
      let (one, other) = (
        chronicle.snapshot(of: 1915), try renamed(chronicle, rename).snapshot(of: 1915)
      )
      for measure in Self.measures {
        for options in Self.options {
          for ties in TieSelection.allCases {
            let scores = one.scores(by: measure, ties: ties, options: options)
            let others = other.scores(by: measure, ties: ties, options: options)
            #expect(scores.isConverged == others.isConverged)
            let total = scores.reduce(0) { $0 + $1.score }
            // Between two sides quite alike either may come first.
            if measure == .signedEigenvector, total.magnitude < 1e-8 { continue }
            for entry in scores {
              let same = try #require(others[Figure.ID(rename(entry.id.rawValue))])
              #expect(
                isNear(entry.score, same.score) && entry.rank == same.rank,
                "\(measure) \(options.direction) \(seed): \(entry), \(same)")
            }
          }
        }
      }
    }
  }

  /// Others elsewhere are no concern of a measure of one's surroundings, but for the number of all.
  @Test func aDisjointUnionChangesNoLocalMeasure() throws {
    for seed in 0..<60 as Range<UInt64> {
      let first = try claims(seed)
      let second = try renamed(try claims(seed + 1_000)) { "z" + $0 }
      var builder = Chronicle.Builder(infersFigures: true)
      for relationship in Array(first.relationships) + Array(second.relationships) {
        var copy = relationship
        copy.id = ""
        builder.add(copy)
      }
      let (alone, together) = (first.snapshot(of: 1915), try builder.build().snapshot(of: 1915))
      let (n, all) = (Double(alone.figures.count), Double(together.figures.count))
      guard n > 2 else { continue }
      for (measure, scale) in [
        (CentralityMeasure.strength, 1), (.core, 1), (.constraint, 1), (.effectiveSize, 1),
        (.clustering, 1), (.directedClustering, 1), (.signedClustering, 1),
        (.degree, (n - 1) / (all - 1)), (.inDegree, (n - 1) / (all - 1)),
        (.outDegree, (n - 1) / (all - 1)), (.positiveDegree, (n - 1) / (all - 1)),
        (.negativeDegree, (n - 1) / (all - 1)), (.netDegree, (n - 1) / (all - 1)),
        (.closeness, (n - 1) / (all - 1)), (.harmonic, (n - 1) / (all - 1)),
        (.betweenness, (n - 1) * (n - 2) / ((all - 1) * (all - 2))),
      ] {
        for direction in TieDirection.allCases {
          let options = CentralityOptions(direction: direction)
          let before = alone.scores(by: measure, options: options)
          let after = together.scores(by: measure, options: options)
          for entry in before {
            let now = try #require(after[entry.id])
            #expect(isNear(entry.score * scale, now.score), "\(measure) \(direction) \(seed)")
          }
        }
      }
    }
  }

  /// Every pair within reach adds to betweenness the number of figures between the two on its
  /// shortest paths, its distance less one.
  @Test(arguments: TieDirection.allCases)
  func betweennessSumsToDistancesLessOne(_ direction: TieDirection) throws {
    for seed in 0..<80 as Range<UInt64> {
      let snapshot = try claims(seed).snapshot(of: 1915)
      let n = Double(snapshot.figures.count)
      guard n > 2 else { continue }
      let options = CentralityOptions(direction: direction)
      var inner = 0.0
      for from in snapshot.figures {
        for to in snapshot.figures where to.id != from.id {
          let path = snapshot.shortestPath(
            from: from.id, to: to.id, isDirected: direction != .both)
          inner += path.map { $0.length - 1 } ?? 0
        }
      }
      let scores = snapshot.scores(by: .betweenness, options: options)
      let total = scores.reduce(0) { $0 + $1.score } * (n - 1) * (n - 2)
      #expect(isNear(inner, total))
    }
  }

  /// Appointments all turned round: what came in goes out.
  @Test func inAndOutAreEachOtherTurnedRound() throws {
    for seed in 0..<40 as Range<UInt64> {
      let chronicle = try claims(seed)
      var builder = Chronicle.Builder(infersFigures: true)
      for relationship in chronicle.relationships {
        var copy = relationship
        (copy.source, copy.target) = (relationship.target, relationship.source)
        builder.add(copy)
      }
      let (one, other) = (chronicle.snapshot(of: 1915), try builder.build().snapshot(of: 1915))
      for measure in Self.measures {
        let swapped: CentralityMeasure =
          switch measure {
          case .inDegree: .outDegree
          case .outDegree: .inDegree
          case .hub: .authority
          case .authority: .hub
          case .pnIn: .pnOut
          case .pnOut: .pnIn
          default: measure
          }
        if measure == .pageRank { continue }
        let scores = one.scores(
          by: measure, options: CentralityOptions(direction: .incoming))
        let others = other.scores(
          by: swapped, options: CentralityOptions(direction: .outgoing))
        for entry in scores where scores.isConverged {
          #expect(isNear(entry.score, others[entry.id]?.score ?? .nan), "\(measure) \(seed)")
        }
      }
    }
  }
}
