import TestSupport
import Testing

@testable import Camarilla

/// Sweeps by any unit of time, against one snapshot after another, day by day, and against years.
@Suite struct StepSweepTests {
  private func expectSame(_ swept: Snapshot, _ single: Snapshot) {
    #expect(swept.time == single.time && swept.title == single.title && swept.spans == single.spans)
    #expect(swept.rows == single.rows && swept.figureIndices == single.figureIndices)
    #expect(swept.ends.map(\.source) == single.ends.map(\.source))
    #expect(swept.ends.map(\.target) == single.ends.map(\.target))
  }

  private func randomOptions(_ generator: inout SeededGenerator) -> SnapshotOptions {
    SnapshotOptions(
      reading: .allCases.randomElement(using: &generator)!,
      certainty: .allCases.randomElement(using: &generator)!,
      window: [1, 1, 2, 5].randomElement(using: &generator)!,
      includesIsolated: Bool.random(using: &generator),
      approximation: ApproximationRule(units: Int.random(in: 0...2, using: &generator)))
  }

  private func randomSteps(_ unit: TimeUnit, using generator: inout SeededGenerator) -> TimeSteps {
    let first = CalendarDay.first(ofYear: Int.random(in: 1895...1929, using: &generator))
    let length = [.decade, .century].contains(unit) ? 40_000 : unit == .day ? 90 : 1_500
    return TimeSteps(
      unit: unit,
      within: first...first.advanced(by: Int.random(in: 0...length, using: &generator)))
  }

  @Test(arguments: TimeUnit.allCases)
  func aSweepGivesTheSnapshotsOfItsSteps(unit: TimeUnit) throws {
    var generator = SeededGenerator(seed: 1917)
    for _ in 0..<12 {
      let chronicle = try randomChronicle(figures: 12, relationships: 50, using: &generator)
      let options = randomOptions(&generator)
      let steps = randomSteps(unit, using: &generator)
      let swept = Array(chronicle.sweep(steps: steps, options: options))
      #expect(swept.map(\.time.step) == steps.map(Optional.init))
      for (step, snapshot) in zip(steps, swept) {
        expectSame(snapshot, chronicle.snapshot(of: TimeSpan(step), options: options))
      }
    }
  }

  /// The runs of any period are the steps in which it holds, asked one by one.
  @Test(arguments: TimeUnit.allCases)
  func runsAreTheStepsInWhichAPeriodHolds(unit: TimeUnit) throws {
    var random = RandomEDTF(seed: 1492)
    var generator = SeededGenerator(seed: 1492)
    var holding = 0
    for _ in 0..<400 {
      guard let period = try? Period(random.period()) else { continue }
      let options = randomOptions(&generator)
      let start = period.bounds(.exact).start
      let near = -9000...9000 ~= start.year ? start.year : 1926
      let first = CalendarDay.first(ofYear: near - Int.random(in: 0...2, using: &generator))
      let length = unit == .day ? 900 : unit.precision >= .year ? 30_000 : 2_500
      let steps = TimeSteps(unit: unit, within: first...first.advanced(by: length))
      var runs: [ClosedRange<Int>] = []
      options.forEachRun(of: period, within: steps) { runs.append($0) }
      let expected = steps.filter {
        options.holds(period, during: options.spans(of: TimeSpan($0)))
      }.map(\.number)
      #expect(runs.flatMap { Array($0) } == expected, "\(period) by \(unit), \(options)")
      #expect(zip(runs, runs.dropFirst()).allSatisfy { $0.upperBound + 1 < $1.lowerBound })
      holding += expected.count
    }
    #expect(holding > 150)
  }

  /// What possibly holds in a month or a decade possibly holds on one of its days.
  @Test func longerStepsAreTheirDaysTogether() throws {
    var generator = SeededGenerator(seed: 1848)
    for (unit, length) in [(TimeUnit.week, 60), (.month, 120), (.quarter, 300), (.decade, 4_000)] {
      let chronicle = try randomChronicle(figures: 10, relationships: 30, using: &generator)
      let first = CalendarDay.first(ofYear: 1908)
      let steps = TimeSteps(unit: unit, within: first...first.advanced(by: length))
      for snapshot in chronicle.sweep(steps: steps) {
        let days = TimeSteps(unit: .day, within: snapshot.time.days)
        let rows = chronicle.sweep(steps: days).reduce(into: Set<Int32>()) { $0.formUnion($1.rows) }
        #expect(Set(snapshot.rows) == rows, "\(snapshot.title)")
      }
    }
  }

  /// The same affairs at another pace: what lasted from the third year to the fifth lasts from the third month to the
  /// fifth, and every analysis finds the same of steps as of years.
  @Test(arguments: TimeUnit.allCases)
  func analysesDependOnStepsAlone(unit: TimeUnit) throws {
    var generator = SeededGenerator(seed: 1789)
    let count = 14
    let steps = TimeSteps(
      unit: unit,
      numbers: TimeStep(unit: unit, containing: CalendarDay.first(ofYear: 1900)).number...TimeStep(
        unit: unit, containing: CalendarDay.first(ofYear: 1900)
      ).number + count - 1)
    let years = TimeSteps(years: 1900...1900 + count - 1)
    for _ in 0..<4 {
      var builders = [
        Chronicle.Builder(infersFigures: true), Chronicle.Builder(infersFigures: true),
      ]
      for row in 0..<60 {
        let first = Int.random(in: 0..<count, using: &generator)
        let last = min(count - 1, first + Int.random(in: 0...4, using: &generator))
        let ends = ["f\(Int.random(in: 0...4, using: &generator))", "g\(row % 5)"]
        let kind = RelationshipKind.standard.randomElement(using: &generator)!.name
        for (index, all) in [years, steps].enumerated() {
          let text = TimeSteps(from: all[first], through: all[last]).period
          builders[index].add(
            Relationship(
              id: "r\(row)", kind: kind, source: Figure.ID(ends[0]), target: Figure.ID(ends[1]),
              when: try Period(text.contains("/") ? text : "\(text)/\(text)")))
        }
      }
      let (slow, fast) = (try builders[0].build(), try builders[1].build())
      func index(_ step: TimeStep) -> Int {
        steps.firstIndex(of: step) ?? years.firstIndex(of: step) ?? -1
      }

      let turnovers = [slow.turnover(steps: years), fast.turnover(steps: steps)]
      #expect(turnovers[0].changes.map(\.ties) == turnovers[1].changes.map(\.ties))
      #expect(turnovers[0].changes.map(\.persistence) == turnovers[1].changes.map(\.persistence))
      #expect(turnovers[0].durations == turnovers[1].durations)

      let circles = [
        slow.circleTurnover(of: "f1", steps: years), fast.circleTurnover(of: "f1", steps: steps),
      ].map { $0.changes.map { "\(index($0.step)) \($0.joined) \($0.left)" } }
      #expect(circles[0] == circles[1])

      let turns = [slow.realignments(steps: years), fast.realignments(steps: steps)].map {
        $0.map {
          "\(index($0.lastStep)) \(index($0.firstStep)) \($0.figures) \($0.before) \($0.after)"
        }
      }
      #expect(turns[0] == turns[1] && !turns[0].isEmpty)

      let diffs = [slow.diffs(steps: years), fast.diffs(steps: steps)].map {
        $0.map {
          "\($0.formed.map(\.figures)) \($0.dissolved.map(\.figures)) \($0.reversed.map(\.figures))"
        }
      }
      #expect(diffs[0] == diffs[1])

      let graphs = [slow.temporalGraph(steps: years), fast.temporalGraph(steps: steps)]
      #expect(graphs[0].closeness().map(\.score) == graphs[1].closeness().map(\.score))
      let reaches = graphs.map { graph in
        graph.reach(from: "f0", isStrict: true).map {
          "\($0.figure) \($0.arrivals.map { "\(index($0.step)) \($0.hops)" })"
        }
      }
      #expect(reaches[0] == reaches[1])
      let ways = graphs.map { graph in
        graph.path(from: "f0", to: "f1", isStrict: true)?.steps.map {
          "\($0.from) \($0.to) \(index($0.time)) \($0.relationships.map(\.id))"
        }
      }
      #expect(ways[0] == ways[1])

      let histories = [slow.factionHistory(steps: years), fast.factionHistory(steps: steps)]
      #expect(histories[0].divisions == histories[1].divisions)
      let lines = histories.map { history in
        history.lines.map {
          "\($0.appearances.map { "\(index($0.step)) \($0.faction)" }) \($0.color)"
        }
          + history.events.map { "\(index($0.step)) \($0.kind) \($0.line) \($0.begun) \($0.ended)" }
      }
      #expect(lines[0] == lines[1])
    }
  }
}
