import Camarilla
import TestSupport
import Testing

@Suite struct CentralityScoresTests {
  /// The marriages as alliances of one year.
  private func families() throws -> Snapshot {
    let known = KnownGraph.florentineMarriages
    var builder = Chronicle.Builder(infersFigures: true)
    for tie in known.sources.indices {
      builder.add(
        Relationship(
          kind: "alliance", source: Figure.ID(known.names[Int(known.sources[tie])]),
          target: Figure.ID(known.names[Int(known.targets[tie])]), when: try Period("1430")))
    }
    return try builder.build().snapshot(of: 1430)
  }

  /// In print, or computed with NetworkX 3.6 where no paper has them.
  @Test(arguments: [
    (CentralityMeasure.degree, "Medici", 6.0 / 14), (.inDegree, "Medici", 6.0 / 14),
    (.outDegree, "Medici", 6.0 / 14), (.strength, "Medici", 6),
    (.betweenness, "Medici", 0.521978), (.closeness, "Medici", 0.56),
    (.eigenvector, "Medici", 0.430308), (.katz, "Medici", 0.333825),
    (.pageRank, "Medici", 0.145817), (.core, "Albizzi", 2), (.core, "Ginori", 1),
    (.constraint, "Guadagni", 0.25), (.effectiveSize, "Medici", 5.666667),
  ])
  func knownAnswers(_ measure: CentralityMeasure, _ family: Figure.ID, _ score: Double) throws {
    let found = try #require(try families().scores(by: measure)[family])
    #expect(abs(found.score - score) < 6e-7)
  }

  /// Of scores that are sums, however far they lie apart, none is taken for another.
  @Test func smallScoresStandBesideLargeOnes() throws {
    let snapshot = try chronicle(
      "alliance a b 1922 1", "alliance c d 1922 3000000000000", "alliance e f 1922 2"
    ).snapshot(of: 1922)
    let expected: [Figure.ID: (score: Double, rank: Int)] = [
      "a": (1, 5), "b": (1, 5), "c": (3e12, 1), "d": (3e12, 1), "e": (2, 3), "f": (2, 3),
    ]
    // Each has one tie, as long as the reciprocal of its value; 4 of 5 others are out of reach.
    let options = CentralityOptions(isWeighted: true)
    for (measure, share) in [(CentralityMeasure.strength, 1.0), (.closeness, 5), (.harmonic, 5)] {
      for entry in snapshot.scores(by: measure, options: options) {
        let (score, rank) = try #require(expected[entry.id])
        #expect(abs(entry.score - score / share) < 1e-9 * score, "\(measure) \(entry)")
        #expect(entry.rank == rank, "\(measure) \(entry)")
      }
    }
  }

  @Test func lowConstraintRanksFirstAndNobodysFriendLast() throws {
    let snapshot = try families()
    let scores = snapshot.scores(by: .constraint)
    #expect(scores.first?.id == "Medici")
    #expect(CentralityMeasure.constraint.isSmallestFirst)
    #expect(zip(scores, scores.dropFirst()).allSatisfy { $0.score <= $1.score })
    // Rivals only: of the friendly ties alone, nobody holds any but the first two.
    let rivals = try chronicle("alliance a b 1926", "rivalry c d 1926").snapshot(of: 1926)
      .scores(by: .constraint, ties: .positive)
    #expect(rivals.map(\.id) == ["a", "b", "c", "d"])
    #expect(rivals.map(\.rank) == [1, 1, 3, 3])
    #expect(rivals.map(\.score) == [1, 1, 0, 0])
  }

  @Test func namesAreThoseOfTheContract() {
    #expect(
      CentralityMeasure.allCases.prefix(18).map(\.name) == [
        "degree", "in-degree", "out-degree", "strength", "betweenness", "closeness", "harmonic",
        "eigenvector", "katz", "pagerank", "hub", "authority", "core", "pn", "pn-in", "pn-out",
        "constraint", "effective-size",
      ])
    let summaries = CentralityMeasure.allCases.map(\.summary)
    #expect(Set(summaries).count == summaries.count)
  }

  @Test(arguments: CentralityMeasure.allCases)
  func anEmptySnapshotHasNoScores(_ measure: CentralityMeasure) throws {
    let scores = try chronicle("alliance a b 1926").snapshot(of: 1850).scores(by: measure)
    #expect(scores.isEmpty && scores.isConverged)
  }

  /// Strong ties are short: the way round by strong ones beats the weak direct one.
  @Test func weightedDistancesAreReciprocalValues() throws {
    let snapshot = try chronicle(
      "alliance a b 1926 4", "alliance b c 1926 4", "alliance a c 1926 1",
      "alliance c d 1926 2", "rivalry c d 1926 2"
    ).snapshot(of: 1926)
    let options = CentralityOptions(isWeighted: true)
    let between = snapshot.scores(by: .betweenness, options: options)
    #expect(between["b"]?.score == 1.0 / 3)
    #expect(snapshot.scores(by: .betweenness)["b"]?.score == 0)
    // From a: b at 1/4, c at 1/2; d, with whom c is at odds as much as at one, out of reach.
    let near = snapshot.scores(by: .closeness, options: options)
    #expect(abs((near["a"]?.score ?? 0) - 2.0 / 3 * 2 / 0.75) < 1e-12)
    #expect(near["d"]?.score == 0)
    let harmonic = snapshot.scores(by: .harmonic, options: options)
    #expect(abs((harmonic["a"]?.score ?? 0) - 2) < 1e-12)
  }

  @Test func weightsOfAnySizeGiveFiniteScores() throws {
    let snapshot = try chronicle(
      "alliance a b 1926 1e300", "rivalry b c 1926 1e-300", "appointment c d 1926 1e300",
      "alliance d a 1926 1e-300", "alliance a b 1926 1.7e308", "alliance a b 1926 1.7e308",
      "alliance a d 1926 1.7e308", "rivalry c a 1926 5e-324"
    ).snapshot(of: 1926)
    for measure in CentralityMeasure.allCases {
      for isWeighted in [false, true] {
        for direction in TieDirection.allCases {
          let options = CentralityOptions(isWeighted: isWeighted, direction: direction)
          for ties in TieSelection.allCases {
            let scores = snapshot.scores(by: measure, ties: ties, options: options)
            #expect(scores.allSatisfy { $0.score.isFinite }, "\(measure)")
          }
        }
      }
    }
    #expect(snapshot.shortestPath(from: "a", to: "c", isWeighted: true)?.length.isFinite == true)
  }

  /// One figure, or only enemies where friends are asked for: answers, and no more than that.
  @Test func nothingToGoByIsDefined() throws {
    var builder = Chronicle.Builder()
    builder.add(Figure(id: "a", name: "A"))
    let one = try builder.build().snapshot(
      of: 1926, options: SnapshotOptions(includesIsolated: true))
    let foes = try chronicle("rivalry a b 1926", "denunciation b c 1926").snapshot(of: 1926)
    for measure in CentralityMeasure.allCases {
      for direction in TieDirection.allCases {
        let options = CentralityOptions(direction: direction)
        #expect(one.scores(by: measure, options: options).count == 1)
        let scores = foes.scores(by: measure, ties: .positive, options: options)
        #expect(scores.map(\.id) == ["a", "b", "c"])
        #expect(scores.allSatisfy { $0.score.isFinite && $0.rank == 1 }, "\(measure)")
        if !scores.isConverged { #expect(measure.unsettledReason != nil) }
      }
    }
    #expect(foes.consensus(ties: .positive).map(\.rank) == [1, 1, 1])
    #expect(foes.cohesion(ties: .positive).components == [["a"], ["b"], ["c"]])
    #expect(one.cohesion().transitivity == nil && one.cohesion().meanClustering == 0)
  }

  /// Appointments run one way: who is in the middle of them, and who is reached by whom.
  @Test func directionsCount() throws {
    let snapshot = try chronicle(
      "appointment a b 1926", "appointment b c 1926 3", "denunciation c a 1926 2",
      "appointment c d 1926"
    ).snapshot(of: 1926)
    func expect(
      _ measure: CentralityMeasure, _ direction: TieDirection, _ expected: [Double],
      sourceLocation: SourceLocation = #_sourceLocation
    ) {
      let scores = snapshot.scores(by: measure, options: CentralityOptions(direction: direction))
      for (id, score) in zip(["a", "b", "c", "d"] as [Figure.ID], expected) {
        let found = scores[id]?.score ?? .nan
        #expect(abs(found - score) < 1e-15, sourceLocation: sourceLocation)
      }
    }
    let third = 1.0 / 3
    expect(.degree, .incoming, [third, third, third, third])
    expect(.degree, .outgoing, [third, third, 2 * third, 0])
    expect(.strength, .incoming, [2, 1, 3, 1])
    expect(.strength, .outgoing, [1, 3, 3, 0])
    expect(.netDegree, .outgoing, [third, third, 0, 0])
    expect(.core, .incoming, [1, 1, 1, 1])
    expect(.core, .outgoing, [1, 1, 1, 0])
    // a is passed from c to b; b from a to c and d; c from b to a and d, and from a to d.
    expect(.betweenness, .incoming, [third / 2, third, 0.5, 0])
    expect(.betweenness, .outgoing, [third / 2, third, 0.5, 0])
    // To a: from c in one step, b in two. To d: one, two and three.
    let (two, three) = (2 * third * (2 * third), 0.5)
    expect(.closeness, .incoming, [two, two, two, three])
    expect(.closeness, .outgoing, [three, 0.6, 0.75, 0])
  }

  @Test func theKatzLimitIsTheReciprocalOfTheEigenvalue() throws {
    let snapshot = try chronicle(
      "alliance a b 1926", "alliance b c 1926", "appointment a c 1926", "appointment c d 1926"
    ).snapshot(of: 1926)
    for direction in TieDirection.allCases {
      let limit = try #require(snapshot.katzLimit(options: CentralityOptions(direction: direction)))
      for (factor, isFinite) in [(0.999, true), (1.001, false)] {
        let scores = snapshot.scores(
          by: .katz(alpha: factor * limit), options: CentralityOptions(direction: direction))
        #expect(scores.isConverged == isFinite)
      }
    }
    let tree = try chronicle("appointment a b 1926", "appointment b c 1926").snapshot(of: 1926)
    #expect(tree.katzLimit(options: CentralityOptions(direction: .incoming)) == nil)
  }

  @Test func aKatzThatDivergesSaysSo() throws {
    let scores = try families().scores(by: .katz(alpha: 0.9))
    #expect(!scores.isConverged)
    #expect(scores.allSatisfy { $0.score == 0 && $0.rank == 1 })
  }

  /// Without steps or without a walk nobody is before anybody else; with them somebody is.
  @Test func parametersCount() throws {
    let families = try families()
    for measure in [CentralityMeasure.katz(alpha: 0), .pageRank(damping: 0)] {
      #expect(families.scores(by: measure).allSatisfy { $0.rank == 1 })
    }
    #expect(
      families.scores(by: .pageRank(damping: 0)).allSatisfy { abs($0.score - 1.0 / 15) < 1e-15 })
    for measure in [CentralityMeasure.katz(alpha: 0.2), .pageRank(damping: 0.5)] {
      #expect(families.scores(by: measure).last?.rank != 1)
    }
  }

  /// What has a parameter is by default what it is called, and another with another.
  @Test func measuresHaveNames() {
    for measure in CentralityMeasure.allCases {
      #expect(CentralityMeasure(named: measure.name) == measure)
    }
    #expect(Set(CentralityMeasure.allCases).count == CentralityMeasure.allCases.count)
    let katz = CentralityMeasure.katz(alpha: 0.2)
    #expect(katz.name == "katz" && katz != .katz)
    #expect(CentralityMeasure(named: "Katz") == nil)
  }
}
