import Camarilla
import GraphKernels
import TestSupport
import Testing

@Suite struct SnapshotTests {
  private func ids(_ snapshot: Snapshot) -> [String] { snapshot.relationships.map(\.id) }

  @Test func theReadingDecidesWhenARelationshipHasToHold() throws {
    let chronicle = try chronicle("alliance a b 1922-05/1925-12-18", "rivalry a b 1925-12-18/1934")
    func ids(_ year: Int, _ reading: SnapshotOptions.Reading) -> [String] {
      self.ids(chronicle.snapshot(of: year, options: SnapshotOptions(reading: reading)))
    }
    #expect(ids(1925, .during) == ["r1", "r2"])
    #expect(ids(1925, .yearEnd) == ["r2"])
    #expect(ids(1925, .yearStart) == ["r1"])
    #expect(ids(1921, .during) == [])
    #expect(ids(1934, .yearEnd) == ["r2"])
    #expect(ids(1935, .during) == [])
  }

  @Test func certaintyAndApproximation() throws {
    let chronicle = try chronicle("alliance a b 1926~", "alliance a c 192X", "alliance a d 1926?")
    func ids(_ year: Int, _ certainty: SnapshotOptions.Certainty, units: Int = 1) -> [String] {
      self.ids(
        chronicle.snapshot(
          of: year,
          options: SnapshotOptions(
            certainty: certainty, approximation: ApproximationRule(units: units))))
    }
    #expect(ids(1926, .possible) == ["r1", "r2", "r3"])
    #expect(ids(1926, .certain) == ["r1", "r3"])
    #expect(ids(1927, .possible) == ["r1", "r2"])
    #expect(ids(1927, .possible, units: 0) == ["r2"])
    #expect(ids(1928, .possible, units: 2) == ["r1", "r2"])
    #expect(ids(1927, .certain) == [])
  }

  @Test func windowKindsConfidenceAndIsolation() throws {
    var builder = Chronicle.Builder()
    for (id, born, died) in [("a", "1880", "1930"), ("b", "1881", ""), ("c", "1925", "1990")] {
      builder.add(
        Figure(
          id: Figure.ID(id), name: id.uppercased(), born: try HistoricalDate(born),
          died: died.isEmpty ? nil : try HistoricalDate(died)))
    }
    builder.add(
      Relationship(kind: "alliance", source: "a", target: "b", when: try Period("1924")))
    builder.add(
      Relationship(
        kind: "rivalry", source: "a", target: "b", when: try Period("1926"), confidence: 0.4))
    let chronicle = try builder.build()
    func ids(_ options: SnapshotOptions) -> [String] {
      self.ids(chronicle.snapshot(of: 1926, options: options))
    }
    #expect(ids(SnapshotOptions()) == ["r2"])
    #expect(ids(SnapshotOptions(window: 3)) == ["r1", "r2"])
    #expect(ids(SnapshotOptions(window: 3, minimumConfidence: 0.5)) == ["r1"])
    #expect(ids(SnapshotOptions(window: 3, kinds: ["rivalry"])) == ["r2"])
    let isolated = SnapshotOptions(kinds: [], includesIsolated: true)
    #expect(chronicle.snapshot(of: 1924, options: isolated).figures.map(\.id) == ["a", "b"])
    #expect(chronicle.snapshot(of: 1926, options: isolated).figures.map(\.id) == ["a", "b", "c"])
    #expect(chronicle.snapshot(of: 1931, options: isolated).figures.map(\.id) == ["b", "c"])
  }

  /// The index against a look at every relationship, over random chronicles and every option.
  @Test func theIndexFindsWhatAScanFinds() throws {
    var generator = SeededGenerator(seed: 1917)
    for _ in 0..<60 {
      let chronicle = try randomChronicle(figures: 12, relationships: 60, using: &generator)
      for year in stride(from: 1895, through: 1935, by: 3) {
        for certainty in SnapshotOptions.Certainty.allCases {
          for reading in SnapshotOptions.Reading.allCases {
            let window = Int.random(in: 1...4, using: &generator)
            let options = SnapshotOptions(reading: reading, certainty: certainty, window: window)
            let expected = chronicle.relationships.filter { relationship in
              (year - window + 1...year).contains { year in
                holds(relationship.when, year, reading, certainty)
              }
            }
            let snapshot = chronicle.snapshot(of: year, options: options)
            // During a window of years, every reading may have its own year: only days tell.
            if reading == .during && certainty == .certain && window > 1 { continue }
            #expect(Array(snapshot.relationships) == Array(expected))
            let ends = Set(expected.flatMap { [$0.source, $0.target] })
            #expect(snapshot.figures.map(\.id) == ends.sorted())
          }
        }
      }
    }
  }

  private func holds(
    _ period: Period, _ year: Int, _ reading: SnapshotOptions.Reading,
    _ certainty: SnapshotOptions.Certainty
  ) -> Bool {
    let first = CalendarDay(year: year, month: 1, day: 1)!
    let last = CalendarDay(year: year, month: 12, day: 31)!
    let days =
      switch reading {
      case .during: first...last
      case .yearStart: first...first
      case .yearEnd: last...last
      }
    return certainty == .certain
      ? period.certainlyHolds(during: days) : period.possiblyHolds(during: days)
  }

  @Test func certainIsWithinPossibleAndMarked() throws {
    var generator = SeededGenerator(seed: 1924)
    for _ in 0..<40 {
      let chronicle = try randomChronicle(figures: 8, relationships: 40, using: &generator)
      for year in 1905...1925 {
        let possible = chronicle.snapshot(of: year)
        let certain = chronicle.snapshot(of: year, options: SnapshotOptions(certainty: .certain))
        let marked = possible.relationships.indices.filter { possible.isCertain(at: $0) }
        #expect(marked.map { possible.relationships[$0].id } == ids(certain))
      }
    }
  }

  @Test func aTieIsTheNetOfItsClaims() throws {
    let chronicle = try chronicle(
      "alliance b a 1926 2", "rivalry a b 1926 0.5", "alliance a c 1926", "rivalry c a 1926",
      "denunciation c b 1926")
    let snapshot = chronicle.snapshot(of: 1926)
    // a–b is worth 1.5, a–c is ambivalent, b–c is −1.
    let all = snapshot.tieGraph()
    #expect(all.edgeCount == 3)
    #expect(all.weights == [1.5, 0, 1.5, -1, 0, -1])
    #expect(snapshot.tieGraph(selection: .positive).edgeCount == 1)
    #expect(snapshot.tieGraph(selection: .negative).edgeCount == 1)
    // c denounces b: one arc; the undirected claims count both ways.
    #expect(snapshot.arcGraph().arcCount == 5)
  }

  @Test func claimsThatCancelLeaveNoTraceOfRounding() throws {
    let chronicle = try chronicle(
      "alliance a b 1926 0.1", "alliance a b 1926 0.2", "rivalry a b 1926 0.3")
    #expect(chronicle.snapshot(of: 1926).tieGraph().weights == [0, 0])
  }

  /// What is left of heavy claims is the tie's value, however little it is beside them.
  @Test(arguments: [
    ("1e13", "1", 1.0), ("1e9", "0.001", 0.001), ("1e6", "1e-6", 1e-6), ("1e15", "10", 10),
  ])
  func claimsThatNearlyCancel(_ heavy: String, _ light: String, _ left: Double) throws {
    let chronicle = try chronicle(
      "alliance a b 1926 \(heavy)", "alliance a b 1926 \(light)", "rivalry a b 1926 \(heavy)")
    #expect(chronicle.snapshot(of: 1926).tieGraph().weights == [left, left])
  }

  @Test func anEmptyYearIsEmpty() throws {
    let snapshot = try chronicle("alliance a b 1926").snapshot(of: 1850)
    #expect(snapshot.figures.isEmpty && snapshot.relationships.isEmpty)
    #expect(snapshot.tieGraph().vertexCount == 0)
  }
}
