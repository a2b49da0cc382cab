import Camarilla
import GraphKernels
import TestSupport
import Testing

@Suite struct SnapshotSweepTests {
  private func expectSame(_ swept: Snapshot, _ single: Snapshot) {
    #expect(swept.title == single.title && swept.year == single.year)
    #expect(swept.spans == single.spans && swept.options == single.options)
    #expect(swept.rows == single.rows)
    #expect(swept.figures == single.figures && swept.figureIndices == single.figureIndices)
    #expect(swept.ends.map(\.source) == single.ends.map(\.source))
    #expect(swept.ends.map(\.target) == single.ends.map(\.target))
  }

  /// Random claims of every kind about figures of whom some have known lives.
  private func randomLives(using generator: inout SeededGenerator) throws -> Chronicle {
    let claims = try randomChronicle(figures: 12, relationships: 50, using: &generator)
    var builder = Chronicle.Builder()
    for (number, figure) in claims.figures.enumerated() {
      let born = Int.random(in: 1880...1920, using: &generator)
      builder.add(
        Figure(
          id: figure.id, name: figure.name,
          born: number % 3 == 0 ? nil : try HistoricalDate("\(born)"),
          died: number % 2 == 0 ? nil : try HistoricalDate("\(born + number)~")))
    }
    for relationship in claims.relationships { builder.add(relationship) }
    return try builder.build()
  }

  @Test func aSweepGivesTheSnapshotsOfItsYears() throws {
    var generator = SeededGenerator(seed: 1789)
    for round in 0..<40 {
      let chronicle = try randomLives(using: &generator)
      for reading in SnapshotOptions.Reading.allCases {
        for certainty in SnapshotOptions.Certainty.allCases {
          let options = SnapshotOptions(
            reading: reading, certainty: certainty,
            window: Bool.random(using: &generator) ? 1 : Int.random(in: 2...6, using: &generator),
            minimumConfidence: Double(Int.random(in: 0...3, using: &generator)) / 4,
            kinds: Bool.random(using: &generator) ? nil : ["alliance", "denunciation"],
            includesIsolated: Bool.random(using: &generator),
            approximation: ApproximationRule(units: round % 4))
          let first = Int.random(in: 1890...1932, using: &generator)
          let years = first...first + Int.random(in: 0...30, using: &generator)
          var swept = 0
          for (year, snapshot) in zip(years, chronicle.sweep(years: years, options: options)) {
            expectSame(snapshot, chronicle.snapshot(of: year, options: options))
            swept += 1
          }
          #expect(swept == years.count)
        }
      }
    }
  }

  @Test func datesWithGapsComeAndGo() throws {
    let chronicle = try chronicle(
      "alliance a b {1900,1903,1904}", "alliance b c 190X-12-31", "rivalry a c [..1902]",
      "alliance c d 1901/1902", "alliance d e 1903-01-01", "rivalry d e 1902-12-31/1903-12-31")
    for reading in SnapshotOptions.Reading.allCases {
      let options = SnapshotOptions(reading: reading)
      for (year, snapshot) in zip(
        1895...1912, chronicle.sweep(years: 1895...1912, options: options))
      {
        expectSame(snapshot, chronicle.snapshot(of: year, options: options))
      }
    }
    let sizes = chronicle.sweep(years: 1899...1905, options: SnapshotOptions(kinds: ["alliance"]))
      .map(\.rows.count)
    #expect(sizes == [0, 2, 2, 2, 3, 2, 1])
  }

  @Test func aSweepCanBeginAgainAndEndAnywhere() throws {
    let chronicle = try chronicle(
      "alliance a b 1926", "alliance a c ../1930", "rivalry b c 1927/..")
    let sweep = chronicle.sweep(years: -5...2)
    #expect(sweep.map(\.rows) == [[Int32]](repeating: [1], count: 8))
    #expect(sweep.map(\.rows) == [[Int32]](repeating: [1], count: 8))
    #expect(chronicle.sweep(years: 1927...1927).map(\.rows) == [[1, 2]])
    #expect(
      try Chronicle.Builder().build().sweep(years: 1900...1905).allSatisfy { $0.figures.isEmpty })
  }

  @Test func answersStandInTheOrderOfTheYearsOnAnyNumberOfThreads() throws {
    var generator = SeededGenerator(seed: 1848)
    let chronicle = try randomChronicle(figures: 30, relationships: 400, using: &generator)
    let sweep = chronicle.sweep(years: 1895...1935)
    let expected = sweep.map { $0.scores(by: .betweenness) }
    for threads in [1, 2, 3, 100] {
      #expect(sweep.concurrentMap(threads: threads) { $0.scores(by: .betweenness) } == expected)
    }
  }
}

@Suite struct NetTieTests {
  private struct Tie: Equatable {
    var source: Int32
    var target: Int32
    var value: Double
  }

  /// The netting as it is defined: sort all claims by pair and place, and add them up.
  private func reference(_ snapshot: Snapshot, isDirected: Bool) -> [Tie] {
    var claims: [(source: Int32, target: Int32, place: Int, value: Double)] = []
    for (place, relationship) in snapshot.relationships.enumerated() {
      let kind = snapshot.chronicle.kind(named: relationship.kind)!
      let value = Double(kind.sign.rawValue) * relationship.weight * relationship.confidence
      let source = Int32(snapshot.index(of: relationship.source)!)
      let target = Int32(snapshot.index(of: relationship.target)!)
      if isDirected {
        claims.append((source, target, place, value))
        if !kind.isDirected { claims.append((target, source, place, value)) }
      } else {
        claims.append((min(source, target), max(source, target), place, value))
      }
    }
    claims.sort { ($0.source, $0.target, $0.place) < ($1.source, $1.target, $1.place) }
    var ties: [Tie] = []
    var magnitude = 0.0
    for claim in claims {
      if let last = ties.last, last.source == claim.source, last.target == claim.target {
        let sum = last.value + claim.value
        magnitude += abs(claim.value)
        ties[ties.count - 1].value = abs(sum) <= 1e-12 * magnitude ? 0 : sum
      } else {
        ties.append(Tie(source: claim.source, target: claim.target, value: claim.value))
        magnitude = abs(claim.value)
      }
    }
    return ties
  }

  private func ties(
    _ snapshot: Snapshot, _ selection: TieSelection, isDirected: Bool
  ) -> [Tie] {
    snapshot.netTies(selection: selection, isDirected: isDirected).map {
      Tie(source: $0.source, target: $0.target, value: $0.value)
    }
  }

  @Test func countingGivesTheSameBitsAsSorting() throws {
    var generator = SeededGenerator(seed: 1871)
    for _ in 0..<25 {
      let drawn = try randomChronicle(figures: 7, relationships: 120, using: &generator)
      var builder = Chronicle.Builder(infersFigures: true)
      for var relationship in drawn.relationships {
        relationship.weight = Double.random(in: 0.1...3, using: &generator)
        builder.add(relationship)
      }
      for snapshot in try builder.build().sweep(years: 1900...1930) {
        for isDirected in [false, true] {
          let expected = reference(snapshot, isDirected: isDirected)
          #expect(ties(snapshot, .all, isDirected: isDirected) == expected)
          for (selection, wanted) in [(TieSelection.positive, 1.0), (.negative, -1)] {
            let chosen = expected.filter { $0.value * wanted > 0 }
            #expect(ties(snapshot, selection, isDirected: isDirected) == chosen)
            let (sources, targets) = (chosen.map(\.source), chosen.map(\.target))
            let built =
              isDirected
              ? CompactGraph.directed(
                vertexCount: snapshot.figures.count, sources: sources, targets: targets,
                weights: chosen.map(\.value))
              : .undirected(
                vertexCount: snapshot.figures.count, sources: sources, targets: targets,
                weights: chosen.map(\.value))
            let graph =
              isDirected
              ? snapshot.arcGraph(selection: selection) : snapshot.tieGraph(selection: selection)
            #expect(graph == built)
          }
        }
      }
    }
  }
}
