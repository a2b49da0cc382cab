import TestSupport
import Testing

@testable import CamarillaImport

@Suite struct UnitRunsTests {
  @Test func yearsWithoutGapsAreOneRun() {
    var runs = UnitRuns()
    for (line, year) in [1820, 1818, 1819, 1825, 1818, 1822].enumerated() {
      _ = runs.add(
        .init(first: year, last: year, line: line + 2, isOpenStart: false, isOpenEnd: false))
    }
    #expect(
      runs.runs == [
        .init(first: 1818, last: 1820, line: 3, isOpenStart: false, isOpenEnd: false),
        .init(first: 1822, last: 1822, line: 7, isOpenStart: false, isOpenEnd: false),
        .init(first: 1825, last: 1825, line: 5, isOpenStart: false, isOpenEnd: false),
      ])
  }

  /// Against sets of years, gone through in order: rows in any order, years said twice among them.
  @Test func runsAreThoseOfTheSortedYears() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<500 {
      let rows = (0..<Int.random(in: 0...30, using: &generator)).map { _ in
        (
          year: Int.random(in: -10...15, using: &generator),
          start: Int.random(in: 0..<4, using: &generator) == 0,
          end: Int.random(in: 0..<4, using: &generator) == 0
        )
      }
      var fast = UnitRuns()
      var repeated = 0
      for (line, row) in rows.enumerated()
      where !fast.add(
        .init(
          first: row.year, last: row.year, line: line, isOpenStart: row.start,
          isOpenEnd: row.end))
      {
        repeated += 1
      }
      let years = Set(rows.map(\.year))
      #expect(repeated == rows.count - years.count)
      var slow: [(first: Int, last: Int)] = []
      for year in -10...15 where years.contains(year) {
        if let last = slow.last, last.last == year - 1 {
          slow[slow.count - 1].last = year
        } else {
          slow.append((year, year))
        }
      }
      #expect(fast.runs.map(\.first) == slow.map(\.first))
      #expect(fast.runs.map(\.last) == slow.map(\.last))
      for run in fast.runs {
        #expect(run.isOpenStart == rows.contains { $0.year == run.first && $0.start })
        #expect(run.isOpenEnd == rows.contains { $0.year == run.last && $0.end })
        #expect(rows[run.line].year == run.first)
      }
    }
  }
}
