import Camarilla
import TestSupport
import Testing

/// What claims about one pair say twice or against one another, as it is found against what comparing each
/// with each finds.
@Suite struct PairChecksTests {
  private static let days: [CalendarDay] = (1918...1933).flatMap { year in
    (1...12).flatMap { month in
      [1, 15, month == 2 ? 28 : 30].compactMap { CalendarDay(year: year, month: month, day: $0) }
    }
  }

  /// Whether two periods hold at one time by their definition, day by day.
  private func concur(_ a: Period, _ b: Period) -> Bool {
    func certain(_ period: Period, _ day: CalendarDay) -> Bool {
      period.certainlyHolds(during: day...day)
    }
    // An event whose day is known is certain on it, as an interval of that day would be.
    func mayFallOnDays(_ period: Period) -> Bool {
      period.isEvent && period.dates[0].earliest < period.dates[0].latest
    }
    switch (mayFallOnDays(a), mayFallOnDays(b)) {
    case (true, true):
      return a.dates[0].earliest == b.dates[0].earliest && a.dates[0].latest == b.dates[0].latest
    case (false, false): return Self.days.contains { certain(a, $0) && certain(b, $0) }
    case (false, true):
      let (first, last) = (b.dates[0].earliest, b.dates[0].latest)
      return certain(a, first) && certain(a, last)
        && Self.days.allSatisfy { $0 < first || $0 > last || certain(a, $0) }
    case (true, false): return concur(b, a)
    }
  }

  private func randomPeriod(_ random: inout SeededGenerator) throws -> Period {
    func date() -> String {
      let year = Int.random(in: 1920...1930, using: &random)
      switch Int.random(in: 0..<7, using: &random) {
      case 0, 1: return "\(year)"
      case 2: return "\(year)-0\(Int.random(in: 1...9, using: &random))"
      case 3: return "\(year)" + ["~", "?"].randomElement(using: &random)!
      case 4: return "192X"
      case 5: return "\(year)-0\(Int.random(in: 1...9, using: &random))-15~"
      default: return "\(year)-0\(Int.random(in: 1...9, using: &random))-15"
      }
    }
    while true {
      let text =
        switch Int.random(in: 0..<8, using: &random) {
        case 0..<3: date()
        case 3: date() + "/.."
        case 4: "/" + date()
        default: date() + "/" + date()
        }
      if let period = try? Period(text) { return period }
    }
  }

  /// Claims about one pair, some of them said several times.
  private func claims(_ random: inout SeededGenerator, posts: [String?]) throws -> [Relationship] {
    var claims: [Relationship] = []
    for _ in 0..<Int.random(in: 2...14, using: &random) {
      let turned = Bool.random(using: &random)
      let kind = ["alliance", "rivalry", "appointment"].randomElement(using: &random)!
      let claim = Relationship(
        kind: kind, source: turned ? "b" : "a", target: turned ? "a" : "b",
        when: try randomPeriod(&random), post: posts.randomElement(using: &random)!)
      for _ in 0..<(Int.random(in: 0..<5, using: &random) == 0 ? 3 : 1) { claims.append(claim) }
    }
    return claims.shuffled(using: &random)
  }

  private func isLike(_ a: Relationship, _ b: Relationship) -> Bool {
    a.kind == b.kind && (a.kind != "appointment" || a.source == b.source)
  }

  private func saysTheSame(_ a: Relationship, _ b: Relationship) -> Bool {
    isLike(a, b) && a.when == b.when && a.post == b.post
  }

  /// Components of a graph, each sorted, by first members.
  private func components(_ pairs: [(Int, Int)]) -> [[Int]] {
    var groups: [Set<Int>] = []
    for (a, b) in pairs {
      let touched = groups.filter { $0.contains(a) || $0.contains(b) }
      groups.removeAll { $0.contains(a) || $0.contains(b) }
      groups.append(touched.reduce(into: [a, b]) { $0.formUnion($1) })
    }
    return groups.map { $0.sorted() }.sorted { $0[0] < $1[0] }
  }

  @Test(arguments: 0..<120)
  func lumpsAreThoseOfComparingEachWithEach(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let claims = try claims(&random, posts: seed % 2 == 0 ? [nil] : [nil, "x", "y", "z"])
    var builder = Chronicle.Builder(infersFigures: true)
    for claim in claims { builder.add(claim) }
    let chronicle = try builder.build()

    var (twice, overlapping, contradicting): ([(Int, Int)], [(Int, Int)], [(Int, Int)]) = (
      [], [], []
    )
    for b in claims.indices {
      for a in 0..<b {
        let (one, other) = (claims[a], claims[b])
        if saysTheSame(one, other) {
          twice.append((a, b))
        } else if isLike(one, other) {
          // Of claims that say the same, the first stands for all.
          let isFirst = [a, b].allSatisfy { place in
            !claims[..<place].contains { saysTheSame($0, claims[place]) }
          }
          let isPosts = one.post != nil && other.post != nil && one.post != other.post
          if isFirst, !isPosts, concur(one.when, other.when) { overlapping.append((a, b)) }
        } else if Set([one.kind, other.kind]) == ["alliance", "rivalry"],
          concur(one.when, other.when)
        {
          contradicting.append((a, b))
        }
      }
    }
    for (rule, pairs) in [
      (Problem.Rule.exactDuplicate, twice), (.overlappingPeriods, overlapping),
      (.contradiction, contradicting),
    ] {
      let found = chronicle.warnings.filter { $0.rule == rule }
      let expected = components(pairs)
      #expect(found.map(\.count).sorted() == expected.map { $0.count - 1 }.sorted(), "\(rule)")
      // Each names two claims of a lump of its own, which hold at one time indeed.
      var named: Set<Int> = []
      for problem in found {
        let pair = (try #require(problem.related.first?.row), try #require(problem.subject?.row))
        #expect(pairs.contains { $0 == pair }, "\(rule): \(problem)")
        named.formUnion(expected.filter { $0.contains(pair.0) }.map { $0[0] })
      }
      #expect(named.count == found.count)
      // One by one, as many pairs are told of as hold the lumps together, each of them another.
      let every = chronicle.everyWarning.filter { $0.rule == rule }
      #expect(every.count == found.reduce(0) { $0 + $1.count }, "\(rule)")
      var told: Set<[Int]> = []
      for problem in every {
        let row = try #require(problem.subject?.row)
        let other = try #require(problem.related.first?.row)
        #expect(pairs.contains { $0 == (min(row, other), max(row, other)) }, "\(problem)")
        told.insert([row, other].sorted())
        for row in [row, other] { #expect(problem.message.contains("'r\(row + 1)'"), "\(problem)") }
      }
      #expect(told.count == every.count, "\(rule)")
    }
    #expect(
      chronicle.contradictions().map { [$0.first.id, $0.second.id] }
        == contradicting.map { ["r\($0.0 + 1)", "r\($0.1 + 1)"] })
  }

  @Test func manyEqualClaimsAreOneWarningWithACount() throws {
    let chronicle = try manyClaims(20_000) { _ in "1922/1930" }
    let warning = try #require(chronicle.warnings.first)
    #expect(chronicle.warnings.count == 1)
    #expect(warning.count == 19_999)
    #expect(warning.message == "'r2' and 19998 more say again exactly what 'r1' says")
  }

  /// What took the square of the claims ends in a moment: spells all of which hold at one time, in one
  /// lump, and days none of which do.
  @Test func claimsAboutOnePairTakeNoQuadraticTime() throws {
    let spells = try manyClaims(20_000) {
      "1900-01-\($0 % 9 + 10)/\(CalendarDay.first(ofYear: 1950).advanced(by: $0))"
    }
    #expect(spells.warnings.map(\.count) == [19_999])
    #expect(
      spells.warnings[0].message.hasPrefix(
        "'a' and 'b' stand in alliance 20000 times in overlapping periods: 'r1' ("))
    let days = try manyClaims(20_000) {
      CalendarDay.first(ofYear: 1900).advanced(by: $0).description
    }
    #expect(days.warnings.isEmpty)
  }

  private func manyClaims(_ count: Int, _ when: (Int) -> String) throws -> Chronicle {
    var builder = Chronicle.Builder(infersFigures: true)
    for number in 0..<count {
      builder.add(
        Relationship(kind: "alliance", source: "a", target: "b", when: try Period(when(number))))
    }
    return try builder.build()
  }
}
