import GraphKernels
import TestSupport
import Testing

@testable import Camarilla

/// A snapshot as a whole, by groups, and by pairs: against answers from the literature, and against their
/// definitions written down in full.
@Suite struct StructureTests {
  private func snapshot(of known: KnownGraph) throws -> Snapshot {
    var builder = Chronicle.Builder(infersFigures: true)
    for (tie, source) in known.sources.enumerated() {
      builder.add(
        Relationship(
          kind: known.weights[tie] < 0 ? "rivalry" : "alliance",
          source: Figure.ID(known.names[Int(source)]),
          target: Figure.ID(known.names[Int(known.targets[tie])]), when: try Period("1430"),
          weight: abs(known.weights[tie])))
    }
    return try builder.build().snapshot(of: 1430)
  }

  /// The fifteen families that are tied by marriage: as NetworkX 3 and igraph have them.
  @Test func florentineMarriages() throws {
    let families = try snapshot(of: .florentineMarriages)
    let whole = families.structure()
    #expect(whole.figures == 15 && whole.ties == 20)
    #expect(agrees(whole.density, 20.0 / 105))
    #expect(whole.diameter == 5 && whole.unreachablePairs == 0)
    #expect(agrees(whole.meanDistance, 2.4857142857142858))
    #expect(agrees(whole.degreeAssortativity, -0.37483787289234866))
    #expect(whole.reciprocity == 1 && whole.asymmetricPairs == 0 && whole.mutualPairs == 20)
    #expect(whole.directedDegreeAssortativity == whole.degreeAssortativity)
    #expect(whole.triads["300"] == 3 && whole.triads["210"] == 0 && whole.triads["x"] == nil)
    #expect(whole.triads.entries.map(\.count).reduce(0, +) == 455)
    #expect(whole.triads["003"] == 239 && whole.triads["102"] == 175 && whole.triads["201"] == 38)
    // Freeman's centralization, as igraph's centr_degree, centr_betw and centr_clo have it.
    for (measure, expected) in [
      (CentralityMeasure.degree, 50.0 / 182), (.betweenness, 0.43681318681318687),
      (.closeness, 0.32245227610961025),
    ] {
      #expect(agrees(families.scores(by: measure).centralization()?.value, expected))
    }
    for measure in [CentralityMeasure.katz, .core, .pn] {
      let all = try #require(families.scores(by: measure).centralization())
      #expect(all.greatest == nil && all.value == nil && all.sum > 0)
    }
  }

  /// All hangs on the center of a star, by every measure whose greatest sum is known; and on nobody in a circle.
  @Test func centralizationOfStarsAndCircles() throws {
    let measures: [CentralityMeasure] = [
      .degree, .betweenness, .closeness, .harmonic, .positiveDegree, .inDegree, .outDegree,
      .eigenvector,
    ]
    let star = try chronicle(
      "alliance a b 1926", "alliance a c 1926", "alliance a d 1926", "alliance a e 1926"
    ).snapshot(of: 1926)
    let inward = try chronicle(
      "appointment b a 1926", "appointment c a 1926", "appointment d a 1926", "appointment e a 1926"
    ).snapshot(of: 1926)
    let circle = try chronicle(
      "alliance a b 1926", "alliance b c 1926", "alliance c d 1926", "alliance d e 1926",
      "alliance e a 1926"
    ).snapshot(of: 1926)
    for measure in measures {
      let none = try #require(circle.scores(by: measure).centralization()?.value)
      #expect(abs(none) < 1e-12, "\(measure.name)")
      let whole = try #require(star.scores(by: measure).centralization()?.value)
      switch measure {
      case .inDegree, .outDegree: #expect(agrees(whole, 3.0 / 4))
      // A pair among strangers is more of a center than a star.
      case .eigenvector:
        let sum: Double = 4 * (1 / 2.0.squareRoot() - 1 / 8.0.squareRoot())
        #expect(agrees(whole, sum / (3 / 2.0.squareRoot())))
      default: #expect(agrees(whole, 1), "\(measure.name)")
      }
    }
    let options = CentralityOptions(direction: .incoming)
    for measure in [CentralityMeasure.degree, .closeness, .harmonic, .inDegree] {
      let scores = inward.scores(by: measure, options: options)
      #expect(agrees(scores.centralization(options: options)?.value, 1), "\(measure.name)")
    }
    let weighted = CentralityOptions(isWeighted: true)
    #expect(
      star.scores(by: .closeness, options: weighted).centralization(options: weighted)?.greatest
        == nil)
    let pair = try chronicle("alliance a b 1926").snapshot(of: 1926)
    #expect(pair.scores(by: .degree).centralization()?.value == nil)
    #expect(
      try chronicle("alliance a b 1926").snapshot(of: 1850).scores(by: .degree).centralization()
        == nil)
  }

  @Test func groupsOfOnesOwn() throws {
    var builder = Chronicle.Builder(infersFigures: true)
    let parties: [(Figure.ID, String)] = [
      ("a", "red"), ("b", "red"), ("c", "red"), ("d", "blue"), ("e", "blue"), ("f", ""),
    ]
    for (index, (id, party)) in parties.enumerated() {
      builder.add(
        Figure(
          id: id, name: id.rawValue.uppercased(),
          born: try HistoricalDate("\(1880 + 10 * (index % 3))"),
          attributes: party.isEmpty ? [] : [Attribute(name: "party", value: party)]))
    }
    for (kind, source, target) in [
      ("alliance", "a", "b"), ("alliance", "b", "c"), ("rivalry", "a", "d"), ("alliance", "d", "e"),
      ("rivalry", "c", "f"), ("alliance", "e", "f"),
    ] {
      builder.add(
        Relationship(
          kind: kind, source: Figure.ID(source), target: Figure.ID(target), when: try Period("1926")
        ))
    }
    let snapshot = try builder.build().snapshot(of: 1926)
    let groups = snapshot.groups(byAttribute: "party")
    #expect(groups.groups.map(\.name) == ["red", "blue"] && groups.ungrouped == ["f"])
    #expect(groups.group(of: "d")?.members == ["d", "e"] && groups.group(of: "f") == nil)
    let mixing = snapshot.mixing(of: groups)
    #expect(mixing.ties.inside == 3 && mixing.ties.outside == 1)
    #expect(mixing.ties.eiIndex == -0.5)
    #expect(
      mixing.groups.map(\.ties.inside) == [2, 1] && mixing.groups.map(\.ties.outside) == [1, 1])
    #expect(mixing.members.map(\.id) == ["a", "b", "c", "d", "e"])
    #expect(mixing.members[0].ties.eiIndex == 0)
    // Of eight ends five are red: e = 3/4, a² = (5/8)² + (3/8)².
    #expect(agrees(mixing.assortativity, (0.75 - 34.0 / 64) / (1 - 34.0 / 64)))
    // Each one's own groups have the modularity that factions with these members would.
    let factions = snapshot.factions()
    #expect(snapshot.modularity(of: snapshot.groups(of: factions)) == factions.modularity)
    #expect(
      snapshot.brokerage(by: snapshot.groups(of: factions)) == snapshot.brokerage(by: factions))
    // b between a and c is of their party, d between a and e lets in and out.
    let brokers = snapshot.brokerage(by: groups)
    let d = try #require(brokers.first { $0.id == "d" })
    #expect(brokers.first { $0.id == "b" }?.coordinator == 2)
    #expect(d.gatekeeper == 1 && d.representative == 1 && d.total == 2)
    // Who is in no group is left out: all is as among the others alone.
    #expect(brokers.first { $0.id == "f" }?.total == 0)
    let others = snapshot.chronicle.snapshot(
      of: 1926, options: SnapshotOptions(selection: Selection(without: ["f"])))
    let ownGroups = others.groups(byAttribute: "party")
    #expect(others.figures.count == 5 && ownGroups.ungrouped == [])
    #expect(others.brokerage(by: ownGroups) == brokers.filter { $0.id != "f" })
    #expect(others.modularity(of: ownGroups) == mixing.modularity && mixing.modularity != nil)
    // Years of birth: the correlation over both ends of six ties.
    let born = [1880.0, 1890, 1900, 1880, 1890, 1900]
    let ends = [(0, 1), (1, 2), (0, 3), (3, 4), (2, 5), (4, 5)].flatMap { [$0, ($0.1, $0.0)] }
    let mean = ends.reduce(0) { $0 + born[$1.0] } / 12
    let spread = ends.reduce(0) { $0 + (born[$1.0] - mean) * (born[$1.0] - mean) }
    let both = ends.reduce(0) { $0 + (born[$1.0] - mean) * (born[$1.1] - mean) }
    #expect(agrees(snapshot.assortativity { $0.number(ofAttribute: "born") }, both / spread))
    #expect(snapshot.assortativity { _ in 3 } == nil && snapshot.assortativity { _ in nil } == nil)
    #expect(snapshot.groups(byAttribute: "nothing").ungrouped.count == 6)
    #expect(snapshot.mixing(of: snapshot.groups([:])).ties.eiIndex == nil)
  }

  /// Portfolios as full rows, and the measures as the papers write them.
  @Test func similarityOfPortfolios() throws {
    var generator = SeededGenerator(seed: 1999)
    for round in 0..<66 {
      // The last are sparse, so that most pairs have nothing in common.
      let random = try randomChronicle(
        figures: round < 60 ? 3 + round % 9 : 60, relationships: round < 60 ? 5 + round % 20 : 90,
        using: &generator)
      let snapshot = random.snapshot(of: 1915, options: SnapshotOptions(window: 10))
      for ties in [TieSelection.all, .positive] {
        for isWeighted in [false, true] {
          let portfolios = snapshot.portfolios(ties: ties, isWeighted: isWeighted)
          let n = snapshot.figures.count
          var rows = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
          let net = snapshot.netTies(selection: ties, isDirected: false)
          let largest = net.map { abs($0.value) }.max() ?? 1
          for tie in net where tie.value != 0 {
            let entry = isWeighted ? tie.value / largest : tie.value > 0 ? 1 : -1
            rows[Int(tie.source)][Int(tie.target)] = entry
            rows[Int(tie.target)][Int(tie.source)] = entry
          }
          for figure in 0..<n { rows[figure][figure] = 1 }
          let range = rows.joined().contains { $0 < 0 } ? 2.0 : 1
          #expect(Array(portfolios.pairs).count == n * (n - 1) / 2)
          for pair in portfolios.pairs {
            let one = rows[try #require(snapshot.index(of: pair.figures[0]))]
            let other = rows[try #require(snapshot.index(of: pair.figures[1]))]
            let size = Double(n)
            let absolute = zip(one, other).reduce(0) { $0 + abs($1.0 - $1.1) }
            let square = zip(one, other).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
            #expect(agrees(pair.s, 1 - 2 * absolute / (size * range)))
            #expect(agrees(pair.sSquared, 1 - 2 * square / (size * range * range)))
            // Häge's equations, by variances around each mean and around the mean of both.
            let (a, b) = (one.reduce(0, +) / size, other.reduce(0, +) / size)
            func around(_ mean: Double, _ row: [Double]) -> Double {
              row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            }
            let each = around(a, one) + around(b, other) + size * (a - b) * (a - b)
            let both = around((a + b) / 2, one) + around((a + b) / 2, other)
            #expect(
              each < 1e-9 ? pair.kappa == nil : agrees(pair.kappa, 1 - square / each, within: 1e-7))
            #expect(both < 1e-9 ? pair.pi == nil : agrees(pair.pi, 1 - square / both, within: 1e-7))
            #expect(
              portfolios.similarity(of: pair.figures[1], to: pair.figures[0]) == pair)
          }
          // One figure's pairs, found together, are to the bit those that each two are by themselves.
          for figure in snapshot.figures {
            let own = portfolios.similarities(of: figure.id)
            #expect(own.count == n - 1)
            for pair in own {
              #expect(pair.figures.contains(figure.id))
              #expect(portfolios.similarity(of: pair.figures[0], to: pair.figures[1]) == pair)
            }
          }
          let sorted = portfolios.mostAlike()
          for limit in [0, 1, 2, 3, 10, sorted.count / 2, sorted.count, sorted.count + 1] {
            #expect(portfolios.mostAlike(limit) == Array(sorted.prefix(limit)))
          }
          let some = portfolios.telling(
            of: Set(snapshot.figures.enumerated().filter { $0.offset % 3 != 1 }.map(\.element.id)))
          #expect(some.mostAlike(5) == Array(some.mostAlike().prefix(5)))
          #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $0.s >= $1.s })
        }
      }
    }
  }

  /// In a tree there is one path between two, however long its ties are.
  @Test func valuesSayNothingOfTiesInTrees() throws {
    var generator = SeededGenerator(seed: 1971)
    let rows = (1..<40).map {
      "alliance f\($0) f\(Int.random(in: 0..<$0, using: &generator)) 1926"
        + " \(Int.random(in: 1...9, using: &generator))"
    }
    let snapshot = try chronicle(rows).snapshot(of: 1926)
    let valued = snapshot.tieBetweenness(options: CentralityOptions(isWeighted: true))
    #expect(valued.estimate == nil && valued.count == 39)
    #expect(Array(valued) == Array(snapshot.tieBetweenness()))
    #expect(!snapshot.takesMinutesByValue())
    // A tie is crossed by the pairs that it parts: of a leaf's, all that end there.
    for tie in valued {
      let leaf = tie.figures.first { figure in
        valued.count { $0.figures.contains(figure) } == 1
      }
      if leaf != nil { #expect(agrees(tie.betweenness, 39.0 / (40 * 39 / 2))) }
    }
  }

  @Test func betweennessOfTies() throws {
    // Two triangles that one tie joins: nine pairs cross it, of fifteen.
    let snapshot = try chronicle(
      "alliance a b 1926", "alliance b c 1926", "rivalry a c 1926", "alliance c d 1926 4",
      "alliance d e 1926", "alliance e f 1926", "alliance d f 1926"
    ).snapshot(of: 1926)
    let ties = snapshot.tieBetweenness()
    #expect(ties[0].figures == ["c", "d"] && ties[0].rank == 1 && ties[0].value == 4)
    #expect(agrees(ties[0].betweenness, 9.0 / 15) && ties[0].sharedNeighbors == 0)
    #expect(ties.dropFirst().map(\.rank) == [2, 2, 2, 2, 6, 6])
    #expect(agrees(ties[1].betweenness, 4.0 / 15) && ties[1].sharedNeighbors == 1)
    #expect(agrees(ties[6].betweenness, 1.0 / 15))
    #expect(snapshot.tieBetweenness(ties: .negative).map(\.figures) == [["a", "c"]])
  }

  /// Of everything that is defined the description is complete, and told apart by its name.
  @Test func everyMeasureIsDescribed() {
    let all = MeasureDefinition.all
    #expect(Set(all.map(\.name)).count == all.count)
    for measure in all {
      #expect(MeasureDefinition(named: measure.name) == measure)
      let texts = [
        measure.summary, measure.explanation, measure.formula, measure.scale, measure.direction,
        measure.values, measure.cost, measure.reference, measure.command,
      ]
      #expect(texts.allSatisfy { !$0.isEmpty }, "\(measure.name)")
      #expect(measure.cost.contains("O(") || measure.subject == .snapshot, "\(measure.name)")
    }
    #expect(Set(all.map(\.explanation)).count == all.count)
    #expect(
      all.filter { $0.subject == .figure }.map(\.name) == CentralityMeasure.allCases.map(\.name))
    #expect(MeasureDefinition(named: "nothing") == nil)
  }

  @Test func pageRankFromSomeOnly() throws {
    let snapshot = try chronicle(
      "appointment a b 1926", "appointment b c 1926", "alliance x y 1926"
    ).snapshot(of: 1926)
    let near = snapshot.scores(by: .pageRank(damping: 0.5, startingAt: ["a"]))
    // From a half of what is there goes on at each step, and what ends at c starts anew.
    #expect(near["x"]?.score == 0 && near.isConverged)
    #expect(agrees(near["a"]?.score, 4.0 / 7) && agrees(near["b"]?.score, 2.0 / 7))
    let nobody = snapshot.scores(by: .pageRank(damping: 0.5, startingAt: ["z"]))
    #expect(!nobody.isConverged && nobody.allSatisfy { $0.score == 0 })
    #expect(nobody.measure.unsettledReason != nil)
  }
}
