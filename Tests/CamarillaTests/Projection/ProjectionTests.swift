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

  @Test func sizeIsKnownBeforehand() throws {
    let chronicle = try memberships([
      "ann rail 1920", "bob rail 1921", "cid rail 1920", "ann rail 1922", "ann mint 1920",
      "dan mint 1925", "bob bank 1920", "cid bank 1921",
    ])
    func size(_ options: ProjectionOptions) -> ProjectionSize {
      chronicle.projectionSize(through: ["seat"], options: options)
    }
    let all = size(ProjectionOptions())
    #expect(all.pairCount == 3 + 1 + 1)
    #expect(all.largestBody == "rail" && all.mostMembers == 3)
    // Of one time, or a range, only those count who may be there: two of the rail.
    let year = TimeSpan(year: 1920)
    let then = size(ProjectionOptions(time: year))
    #expect(then.pairCount == 1 && then.mostMembers == 2)
    #expect(size(ProjectionOptions(days: year.days)) == then)
    let none = chronicle.projectionSize(through: ["chair"])
    #expect(none.pairCount == 0 && none.largestBody == nil && none.mostMembers == 0)
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
      try lines(chronicle, ProjectionOptions(time: TimeSpan("1924"))) == [
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

  /// A claim lasts as long as what it says: how many members the body has, and how far both are believed.
  @Test func whatChangesIsInPieces() throws {
    func told(_ rows: [String], _ weighting: ProjectionOptions.Weighting) throws -> [String] {
      try memberships(rows).projection(
        through: ["seat"], options: ProjectionOptions(weighting: weighting)
      ).chronicle.relationships.map {
        "\($0.source)-\($0.target) \($0.when) \(shortest(of: $0.weight)) \(shortest(of: $0.confidence))"
          + " \($0.attributes[1].value) \($0.citations.map(\.description).joined(separator: ";"))"
      }
    }
    // Cid comes for two years, and Dan on one day.
    let board = [
      "ann board 1920/1930 1 a", "bob board 1920/.. 1 b", "cid board 1923/1924",
      "dan board 1926-05-14",
    ]
    #expect(
      try told(board, .newman).filter { $0.hasPrefix("ann-bob") } == [
        "ann-bob 1920/1922 1 1 certain a;b", "ann-bob 1923/1924 0.5 1 certain a;b",
        "ann-bob 1925/1926-05-13 1 1 certain a;b",
        "ann-bob 1926-05-14/1926-05-14 0.5 1 certain a;b",
        "ann-bob 1926-05-15/1930 1 1 certain a;b",
      ])
    #expect(
      try told(board, .count).filter { $0.hasPrefix("ann-bob") } == [
        "ann-bob 1920/1930 1 1 certain a;b"
      ])
    // What is believed more counts while it lasts, and an event within a spell is part of it.
    for (rows, expected) in [
      (
        ["ann x 1920/1930 0.5 a", "ann x 1924/1926 0.75 c", "bob x 1919/1940"],
        [
          "ann-bob 1920/1923 1 0.5 certain a", "ann-bob 1924/1926 1 0.75 certain a;c",
          "ann-bob 1927/1930 1 0.5 certain a",
        ]
      ),
      (
        ["ann x 1920/1930 1 a", "ann x 1924-05 0.75 c", "bob x 1919/1940"],
        ["ann-bob 1920/1930 1 1 certain a;c"]
      ),
      (
        ["ann x 1920/1930 0.5 a", "ann x 1924-05 0.75 c", "bob x 1919/1940"],
        [
          "ann-bob 1920/1924-04 1 0.5 certain a", "ann-bob 1924-05 1 0.75 certain c",
          "ann-bob 1924-06/1930 1 0.5 certain a",
        ]
      ),
      // Two spells of one year are one year's sharing; whether they meet is open.
      (
        ["ann x 1920/1922 1 a", "ann x 1922/1924 1 c", "bob x 1919/1940"],
        ["ann-bob 1920/1924 1 1 possible a;c"]
      ),
      (
        ["ann x 1920/1921 1 a", "ann x 1922/1924 1 c", "bob x 1919/1940"],
        ["ann-bob 1920/1921 1 1 certain a", "ann-bob 1922/1924 1 1 certain c"]
      ),
    ] {
      #expect(try told(rows, .count) == expected, "\(rows)")
    }
  }

  /// On every day, what the claims add up to is what the definition says of that day's members.
  @Test(arguments: ProjectionOptions.Weighting.allCases)
  func onEveryDayTheSumIsThatOfTheDay(weighting: ProjectionOptions.Weighting) throws {
    var generator = SeededGenerator(seed: 60_163_132)
    for round in 0..<30 {
      // Years in one chronicle and days in another: of two dates of which one is within the other, the earlier
      // possible days would be guesses.
      let isOfYears = round % 2 == 0
      let first = CalendarDay.first(ofYear: 1920)
      func date(_ number: Int) -> String {
        isOfYears ? "\(1920 + number / 4)" : "\(first.advanced(by: number))"
      }
      var rows: Set<String> = []
      for _ in 0..<Int.random(in: 2...16, using: &generator) {
        let (one, other) = (
          Int.random(in: 0..<40, using: &generator), Int.random(in: 0..<40, using: &generator)
        )
        let when =
          switch Int.random(in: 0..<6, using: &generator) {
          case 0: date(one)
          case 1: "\(date(one))/.."
          case 2: "../\(date(one))"
          default: "\(date(min(one, other)))/\(date(max(one, other)))"
          }
        rows.insert(
          "m\(Int.random(in: 0..<4, using: &generator)) b\(Int.random(in: 0..<2, using: &generator))"
            + " \(when) \([0.25, 0.5, 1].randomElement(using: &generator)!)")
      }
      let chronicle = try memberships(rows.sorted())
      let claims = try chronicle.projection(
        through: ["seat"], options: ProjectionOptions(weighting: weighting)
      ).chronicle.relationships
      for claim in claims { #expect(try Period("\(claim.when)") == claim.when) }
      for number in stride(from: -2, to: isOfYears ? 365 * 11 : 44, by: isOfYears ? 122 : 1) {
        let day = first.advanced(by: number)
        var expected: [String: Double] = [:]
        for body in ["b0", "b1"] {
          var belief: [String: Double] = [:]
          for row in chronicle.relationships
          where row.target.rawValue == body && row.when.possiblyHolds(during: day...day) {
            belief[row.source.rawValue] = max(belief[row.source.rawValue] ?? 0, row.confidence)
          }
          let weight = weighting == .count ? 1 : 1 / Double(belief.count - 1)
          for (one, first) in belief {
            for (other, second) in belief where one < other {
              expected["\(one)-\(other)", default: 0] += weight * first * second
            }
          }
        }
        var found: [String: Double] = [:]
        for claim in claims where claim.when.possiblyHolds(during: day...day) {
          found["\(claim.source)-\(claim.target)", default: 0] += claim.weight * claim.confidence
        }
        #expect(found.keys.sorted() == expected.keys.sorted(), "\(day) of \(rows.sorted())")
        for (pair, value) in expected {
          #expect(abs((found[pair] ?? 0) - value) < 1e-12, "\(pair) \(day) of \(rows.sorted())")
        }
      }
    }
  }

  /// A claim is no wider than either membership, to the day, whatever the dates are that the memberships have.
  @Test func claimsAreNoWiderThanMemberships() throws {
    #expect(
      try lines(memberships(["a y 1924-06/1928", "b y 1924/1926"])) == [
        "a-b 1924-06/1926 1 y certain"
      ])
    #expect(
      try lines(memberships(["a y 1924~/1928", "b y 1924/1928~"])) == [
        "a-b 1924/1928 1 y certain"
      ])
    var generator = SeededGenerator(seed: 1924)
    func date() -> String {
      let year = 1920 + Int.random(in: 0..<4, using: &generator)
      let month = Int.random(in: 1...9, using: &generator)
      return ["\(year)", "192X", "\(year)-0\(month)", "\(year)-0\(month)-1\(month)"]
        .randomElement(using: &generator)!
    }
    let days = CalendarDay.first(ofYear: 1919).number...CalendarDay.last(ofYear: 1930).number
    for _ in 0..<150 {
      let rows = ["p b", "q b"].compactMap { row -> String? in
        let when = "\(date())/\(date())"
        return (try? Period(when)).map { _ in "\(row) \(when)" }
      }
      let chronicle = try memberships(rows)
      let claims = try chronicle.projection(through: ["seat"]).chronicle.relationships
      for number in stride(from: days.lowerBound, through: days.upperBound, by: 7) {
        let day = CalendarDay(number: number)...CalendarDay(number: number)
        let areThere =
          rows.count == 2
          && chronicle.relationships.allSatisfy { $0.when.possiblyHolds(during: day, rule: .exact) }
        let isShared = claims.contains { $0.when.possiblyHolds(during: day, rule: .exact) }
        #expect(areThere == isShared, "\(day.lowerBound) of \(rows): \(claims.map(\.when))")
      }
    }
  }

  /// In a year, what each body adds is one over the others who may be there in it, `~` and all.
  @Test func weightsOfAYearCountWhoeverMayBeThere() throws {
    #expect(
      try lines(
        memberships(["b x 1923/1930", "c x 1921/..", "d x 1929~"]),
        ProjectionOptions(weighting: .newman, time: TimeSpan("1928"))) == [
          "b-c 1928 0.5 x certain", "b-d 1928 0.5 x possible", "c-d 1928 0.5 x possible",
        ])
    var generator = SeededGenerator(seed: 1928)
    for _ in 0..<40 {
      var rows: Set<String> = []
      for _ in 0..<Int.random(in: 2...14, using: &generator) {
        func date() -> String {
          "\(1920 + Int.random(in: 0..<8, using: &generator))"
            + ["", "", "~"].randomElement(using: &generator)!
        }
        let when = Bool.random(using: &generator) ? date() : "\(date())/\(date())"
        guard (try? Period(when)) != nil else { continue }
        rows.insert(
          "m\(Int.random(in: 0..<5, using: &generator)) b\(Int.random(in: 0..<2, using: &generator))"
            + " \(when)")
      }
      let chronicle = try memberships(rows.sorted())
      for year in 1918...1929 {
        let time = TimeSpan(year: year)
        let claims = try chronicle.projection(
          through: ["seat"], options: ProjectionOptions(weighting: .newman, time: time)
        ).chronicle.relationships
        var members: [String: Set<Figure.ID>] = [:]
        for row in chronicle.relationships where row.when.possiblyHolds(during: time.days) {
          members[row.target.rawValue, default: []].insert(row.source)
        }
        for claim in claims {
          let bodies = claim.attributes[0].value.split(separator: ";").map(String.init)
          let expected = bodies.reduce(0.0) { $0 + 1 / Double((members[$1]?.count ?? 0) - 1) }
          #expect(abs(claim.weight - expected) < 1e-12, "\(year) of \(rows.sorted())")
          for body in bodies {
            #expect(members[body]?.isSuperset(of: [claim.source, claim.target]) == true)
          }
        }
      }
    }
  }

  /// Spells within another spell, dated as coarsely as may be, leave the days of those exact who come and go within it:
  /// on each day the claims are what is believed most of that day.
  @Test func spellsWithinOthersLeaveDaysExact() throws {
    var generator = SeededGenerator(seed: 1908)
    let days = CalendarDay.first(ofYear: 1902).number...CalendarDay.last(ofYear: 1910).number
    func inner(_ first: Int, _ last: Int) -> String {
      let (start, end) = (CalendarDay(number: first), CalendarDay(number: last))
      func text(_ day: CalendarDay) -> String {
        [4, 7, 10].randomElement(using: &generator).map { String("\(day)".prefix($0)) }!
      }
      return "\(text(start))/\(text(end))"
    }
    func span(in days: ClosedRange<Int>) -> (Int, Int) {
      let (one, other) = (
        Int.random(in: days, using: &generator), Int.random(in: days, using: &generator)
      )
      return (min(one, other), max(one, other))
    }
    for _ in 0..<60 {
      var rows = ["p b 1900/1912 \([0.5, 1].randomElement(using: &generator)!)"]
      for _ in 0..<Int.random(in: 0...3, using: &generator) {
        let (first, last) = span(in: days)
        rows.append(
          "p b \(inner(first, last)) \([0.25, 0.5, 1].randomElement(using: &generator)!)")
      }
      for _ in 0..<Int.random(in: 1...2, using: &generator) {
        let (first, last) = span(in: days)
        rows.append("q b \(CalendarDay(number: first))/\(CalendarDay(number: last))")
      }
      let chronicle = try memberships(rows)
      let claims = try chronicle.projection(through: ["seat"]).chronicle.relationships
      for number in stride(from: days.lowerBound - 400, through: days.upperBound + 400, by: 3) {
        let day = CalendarDay(number: number)...CalendarDay(number: number)
        func belief(_ member: Figure.ID) -> Double {
          chronicle.relationships.filter {
            $0.source == member && $0.when.possiblyHolds(during: day, rule: .exact)
          }.map(\.confidence).max() ?? 0
        }
        let found = claims.filter { $0.when.possiblyHolds(during: day, rule: .exact) }
        #expect(
          found.reduce(0) { $0 + $1.confidence } == belief("p") * belief("q"),
          "\(day.lowerBound) of \(rows): \(found.map(\.when))")
      }
    }
    #expect(
      try lines(
        memberships([
          "p b 1907/1912", "q b 1908-05-17/1912-08-02", "p b 1908/1911",
        ])) == ["p-q 1908-05-17/1912-08-02 1 b certain"])
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
