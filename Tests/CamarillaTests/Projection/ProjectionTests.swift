import TestSupport
import Testing

@testable import Camarilla

@Suite struct ProjectionTests {
  private func memberships(_ rows: [String], isDirected: Bool = true) throws -> Chronicle {
    var builder = Chronicle.Builder(infersFigures: true)
    builder.add(RelationshipKind(name: "seat", sign: .neutral, isDirected: isDirected))
    for row in rows {
      let words = row.split(separator: " ").map(String.init)
      builder.add(
        Relationship(
          kind: "seat", source: Figure.ID("\(words[0])"), target: Figure.ID("\(words[1])"),
          when: try Period(words[2]),
          confidence: words.count > 3 ? Double(words[3])! : 1,
          citations: words.count > 4 ? Citation.list(words[4]) : []))
    }
    return try builder.build()
  }

  private func lines(
    _ chronicle: Chronicle, _ options: ProjectionOptions = ProjectionOptions()
  ) throws -> [String] {
    try chronicle.projection(through: ["seat"], options: options).chronicle.relationships.map {
      let columns = $0.attributes.map(\.value).joined(separator: " ")
      return "\($0.source)-\($0.target) \($0.when) \(shortest(of: $0.weight)) \(columns)"
    }
  }

  /// The weights are those of the definition, for members who are all there at one time: the number of common
  /// neighbors, and Newman's sum of 1 / (k − 1) over them.
  @Test func weightsAreThoseOfTheTwoModeGraph() throws {
    var generator = SeededGenerator(seed: 2001)
    for _ in 0..<50 {
      var seats: Set<[String]> = []
      for _ in 0..<Int.random(in: 1...40, using: &generator) {
        seats.insert([
          "m\(Int.random(in: 0..<9, using: &generator))",
          "b\(Int.random(in: 0..<6, using: &generator))",
        ])
      }
      let chronicle = try memberships(
        seats.sorted { $0.lexicographicallyPrecedes($1) }.map { "\($0[0]) \($0[1]) 1926" })
      for side in ProjectionOptions.Side.allCases {
        let (own, other) = side == .sources ? (0, 1) : (1, 0)
        let members = Set(seats.map { $0[own] }).sorted()
        for weighting in ProjectionOptions.Weighting.allCases {
          let projected = try chronicle.projection(
            through: ["seat"], options: ProjectionOptions(side: side, weighting: weighting)
          ).chronicle
          var found: [String: Double] = [:]
          for claim in projected.relationships {
            found["\(claim.source) \(claim.target)", default: 0] += claim.weight
          }
          for (index, one) in members.enumerated() {
            for two in members[(index + 1)...] {
              let common = Set(seats.filter { $0[own] == one }.map { $0[other] })
                .intersection(seats.filter { $0[own] == two }.map { $0[other] })
              let weight = common.reduce(0.0) { sum, body in
                let size = seats.count { $0[other] == body }
                return sum + (weighting == .count ? 1 : 1 / Double(size - 1))
              }
              #expect(abs((found["\(one) \(two)"] ?? 0) - weight) < 1e-12)
            }
          }
        }
      }
    }
  }

  @Test func claimsLastAsLongAsBothAreThere() throws {
    let chronicle = try memberships([
      "ann board 1920/1925", "bob board 1923/1930", "cid board 1926/..", "ann club 1924",
      "bob club 1919/1924",
      "dan letter 1926-05-14", "eve letter 1926-05-14", "eve board /1926",
    ])
    #expect(
      try lines(chronicle) == [
        "ann-bob 1923/1925 1 board certain", "ann-bob 1924 1 club possible",
        "ann-eve 1920/1925 1 board possible", "bob-cid 1926/1930 1 board certain",
        "bob-eve 1923/1926 1 board possible", "cid-eve 1926/1926 1 board possible",
        "dan-eve 1926-05-14 1 letter certain",
      ])
    // In a year the value of a tie is the number that is shared.
    #expect(
      try lines(chronicle, ProjectionOptions(date: try HistoricalDate("1924"))) == [
        "ann-bob 1924 1 board certain", "ann-bob 1924 1 club possible",
        "ann-eve 1924 1 board possible", "bob-eve 1924 1 board possible",
      ])
    let days = CalendarDay.first(ofYear: 1927)...CalendarDay.last(ofYear: 1940)
    #expect(
      try lines(chronicle, ProjectionOptions(days: days)) == ["bob-cid 1926/1930 1 board certain"])
  }

  /// Bodies that are shared at one time are in one claim; spells that go on are one; sources and doubts add up.
  @Test func whatIsSharedAtOneTimeIsOneClaim() throws {
    let chronicle = try memberships([
      "ann x 1926 0.5 s", "bob x 1926 0.5 t", "ann y 1926 1 u", "bob y 1926 0.25 s",
      "ann z 1920/1922", "ann z 1922-01-01/1924", "bob z 1919/1930",
    ])
    let claims = try chronicle.projection(through: ["seat"]).chronicle.relationships
    #expect(
      claims.map { "\($0.when) \($0.weight) \($0.confidence) \($0.attributes[0].value)" } == [
        "1920/1924 1.0 1.0 z", "1926 2.0 0.25 x;y",
      ])
    #expect(claims[1].citations.map(\.source) == ["s", "t", "u"])
  }

  @Test func whoStandsOnBothSidesIsTold() throws {
    let chronicle = try memberships(["a b 1926", "c b 1926", "b a 1926"], isDirected: false)
    let projected = try chronicle.projection(
      through: ["seat"], options: ProjectionOptions(kind: "colleague", includesIsolated: true))
    #expect(projected.bothSides == ["a", "b"])
    #expect(projected.chronicle.figures.map(\.id) == ["a", "b", "c"])
    #expect(projected.chronicle.kind(named: "colleague")?.sign == .positive)
    #expect(projected.memberCount == 3 && projected.bodyCount == 2)
  }

  /// Where two periods overlap for certain, both hold for certain on some day; where they may not, on none.
  @Test func overlapsAreOverlaps() throws {
    var generator = SeededGenerator(seed: 33)
    func period() throws -> Period {
      func date() -> String {
        let year = 1900 + Int.random(in: 0..<4, using: &generator)
        return [
          "\(year)", "\(year)-0\(Int.random(in: 1...9, using: &generator))", "..", "",
          "\(year)-03-1\(Int.random(in: 0...9, using: &generator))",
        ].randomElement(using: &generator)!
      }
      while true {
        let (one, two) = (date(), date())
        let isEvent = Bool.random(using: &generator)
        if let period = try? Period(isEvent ? one : "\(one)/\(two)") { return period }
      }
    }
    let days = CalendarDay.first(ofYear: 1899).number...CalendarDay.last(ofYear: 1905).number
    for _ in 0..<400 {
      let (one, two) = (try period(), try period())
      let overlap = one.overlap(with: two)
      #expect(overlap == two.overlap(with: one) || one.isEvent == two.isEvent)
      #expect((overlap == nil) == (two.overlap(with: one) == nil))
      let mayShare = days.contains { number in
        let day = CalendarDay(number: number)
        return one.possiblyHolds(during: day...day, rule: .exact)
          && two.possiblyHolds(during: day...day, rule: .exact)
      }
      #expect((overlap != nil) == mayShare, "\(one) \(two)")
      guard let overlap else { continue }
      #expect((try? Period("\(overlap.period)")) == overlap.period)
      // It claims nothing that neither of the two may do.
      for number in days where number % 5 == 0 {
        let day = CalendarDay(number: number)...CalendarDay(number: number)
        if overlap.isCertain, overlap.period.certainlyHolds(during: day), !one.isEvent, !two.isEvent
        {
          #expect(one.possiblyHolds(during: day) && two.possiblyHolds(during: day))
        }
      }
    }
  }
}
