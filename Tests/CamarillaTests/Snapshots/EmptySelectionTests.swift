import TestSupport
import Testing

@testable import Camarilla

/// Why nothing is left of a selection, against snapshots taken with each of the options by itself.
@Suite struct EmptySelectionTests {
  private func randomOptions(_ generator: inout SeededGenerator) -> SnapshotOptions {
    var options = SnapshotOptions()
    func isDrawn() -> Bool { Int.random(in: 0..<3, using: &generator) == 0 }
    if isDrawn() { options.reading = [.yearStart, .yearEnd].randomElement(using: &generator)! }
    if isDrawn() { options.certainty = .certain }
    if isDrawn() { options.approximation = .exact }
    if isDrawn() { options.minimumConfidence = 0.5 }
    if isDrawn() { options.kinds = ["appointment"] }
    if isDrawn() { options.withoutSources = ["s"] }
    if isDrawn() { options.window = 3 }
    if isDrawn() { options.selection.only = ["f0", "f1", "f2", "f3"] }
    if isDrawn() { options.selection.without = ["f3"] }
    if isDrawn() {
      options.selection.condition = try! Selection.Condition(parsing: "tie.confidence > 0.5")
    }
    return options
  }

  private func keeping(
    _ filters: [EmptySelection.Filter], of options: SnapshotOptions
  ) -> SnapshotOptions {
    var kept = SnapshotOptions(window: options.window)
    for filter in filters {
      switch filter {
      case .reading: kept.reading = options.reading
      case .certainty: kept.certainty = options.certainty
      case .approximation: kept.approximation = options.approximation
      case .minimumConfidence: kept.minimumConfidence = options.minimumConfidence
      case .kinds: kept.kinds = options.kinds
      case .withoutSources: kept.withoutSources = options.withoutSources
      case .only: kept.selection.only = options.selection.only
      case .without: kept.selection.without = options.selection.without
      case .condition: kept.selection.condition = options.selection.condition
      }
    }
    return kept
  }

  /// The relationships of all years together, each once.
  private func ids(
    _ chronicle: Chronicle, _ years: [ClosedRange<Int>], _ options: SnapshotOptions
  ) -> Set<String> {
    Set(
      years.flatMap { $0 }.flatMap { year in
        chronicle.snapshot(of: year, options: options).relationships.map(\.id)
      })
  }

  /// A small chronicle of random claims, half of which are doubted and half of which cite one source.
  private func times(_ years: [ClosedRange<Int>]) -> [AskedTime] {
    years.map { .each(TimeSteps(years: $0)) }
  }

  private func randomClaims(_ generator: inout SeededGenerator) throws -> Chronicle {
    let plain = try randomChronicle(figures: 5, relationships: 4, using: &generator)
    var builder = Chronicle.Builder(infersFigures: true)
    for (row, relationship) in plain.relationships.enumerated() {
      var claim = relationship
      claim.id = "r\(row)"
      claim.confidence = Bool.random(using: &generator) ? 0.25 : 1
      claim.citations =
        Bool.random(using: &generator) ? [Citation(source: "s", locator: nil)] : []
      builder.add(claim)
    }
    return try builder.build()
  }

  @Test func causesAreThoseOfSnapshotsByEachOption() throws {
    var generator = SeededGenerator(seed: 61)
    var (empty, together, outside) = (0, 0, 0)
    for _ in 0..<3000 {
      let chronicle = try randomClaims(&generator)
      let options = randomOptions(&generator)
      let first = Int.random(in: 1895...1935, using: &generator)
      var years = [first...first + Int.random(in: 0...2, using: &generator)]
      if Bool.random(using: &generator) { years.append(first + 5...first + 5) }
      let found = chronicle.emptySelection(of: times(years), options: options)
      #expect((found != nil) == ids(chronicle, years, options).isEmpty)
      guard let found else { continue }
      empty += 1
      let all = ids(chronicle, years, keeping([], of: options))
      let rows = chronicle.relationships.filter { all.contains($0.id) }
      #expect(found.count == all.count)
      #expect(found.highestConfidence == rows.map(\.confidence).max() ?? 0)
      #expect(
        Dictionary(uniqueKeysWithValues: found.kinds.map { ($0.name, $0.count) })
          == Dictionary(grouping: rows, by: \.kind).mapValues(\.count))
      let isAlone = EmptySelection.Filter.allCases.filter { filter in
        ids(chronicle, years, keeping([filter], of: options)).isEmpty
      }
      var told: [EmptySelection.Filter] = []
      for cause in found.causes {
        switch cause {
        case .noRelationships: Issue.record("there are relationships")
        case .nobodyAround, .core: Issue.record("no circle was asked for")
        case .outside:
          outside += 1
          #expect(all.isEmpty)
        case .alone(let filter): told.append(filter)
        case .together(let filters):
          together += 1
          #expect(isAlone.isEmpty && filters.count > 1)
          let kept = keeping(filters.map(\.filter), of: options)
          #expect(ids(chronicle, years, kept).isEmpty)
          for (filter, left) in filters {
            #expect(left == ids(chronicle, years, keeping([filter], of: options)).count)
          }
        }
      }
      if !all.isEmpty { #expect(told == isAlone) }
    }
    #expect(empty > 300 && together > 20 && outside > 50, "\(empty), \(together), \(outside)")
  }

  @Test func theNearestYearsAreThoseAroundAGap() throws {
    let chronicle = try chronicle("alliance a b 1900/1910", "rivalry b c 1950/..")
    func nearest(_ years: ClosedRange<Int>) throws -> [Int?] {
      let found = try #require(
        chronicle.emptySelection(of: times([years]), options: SnapshotOptions()))
      guard case .outside(let before, let after)? = found.causes.first else { return [] }
      return [before?.year, after?.year]
    }
    #expect(try nearest(1930...1935) == [1910, 1950])
    #expect(try nearest(1800...1899) == [nil, 1900])
    #expect(chronicle.emptySelection(of: times([2050...2050]), options: SnapshotOptions()) == nil)
    #expect(chronicle.emptySelection(of: nil, options: SnapshotOptions()) == nil)
    let none = try Chronicle.Builder().build().emptySelection(of: nil, options: SnapshotOptions())
    guard case .noRelationships? = none?.causes.first else {
      Issue.record("a chronicle without relationships is empty")
      return
    }
  }
}
