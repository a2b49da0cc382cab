import Camarilla
import TestSupport
import Testing

@Suite struct PanelTests {
  private let options = [
    SnapshotOptions(), SnapshotOptions(reading: .yearEnd, window: 3),
    SnapshotOptions(certainty: .certain), SnapshotOptions(kinds: ["alliance", "denunciation"]),
    SnapshotOptions(includesIsolated: true),
  ]

  /// The relationships of a step, each looked at by itself.
  private func holding(
    in step: TimeStep, of chronicle: Chronicle, options: SnapshotOptions
  ) -> [Relationship] {
    var steps = [step]
    for _ in 1..<max(1, options.window) {
      let before = steps[0].days.lowerBound.advanced(by: -1)
      steps.insert(TimeStep(unit: step.unit, containing: before), at: 0)
    }
    let spans =
      switch options.reading {
      case .during: [steps[0].days.lowerBound...step.days.upperBound]
      case .yearStart: steps.map { $0.days.lowerBound...$0.days.lowerBound }
      case .yearEnd: steps.map { $0.days.upperBound...$0.days.upperBound }
      }
    return chronicle.relationships.filter { relationship in
      (options.kinds?.contains(relationship.kind) ?? true)
        && spans.contains { span in
          options.certainty == .certain
            ? relationship.when.certainlyHolds(during: span)
            : relationship.when.possiblyHolds(during: span)
        }
    }
  }

  private func value(of claims: [Relationship], in chronicle: Chronicle) -> Double {
    let values = claims.map { claim in
      Double(chronicle.kind(named: claim.kind)!.sign.rawValue) * claim.weight * claim.confidence
    }
    let sum = values.reduce(0, +)
    return abs(sum) <= 1e-12 * values.reduce(0) { $0 + abs($1) } ? 0 : sum
  }

  private func randomPanel(
    _ generator: inout SeededGenerator
  ) throws -> (Chronicle, TimeSteps, SnapshotOptions) {
    let chronicle = try randomChronicle(figures: 9, relationships: 60, using: &generator)
    let unit = TimeUnit.allCases.randomElement(using: &generator)!
    let first = CalendarDay.first(ofYear: Int.random(in: 1898...1930, using: &generator))
    let length = [TimeUnit.day: 40, .week: 300, .month: 700][unit] ?? 9000
    let steps = TimeSteps(unit: unit, within: first...first.advanced(by: length))
    return (chronicle, steps, options.randomElement(using: &generator)!)
  }

  @Test func figuresAreCountedOneByOne() throws {
    var generator = SeededGenerator(seed: 1917)
    for _ in 0..<20 {
      let (chronicle, steps, options) = try randomPanel(&generator)
      let panel = chronicle.panel(
        of: steps, options: options,
        asking: PanelOptions(measures: [.degree], factions: .modularity, threads: 2))
      #expect(panel.map(\.step) == Array(steps))
      for wave in panel {
        let claims = holding(in: wave.step, of: chronicle, options: options)
        let rows = wave.figures
        #expect(
          Set(rows.map(\.figure.id)).isSuperset(of: claims.flatMap { [$0.source, $0.target] }))
        if !options.includesIsolated { #expect(rows.allSatisfy { $0.claims > 0 }) }
        for row in rows {
          let id = row.figure.id
          let own = claims.filter { $0.source == id || $0.target == id }
          let partners = Dictionary(grouping: own) { $0.source == id ? $0.target : $0.source }
          let values = partners.values.map { value(of: $0, in: chronicle) }
          #expect(row.claims == own.count)
          #expect(
            row.claimsByKind == chronicle.kinds.map { kind in own.count { $0.kind == kind.name } })
          #expect(
            row.tiesByKind
              == chronicle.kinds.map { kind in
                partners.values.count { $0.contains { $0.kind == kind.name } }
              })
          #expect(row.positiveTies == values.count { $0 > 0 })
          #expect(row.negativeTies == values.count { $0 < 0 })
          #expect(row.ties == partners.count)
          #expect(abs(row.positiveStrength - values.reduce(0) { $0 + max(0, $1) }) < 1e-9)
          #expect(abs(row.negativeStrength + values.reduce(0) { $0 + min(0, $1) }) < 1e-9)
          #expect(row.faction?.members.contains(id) == true)
          #expect(abs(row.scores[0] * Double(rows.count - 1) - Double(partners.count)) < 1e-9)
        }
      }
    }
  }

  @Test(arguments: [false, true])
  func pairsAreCountedOneByOne(isDirected: Bool) throws {
    var generator = SeededGenerator(seed: 1964)
    for _ in 0..<20 {
      let (chronicle, steps, options) = try randomPanel(&generator)
      func rows(isComplete: Bool, ties: TieSelection = .all) -> [[PanelPair]] {
        chronicle.panel(
          of: steps, options: options,
          asking: PanelOptions(
            measures: [.degree], ties: ties, isDirected: isDirected,
            includesInactivePairs: isComplete)
        ).map { Array($0.pairs) }
      }
      let complete = rows(isComplete: true)
      #expect(rows(isComplete: false) == complete.map { $0.filter { $0.claims > 0 } })
      // Of one sign, other pairs are as if nothing tied them.
      for ties in [TieSelection.positive, .negative] {
        func values(_ rows: [[PanelPair]]) -> [[Double]] { rows.map { $0.map(\.value) } }
        func isOfSign(_ value: Double) -> Bool { ties == .positive ? value > 0 : value < 0 }
        let wanted = values(complete)
        #expect(
          values(rows(isComplete: false, ties: ties)) == wanted.map { $0.filter(isOfSign) })
        let zeroed = rows(isComplete: true, ties: ties)
        #expect(values(zeroed) == wanted.map { $0.map { isOfSign($0) ? $0 : 0 } })
        #expect(zeroed.allSatisfy { $0.allSatisfy { ($0.claims == 0) == ($0.value == 0) } })
      }
      for (step, rows) in zip(steps, complete) {
        let claims = holding(in: step, of: chronicle, options: options)
        // Of nobody are the dates of life known, so that everybody may be alive; but nobody certainly is.
        let active = Set(claims.flatMap { [$0.source, $0.target] })
        let ids = chronicle.figures.map(\.id).sorted().filter {
          options.certainty == .possible || active.contains($0)
        }
        let expected = ids.flatMap { source in
          ids.filter { isDirected ? $0 != source : $0 > source }.map { [source, $0] }
        }
        #expect(rows.map { [$0.source.figure.id, $0.target.figure.id] } == expected)
        for row in rows {
          let (source, target) = (row.source.figure.id, row.target.figure.id)
          let own = claims.filter { claim in
            if claim.source == source, claim.target == target { return true }
            let runsBothWays = !isDirected || !chronicle.kind(named: claim.kind)!.isDirected
            return runsBothWays && claim.source == target && claim.target == source
          }
          #expect(row.claims == own.count)
          #expect(
            row.claimsByKind == chronicle.kinds.map { kind in own.count { $0.kind == kind.name } })
          #expect(abs(row.value - value(of: own, in: chronicle)) < 1e-9)
          #expect(row.sign == Sign(of: row.value))
          if !options.includesIsolated {
            #expect((row.source.scores[0] != nil) == active.contains(source))
          }
        }
      }
    }
  }

  /// The snapshots of years are those that everything else looks at, and a panel's scores theirs.
  @Test func scoresAreThoseOfTheYear() throws {
    var generator = SeededGenerator(seed: 1936)
    let chronicle = try randomChronicle(figures: 12, relationships: 90, using: &generator)
    let asked = PanelOptions(
      measures: [.betweenness, .pn], factions: .balance, includesInactivePairs: true, threads: 3)
    for wave in chronicle.panel(of: TimeSteps(years: 1905...1925), asking: asked) {
      let snapshot = chronicle.snapshot(of: wave.snapshot.year)
      let factions = snapshot.factions(options: .balance)
      for row in wave.figures {
        #expect(
          row.scores
            == [.betweenness, .pn].map { snapshot.scores(by: $0)[row.figure.id]?.score })
        #expect(row.faction == factions.faction(of: row.figure.id))
      }
    }
  }

  /// What nobody believes is worth 0 for every sign, never −0.
  @Test func noValueIsANegativeZero() throws {
    var builder = Chronicle.Builder(infersFigures: true)
    for (kind, target) in [("rivalry", "b"), ("denunciation", "c"), ("alliance", "d")] {
      builder.add(
        Relationship(
          kind: kind, source: "a", target: Figure.ID(rawValue: target), when: try Period("1926"),
          confidence: 0))
    }
    let chronicle = try builder.build()
    for isDirected in [false, true] {
      let panel = chronicle.panel(
        of: TimeSteps(years: 1926...1926),
        asking: PanelOptions(measures: [.degree], isDirected: isDirected))
      let pairs = panel.flatMap { Array($0.pairs) }
      #expect(pairs.count == (isDirected ? 5 : 3))
      #expect(pairs.allSatisfy { $0.value.sign == .plus && $0.value == 0 })
      let strengths = panel.flatMap(\.figures).flatMap {
        [$0.positiveStrength, $0.negativeStrength]
      }
      #expect(strengths.allSatisfy { $0.sign == .plus && $0 == 0 })
    }
    let spells = chronicle.history(of: ("a", "b"))
    #expect(spells.allSatisfy { $0.value.sign == .plus })
  }

  @Test func inactivePairsAreOfThoseAlive() throws {
    var builder = Chronicle.Builder()
    builder.add(Figure(id: "a", name: "A", born: try HistoricalDate("1900")))
    builder.add(Figure(id: "b", name: "B", died: try HistoricalDate("1920")))
    builder.add(Figure(id: "c", name: "C", born: try HistoricalDate("1919")))
    builder.add(
      Relationship(kind: "rivalry", source: "b", target: "a", when: try Period("1918/1919")))
    let chronicle = try builder.build()
    let asked = PanelOptions(measures: [.degree], includesInactivePairs: true)
    let rows = chronicle.panel(of: TimeSteps(years: 1918...1921), asking: asked).map { wave in
      wave.pairs.map {
        "\($0.source.figure.id)\($0.target.figure.id) \($0.sign.rawValue) \($0.claims) \($0.source.scores[0] ?? -1)"
      }
    }
    #expect(
      rows == [
        ["ab -1 1 1.0"], ["ab -1 1 1.0", "ac 0 0 1.0", "bc 0 0 1.0"],
        ["ab 0 0 -1.0", "ac 0 0 -1.0", "bc 0 0 -1.0"], ["ac 0 0 -1.0"],
      ])
  }
}
