import Camarilla
import CamarillaFormats
import StalinCircle
import TestSupport
import Testing

@testable import CamarillaStore

/// A chronicle of which only some years were read answers as the whole does.
@Suite struct YearsTests {
  /// Random texts of periods, nearly all of which touch the years 1900 to 1960.
  private func periods(seed: UInt64) -> [String] {
    var edtf = RandomEDTF(seed: seed)
    var random = SeededGenerator(seed: seed)
    func year() -> Int { Int.random(in: 1900...1960, using: &random) }
    func mark() -> String { ["", "", "", "~", "?", "%"].randomElement(using: &random)! }
    var texts = RandomChronicle.periods
    for _ in 0..<30 {
      let (a, b) = (year(), year())
      texts += [
        "\(a)\(mark())", "\(min(a, b))\(mark())/\(max(a, b))\(mark())", "\(a)-05-14\(mark())",
        "\(a)-02/..", "../\(a)\(mark())", "/\(a)", "\(a)\(mark())/", "\(a)-06-11/\(a)-06-12",
        "[\(min(a, b)),\(max(a, b) + 1)]", "19\(a % 100 / 10)X\(mark())", edtf.period(),
      ]
    }
    return texts.filter { (try? Period($0)) != nil } + ["../.."]
  }

  @Test func snapshotsOfThePartAreThoseOfTheWhole() throws {
    try inTemporaryFolder { folder in
      for seed in 0..<60 as Range<UInt64> {
        var chronicles = RandomChronicle(seed: seed, periods: periods(seed: seed))
        let whole = try chronicles.make()
        let path = folder + "/x.camarilla"
        try ChronicleStore.write(whole, to: path)
        let store = try ChronicleStore(path: path)
        var random = SeededGenerator(seed: seed &+ 1000)
        for _ in 0..<12 {
          let year = Int.random(
            in: [1895...1965, -50...10, 16_999_990...17_000_000].randomElement(using: &random)!,
            using: &random)
          var options = SnapshotOptions()
          options.reading = SnapshotOptions.Reading.allCases.randomElement(using: &random)!
          options.certainty = Bool.random(using: &random) ? .possible : .certain
          options.window = Int.random(in: 1...4, using: &random)
          options.includesIsolated = Bool.random(using: &random)
          options.approximation = ApproximationRule(units: Int.random(in: 0...12, using: &random))
          options.minimumConfidence = Bool.random(using: &random) ? 0 : 0.5
          let part = try store.chronicle(
            during: year - options.window + 1...year, approximation: options.approximation,
            allFigures: options.includesIsolated)
          let (a, b) = (
            part.snapshot(of: year, options: options), whole.snapshot(of: year, options: options)
          )
          #expect(Array(a.relationships) == Array(b.relationships), "seed \(seed), \(year)")
          #expect(a.figures == b.figures, "seed \(seed), \(year)")
          #expect(
            a.relationships.indices.map(a.isCertain(at:))
              == b.relationships.indices.map(b.isCertain(at:)))
        }
      }
    }
  }

  @Test func readsNothingBeyondTheYears() throws {
    try inTemporaryFolder { folder in
      let path = folder + "/x.camarilla"
      try ChronicleStore.write(.stalinCircle, to: path)
      let store = try ChronicleStore(path: path)
      for year in [1917, 1924, 1937, 1953] {
        let part = try store.chronicle(during: year...year)
        let span = CalendarDay.days(ofYear: year)
        let expected = Chronicle.stalinCircle.relationships.filter { relationship in
          let (start, end) = relationship.when.bounds()
          return start <= span.upperBound && end >= span.lowerBound
        }
        #expect(Array(part.relationships) == expected)
        #expect(
          Set(part.figures.map(\.id)) == Set(expected.flatMap { [$0.source, $0.target] }))
        #expect(
          part.snapshot(of: year).scores(by: .betweenness)
            == Chronicle.stalinCircle.snapshot(of: year).scores(by: .betweenness))
      }
      let two = try store.chronicle(during: [1924...1925, 1925...1927])
      #expect(
        Array(two.relationships) == Array(try store.chronicle(during: 1924...1927).relationships))
    }
  }

  @Test func lengthsOfBoundsHaveTheirLevels() throws {
    // One day, two days, three and four, a year of 365 days, a thousand years.
    let expected = [
      ("1926-05-14", 0), ("1926-05-14/1926-05-15", 1), ("1926-05-14/1926-05-16", 2),
      ("1926-05-14/1926-05-17", 2), ("1926-05-14/1926-05-18", 3), ("1926", 9), ("1XXX", 19),
      ("1926/..", 63), ("../1926", 62), ("../..", 63), ("1926~", 64 + 11),
    ]
    for (text, level) in expected { #expect(TimelineKey(try Period(text)).level == level) }
  }

  /// Whoever asks about one year after another reads all figures once, until somebody changes the store.
  @Test func allFiguresAreKeptUntilTheStoreIsChanged() throws {
    try inTemporaryFolder { folder in
      let path = folder + "/x.camarilla"
      try ChronicleStore.write(.stalinCircle, to: path)
      let kept = KeptFigures()
      func part(of year: Int) throws -> Chronicle {
        try ChronicleStore(path: path).chronicle(
          during: [year...year], approximation: .standard, allFigures: true, keeping: kept)
      }
      let (first, second) = (try part(of: 1926), try part(of: 1937))
      #expect(first.figureTable === second.figureTable)
      #expect(second.figures == Chronicle.stalinCircle.figures)
      try ChronicleStore(editing: path).amend(
        figure: "stalin",
        note: EditNote(author: "Clerk", time: "2026-11-21T09:30:00Z", reason: "a test")
      ) { $0.name = "Iosif Dzhugashvili" }
      let third = try part(of: 1937)
      #expect(third.figureTable !== second.figureTable)
      #expect(third.figure(id: "stalin")?.name == "Iosif Dzhugashvili")
      #expect(try part(of: 1926).figureTable === third.figureTable)
    }
  }
}
