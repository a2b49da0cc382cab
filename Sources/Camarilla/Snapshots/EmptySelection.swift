/// Why the options of a snapshot leave no relationship of some time, and what there is instead.
package struct EmptySelection: Sendable {
  /// An option that leaves relationships out.
  package enum Filter: Int, Sendable, CaseIterable {
    // Those of the dates come first: a relationship that is certain, and holds at the end of the year,
    // need not hold for certain then, so these are judged together.
    case reading, certainty, approximation
    case minimumConfidence, kinds, withoutSources
    case only, without, condition
  }

  package enum Cause: Sendable {
    /// The chronicle has no relationships.
    case noRelationships
    /// None holds in the time asked for. `before` and `after` are the nearest steps of its unit in which some does,
    /// where it lies between such.
    case outside(before: TimeStep?, after: TimeStep?)
    /// One option leaves nothing of what holds.
    case alone(Filter)
    /// Options which only together leave nothing, with how many relationships each of them leaves.
    case together([(filter: Filter, left: Int)])
    /// None of those whose circle is asked for is there: what leaves each of them out by itself, if anything does, and
    /// without which other options somebody would be there.
    case nobodyAround([(figure: Figure.ID, leftOut: Filter?)], unless: [Filter])
    /// No figures are tied to each other closely enough; the highest core that there is.
    case core(highest: Int)
  }

  package let causes: [Cause]
  package let options: SnapshotOptions
  /// The unit of time asked about.
  package let unit: TimeUnit
  /// The years that the chronicle's dates name.
  package let years: ClosedRange<Int>?
  /// How many relationships hold in the time asked for, whatever the options.
  package let count: Int
  /// Their kinds, in the chronicle's order, each with its number.
  package let kinds: [(name: String, count: Int)]
  /// The highest of their confidences.
  package let highestConfidence: Double
  /// Whether figures without relationships are asked for, and some are there.
  var isSomebodyThere = false
}

extension EmptySelection {
  /// That nothing holds at some times, with the nearest steps in which something does.
  ///
  /// - Parameter days: of what holds before a stretch of days the last day, and of what holds after it the first.
  static func nearest<Failure>(
    outside times: [AskedTime],
    lookingUp days: (ClosedRange<CalendarDay>) throws(Failure) -> (
      before: CalendarDay?, after: CalendarDay?
    )
  ) throws(Failure) -> Cause {
    guard let first = times.map(\.days.lowerBound).min(),
      let last = times.map(\.days.upperBound).max(), let unit = times.first?.steps.unit
    else { return .outside(before: nil, after: nil) }
    let (before, after) = try days(first...last)
    return .outside(
      before: before.map { TimeStep(unit: unit, containing: $0) },
      after: after.map { TimeStep(unit: unit, containing: $0) })
  }

  /// What was found of a part of a chronicle, as it is of the whole; nil where that is not empty, as it has relationships
  /// at other times, and those who stand alone are asked for.
  ///
  /// - Parameters:
  ///   - times: those that the part has been read for.
  ///   - years: the years that the dates of the whole name.
  ///   - days: of what holds in the whole before a stretch of days the last day, and of what holds after it the first.
  package func ofWhole<Failure>(
    outside times: [AskedTime], years: ClosedRange<Int>?,
    lookingUp days: (ClosedRange<CalendarDay>) throws(Failure) -> (
      before: CalendarDay?, after: CalendarDay?
    )
  ) throws(Failure) -> EmptySelection? {
    let isOfNothing = causes.contains { cause in
      switch cause {
      case .noRelationships, .outside: true
      default: false
      }
    }
    guard isOfNothing else { return self }
    if isSomebodyThere { return nil }
    return EmptySelection(
      causes: [try Self.nearest(outside: times, lookingUp: days)], options: options, unit: unit,
      years: years, count: 0, kinds: [], highestConfidence: 0)
  }
}
