import TestSupport
import Testing

@testable import Camarilla

@Suite struct ChangeProbabilitiesTests {
  private func chronicle(_ claims: [(kind: String, when: String, confidence: Double)]) throws
    -> Chronicle
  {
    var builder = Chronicle.Builder(infersFigures: true)
    for claim in claims {
      builder.add(
        Relationship(
          kind: claim.kind, source: "a", target: "b", when: try Period(claim.when),
          confidence: claim.confidence))
    }
    // So that the chronicle's dates reach from 1920 to 1940.
    builder.add(
      Relationship(kind: "alliance", source: "y", target: "z", when: try Period("1920/1940")))
    return try builder.build()
  }

  private func odds(
    _ claims: [(kind: String, when: String, confidence: Double)], _ doubt: WorldDoubt = .all
  ) throws -> [Double] {
    let found = try chronicle(claims).diff(from: 1926, to: 1928).changeProbabilities(doubt: doubt)
    let pair = try #require(found.first { $0.figures == ["a", "b"] })
    #expect(pair.isExact)
    return [pair.formed, pair.dissolved, pair.continued, pair.reversed, pair.none]
  }

  private func expectClose(_ found: [Double], _ expected: [Double]) {
    for (a, b) in zip(found, expected) { #expect(abs(a - b) < 1e-12, "\(found), \(expected)") }
  }

  @Test func knownOdds() throws {
    // One claim is in both years or in neither: no doubt of it makes a change.
    expectClose(try odds([("alliance", "1920/1940", 0.5)]), [0, 0, 0.5, 0, 0.5])
    expectClose(try odds([("alliance", "1928", 0.3)]), [0.3, 0, 0, 0, 0.7])
    // Ten days to end on, one a year from 1920 on, each with the days of 1920 up to it to begin on: 182,
    // or all 366.
    let all: Double = 182 + 366 * 9
    let two: Double = 366 * 2
    expectClose(
      try odds([("alliance", "1920/192X-06-30", 1)]),
      [0, two / all, two / all, 0, (all - 2 * two) / all])
    // Two claims are independent of each other.
    expectClose(
      try odds([("alliance", "1926", 0.5), ("alliance", "1928", 0.2)]),
      [0.5 * 0.2, 0.5 * 0.8, 0.5 * 0.2, 0, 0.5 * 0.8])
    // Friends, then enemies, if both are true. A rivalry alone is no alliance that forms.
    expectClose(
      try odds([("alliance", "1926", 0.5), ("rivalry", "1928", 0.2)]),
      [0, 0.5 * 0.8, 0, 0.5 * 0.2, 0.5])
    // Two against one of weight 1.
    expectClose(
      try odds([
        ("alliance", "1926/1928", 1), ("rivalry", "1928", 0.5), ("rivalry", "1928", 0.5),
      ]), [0, 0, 0.75, 0.25, 0])
    // All claims believed: dates alone, and values by confidence.
    expectClose(
      try odds([("alliance", "1926/1928", 0.5), ("rivalry", "1928", 0.6)], .dates),
      [0, 0, 0, 1, 0])
    expectClose(try odds([("alliance", "[1926,1928]", 0.5)], .dates), [0.5, 0.5, 0, 0, 0])
    expectClose(try odds([("alliance", "[1926,1928]", 0.5)], .claims), [0, 0, 0.5, 0, 0.5])
    expectClose(try odds([("alliance", "[1926,1928]", 0.5)]), [0.25, 0.25, 0, 0, 0.5])
  }

  /// Every world is built as a chronicle in which all is certain, and compared as such.
  @Test func asInEveryWorld() throws {
    var generator = SeededGenerator(seed: 28)
    let forms: [(when: String, readings: [String])] = [
      ("[1926,1928]", ["1926", "1928"]), ("{1926,1928}", ["{1926,1928}"]),
      ("1926-12-31~", ["1926-12-30", "1926-12-31", "1927-01-01"]),
      ("1927-12-31~/..", ["1927-12-30/..", "1927-12-31/..", "1928-01-01/.."]),
      ("../1926-01-01~", ["../1925-12-31", "../1926-01-01", "../1926-01-02"]),
      (
        "1926-01-01~/1926-01-01~",
        [
          "1925-12-31/1925-12-31", "1925-12-31/1926-01-01", "1925-12-31/1926-01-02",
          "1926-01-01/1926-01-01", "1926-01-01/1926-01-02", "1926-01-02/1926-01-02",
        ]
      ),
      ("1920/1940", ["1920/1940"]), ("1925", ["1925"]),
    ]
    for round in 0..<25 {
      // On a day, only dates to the day leave nothing open.
      let reading = SnapshotOptions.Reading.allCases[round % 3]
      let forms = reading == .during ? forms : Array(forms[2...6])
      let claims = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
        (
          kind: ["alliance", "rivalry", "appointment"].randomElement(using: &generator)!,
          form: forms.randomElement(using: &generator)!,
          confidence: Double(Int.random(in: 1...4, using: &generator)) / 4
        )
      }
      let told = try chronicle(claims.map { ($0.kind, $0.form.when, $0.confidence) })
      let options = SnapshotOptions(reading: reading)
      let kinds: Set<String> = round % 2 == 0 ? ["alliance"] : ["alliance", "rivalry"]
      var expected = [0.0, 0, 0, 0]
      var worlds: [(claims: [(String, String, Double)], probability: Double)] = [([], 1)]
      for claim in claims {
        var next: [(claims: [(String, String, Double)], probability: Double)] = []
        for world in worlds {
          let chance = world.probability * claim.confidence / Double(claim.form.readings.count)
          for reading in claim.form.readings {
            next.append((world.claims + [(claim.kind, reading, 1)], chance))
          }
          next.append((world.claims, world.probability * (1 - claim.confidence)))
        }
        worlds = next
      }
      for (claims, probability) in worlds where probability > 0 {
        let diff = try chronicle(claims).diff(from: 1926, to: 1928, kinds: kinds, options: options)
        for (place, pairs) in [diff.formed, diff.dissolved, diff.continued, diff.reversed]
          .enumerated()
        where pairs.contains(where: { $0.figures == ["a", "b"] }) {
          expected[place] += probability
        }
      }
      let found = told.diff(from: 1926, to: 1928, kinds: kinds, options: options)
        .changeProbabilities()
        .first { $0.figures == ["a", "b"] }
      let odds = found.map { [$0.formed, $0.dissolved, $0.continued, $0.reversed] }
      expectClose(odds ?? [0, 0, 0, 0], expected)
      if let found {
        #expect(
          abs(found.formed + found.dissolved + found.continued + found.reversed + found.none - 1)
            < 1e-12)
        // What can't be is 0, and no rounding of what can.
        for (odds, expected) in zip(odds ?? [], expected) where expected == 0 { #expect(odds == 0) }
      }
    }
  }

  /// A claim that begins in the one year and ends in the other, on some day of each, was there in both or in neither.
  @Test func whatCannotBeIsNothing() throws {
    for when in ["1926~", "1926-05/1927", "1926/1927-03", "1926-07-14/1927", "1926/1927"] {
      let told = try chronicle([("alliance", when, 0.7)])
      for (from, to) in [(1925, 1926), (1926, 1927), (1927, 1928)] {
        for odds in told.diff(from: from, to: to).changeProbabilities() {
          for part in [odds.formed, odds.dissolved, odds.continued, odds.reversed, odds.none] {
            #expect(part == 0 || part > 1e-9, "\(when) \(from) \(to): \(part)")
          }
        }
      }
    }
  }

  @Test func drawsAgreeWithTheExactOdds() throws {
    let claims = [
      ChangeClaim(
        value: 1, isWanted: true, chance: HoldingChance(earlierOnly: 0.2, laterOnly: 0.3, both: 0.1)
      ),
      ChangeClaim(
        value: -1.5, isWanted: false,
        chance: HoldingChance(earlierOnly: 0.1, laterOnly: 0.4, both: 0.2)),
      ChangeClaim(
        value: -2, isWanted: true, chance: HoldingChance(earlierOnly: 0, laterOnly: 0, both: 0.5)),
    ]
    let exact = try #require(ChangeDistribution.exact(claims))
    let drawn = ChangeDistribution.drawn(claims: claims, draws: 20_000, seed: 1, pair: 3)
    #expect(exact.isExact && !drawn.isExact)
    for (a, b) in [
      (exact.formed, drawn.formed), (exact.dissolved, drawn.dissolved),
      (exact.continued, drawn.continued), (exact.reversed, drawn.reversed),
    ] {
      #expect(abs(a - b) <= 4.5 * (a * (1 - a) / 20_000).squareRoot() + 1e-12)
    }
  }

  /// Claims of one weight add up to few sums, however many they are; of many weights to too many.
  @Test func manyClaims() throws {
    let alike = (0..<40).map { _ in
      ChangeClaim(
        value: 1, isWanted: true, chance: HoldingChance(earlierOnly: 0.1, laterOnly: 0.1, both: 0.1)
      )
    }
    let odds = try #require(ChangeDistribution.exact(alike))
    let untied = 0.8  // in one of the two years
    #expect(abs(odds.formed + odds.continued - (1 - pow(untied, 40))) < 1e-9)
    let different = (0..<12).map { place in
      ChangeClaim(
        value: 1 + Double(place * place) / 97, isWanted: true,
        chance: HoldingChance(
          earlierOnly: 0.2, laterOnly: 0.2,
          both: 0.2))
    }
    #expect(ChangeDistribution.exact(different) == nil)
  }

  private func pow(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { product, _ in product * base }
  }
}
