import Camarilla
import TestSupport
import Testing

@Suite struct YearlyDiffsTests {
  private func pairs(_ diff: AllianceDiff) -> [String: [AllianceDiff.Pair]] {
    [
      "formed": diff.formed, "dissolved": diff.dissolved, "continued": diff.continued,
      "reversed": diff.reversed,
    ]
  }

  @Test func everyYearIsAsIfAskedAlone() throws {
    var generator = SeededGenerator(seed: 1925)
    for _ in 0..<20 {
      let chronicle = try randomChronicle(figures: 8, relationships: 50, using: &generator)
      let options = SnapshotOptions(reading: .yearEnd, window: 2)
      let diffs = Array(
        chronicle.diffs(years: 1899...1926, kinds: ["alliance", "rivalry"], options: options))
      #expect(diffs.map(\.to.year) == Array(1900...1926))
      for diff in diffs {
        let alone = chronicle.diff(
          from: diff.from.year, to: diff.to.year, kinds: ["alliance", "rivalry"], options: options)
        #expect(diff.to.year == diff.from.year + 1)
        #expect(pairs(diff) == pairs(alone))
        #expect(diff.kinds == alone.kinds)
      }
    }
  }

  /// What happens year by year adds up to what a diff of the first and the last year says.
  @Test func theYearsAddUpToTheWhole() throws {
    let every = Set(RelationshipKind.standard.map(\.name))
    var generator = SeededGenerator(seed: 1926)
    var reversals = 0
    for _ in 0..<30 {
      let chronicle = try randomChronicle(figures: 8, relationships: 60, using: &generator)
      let (first, last) = (1900, 1920)
      let whole = chronicle.diff(from: first, to: last, kinds: every)
      // Of every kind together, a pair is tied when it forms, and parted when it dissolves; one that
      // turns is tied before and after. So the balance of both is that of the first and last year.
      var balance: [[Figure.ID]: Int] = [:]
      // A pair that has a sign in every year turns an odd number of times if it ends up turned.
      var turns: [[Figure.ID]: Int] = [:]
      var hasAlwaysASign: [[Figure.ID]: Int] = [:]
      for diff in chronicle.diffs(years: first...last, kinds: every) {
        for pair in diff.formed { balance[pair.figures, default: 0] += 1 }
        for pair in diff.dissolved { balance[pair.figures, default: 0] -= 1 }
        for pair in diff.reversed { turns[pair.figures, default: 0] += 1 }
        for pair in diff.continued + diff.reversed
        where pair.signBefore != .neutral && pair.signAfter != .neutral {
          hasAlwaysASign[pair.figures, default: 0] += 1
        }
      }
      #expect(
        balance.filter { $0.value > 0 }.keys.sorted { $0.lexicographicallyPrecedes($1) }
          == whole.formed.map(\.figures))
      #expect(
        balance.filter { $0.value < 0 }.keys.sorted { $0.lexicographicallyPrecedes($1) }
          == whole.dissolved.map(\.figures))
      #expect(balance.values.allSatisfy { abs($0) <= 1 })
      let turned = Set(whole.reversed.map(\.figures))
      for (pair, years) in hasAlwaysASign where years == last - first {
        #expect(turned.contains(pair) == (turns[pair, default: 0] % 2 == 1))
        reversals += turns[pair, default: 0]
      }
    }
    #expect(reversals > 0)
  }

  @Test func aYearAloneHasNoChange() throws {
    #expect(Array(try chronicle("alliance a b 1900").diffs(years: 1900...1900)).isEmpty)
  }
}
